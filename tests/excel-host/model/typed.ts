/**
 * What becomes of a value that is put into a cell: Excel reads text as if an English (US) user had typed it.
 * So "2009-12" turns into a date and "1E5" into a number unless the cell's number format is text.
 */
import type { CellValue } from './grid.ts'

export interface Entry {
  readonly value: CellValue
  readonly formula?: string
  /** The number format that typing brings along when the cell had none (General). */
  readonly format?: string
  readonly quoted?: true
}

/** Shown by a cell whose formula the host does not calculate, so that it is never taken for a result. */
export const NOT_CALCULATED = '#HOST!'
/** Excel's limit on the text of a cell. */
export const MAX_TEXT = 32_767

const ERRORS = new Set(['#N/A', '#VALUE!', '#REF!', '#DIV/0!', '#NUM!', '#NAME?', '#NULL!'])
export const isErrorValue = (value: CellValue): boolean => typeof value === 'string' && ERRORS.has(value)

/** The cell's new content. `format` is its number format before. */
export function typed(input: string | number | boolean, format: string): Entry {
  if (typeof input !== 'string') return { value: input }
  if (format === '@') return { value: input }
  if (input.startsWith("'")) return { value: input.slice(1), quoted: true }
  if (input.startsWith('=') && input.length > 1) return { value: NOT_CALCULATED, formula: input }
  const upper = input.trim().toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' }
  if (ERRORS.has(upper)) return { value: upper }
  return number(input.trim()) ?? date(input.trim()) ?? { value: input }
}

function number(text: string): Entry | null {
  const plain = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(E[+-]?\d+)?(%?)$/i.exec(text)
  if (!plain || !/\d/.test(text) || /^[+-]?E/i.test(text)) return null
  const percent = plain[5] === '%'
  const value = Number(text.replace(/[,%]/g, ''))
  if (!Number.isFinite(value)) return null
  if (percent) return { value: value / 100, format: '0.00%' }
  if (plain[4]) return { value, format: '0.00E+00' }
  return plain[2] ? { value, format: '#,##0' } : { value }
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function date(text: string): Entry | null {
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(text)
  if (iso) {
    const [, y = '', m = '', d] = iso
    return dated(
      Number(y),
      Number(m),
      d === undefined ? 1 : Number(d),
      d === undefined ? 'mmm-yy' : 'm/d/yyyy',
    )
  }
  const us = /^(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}|\d{2}))?$/.exec(text)
  if (us) {
    const [, m = '', d = '', y] = us
    if (y === undefined) return dated(new Date().getFullYear(), Number(m), Number(d), 'd-mmm')
    return dated(y.length === 2 ? 2000 + Number(y) : Number(y), Number(m), Number(d), 'm/d/yyyy')
  }
  const named = /^(?:(\d{1,2})[- ])?([a-z]{3,9})[- ](\d{4})$/i.exec(text)
  const month = named ? MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) : -1
  if (!named || month < 0) return null
  const day = named[1]
  return dated(Number(named[3]), month + 1, day ? Number(day) : 1, day ? 'd-mmm-yy' : 'mmm-yy')
}

function dated(year: number, month: number, day: number, format: string): Entry | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (year < 1900 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  return { value: serial(at), format }
}

/** Days since 30 December 1899, as Excel counts them after February 1900. */
export const serial = (at: Date): number => at.getTime() / 86_400_000 + 25_569
