import type { ValueFormat } from '../report/steps.ts'

/** The number format code of a kind of values, as Excel's API names it; a file escapes some characters. */
export function numberFormat(format: ValueFormat, decimals = 0): string {
  switch (format) {
    case 'integer':
      return '#,##0'
    case 'quantity':
    case 'amount':
      return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
    case 'year':
      return '0'
    case 'date':
      return 'yyyy-mm-dd'
    case 'text':
    case 'code':
      return 'General'
  }
}

/** Codes that mean the same, written alike: a backslash before these characters says nothing. */
export const plainFormat = (code: string): string => code.replace(/\\([-\s/.])/g, '$1')
