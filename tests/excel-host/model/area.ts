/** Rectangles of cells and their A1 addresses. Rows and columns count from 0. */
import { invalidArgument } from '../errors.ts'

export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

export interface Area {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS }

export const area = (row: number, column: number, rows = 1, columns = 1): Area => ({
  row,
  column,
  rows,
  columns,
})
export const lastRow = (a: Area): number => a.row + a.rows - 1
export const lastColumn = (a: Area): number => a.column + a.columns - 1
export const cellCount = (a: Area): number => a.rows * a.columns
export const isEntireColumn = (a: Area): boolean => a.rows === MAX_ROWS
export const isEntireRow = (a: Area): boolean => a.columns === MAX_COLUMNS

/** The area, or a refusal where it leaves the sheet. */
export function onSheet(a: Area): Area {
  if (a.row < 0 || a.column < 0 || a.rows < 1 || a.columns < 1) throw invalidArgument()
  if (a.row + a.rows > MAX_ROWS || a.column + a.columns > MAX_COLUMNS) throw invalidArgument()
  return a
}

export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(lastRow(a), lastRow(b)) - row + 1
  const columns = Math.min(lastColumn(a), lastColumn(b)) - column + 1
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

export const overlaps = (a: Area, b: Area): boolean => intersect(a, b) !== null

export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row)
  const column = Math.min(a.column, b.column)
  return {
    row,
    column,
    rows: Math.max(lastRow(a), lastRow(b)) - row + 1,
    columns: Math.max(lastColumn(a), lastColumn(b)) - column + 1,
  }
}

export const holds = (a: Area, row: number, column: number): boolean =>
  row >= a.row && row <= lastRow(a) && column >= a.column && column <= lastColumn(a)

export const contains = (outer: Area, inner: Area): boolean =>
  holds(outer, inner.row, inner.column) && holds(outer, lastRow(inner), lastColumn(inner))

export function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64
  return number - 1
}

export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

const CELLS = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i
const COLUMNS = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/

/** `A1`, `A1:B2`, `A:C`, `2:5`, with or without `$`; null where the text is no address. */
export function parseArea(text: string): Area | null {
  const cells = CELLS.exec(text)
  if (cells) {
    const [, c0 = '', r0 = '', c1 = c0, r1 = r0] = cells
    return between(Number(r0) - 1, columnNumber(c0), Number(r1) - 1, columnNumber(c1))
  }
  const columns = COLUMNS.exec(text)
  if (columns) {
    const [, c0 = '', c1 = ''] = columns
    return between(0, columnNumber(c0), MAX_ROWS - 1, columnNumber(c1))
  }
  const rows = ROWS.exec(text)
  if (rows) {
    const [, r0 = '', r1 = ''] = rows
    return between(Number(r0) - 1, 0, Number(r1) - 1, MAX_COLUMNS - 1)
  }
  return null
}

function between(r0: number, c0: number, r1: number, c1: number): Area | null {
  if (Math.min(r0, r1, c0, c1) < 0) return null
  if (Math.max(r0, r1) >= MAX_ROWS || Math.max(c0, c1) >= MAX_COLUMNS) return null
  return {
    row: Math.min(r0, r1),
    column: Math.min(c0, c1),
    rows: Math.abs(r1 - r0) + 1,
    columns: Math.abs(c1 - c0) + 1,
  }
}

/** `A1:B2`; `A:B` for whole columns and `1:2` for whole rows; with `$` signs when `fixed`. */
export function formatArea(a: Area, fixed = false): string {
  const $ = fixed ? '$' : ''
  const column = (n: number): string => $ + columnLetters(n)
  const row = (n: number): string => $ + String(n + 1)
  if (isEntireColumn(a)) return `${column(a.column)}:${column(lastColumn(a))}`
  if (isEntireRow(a)) return `${row(a.row)}:${row(lastRow(a))}`
  const first = column(a.column) + row(a.row)
  return cellCount(a) === 1 ? first : `${first}:${column(lastColumn(a))}${row(lastRow(a))}`
}

/** The sheet's name as it stands before `!` in an address. */
export function quoteSheet(name: string): string {
  const bare = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && parseArea(name) === null
  return bare ? name : `'${name.replace(/'/g, "''")}'`
}

/** `Sheet1!A1`, `'My sheet'!A1` or `A1` taken apart; the sheet is null where none is named. */
export function splitAddress(address: string): { readonly sheet: string | null; readonly cells: string } {
  const bang = address.lastIndexOf('!')
  if (bang < 0) return { sheet: null, cells: address }
  const sheet = address.slice(0, bang)
  const quoted = /^'(.*)'$/s.exec(sheet)
  return {
    sheet: quoted ? (quoted[1] ?? '').replace(/''/g, "'") : sheet,
    cells: address.slice(bang + 1),
  }
}
