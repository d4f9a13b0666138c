/** The rows and cells of a sheet. */
import { all, attr, child, children, type Element } from '../../support/xml.ts'
import { columnNumber, contains, area, parseArea } from '../model/area.ts'
import type { CellValue } from '../model/grid.ts'
import type { Table } from '../model/table.ts'
import { isErrorValue, NOT_CALCULATED } from '../model/typed.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { CannotCarry, flag, number, only, text } from './strict.ts'
import { shownFormula } from './structured.ts'
import { plainText } from './xml-text.ts'

/** Texts of cells by the number that a cell gives. */
export function sharedStrings(root: Element | null): string[] {
  return children(root, 'si').map((item) => {
    only(item, '', 't')
    return plainText(text(child(item, 't')))
  })
}

/** @param styles numbers of the model by those of the file */
export function openCells(
  sheet: Worksheet,
  data: Element | null,
  strings: readonly string[],
  styles: readonly number[],
): void {
  let at = -1
  for (const row of children(data, 'row')) {
    only(row, 'r spans ht customHeight hidden s customFormat dyDescent', 'c')
    at = (number(row, 'r') ?? at + 2) - 1
    openRow(sheet, row, at, styles)
    let last = -1
    for (const cell of children(row, 'c')) {
      only(cell, 'r s t', 'v f is')
      const ref = attr(cell, 'r')
      last = ref === null ? last + 1 : columnNumber(ref.replace(/\d+/, ''))
      openCell(sheet, at, last, cell, strings)
      const style = number(cell, 's')
      if (style !== null) sheet.setStyle(at, last, styles[style] ?? 0)
      if (isTextLikeError(sheet, cell, at, last)) quote(sheet, at, last)
    }
  }
}

function openRow(sheet: Worksheet, row: Element, at: number, styles: readonly number[]): void {
  const [height, hidden] = [number(row, 'ht'), flag(row, 'hidden', false)]
  const style = flag(row, 'customFormat', false) ? number(row, 's') : null
  if (height === null && !hidden && style === null) return
  const line = sheet.line('rows', at)
  if (height !== null) Object.assign(line, { size: height, custom: flag(row, 'customHeight', false) })
  if (hidden) line.hidden = true
  if (style !== null) line.style = styles[style] ?? 0
}

function openCell(
  sheet: Worksheet,
  row: number,
  column: number,
  cell: Element,
  strings: readonly string[],
): void {
  const formula = child(cell, 'f')
  if (formula) {
    only(formula, 't')
    if ((attr(formula, 't') ?? 'normal') !== 'normal') throw new CannotCarry(`formula ${attr(formula, 't')}`)
    // The formulas are told in Excel's words when the tables are there.
    sheet.grid.set(row, column, NOT_CALCULATED, text(formula))
    return
  }
  sheet.grid.set(row, column, valueOf(cell, strings))
}

/** The model tells a text from an error by the apostrophe before it. */
const isTextLikeError = (sheet: Worksheet, cell: Element, row: number, column: number): boolean =>
  ['s', 'inlineStr', 'str'].includes(attr(cell, 't') ?? '') && isErrorValue(sheet.grid.value(row, column))

const quote = (sheet: Worksheet, row: number, column: number): void =>
  sheet.restyle(area(row, column), (style) => ({ ...style, quoted: true }))

const DAY = 86_400_000

function valueOf(cell: Element, strings: readonly string[]): CellValue {
  const type = attr(cell, 't') ?? 'n'
  if (type === 'inlineStr') return plainText(all(child(cell, 'is'), 't').map(text).join(''))
  const value = text(child(cell, 'v'))
  if (value === '') return ''
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'n') return Number(value)
  if (type === 'b') return value === '1'
  if (type === 'd') return new Date(`${value.replace(/Z$/, '')}Z`).getTime() / DAY + 25_569
  return plainText(value)
}

/** Formulas as Excel shows them in their tables. */
export function openFormulas(sheet: Worksheet): void {
  for (const [row, column, formula] of [...sheet.grid.formulas()]) {
    const table = tableAt(sheet, row, column)
    sheet.grid.set(row, column, NOT_CALCULATED, shownFormula(formula, table))
  }
}

export const tableAt = (sheet: Worksheet, row: number, column: number): Table | null =>
  sheet.tables.find((table) => contains(table.area, area(row, column))) ?? null

export function areaOf(ref: string): NonNullable<ReturnType<typeof parseArea>> {
  const found = parseArea(ref)
  if (!found) throw new CannotCarry(`the reference ${ref}`)
  return found
}
