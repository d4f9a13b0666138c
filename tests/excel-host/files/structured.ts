/** Structured references as formulas of a file say them, and as Excel shows them: `T[[#This Row],[A]]`, `[@A]`. */
import type { Table } from '../model/table.ts'
import { CannotCarry } from './strict.ts'

const COLUMN = "(?:[^\\[\\]']|'.)+"
const THIS_ROW = new RegExp(`([\\p{L}_][\\p{L}\\p{N}_.]*)\\[\\[#This Row\\],\\[(${COLUMN})\\]\\]`, 'gu')
const AT = new RegExp(`([\\p{L}_][\\p{L}\\p{N}_.]*)?\\[@(?:\\[(${COLUMN})\\]|(${COLUMN}))\\]`, 'gu')
const BARE = new RegExp(`(?<![\\p{L}\\p{N}_.\\]\\[,])\\[(${COLUMN})\\]`, 'gu')
const PLAIN = /^[\p{L}\p{N}_.]+$/u

/** @param table the table that the formula stands in */
export function shownFormula(formula: string, table: Table | null): string {
  return `=${outsideText(formula, (part) =>
    part.replace(THIS_ROW, (_, name: string, column: string) => {
      const own = table && name.toLowerCase() === table.name.toLowerCase()
      return `${own ? '' : name}[@${PLAIN.test(column) ? column : `[${column}]`}]`
    }),
  )}`
}

export function fileFormula(formula: string, table: Table | null): string {
  const owner = (name: string | undefined): string => {
    const found = name ?? table?.name
    if (found === undefined) throw new CannotCarry(`the formula ${formula} outside a table`)
    return found
  }
  return outsideText(formula.replace(/^=/, ''), (part) =>
    part
      .replace(
        AT,
        (_, name: string | undefined, bracketed: string | undefined, plain: string | undefined) =>
          `${owner(name)}[[#This Row],[${bracketed ?? plain ?? ''}]]`,
      )
      .replace(BARE, (_, column: string) => `${owner(undefined)}[${column}]`),
  )
}

const outsideText = (formula: string, change: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')*'!)/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('')
