/** get/setCellProperties and their relatives: many cells' formats in one call, by the client's own names. */
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { dimensionMismatch, invalidArgument, notBuilt } from '../errors.ts'
import { area, type Area, formatArea, quoteSheet } from '../model/area.ts'
import type { Range } from '../model/range.ts'
import type { Style } from '../model/style.ts'
import { edge, resize, type BorderSide } from './format.ts'
import { asFlag, asNumber, asText } from './settable.ts'
import {
  BORDER,
  FILL,
  FONT,
  FORMAT,
  namedStyle,
  PROTECTION,
  setBorder,
  type StyleMembers,
} from './style-members.ts'

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const PARTS: Readonly<Record<string, StyleMembers>> = { fill: FILL, font: FONT, protection: PROTECTION }

/** `Range.setCellProperties`: one object a cell. */
export function setCellProperties(range: Range, value: Json): void {
  const at = range.area
  if (!Array.isArray(value) || value.length !== at.rows) throw dimensionMismatch()
  range.sheet.guardOption('allowFormatCells')
  value.forEach((row: Json, i) => {
    if (!Array.isArray(row) || row.length !== at.columns) throw dimensionMismatch()
    row.forEach((cell: Json, j) => setProperties(range, area(at.row + i, at.column + j), cell))
  })
}

/** `Range.setRowProperties` and `setColumnProperties`: one object a line. */
export function setLineProperties(range: Range, kind: 'rows' | 'columns', value: Json): void {
  const at = range.area
  if (!Array.isArray(value) || value.length !== at[kind]) throw dimensionMismatch()
  value.forEach((line: Json, i) => {
    const place =
      kind === 'rows' ? { ...at, row: at.row + i, rows: 1 } : { ...at, column: at.column + i, columns: 1 }
    const one = range.sheet.book.range(range.sheet, place)
    if (!isObject(line)) throw invalidArgument()
    const format = isObject(line['format']) ? line['format'] : {}
    const hidden = line[kind === 'rows' ? 'rowHidden' : 'columnHidden']
    const size = format[kind === 'rows' ? 'rowHeight' : 'columnWidth']
    const index = kind === 'rows' ? place.row : place.column
    if (hidden !== undefined) range.sheet.line(kind, index).hidden = asFlag(hidden)
    if (size !== undefined) resize(one, kind, asNumber(size), 1_790)
    const { rowHeight: _, columnWidth: __, ...look } = format
    setProperties(range, place, { ...without(line, ['format', 'rowHidden', 'columnHidden']), format: look })
  })
}

const without = (object: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))

function setProperties(range: Range, at: Area, value: Json): void {
  if (!isObject(value)) throw invalidArgument()
  const { sheet } = range
  for (const [key, it] of Object.entries(value)) {
    if (key === 'format') setFormat(range, at, it)
    else if (key === 'style') {
      const named = namedStyle(asText(it))
      sheet.restyle(at, (style) => ({ ...named, numberFormat: style.numberFormat }))
    } else throw notBuilt(`SettableCellProperties.${key}`)
  }
}

function setFormat(range: Range, at: Area, value: Json): void {
  if (!isObject(value)) throw invalidArgument()
  const { sheet } = range
  const change = (members: StyleMembers, name: string, it: Json, owner: string): void => {
    const member = members[pascal(name)]
    if (!member) throw notBuilt(`${owner}.${name}`)
    sheet.restyle(at, (style) => member.set(style, it))
  }
  for (const [key, it] of Object.entries(value)) {
    const part = PARTS[key]
    if (key === 'borders') setBorders(range, at, it)
    else if (!part) change(FORMAT, key, it, 'CellPropertiesFormat')
    else if (isObject(it)) for (const [name, inner] of Object.entries(it)) change(part, name, inner, key)
    else throw invalidArgument()
  }
}

const BORDER_SIDES: Readonly<Record<string, BorderSide>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
  horizontal: 'InsideHorizontal',
  vertical: 'InsideVertical',
  diagonalDown: 'DiagonalDown',
  diagonalUp: 'DiagonalUp',
}

function setBorders(range: Range, at: Area, value: Json): void {
  if (!isObject(value)) throw invalidArgument()
  for (const [side, settings] of Object.entries(value)) {
    const name = BORDER_SIDES[side]
    if (!name || !isObject(settings)) throw invalidArgument()
    const found = edge(at, name)
    if (!found) continue
    for (const [key, it] of Object.entries(settings)) {
      const change = BORDER[pascal(key)]
      if (!change) throw notBuilt(`CellBorder.${key}`)
      range.sheet.restyle(found.at, (style) => setBorder(style, found.side, (border) => change(border, it)))
    }
  }
}

/** `Range.getCellProperties`: for each cell what the load options ask for. */
export function cellProperties(range: Range, options: Json): Json {
  if (!isObject(options)) throw invalidArgument()
  const { sheet } = range
  const at = range.area
  return Array.from({ length: at.rows }, (_, i) =>
    Array.from({ length: at.columns }, (__, j) => {
      const place = area(at.row + i, at.column + j)
      const style = sheet.style(place.row, place.column)
      return Object.fromEntries(
        Object.entries(options).map(([key, wanted]): [string, Json] => {
          if (key === 'format') return [key, formatOf(style, wanted)]
          if (key === 'style') return [key, style.named]
          if (key === 'address') return [key, `${quoteSheet(sheet.name)}!${formatArea(place)}`]
          throw notBuilt(`CellPropertiesLoadOptions.${key}`)
        }),
      )
    }),
  )
}

function formatOf(style: Style, wanted: Json): JsonObject {
  if (!isObject(wanted)) throw invalidArgument()
  const read = (members: StyleMembers, name: string, owner: string): Json => {
    const member = members[pascal(name)]
    if (!member) throw notBuilt(`${owner}.${name}`)
    return member.get(style)
  }
  return Object.fromEntries(
    Object.entries(wanted).map(([key, it]): [string, Json] => {
      const part = PARTS[key]
      if (!part) return [key, read(FORMAT, key, 'CellPropertiesFormat')]
      const inner = isObject(it) ? Object.keys(it) : Object.keys(part).map(camel)
      return [key, Object.fromEntries(inner.map((name): [string, Json] => [name, read(part, name, key)]))]
    }),
  )
}
