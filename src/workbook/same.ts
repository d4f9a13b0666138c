import { cellText, isFormula, type CellContent } from './values.ts'

// One unit in the fifteenth digit, the last that Excel keeps.
const TOLERANCE = 1e-14

export const isEmpty = (content: CellContent): boolean => content === null || content === ''

/**
 * Whether two cells hold the same. Numbers agree to the 15 digits that Excel keeps, an empty text is an
 * empty cell, text counts as a workbook can hold it. A formula only equals the same formula: it is the
 * analyst's work even while it comes to the value that stood there. A text never equals a number or date.
 */
export function same(a: CellContent, b: CellContent): boolean {
  if (a === b) return true
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
  }
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  if (typeof a === 'string' && typeof b === 'string') return cellText(a) === cellText(b)
  return isFormula(a) && isFormula(b) && a.formula === b.formula
}
