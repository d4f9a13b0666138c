/** Making a table, and what may not lie under one. */
import { mergedRangeConflict } from '../errors.ts'
import { type Area, area, intersect, onSheet } from './area.ts'
import { insertCells } from './restructure.ts'
import type { Workbook } from './workbook.ts'
import type { Worksheet } from './worksheet.ts'
import { Table, type TableColumn } from './table.ts'

export const newColumn = (book: Workbook): TableColumn => ({
  id: book.next('column'),
  name: '',
  calculated: null,
  filter: null,
})

export function unique(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}${n}`
  return free
}

/** Tables, PivotTables and merged cells may not lie under a table. */
export function refuseOverlap(sheet: Worksheet, to: Area, own: Table | null): void {
  const others = [
    ...sheet.tables.filter((table) => table !== own).map((table) => table.area),
    ...sheet.pivots.map((pivot) => pivot.area),
    ...sheet.merges,
  ]
  if (others.some((other) => intersect(other, to) !== null)) throw mergedRangeConflict()
}

export function addTable(sheet: Worksheet, at: Area, hasHeaders: boolean): Table {
  const { book } = sheet
  sheet.guard(at)
  refuseOverlap(sheet, at, null)
  const id = book.next('table')
  let taken = at
  if (!hasHeaders) {
    insertCells(sheet, { ...at, rows: 1 }, 'row')
    taken = onSheet({ ...at, rows: at.rows + 1 })
  } else if (at.rows === 1) {
    const below = area(at.row + 1, at.column, 1, at.columns)
    if (!sheet.grid.isBlank(below)) insertCells(sheet, below, 'row')
    taken = onSheet({ ...at, rows: 2 })
  }
  refuseOverlap(sheet, taken, null)
  const names = new Set(book.tables.map((it) => it.name.toLowerCase()))
  let number = book.tables.length + 1
  while (names.has(`table${number}`)) number++
  const table = new Table(book, String(id), `Table${number}`, sheet, taken)
  table.columns = Array.from({ length: taken.columns }, () => newColumn(book))
  book.tables.push(table)
  table.readHeader()
  return table
}
