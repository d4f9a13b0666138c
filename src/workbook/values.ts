import type { Column } from '../data/table.ts'
import type { TableColumn } from '../report/steps.ts'

/** What a cell shows as plain data; null is an empty cell. Dates are serial numbers of the 1900 system. */
export type CellValue = string | number | boolean | null

/** What stands in a cell: a value, or a formula (`=SUM(A1:A3)`, English names) with what it last came to. */
export type CellContent = CellValue | Formula
export interface Formula {
  readonly formula: string
  readonly value: CellValue
}

export const isFormula = (content: CellContent): content is Formula =>
  typeof content === 'object' && content !== null

/** What a cell shows: of a formula, what it last came to. */
export const plainValue = (content: CellContent): CellValue => (isFormula(content) ? content.value : content)

const LONGEST_TEXT = 32_767
// Lone surrogates, control characters and noncharacters: no XML part and no sheet can carry them.
const UNFIT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/**
 * Text as every adapter writes it, so that what is read back equals what was written: line ends are LF,
 * characters that a workbook cannot hold become U+FFFD, and at most 32,767 UTF-16 units are kept.
 */
export function cellText(text: string): string {
  const fit = text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd')
  if (fit.length <= LONGEST_TEXT) return fit
  const cut = fit.slice(0, LONGEST_TEXT)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** The value of one cell of a table of the plan as every adapter writes it: never NaN, never ''. */
export function cellValue(column: TableColumn, row: number): CellValue {
  return valueAt(column.data, row, column.format === 'date')
}

function valueAt(data: Column, row: number, asSerial: boolean): CellValue {
  switch (data.kind) {
    case 'number': {
      const value = data.values[row]
      return value === undefined || !Number.isFinite(value) ? null : value
    }
    case 'text':
      return cellText(data.values[data.codes[row] ?? 0] ?? '') || null
    case 'raw':
      return cellText(data.text(row)) || null
    case 'date': {
      const date = data.values[row] ?? 0
      if (date === 0) return null
      return (asSerial ? serialOf(date) : null) ?? isoOf(date)
    }
  }
}

/** A table's column as cells, top to bottom. Dictionary text is cleaned once a value, not once a row. */
export function cellValues(column: TableColumn, rows: number): CellValue[] {
  const { data } = column
  if (data.kind === 'text') {
    const values = data.values.map((text) => cellText(text) || null)
    return Array.from({ length: rows }, (_, row) => values[data.codes[row] ?? 0] ?? null)
  }
  return Array.from({ length: rows }, (_, row) => cellValue(column, row))
}

/** `yyyymmdd` as ISO 8601 at the precision that is known: 20091200 is `2009-12`. */
export function isoOf(date: number): string {
  const text = String(date).padStart(8, '0')
  const parts = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)]
  const known = parts[1] === '00' ? 1 : parts[2] === '00' ? 2 : 3
  return parts.slice(0, known).join('-')
}

const DAY = 86_400_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

/** The serial number of a whole date; null where a month or day is unknown or before 1 March 1900. */
export function serialOf(date: number): number | null {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
  if (month === 0 || day === 0) return null
  const serial = (Date.UTC(year, month - 1, day) - SERIAL_ZERO) / DAY
  // Excel counts a 29 February 1900 that never was; serials before it would be a day out.
  return serial < 61 ? null : serial
}
