/** What stands beside a table, in its rows of the sheet: it was written for the figures there. */
import type { CellContent } from '../workbook/values.ts'
import type { Cells } from './read-cells.ts'

/** Asks how far the rows of a table are used; with nothing beside it, that is all that is ever read. */
export function usedBeside(body: Excel.Range): Excel.Range {
  const used = body.getEntireRow().getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  return used
}

/** The used cells left and right of a table. */
export function besideBoxes(sheet: Excel.Worksheet, body: Excel.Range, used: Excel.Range): Cells[] {
  if (used.isNullObject) return []
  const { rowIndex: row, rowCount: rows } = used
  const [left, right] = [used.columnIndex, used.columnIndex + used.columnCount]
  const [first, end] = [body.columnIndex, body.columnIndex + body.columnCount]
  return [
    { sheet, row, rows, column: left, columns: Math.min(first, right) - left },
    { sheet, row, rows, column: Math.max(end, left), columns: right - Math.max(end, left) },
  ].filter(({ columns }) => columns > 0)
}

/** Rows with a cell that is not empty. */
export const filledRows = (rows: readonly (readonly CellContent[])[]): number[] =>
  rows.flatMap((cells, row) => (cells.some((cell) => cell !== null) ? [row] : []))

/** Body rows from 0 with a note or a comment in a cell of the table, and beside it. */
export function remarkedRows(
  remarks: readonly Excel.Range[],
  sheet: string,
  { rowIndex, rowCount, columnIndex, columnCount }: Excel.Range,
): { readonly within: readonly number[]; readonly beside: readonly number[] } {
  const rows = remarks
    .filter(({ worksheet }) => worksheet.id === sheet)
    .map((it) => ({ row: it.rowIndex - rowIndex, column: it.columnIndex - columnIndex }))
    .filter(({ row }) => row >= 0 && row < rowCount)
  const isWithin = ({ column }: { readonly column: number }): boolean => column >= 0 && column < columnCount
  return {
    within: rows.filter(isWithin).map(({ row }) => row),
    beside: rows.filter((it) => !isWithin(it)).map(({ row }) => row),
  }
}

export const ascending = (rows: readonly number[]): number[] => [...new Set(rows)].sort((a, b) => a - b)
