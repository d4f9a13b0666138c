/** Worksheet.copy. */
import { notBuilt } from '../errors.ts'
import { WHOLE_SHEET } from './area.ts'
import { Table } from './table.ts'
import type { Worksheet } from './worksheet.ts'

export function copySheet(sheet: Worksheet, position: number): Worksheet {
  if (sheet.pivots.length > 0 || sheet.charts.length > 0)
    throw notBuilt('Worksheet.copy with PivotTables or charts')
  const { book } = sheet
  const copy = book.addSheet(freeName(sheet))
  book.sheets = book.sheets.filter((it) => it !== copy)
  book.sheets.splice(position, 0, copy)
  for (const [row, column] of sheet.grid.cells(WHOLE_SHEET, false)) {
    copy.grid.set(row, column, sheet.grid.value(row, column), sheet.grid.formula(row, column))
    copy.grid.setStyle(row, column, sheet.grid.style(row, column))
  }
  for (const kind of ['rows', 'columns'] as const) {
    for (const [index, line] of sheet[kind]) copy[kind].set(index, { ...line })
  }
  for (const { row, column, thing } of sheet.links.entries()) copy.links.set(row, column, thing)
  for (const { row, column, thing } of sheet.notes.entries()) copy.notes.set(row, column, thing)
  copy.merges = [...sheet.merges]
  copy.frozen = { ...sheet.frozen }
  copy.tabColor = sheet.tabColor
  copy.gridlines = sheet.gridlines
  for (const table of sheet.tables) {
    const id = String(book.next('table'))
    const twin = new Table(book, id, `${table.name}_${id}`, copy, table.area)
    twin.columns = table.columns.map((column) => ({ ...column, id: book.next('column') }))
    twin.showTotals = table.showTotals
    twin.style = table.style
    book.tables.push(twin)
  }
  return copy
}

/** `Name (2)`, shortened to 31 characters. */
function freeName({ book, name }: Worksheet): string {
  for (let n = 2; ; n++) {
    const end = ` (${n})`
    const free = name.slice(0, 31 - end.length) + end
    if (!book.sheet(free)) return free
  }
}
