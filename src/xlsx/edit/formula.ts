/** References in formulas: found, moved and rewritten without understanding the rest of the formula. */
import { letters, MOST_COLUMNS, MOST_ROWS } from '../../workbook/reference.ts'

/** One corner of a reference. Rows and columns from 0; a fixed one carries `$`. */
export interface Corner {
  readonly row: number
  readonly column: number
  readonly fixedRow: boolean
  readonly fixedColumn: boolean
}

export interface Reference {
  /** Name of the sheet as people read it; null for the formula's own. */
  readonly sheet: string | null
  readonly first: Corner
  /** Null for a single cell. */
  readonly last: Corner | null
}

/** What a reference becomes: another one, `deleted`, or null where it stays as it is. */
export type MapReference = (reference: Reference) => { first: Corner; last: Corner | null } | 'deleted' | null

const CELL = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`
const SHEET = String.raw`(?:'(?:[^']|'')+'|(?:\[[^\][]*\])?[\p{L}_\\][\p{L}\p{N}_.\\?]*(?::[\p{L}_\\][\p{L}\p{N}_.\\?]*)?)!`
const TOKEN = new RegExp(
  [
    '"(?:[^"]|"")*"',
    `(?<sheet>${SHEET})?(?<first>${CELL})(?::(?<last>${CELL}))?(?![\\p{L}\\p{N}_.(!\\[])`,
    SHEET,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`,
    // Structured references and the numbers of other workbooks.
    String.raw`\[(?:[^\][']|'.|\[(?:[^\][']|'.)*\])*\]`,
  ].join('|'),
  'gu',
)

/** The formula with each reference to cells of this workbook mapped. The rest of it stays as it is. */
export function mapReferences(formula: string, map: MapReference): string {
  return formula.replace(TOKEN, (token: string, ...rest: unknown[]) => {
    const groups = rest[rest.length - 1] as Partial<Record<'sheet' | 'first' | 'last', string>>
    if (groups.first === undefined) return token
    const prefix = groups.sheet ?? ''
    const sheet = prefix === '' ? null : sheetOf(prefix)
    if (sheet !== null && isForeign(sheet)) return token
    const first = corner(groups.first)
    const last = groups.last === undefined ? null : corner(groups.last)
    if (!first || (groups.last !== undefined && !last)) return token
    const mapped = map({ sheet, first, last })
    if (mapped === null) return token
    if (mapped === 'deleted') return `${prefix}#REF!`
    return `${prefix}${cornerText(mapped.first)}${mapped.last ? `:${cornerText(mapped.last)}` : ''}`
  })
}

/** A cell of another workbook, or of several sheets at once. */
const isForeign = (sheet: string): boolean => sheet.includes('[') || sheet.includes(':')

function sheetOf(prefix: string): string {
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name
}

function corner(text: string): Corner | null {
  const [, fixedColumn, name = '', fixedRow, number] = /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(text) ?? []
  const column = columnNumber(name)
  const row = Number(number) - 1
  if (column < 0 || column >= MOST_COLUMNS || !(row >= 0 && row < MOST_ROWS)) return null
  return { row, column, fixedRow: fixedRow === '$', fixedColumn: fixedColumn === '$' }
}

/** `A` is 0; -1 for ''. */
export const columnNumber = (name: string): number =>
  [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const cornerText = ({ row, column, fixedRow, fixedColumn }: Corner): string =>
  `${fixedColumn ? '$' : ''}${letters(column)}${fixedRow ? '$' : ''}${row + 1}`

/** A formula as it reads when it is copied that many rows down and columns right. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula
  return mapReferences(formula, ({ first, last }) => {
    const moved = [first, last ?? first].map((it) => ({
      ...it,
      row: it.fixedRow ? it.row : it.row + rows,
      column: it.fixedColumn ? it.column : it.column + columns,
    }))
    const [a, b] = moved as [Corner, Corner]
    const outside = moved.some(
      ({ row, column }) => row < 0 || row >= MOST_ROWS || column < 0 || column >= MOST_COLUMNS,
    )
    return outside ? 'deleted' : { first: a, last: last ? b : null }
  })
}

/** `B3:D9`, `$B$3` as a box of rows and columns; null where it is none. */
export function parseBox(
  text: string,
): { row: number; column: number; rows: number; columns: number } | null {
  const [a = '', b = a, more] = text.split(':')
  const [first, last] = [corner(a), corner(b)]
  if (!first || !last || more !== undefined) return null
  const row = Math.min(first.row, last.row)
  const column = Math.min(first.column, last.column)
  return {
    row,
    column,
    rows: Math.abs(last.row - first.row) + 1,
    columns: Math.abs(last.column - first.column) + 1,
  }
}
