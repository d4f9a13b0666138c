import { fail, ok, type Result } from '../base/result.ts'
import type { TableStep } from '../report/steps.ts'
import { agreement, ENOUGH, type Positions } from './match-columns.ts'
import type { WorkbookProblem } from './problem.ts'
import { rowPrints, unpackPrints } from './row-prints.ts'
import type { BlockRecord } from './record.ts'
import {
  columnsAt,
  findColumns,
  lastRows,
  lastValues,
  placed,
  sideOf,
  type Columns,
  type Side,
} from './side.ts'
import type { TableState } from './state.ts'
import { cellValues, type CellValue } from './values.ts'

/** The new figures. A column that left the schema stands in them without values: its figures were withdrawn. */
function columnsOf(step: TableStep, record: BlockRecord): Map<string, readonly CellValue[]> {
  const none = new Array<null>(step.rows).fill(null)
  return new Map([
    ...(record.columns ?? []).map(({ id }) => [id, none] as const),
    ...step.columns.map((column) => [column.id, cellValues(column, step.rows)] as const),
  ])
}

/** The three sides of a merge. */
export interface Sides {
  readonly mine: Side
  /** The values last written, and after them the rows that were withdrawn earlier and stayed. */
  readonly last: Side
  /** The first row of `last` that was withdrawn earlier. */
  readonly withdrawnFrom: number
  /** Whether the values last written were stored: what is not in `last` was never ours then. */
  readonly complete: boolean
  readonly theirs: Side
  /** What the prints of the rows last written tell where their values were not stored; null without prints. */
  readonly written: WrittenRows | null
  readonly positions: Positions
  /** Ids of the key columns. */
  readonly keys: readonly string[]
}

export interface WrittenRows {
  /** Of each row of the sheet, whether it is just as it was written; null where a managed column is gone. */
  readonly mine: readonly boolean[] | null
  /** Of each new figure, whether it is just as it was last written: it was not revised then. */
  readonly theirs: readonly boolean[]
}

function writtenRows({ columns, prints }: BlockRecord, mine: Side, theirs: Side): WrittenRows | null {
  if (prints === undefined) return null
  const known = unpackPrints(prints)
  const ids = columns?.map(({ id }) => id) ?? []
  const asWritten = (side: Side): boolean[] =>
    Array.from(rowPrints(ids, side.columns, side.rows), (print) => known.has(print))
  return {
    mine: ids.every((id) => mine.columns.has(id)) ? asWritten(mine) : null,
    theirs: asWritten(theirs),
  }
}

/** Fails when rows cannot be told apart: a key column is gone, or a key stands twice. */
export function sidesOf(
  state: TableState,
  record: BlockRecord,
  step: TableStep,
): Result<Sides, WorkbookProblem> {
  const theirColumns = columnsOf(step, record)
  const found = findColumns(state, record, theirColumns)
  const positions = new Map([...found, ...adopted(state, step, found, record, theirColumns)])

  // Keys of a newer schema can only be used where the record knows their columns already.
  const known = new Set(record.columns?.map((column) => column.id))
  const keys = step.keys.every((id) => known.has(id)) ? step.keys : (record.keys ?? step.keys)
  const failed = (problem: WorkbookProblem): Result<never, WorkbookProblem> =>
    fail(placed(problem, state, record))
  const mine = sideOf(columnsAt(state, positions), state.rows, keys)
  if (!mine.ok) return failed(mine.error)
  const theirs = sideOf(theirColumns, step.rows, keys, 'table/duplicate-new-key')
  if (!theirs.ok) return failed(theirs.error)
  const last = sideOf(lastValues(record), lastRows(record), keys)
  if (!last.ok) return failed(last.error)
  return ok({
    mine: mine.value,
    last: last.value,
    withdrawnFrom: record.base?.rows ?? 0,
    complete: Boolean(record.base),
    theirs: theirs.value,
    written: record.base ? null : writtenRows(record, mine.value, theirs.value),
    positions,
    keys,
  })
}

/**
 * New columns of the schema that are in the table already, unknown to the record: a refresh that ended half
 * way has written them. A column of the analyst with the same header holds other values and is left alone.
 */
function adopted(
  state: TableState,
  step: TableStep,
  known: Positions,
  record: BlockRecord,
  theirs: Columns,
): [string, number][] {
  const recorded = new Set(record.columns?.map((column) => column.id))
  const taken = new Set(known.values())
  return step.columns.flatMap(({ id, header }) => {
    if (recorded.has(id)) return []
    const position = state.columns.findIndex((it, at) => it.header === header && !taken.has(at))
    const share = agreement(state.columns[position]?.values ?? [], theirs.get(id) ?? [])
    return position >= 0 && share >= ENOUGH ? [[id, position] satisfies [string, number]] : []
  })
}
