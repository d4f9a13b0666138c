/** One side of a merge: columns of cells by id, and rows by key. */
import { fail, ok, type Result } from '../base/result.ts'
import { indexKeys, keyText, rowKeys } from './keys.ts'
import { matchColumns, type Positions } from './match-columns.ts'
import { unpackColumn } from './pack.ts'
import type { WorkbookProblem } from './problem.ts'
import type { BlockRecord, PackedValues } from './record.ts'
import type { TableState } from './state.ts'
import type { CellContent, CellValue } from './values.ts'

export type Columns = ReadonlyMap<string, readonly CellContent[]>

export interface Side {
  readonly rows: number
  /** Columns by id; what a side does not have is absent. */
  readonly columns: Columns
  /** The key of each row, '' for none. */
  readonly keys: readonly string[]
  readonly index: ReadonlyMap<string, number>
}

/** Fails when a key column is not among the columns, or a key stands twice. */
export function sideOf(
  columns: Columns,
  rows: number,
  keys: readonly string[],
  code: 'table/duplicate-key' | 'table/duplicate-new-key' = 'table/duplicate-key',
): Result<Side, WorkbookProblem> {
  const lost = keys.find((id) => !columns.has(id))
  if (lost !== undefined) return fail({ code: 'table/key-missing', detail: { column: lost } })
  const read = rowKeys(
    keys.map((id) => columns.get(id) ?? []),
    rows,
  )
  // A table cannot be without rows: one that has nothing to show has an empty one.
  const all = read.length === 1 && read[0] === '' ? [] : read
  // A figure without a key could never be found again, and would be added with every refresh.
  const unkeyed = code === 'table/duplicate-new-key' ? all.indexOf('') : -1
  const index = unkeyed < 0 ? indexKeys(all) : fail({ key: '', row: unkeyed, other: unkeyed })
  if (index.ok) return ok({ rows: all.length, columns, keys: all, index: index.value })
  const { key, row, other } = index.error
  return fail({ code, detail: { key: keyText(key), row: row + 1, other: other + 1 } })
}

/** The managed columns of the table as it is now. `theirs` stands in where the values last written are not stored. */
export function findColumns(state: TableState, record: BlockRecord, theirs: Columns = new Map()): Positions {
  const expected = record.base ? lastValues(record) : theirs
  return matchColumns(record.columns ?? [], state.columns, (id) => expected.get(id) ?? [])
}

export const columnsAt = (state: TableState, positions: Positions): Columns =>
  new Map([...positions].map(([id, at]) => [id, state.columns[at]?.values ?? []]))

/** The values last written, and after them the rows that stayed although withdrawn; empty where none are stored. */
export function lastValues({ columns, base, withdrawn }: BlockRecord): Map<string, readonly CellValue[]> {
  const values = (packed: PackedValues | null | undefined, index: number): readonly CellValue[] => {
    const column = packed?.columns[index]
    return column ? unpackColumn(column) : []
  }
  return new Map(columns?.map(({ id }, index) => [id, [...values(base, index), ...values(withdrawn, index)]]))
}

export const lastRows = ({ base, withdrawn }: BlockRecord): number =>
  (base?.rows ?? 0) + (withdrawn?.rows ?? 0)

/** Says in which table a problem is, and calls a column by its header. */
export function placed(problem: WorkbookProblem, state: TableState, record: BlockRecord): WorkbookProblem {
  const place = { sheet: state.sheet.name, name: state.object.name }
  if (problem.code !== 'table/key-missing') return { ...problem, ...place }
  const id = problem.detail?.['column']
  const header = record.columns?.find((it) => it.id === id)?.header ?? id ?? ''
  return { ...problem, ...place, detail: { column: header } }
}
