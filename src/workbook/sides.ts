/** The three sides of a merge brought into one shape: columns of cells by id, and rows by key. */
import { fail, ok, type Result } from '../base/result.ts'
import type { TableStep } from '../report/steps.ts'
import { indexKeys, keyText, rowKeys } from './keys.ts'
import { agreement, ENOUGH, matchColumns, type Positions } from './match-columns.ts'
import { unpackColumn } from './pack.ts'
import type { WorkbookProblem } from './problem.ts'
import type { BlockRecord, ColumnRecord, PackedValues } from './record.ts'
import type { TableState } from './state.ts'
import { cellValues, type CellContent, type CellValue } from './values.ts'

export interface Side<Content extends CellContent = CellContent> {
  readonly rows: number
  /** Columns by id; what a side does not have is absent. */
  readonly columns: ReadonlyMap<string, readonly Content[]>
  /** The key of each row, '' for none. */
  readonly keys: readonly string[]
  readonly index: ReadonlyMap<string, number>
}

export interface Sides {
  readonly mine: Side
  /** The values last written, and after them the rows that were withdrawn earlier and stayed. */
  readonly last: Side<CellValue>
  /** The first row of `last` that was withdrawn earlier. */
  readonly withdrawnFrom: number
  /** Whether the values last written were stored: what is not in `last` was never ours then. */
  readonly complete: boolean
  readonly theirs: Side<CellValue>
  readonly positions: Positions
  /** Ids of the key columns. */
  readonly keys: readonly string[]
}

/** Fails when rows cannot be told apart: a key column is gone, or a key stands twice. */
export function sidesOf(
  state: TableState,
  record: BlockRecord,
  step: TableStep,
): Result<Sides, WorkbookProblem> {
  const recorded = record.columns ?? []
  const theirs = new Map(step.columns.map((column) => [column.id, cellValues(column, step.rows)]))
  const last = lastValues(record)
  const known = matchColumns(recorded, state.columns, (id) => last.get(id) ?? theirs.get(id) ?? [])
  const positions = new Map([...known, ...adopted(state, step, known, recorded, theirs)])

  // Keys of a newer schema can only be used where the table has their columns already.
  const recordedIds = new Set(recorded.map((column) => column.id))
  const keys = step.keys.every((id) => recordedIds.has(id)) ? step.keys : (record.keys ?? step.keys)
  const place = { sheet: state.sheet.name, name: state.object.name }
  const lost = keys.find((id) => !positions.has(id) || !theirs.has(id))
  if (lost !== undefined) {
    const column = recorded.find((it) => it.id === lost)?.header ?? lost
    return fail({ code: 'table/key-missing', ...place, detail: { column } })
  }

  const sideOf = <C extends CellContent>(
    code: 'table/duplicate-key' | 'table/duplicate-new-key',
    columns: ReadonlyMap<string, readonly C[]>,
    rows: number,
  ): Result<Side<C>, WorkbookProblem> => {
    const all = rowKeys(
      keys.map((id) => columns.get(id) ?? []),
      rows,
    )
    // A figure without a key could never be found again, and would be added with every refresh.
    const unkeyed = code === 'table/duplicate-new-key' ? all.indexOf('') : -1
    const index = unkeyed < 0 ? indexKeys(all) : fail({ key: '', row: unkeyed, other: unkeyed })
    if (index.ok) return ok({ rows, columns, keys: all, index: index.value })
    const { key, row, other } = index.error
    return fail({ code, ...place, detail: { key: keyText(key), row: row + 1, other: other + 1 } })
  }
  const found = new Map([...positions].map(([id, at]) => [id, state.columns[at]?.values ?? []]))
  const mineSide = sideOf('table/duplicate-key', found, state.rows)
  if (!mineSide.ok) return mineSide
  const theirSide = sideOf('table/duplicate-new-key', theirs, step.rows)
  if (!theirSide.ok) return theirSide
  const withdrawnFrom = record.base?.rows ?? 0
  const lastSide = sideOf('table/duplicate-key', last, withdrawnFrom + (record.withdrawn?.rows ?? 0))
  if (!lastSide.ok) return lastSide
  return ok({
    mine: mineSide.value,
    last: lastSide.value,
    withdrawnFrom,
    complete: Boolean(record.base),
    theirs: theirSide.value,
    positions,
    keys,
  })
}

function lastValues({ columns, base, withdrawn }: BlockRecord): Map<string, readonly CellValue[]> {
  const values = (packed: PackedValues | null | undefined, index: number): readonly CellValue[] => {
    const column = packed?.columns[index]
    return column ? unpackColumn(column) : []
  }
  if (!base && !withdrawn) return new Map()
  return new Map(columns?.map(({ id }, index) => [id, [...values(base, index), ...values(withdrawn, index)]]))
}

/**
 * New columns of the schema that are in the table already, unknown to the record: a refresh that ended half
 * way has written them. A column of the analyst with the same header holds other values and is left alone.
 */
function adopted(
  state: TableState,
  step: TableStep,
  known: Positions,
  recorded: readonly ColumnRecord[],
  theirs: ReadonlyMap<string, readonly CellValue[]>,
): [string, number][] {
  const taken = new Set(known.values())
  return step.columns.flatMap(({ id, header }) => {
    if (recorded.some((it) => it.id === id)) return []
    const position = state.columns.findIndex((it, at) => it.header === header && !taken.has(at))
    const share = agreement(state.columns[position]?.values ?? [], theirs.get(id) ?? []) ?? 0
    return position >= 0 && share >= ENOUGH ? [[id, position] satisfies [string, number]] : []
  })
}
