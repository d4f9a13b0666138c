/** What a cell shows, for the number formats that reports use. */
import { notBuilt } from '../errors.ts'
import type { CellValue } from './grid.ts'

export function displayed(value: CellValue, format: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  if (format === 'General' || format === '@') return String(value)
  const date = dateText(value, format)
  if (date !== null) return date
  const section = format.split(';')[value < 0 ? 1 : 0] ?? ''
  const negative = value < 0 && section === ''
  const pattern = section === '' ? (format.split(';')[0] ?? '') : section
  const found = /^((?:"[^"]*"|[ $€£+\-()>≥≤<~])*)(#,##0|0|#,###|#)(\.0+)?(%?)((?:"[^"]*"|[ ()])*)$/u.exec(
    pattern,
  )
  if (!found) throw notBuilt(`Range.text in the number format ${format}`)
  const [, before = '', whole = '', decimals = '', percent = '', after = ''] = found
  const digits = Math.max(0, decimals.length - 1)
  const number = Math.abs(percent ? value * 100 : value).toFixed(digits)
  const [int = '0', fraction] = number.split('.')
  const grouped = whole.includes(',') ? int.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : int
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`
  const literal = (part: string): string => part.replace(/"/g, '')
  return `${negative ? '-' : ''}${literal(before)}${text}${percent}${literal(after)}`
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

function dateText(value: number, format: string): string | null {
  if (!/^[ymdhs\-/ :.]+$/i.test(format)) return null
  const at = new Date(Math.round((value - 25_569) * 86_400_000))
  const two = (n: number): string => String(n).padStart(2, '0')
  return format.replace(/yyyy|yy|mmmm|mmm|mm|m|dd|d|hh|ss/gi, (token, offset: number) => {
    const month = at.getUTCMonth()
    switch (token.toLowerCase()) {
      case 'yyyy':
        return String(at.getUTCFullYear())
      case 'yy':
        return two(at.getUTCFullYear() % 100)
      case 'mmmm':
        return MONTHS[month] ?? ''
      case 'mmm':
        return (MONTHS[month] ?? '').slice(0, 3)
      case 'mm':
        return /h+:?$/i.test(format.slice(0, offset)) ? two(at.getUTCMinutes()) : two(month + 1)
      case 'm':
        return String(month + 1)
      case 'dd':
        return two(at.getUTCDate())
      case 'd':
        return String(at.getUTCDate())
      case 'hh':
        return two(at.getUTCHours())
      default:
        return two(at.getUTCSeconds())
    }
  })
}
