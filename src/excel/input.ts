import type { TableColumn } from '../report/steps.ts'
import { cellText, cellValue, isFormula, type CellContent, type CellValue } from '../workbook/values.ts'

/** What is put into a cell: never null, which would leave it as it is. An empty text empties the cell. */
export type Input = string | number | boolean

export const LONGEST_TEXT = 32_767
/** Longer texts are never numbers, dates or logical values. */
const LONGEST_TYPED = 255

/** Several words without a digit: nothing that Excel could take for a number, a date or a logical value. */
const WORDS = /^\p{L}\P{Nd}*\s\P{Nd}*$/u

/**
 * A value as Excel must be given it to hold exactly that value. Excel reads text as if it were typed, so
 * "2009-12" would become a date and "=1+1" a formula; an apostrophe in front, which Excel takes away, keeps
 * it text, also when somebody edits the cell later.
 */
export function asInput(value: CellValue): Input {
  if (value === null) return ''
  if (typeof value !== 'string' || value === '') return value
  const plain = value.length > LONGEST_TYPED ? !/^[=+\-@'\s]/.test(value) : WORDS.test(value)
  return plain ? value : `'${value.slice(0, LONGEST_TEXT - 1)}`
}

/** The same of what stood in a cell: a formula is put back as one. */
export const contentInput = (content: CellContent): Input =>
  isFormula(content) ? content.formula : asInput(content)

/** Reads a table's column cell by cell; text of a dictionary is worked out once a value. */
export function columnInputs(column: TableColumn): (row: number) => Input {
  const { data } = column
  if (data.kind !== 'text') return (row) => asInput(cellValue(column, row))
  const known: (Input | undefined)[] = []
  return (row) => {
    const code = data.codes[row] ?? 0
    return (known[code] ??= asInput(cellText(data.values[code] ?? '') || null))
  }
}
