import { unreachable } from '../base/unreachable.ts'
import type { Link } from '../report/steps.ts'
import type { BlockId } from '../report/report.ts'
import type { CellChange, RankedRows, RowChange, RowsContent, TableChanges } from './changes.ts'
import type { CellRun, TableEdit } from './edit.ts'
import { packValues, unpackColumn } from './pack.ts'
import type { BlockRecord } from './record.ts'
import { same } from './same.ts'
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
  /** Tables that took the place of lost ones (`adopt`): recorded, even where nothing is written into them. */
  readonly adopted?: readonly BlockId[]
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
  readonly cells: readonly CellChange[]
  readonly rows: DecidedRows
}

/** What becomes of the rows. `fresh` and `gone` are rows of the changes' contents of that name. */
export interface DecidedRows {
  readonly appended: readonly { readonly key: string; readonly fresh: number }[]
  readonly removed: readonly { readonly key: string; readonly row: number; readonly gone: number }[]
  /** Rows that stay although withdrawn, and rows whose figure is back. */
  readonly marked: readonly { readonly key: string; readonly row: number; readonly gone?: number }[]
  readonly unmarked: readonly { readonly key: string; readonly row: number }[]
}

export function decideTable(changes: TableChanges, choices: Choices): DecidedTable {
  const taken = (key: string, column?: string): boolean =>
    (choices.each?.get(conflictId(changes.block, key, column)) ?? choices.default) === 'take'
  const cells = changes.cellChanges.filter(
    (it) => it.why === 'revised' || (it.why === 'conflict' && taken(it.key, it.column)),
  )
  const rows = decideRows(changes.rowChanges, taken)
  const added = changes.columnChanges.filter((it) => it.why === 'added')
  const inOrder = changes.ranked?.contents
  const runs = inOrder ? runsBetween(inOrder) : runsOf(cells, changes)
  const nothing = [runs, added, changes.formats, ...Object.values(rows)].every((it) => it.length === 0)
  const edit: TableEdit = {
    block: changes.block,
    sheet: changes.sheet,
    object: changes.object,
    rows: changes.rows,
    columns: changes.columns,
    newColumns: added.map(({ values }, index) => ({
      column: changes.columns.length - added.length + index,
      values,
    })),
    runs,
    formats: changes.formats,
    marks: [
      ...rows.marked.map(({ row }) => ({ row, withdrawn: true })),
      ...rows.unmarked.map(({ row }) => ({ row, withdrawn: false })),
    ],
    ...(inOrder
      ? { remove: rest(inOrder.old.rows, inOrder.new.rows), append: restOf(inOrder) }
      : {
          remove: rows.removed.map((it) => it.row).sort((a, b) => a - b),
          append: pickRows(
            changes.fresh,
            rows.appended.map((it) => it.fresh),
          ),
        }),
  }
  const keptRows = rows.marked.flatMap(({ gone }) => gone ?? [])
  return { changes, edit: nothing ? null : edit, next: withKept(changes, keptRows), cells, rows }
}

function decideRows(changes: readonly RowChange[], taken: (key: string) => boolean): DecidedRows {
  const rows = {
    appended: [] as { key: string; fresh: number }[],
    removed: [] as { key: string; row: number; gone: number }[],
    marked: [] as { key: string; row: number; gone?: number }[],
    unmarked: [] as { key: string; row: number }[],
  }
  for (const it of changes) {
    switch (it.why) {
      case 'added':
        rows.appended.push(it)
        break
      case 'withdrawn':
        rows.removed.push(it)
        break
      case 'kept':
        rows.marked.push(it)
        break
      case 'returned':
        rows.unmarked.push(it)
        break
      case 'yours':
        break
      case 'conflict':
        // A row that may be the analyst's own loses nothing by a mark.
        if (it.about === 'withdrawn-or-yours') (taken(it.key) ? rows.removed : rows.marked).push(it)
        else if (taken(it.key)) rows.appended.push(it)
        break
      default:
        unreachable(it)
    }
  }
  return rows
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

/** The runs that bring a table into the order of the new figures, row by row from the top. */
function runsBetween({ old, new: fresh }: NonNullable<RankedRows['contents']>): CellRun[] {
  const runs: { column: number; row: number; values: CellContent[]; links: (Link | null)[] }[] = []
  for (const [column, values] of fresh.columns.entries()) {
    const before = old.columns[column]
    if (!values || !before) continue
    for (let row = 0; row < Math.min(old.rows, fresh.rows); row++) {
      const value = values[row] ?? null
      if (same(before[row] ?? null, value)) continue
      const run = runs.at(-1)
      const link = fresh.links?.[column]?.[row] ?? null
      if (run && run.column === column && run.row + run.values.length === row) {
        run.values.push(value)
        run.links.push(link)
      } else runs.push({ column, row, values: [value], links: [link] })
    }
  }
  return runs.map(({ links, ...run }) => (fresh.links?.[run.column] ? { ...run, links } : run))
}

const rest = (from: number, over: number): number[] =>
  Array.from({ length: Math.max(0, from - over) }, (_, at) => over + at)

const restOf = ({ old, new: fresh }: NonNullable<RankedRows['contents']>): RowsContent =>
  pickRows(fresh, rest(fresh.rows, old.rows))

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
