/** What a range reads from its cells and does to them. */
import type { Json } from '../json.ts'
import { rangeExceedsLimit } from '../errors.ts'
import {
  type Area,
  bounding,
  cellCount,
  intersect,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
  overlaps,
} from '../model/area.ts'
import type { Range } from '../model/range.ts'
import { clearContents } from '../model/restructure.ts'
import { isErrorValue } from '../model/typed.ts'
import { announce, matrix } from '../model/write.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { restyle } from './format.ts'
import { asFlag, asText } from './settable.ts'

/** Cells that one answer may hold, on every platform. */
const MAX_READ = 5_000_000

export function readMatrix(range: Range, read: (row: number, column: number) => Json): Json {
  const place = range.area
  if (cellCount(place) > MAX_READ) throw rangeExceedsLimit()
  return Array.from({ length: place.rows }, (_, i) =>
    Array.from({ length: place.columns }, (__, j) => read(place.row + i, place.column + j)),
  )
}

export function valueType(sheet: Worksheet, row: number, column: number): string {
  const value = sheet.grid.value(row, column)
  if (value === '') return 'Empty'
  if (typeof value === 'string') return isErrorValue(value) ? 'Error' : 'String'
  return typeof value === 'number' ? 'Double' : 'Boolean'
}

export function setNumberFormat(range: Range, value: Json): void {
  range.sheet.guardOption('allowFormatCells')
  if (!Array.isArray(value)) {
    const numberFormat = asText(value)
    return restyle(range, (style) => ({ ...style, numberFormat }))
  }
  const place = range.area
  const read = matrix(value, place)
  const { styles } = range.sheet.book
  const changes = new Map<string, (style: number) => number>()
  for (let i = 0; i < place.rows; i++) {
    for (let j = 0; j < place.columns; j++) {
      const format = read(i, j)
      if (format === null) continue
      const numberFormat = asText(format)
      let change = changes.get(numberFormat)
      if (!change)
        changes.set(numberFormat, (change = styles.change((style) => ({ ...style, numberFormat }))))
      const [row, column] = [place.row + i, place.column + j]
      range.sheet.setStyle(row, column, change(range.sheet.styleNumber(row, column)))
    }
  }
}

export function hide(range: Range, kind: 'rows' | 'columns', value: Json): void {
  range.sheet.guardOption(kind === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const [first, last] =
    kind === 'rows' ? [range.area.row, lastRow(range.area)] : [range.area.column, lastColumn(range.area)]
  for (let index = first; index <= last; index++) range.sheet.line(kind, index).hidden = asFlag(value)
}

export function hidden(range: Range, kind: 'rows' | 'columns'): Json {
  const [first, last] =
    kind === 'rows' ? [range.area.row, lastRow(range.area)] : [range.area.column, lastColumn(range.area)]
  const is = range.sheet.isHidden(kind, first)
  for (let index = first + 1; index <= last; index++)
    if (range.sheet.isHidden(kind, index) !== is) return null
  return is
}

/** `Range.clear`: All, Formats, Contents, Hyperlinks or RemoveHyperlinks. */
export function clear(range: Range, what: string): void {
  const { sheet, area } = range
  sheet.guard(area)
  const [contents, formats] = [
    what !== 'Formats' && what !== 'Hyperlinks' && what !== 'RemoveHyperlinks',
    what === 'All' || what === 'Formats',
  ]
  if (what === 'All' || what === 'Hyperlinks' || what === 'RemoveHyperlinks') sheet.links.clear(area)
  if (formats) {
    for (const [row, column] of [...sheet.grid.cells(area, false)]) sheet.grid.setStyle(row, column, 0)
    sheet.conditionalFormats = sheet.conditionalFormats.filter((rule) => !overlaps(rule.area, area))
  }
  if (!contents) return
  const doomed = sheet.tables.filter((table) => table.header && intersect(table.header, area))
  clearContents(sheet, area)
  for (const table of doomed) table.readHeader()
  announce(sheet, area, 'ThisLocalAddin')
}

export function shiftAxis(direction: 'Up' | 'Left' | 'Down' | 'Right', place: Area): 'row' | 'column' {
  if (isEntireColumn(place)) return 'column'
  if (isEntireRow(place)) return 'row'
  return direction === 'Up' || direction === 'Down' ? 'row' : 'column'
}

/** Cells around the range up to the first empty row and column on each side. */
export function surroundings(range: Range): Area {
  let region = range.area
  for (;;) {
    const ring = intersect(
      { row: region.row - 1, column: region.column - 1, rows: region.rows + 2, columns: region.columns + 2 },
      { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS },
    )
    const found = ring && range.sheet.used(true, ring)
    const grown = found ? bounding(region, found) : region
    if (cellCount(grown) === cellCount(region)) return region
    region = grown
  }
}
