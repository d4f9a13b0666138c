import type { BlockId } from '../report/report.ts'
import type { CellChange, RowChange, RowsContent, TableChanges } from './changes.ts'
import type { CellRun, TableEdit } from './edit.ts'
import { packValues, unpackColumn } from './pack.ts'
import type { BlockRecord } from './record.ts'
import { plainValue, type CellContent, type CellValue } from './values.ts'

/** `keep` what stands in the workbook, or `take` the new figures. */
export type Choice = 'keep' | 'take'
export interface Choices {
  /** For all conflicts that are not named. */
  readonly default: Choice
  /** By `conflictId`. */
  readonly each?: ReadonlyMap<string, Choice>
  /** Deleted blocks that are to be made again. */
  readonly recreate?: readonly BlockId[]
}

/** Names a conflict of a cell, or of a row where no column is given, the same at every reading. */
export const conflictId = (block: BlockId, key: string, column = ''): string =>
  JSON.stringify([block, key, column])

/** What is written of one table's changes, and what is recorded of it then. */
export interface DecidedTable {
  readonly changes: TableChanges
  /** Null where nothing is to be written. */
  readonly edit: TableEdit | null
  readonly next: BlockRecord
  /** The changes that are written, and the rows that stay marked. */
  readonly cells: readonly CellChange[]
  readonly rows: readonly RowChange[]
}

export function decideTable(changes: TableChanges, choices: Choices): DecidedTable {
  const taken = ({ key, column }: { key: string; column?: string }): boolean =>
    (choices.each?.get(conflictId(changes.block, key, column)) ?? choices.default) === 'take'
  const written = (it: CellChange): boolean => it.why === 'revised' || (it.why === 'conflict' && taken(it))
  const cells = changes.cellChanges.filter(written)
  // A row that may be the analyst's own stays when it is kept, but loses nothing by a mark.
  const settled = (it: RowChange): boolean =>
    it.why !== 'yours' && (it.why !== 'conflict' || it.about === 'withdrawn-or-yours' || taken(it))
  const rows = changes.rowChanges.filter(settled)

  const removed: number[] = []
  const appended: number[] = []
  const marks: { row: number; withdrawn: boolean }[] = []
  const keptRows: number[] = []
  for (const it of rows) {
    if (it.why === 'added' || (it.why === 'conflict' && it.about === 'removed-and-revised'))
      appended.push(it.fresh)
    else if (it.why === 'returned') marks.push({ row: it.row, withdrawn: false })
    else if (it.why === 'kept') marks.push({ row: it.row, withdrawn: true })
    else if (it.why === 'withdrawn' || (it.why === 'conflict' && taken(it))) removed.push(it.row)
    else if (it.why === 'conflict') {
      marks.push({ row: it.row, withdrawn: true })
      keptRows.push(it.gone)
    }
  }
  const added = changes.columnChanges.filter((it) => it.why === 'added')
  const nothing = [cells, marks, removed, appended, added].every((it) => it.length === 0)
  const edit: TableEdit = {
    block: changes.block,
    sheet: changes.sheet,
    object: changes.object,
    rows: changes.rows,
    columns: changes.columns,
    newColumns: added.map((it, index) => ({
      column: changes.columns.length - added.length + index,
      values: it.values,
    })),
    runs: runsOf(cells, changes),
    marks,
    remove: removed.sort((a, b) => a - b),
    append: pickRows(changes.fresh, appended),
  }
  return { changes, edit: nothing ? null : edit, next: withKept(changes, keptRows), cells, rows }
}

/** Changed cells as runs down their columns, so that each is one write. */
function runsOf(cells: readonly CellChange[], { columns }: TableChanges): CellRun[] {
  const positions = new Map(columns.map(({ id }, position) => [id, position]))
  const placed = cells
    .map((cell) => ({ cell, column: positions.get(cell.column) ?? -1 }))
    .sort((a, b) => a.column - b.column || a.cell.row - b.cell.row)
  const runs: { column: number; row: number; cells: CellChange[] }[] = []
  for (const { cell, column } of placed) {
    const run = runs.at(-1)
    if (run && run.column === column && run.row + run.cells.length === cell.row) run.cells.push(cell)
    else runs.push({ column, row: cell.row, cells: [cell] })
  }
  return runs.map(({ column, row, cells: run }) => ({
    column,
    row,
    values: run.map((it) => it.new),
    ...(run.some((it) => it.link !== undefined) ? { links: run.map((it) => it.link ?? null) } : {}),
  }))
}

/** Some rows of a content, in the order given. */
export const pickRows = ({ columns, links }: RowsContent, rows: readonly number[]): RowsContent => ({
  rows: rows.length,
  columns: columns.map((values) => values && rows.map((row) => values[row] ?? null)),
  ...(links ? { links: links.map((values) => values && rows.map((row) => values[row] ?? null)) } : {}),
})

/** The record of a table with more rows that stay although withdrawn: rows of `gone`, as they stand. */
function withKept({ next, gone, columns }: TableChanges, rows: readonly number[]): BlockRecord {
  if (rows.length === 0) return next
  const before = next.withdrawn
  const values = (next.columns ?? []).map(({ id }, index): CellValue[] => {
    const earlier = before?.columns[index]
    const content: readonly CellContent[] = gone.columns[columns.findIndex((it) => it.id === id)] ?? []
    return [...(earlier ? unpackColumn(earlier) : []), ...rows.map((row) => plainValue(content[row] ?? null))]
  })
  return { ...next, withdrawn: packValues((before?.rows ?? 0) + rows.length, values) }
}
