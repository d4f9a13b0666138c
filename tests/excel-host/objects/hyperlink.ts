/** Range.hyperlink. */
import type { Json } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import { area, lastColumn, lastRow } from '../model/area.ts'
import type { Range } from '../model/range.ts'
import { namedStyle } from './style-members.ts'

/** The link of the range's first cell, or null. */
export function readLink(range: Range): Json {
  const { row, column } = range.area
  const link = range.sheet.links.get(row, column)
  if (!link) return null
  return {
    ...(link.address === null ? {} : { address: link.address }),
    ...(link.documentReference === null ? {} : { documentReference: link.documentReference }),
    screenTip: link.screenTip,
    textToDisplay: String(range.sheet.grid.value(row, column)),
  }
}

/** Sets the link of every cell; an empty cell shows the link itself, as in Excel. */
export function writeLink(range: Range, value: Json): void {
  const { sheet } = range
  sheet.guard(range.area)
  sheet.guardOption('allowInsertHyperlinks')
  if (!isObject(value)) throw invalidArgument()
  const text = (key: string): string | null => {
    const found = value[key] ?? null
    if (found !== null && typeof found !== 'string') throw invalidArgument()
    return found
  }
  const address = text('address')
  const documentReference = text('documentReference')
  if (!address && !documentReference) throw invalidArgument()
  const shown = text('textToDisplay')
  const link = { address, documentReference, screenTip: text('screenTip') ?? '' }
  const { font } = namedStyle('Hyperlink')
  for (let row = range.area.row; row <= lastRow(range.area); row++) {
    for (let column = range.area.column; column <= lastColumn(range.area); column++) {
      sheet.links.set(row, column, link)
      if (shown !== null) sheet.grid.set(row, column, shown)
      else if (sheet.grid.isEmpty(row, column))
        sheet.grid.set(row, column, address ?? documentReference ?? '')
      sheet.restyle(area(row, column), (style) => ({
        ...style,
        named: 'Hyperlink',
        font: { ...style.font, color: font.color, underline: font.underline },
      }))
    }
  }
}
