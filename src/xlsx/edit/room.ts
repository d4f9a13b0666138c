/** Whether a table can change its size: nothing may stand where it is to grow. */
import { WorkbookError, type WorkbookProblemCode } from '../../workbook/problem.ts'
import { boxRef, cellRef, MOST_COLUMNS, MOST_ROWS, overlap, type Box } from '../../workbook/reference.ts'
import type { OpenBook, OpenTable } from './book.ts'
import { CellCursor } from './cells.ts'
import { descendants } from './dom.ts'
import { parseBox } from './formula.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'

/**
 * @param after the table's whole box after the change
 * @throws WorkbookError `sheet/…` or `table/overlap` with what is in the way
 */
export async function refuseWithoutRoom(book: OpenBook, table: OpenTable, after: Box): Promise<void> {
  const sheet = await book.sheetXml(table.sheet.part)
  const { box } = table
  const refuse = (code: WorkbookProblemCode, cell?: string): never => {
    throw new WorkbookError({
      code,
      sheet: table.sheet.name,
      name: table.name,
      ...(cell === undefined ? {} : { cell }),
    })
  }
  if (after.row + after.rows > MOST_ROWS || after.column + after.columns > MOST_COLUMNS) {
    throw new WorkbookError({
      code: 'sheet/full',
      sheet: table.sheet.name,
      detail: { rows: MOST_ROWS, columns: MOST_COLUMNS },
    })
  }
  const reach: Box = { ...box, rows: Math.max(box.rows, after.rows), columns: after.columns }
  for (const other of await book.tables()) {
    if (other.part !== table.part && other.sheet.part === table.sheet.part && overlap(other.box, reach)) {
      refuse('table/overlap', boxRef(other.box))
    }
  }
  for (const part of await book.pkg.related(table.sheet.part, 'pivotTable')) {
    for (const location of descendants(await book.pkg.document(part), 'location')) {
      const other = parseBox(location.getAttribute('ref') ?? '')
      if (other && overlap(other, reach)) refuse('table/overlap', boxRef(other))
    }
  }
  for (const merged of descendants(sheet.shell, 'mergeCell')) {
    const other = parseBox(merged.getAttribute('ref') ?? '')
    if (other && overlap(other, reach)) refuse('sheet/merged-cells', boxRef(other))
  }
  if (after.columns > box.columns) {
    const beside = { ...reach, column: box.column + box.columns, columns: after.columns - box.columns }
    const cell = firstFilled(sheet, beside)
    if (cell !== null) refuse('sheet/columns-beside', cell)
  }
  if (after.rows > box.rows) {
    const below = { ...after, row: box.row + box.rows, rows: after.rows - box.rows }
    const cell = firstFilled(sheet, below)
    if (cell !== null) refuse('sheet/rows-below', cell)
  }
}

/** The first cell of a box in which something stands, as a reference; null where nothing does. */
export function firstFilled(sheet: SheetXml, box: Box): string | null {
  const { rows, bytes } = sheet
  const cursor = new CellCursor(bytes)
  for (let place = rowPlace(rows, box.row); place < rows.count; place++) {
    const row = rows.numbers[place] as number
    if (row >= box.row + box.rows) break
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next() && cursor.column < box.column + box.columns) {
      if (cursor.column >= box.column && cursor.filled) return cellRef(row, cursor.column)
    }
  }
  return null
}
