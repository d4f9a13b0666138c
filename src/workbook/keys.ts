import { fail, ok, type Result } from '../base/result.ts'
import { isFormula, type CellContent } from './values.ts'

// Unit separator: stands between the parts of a key, and in no text that a workbook can hold.
const BETWEEN = '\u001f'

/** The key of each row as one text; '' where all key cells are empty: such a row is the analyst's own. */
export function rowKeys(keyColumns: readonly (readonly CellContent[])[], rows: number): string[] {
  const [only, ...others] = keyColumns
  if (only && others.length === 0) return Array.from({ length: rows }, (_, row) => keyPart(only[row]))
  return Array.from({ length: rows }, (_, row) => {
    const parts = keyColumns.map((column) => keyPart(column[row]))
    return parts.some((part) => part !== '') ? parts.join(BETWEEN) : ''
  })
}

/** A key as people read it. */
export const keyText = (key: string): string => key.replaceAll(BETWEEN, ' / ')

function keyPart(content: CellContent | undefined): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'string') return content
  // As many digits as Excel keeps, so that a number is found again after Excel has saved it.
  if (typeof content === 'number') return String(Number(content.toPrecision(15)))
  return isFormula(content) ? keyPart(content.value) : String(content)
}

export interface DuplicateKey {
  readonly key: string
  readonly row: number
  readonly other: number
}

/** Row by key, rows without a key left out; fails on the first key that stands twice. */
export function indexKeys(keys: readonly string[]): Result<ReadonlyMap<string, number>, DuplicateKey> {
  const index = new Map<string, number>()
  for (const [row, key] of keys.entries()) {
    if (key === '') continue
    const other = index.get(key)
    if (other !== undefined) return fail({ key, row: other, other: row })
    index.set(key, row)
  }
  return ok(index)
}
