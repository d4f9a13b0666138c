/** A1 references, as workbooks and formulas spell them. Rows and columns count from 0. */

export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 16_384

/** `A`, `B` … `XFD`. */
export function letters(column: number): string {
  let rest = column + 1
  let name = ''
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

export interface Box {
  readonly row: number
  readonly column: number
  /** At least 1. */
  readonly rows: number
  /** At least 1. */
  readonly columns: number
}

/** `B3` */
export const cellRef = (row: number, column: number): string => `${letters(column)}${row + 1}`

/** `B3:D9`, or `B3` for a single cell. */
export function boxRef({ row, column, rows, columns }: Box): string {
  const first = cellRef(row, column)
  const last = cellRef(row + rows - 1, column + columns - 1)
  return first === last ? first : `${first}:${last}`
}

/** `'Sheet one'!$B$3:$D$9`: always quoted, which is right for every name. */
export function fullRef(sheet: string, { row, column, rows, columns }: Box): string {
  const at = (r: number, c: number): string => `$${letters(c)}$${r + 1}`
  const first = at(row, column)
  const last = at(row + rows - 1, column + columns - 1)
  return `${quoteSheet(sheet)}!${first === last ? first : `${first}:${last}`}`
}

export const quoteSheet = (sheet: string): string => `'${sheet.replace(/'/g, "''")}'`

export const overlap = (a: Box, b: Box): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns
