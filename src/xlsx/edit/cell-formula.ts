/** Formulas of cells, in full also where several cells share one. */
import { contains } from '../bytes.ts'
import type { CellCursor } from './cells.ts'
import { copyFormula } from './formula.ts'
import { unescapeXml } from './strings.ts'
import { ascii } from './tags.ts'

const decoder = new TextDecoder()
const SHARED = ascii('shared')

/** The formulas that several cells share, by number, as their first cell says them. */
export type SharedFormulas = Map<
  number,
  { readonly row: number; readonly column: number; readonly text: string }
>

/** Remembers the formula of a cell where others may share it. */
export function noteShared(cursor: CellCursor, row: number, shared: SharedFormulas): void {
  if (contains(cursor.bytes, SHARED, cursor.formulaStart, cursor.formulaEnd)) formulaText(cursor, row, shared)
}

/** The formula of a cell without `=`; null where the cell only belongs to the array of another one. */
export function formulaText(cursor: CellCursor, row: number, shared: SharedFormulas): string | null {
  const element = decoder.decode(cursor.bytes.subarray(cursor.formulaStart, cursor.formulaEnd))
  const open = element.indexOf('>') + 1
  const text = element[open - 2] === '/' ? '' : unescapeXml(element.slice(open, element.lastIndexOf('</')))
  const tag = element.slice(0, open)
  const group = /\st=["']shared["']/.test(tag) ? /\ssi=["'](\d+)["']/.exec(tag)?.[1] : undefined
  if (group === undefined) return text === '' ? null : text
  const number = Number(group)
  if (text !== '') {
    shared.set(number, { row, column: cursor.column, text })
    return text
  }
  const first = shared.get(number)
  return first ? copyFormula(first.text, row - first.row, cursor.column - first.column) : null
}
