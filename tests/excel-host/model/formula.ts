/** References inside formulas, and what inserting cells, renaming a sheet or a table does to them. */
import {
  type Area,
  formatArea,
  lastColumn,
  lastRow,
  parseArea,
  quoteSheet,
  MAX_COLUMNS,
  MAX_ROWS,
} from './area.ts'
import { type Shift, shiftArea } from './shift.ts'

const TOKEN =
  /"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(!.[])|'(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.]*!?/giu

/** Calls `change` for each A1 reference; `sheet` is the name that stands before it, or null. */
export function mapReferences(
  formula: string,
  change: (sheet: string | null, cells: string) => string | null,
): string {
  return formula.replace(TOKEN, (token: string, prefix: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return token
    const sheet = prefix === undefined ? null : unquote(prefix.slice(0, -1))
    const to = change(sheet, cells)
    return to === null ? token : (prefix ?? '') + to
  })
}

const unquote = (name: string): string =>
  name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name

/** The formula after cells moved on `moved`; `home` is the sheet that the formula stands on, or null for a name. */
export function shiftFormula(formula: string, home: string | null, moved: string, shift: Shift): string {
  return mapReferences(formula, (sheet, cells) => {
    if ((sheet ?? home)?.toLowerCase() !== moved.toLowerCase()) return null
    const before = parseArea(cells)
    if (before === null) return null
    const after = shiftReference(before, shift)
    if (after === null) return '#REF!'
    return after === before ? null : restore(cells, after)
  })
}

/** A reference to a part of the band grows and moves like an area; whole columns and rows move too. */
function shiftReference(a: Area, shift: Shift): Area | null {
  if (shift.axis === 'row' && a.rows === MAX_ROWS) return a
  if (shift.axis === 'column' && a.columns === MAX_COLUMNS) return a
  return shiftArea(a, shift)
}

/** The address in the same manner as before: the `$` signs stay where they were. */
function restore(before: string, after: Area): string {
  const corners = before.split(':')
  const parts = formatArea(after).split(':')
  const last = formatArea({ row: lastRow(after), column: lastColumn(after), rows: 1, columns: 1 })
  if (corners.length === 2 && parts.length === 1) parts.push(last)
  return parts.map((part, i) => fix(corners[i] ?? corners[0] ?? '', part)).join(':')
}

function fix(pattern: string, part: string): string {
  const [, letters = '', digits = ''] = /^([A-Z]*)(\d*)$/.exec(part) ?? []
  const column = letters && (pattern.startsWith('$') ? '$' : '') + letters
  const row = digits && (/\$\d/.test(pattern) ? '$' : '') + digits
  return column + row
}

export function renameSheet(formula: string, from: string, to: string): string {
  return formula.replace(/'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!|"(?:[^"]|"")*"/gu, (token) => {
    if (!token.endsWith('!')) return token
    return unquote(token.slice(0, -1)).toLowerCase() === from.toLowerCase() ? `${quoteSheet(to)}!` : token
  })
}

export function renameTable(formula: string, from: string, to: string): string {
  const name = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return formula.replace(
    new RegExp(`(?<![\\p{L}\\p{N}_.!'"])${name}(?=\\[|$|[^\\p{L}\\p{N}_.!(])`, 'giu'),
    to,
  )
}

/** Inside structured references to the table; `table` may be left out in the table's own cells. */
export function renameColumn(formula: string, from: string, to: string): string {
  const escape = (name: string): string => name.replace(/['[\]#@]/g, (c) => `'${c}`)
  return formula
    .split(`[${escape(from)}]`)
    .join(`[${escape(to)}]`)
    .split(`[@${escape(from)}]`)
    .join(`[@${escape(to)}]`)
}

/** The formula as it stands `rows` further down: relative rows move along. */
export function translate(formula: string, rows: number): string {
  if (rows === 0) return formula
  return mapReferences(formula, (_, cells) =>
    cells.replace(/(\$?[A-Z]{1,3})(\$?)(\d+)/gi, (whole, column: string, fixed: string, row: string) => {
      if (fixed === '$') return whole
      const to = Number(row) + rows
      return to < 1 ? '#REF!' : column + String(to)
    }),
  )
}
