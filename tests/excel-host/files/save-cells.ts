/** The rows and cells of a sheet. Texts go into the workbook's shared strings. */
import { formatArea, area, WHOLE_SHEET } from '../model/area.ts'
import { isErrorValue } from '../model/typed.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { tableAt } from './open-cells.ts'
import type { SaveStyles } from './save-styles.ts'
import { fileFormula } from './structured.ts'
import { cellText, DECLARATION, el, escapeText } from './xml-text.ts'

export class SaveStrings {
  private readonly numbers = new Map<string, number>()
  private uses = 0

  number(text: string): number {
    this.uses++
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.numbers.size)
    return this.numbers.size - 1
  }

  xml(): string {
    const items = [...this.numbers.keys()].map((it) =>
      el('si', {}, el('t', { 'xml:space': 'preserve' }, escapeText(cellText(it)))),
    )
    const xmlns = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
    return DECLARATION + el('sst', { xmlns, count: this.uses, uniqueCount: items.length }, ...items)
  }
}

export function cellsXml(sheet: Worksheet, styles: SaveStyles, strings: SaveStrings): string {
  const places = [...sheet.grid.cells(WHOLE_SHEET, false)].sort(([r1, c1], [r2, c2]) => r1 - r2 || c1 - c2)
  const byRow = new Map<number, string[]>()
  for (const row of sheet.rows.keys()) byRow.set(row, [])
  for (const [row, column] of places) {
    const cells = byRow.get(row) ?? []
    cells.push(cellXml(sheet, row, column, styles, strings))
    byRow.set(row, cells)
  }
  const rows = [...byRow].sort(([a], [b]) => a - b)
  return el('sheetData', {}, ...rows.map(([row, cells]) => rowXml(sheet, row, cells, styles)))
}

function rowXml(sheet: Worksheet, row: number, cells: readonly string[], styles: SaveStyles): string {
  const line = sheet.rows.get(row)
  const style = line?.style ? styles.cell(sheet.book.styles.at(line.style)) : null
  return el(
    'row',
    {
      r: row + 1,
      s: style,
      customFormat: style === null ? null : true,
      ht: line?.size ?? null,
      hidden: line?.hidden ? true : null,
      customHeight: line?.size !== undefined && line.custom ? true : null,
    },
    ...cells,
  )
}

function cellXml(
  sheet: Worksheet,
  row: number,
  column: number,
  styles: SaveStyles,
  strings: SaveStrings,
): string {
  const value = sheet.grid.value(row, column)
  const formula = sheet.grid.formula(row, column)
  const style = sheet.style(row, column)
  const s = styles.cell(style) || null
  const at = { r: formatArea(area(row, column)), s }
  // The host does not calculate: whoever opens the file does.
  if (formula !== undefined)
    return el('c', at, el('f', {}, escapeText(fileFormula(formula, tableAt(sheet, row, column)))))
  if (value === '') return el('c', at)
  if (typeof value === 'number') return el('c', at, el('v', {}, String(value)))
  if (typeof value === 'boolean') return el('c', { ...at, t: 'b' }, el('v', {}, value ? '1' : '0'))
  const isText = style.quoted || style.numberFormat === '@'
  if (!isText && isErrorValue(value)) return el('c', { ...at, t: 'e' }, el('v', {}, value))
  return el('c', { ...at, t: 's' }, el('v', {}, String(strings.number(value))))
}
