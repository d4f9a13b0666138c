/** Range: places, values and formulas. Its formats are in format.ts. */
import type { Json } from '../json.ts'
import { invalidArgument, invalidSelection, itemNotFound, notBuilt, rangeExceedsLimit } from '../errors.ts'
import {
  type Area,
  bounding,
  cellCount,
  formatArea,
  intersect,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
  onSheet,
  overlaps,
} from '../model/area.ts'
import type { Range } from '../model/range.ts'
import { clearContents, deleteCells, insertCells } from '../model/restructure.ts'
import { displayed } from '../model/text.ts'
import { isErrorValue } from '../model/typed.ts'
import { announce, matrix, merge, write } from '../model/write.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { cellProperties, setCellProperties, setLineProperties } from './cell-properties.ts'
import { conditionalFormatsKind, validationKind } from './rules.ts'
import { common, formatKind, restyle } from './format.ts'
import { readLink, writeLink } from './hyperlink.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { scopedPivotsKind } from './pivots.ts'
import { asFlag, asText } from './settable.ts'
import { sortRange } from './sort.ts'
import { namedStyle } from './style-members.ts'
import { scopedTablesKind } from './tables.ts'
import { inFront, worksheetKind } from './worksheet.ts'

/** Cells that one answer may hold, on every platform. */
const MAX_READ = 5_000_000

const at = (range: Range, place: Area): Ref =>
  rangeKind.of(range.sheet.book.range(range.sheet, onSheet(place)))

export const refRange = (sheet: Worksheet, place: Area): Ref =>
  rangeKind.of(sheet.book.range(sheet, onSheet(place)))

function readMatrix(range: Range, read: (row: number, column: number) => Json): Json {
  const place = range.area
  if (cellCount(place) > MAX_READ) throw rangeExceedsLimit()
  return Array.from({ length: place.rows }, (_, i) =>
    Array.from({ length: place.columns }, (__, j) => read(place.row + i, place.column + j)),
  )
}

function valueType(sheet: Worksheet, row: number, column: number): string {
  const value = sheet.grid.value(row, column)
  if (value === '') return 'Empty'
  if (typeof value === 'string') return isErrorValue(value) ? 'Error' : 'String'
  return typeof value === 'number' ? 'Double' : 'Boolean'
}

function setNumberFormat(range: Range, value: Json): void {
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

function hide(range: Range, kind: 'rows' | 'columns', value: Json): void {
  range.sheet.guardOption(kind === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const [first, last] =
    kind === 'rows' ? [range.area.row, lastRow(range.area)] : [range.area.column, lastColumn(range.area)]
  for (let index = first; index <= last; index++) range.sheet.line(kind, index).hidden = asFlag(value)
}

function hidden(range: Range, kind: 'rows' | 'columns'): Json {
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

function shiftAxis(direction: 'Up' | 'Left' | 'Down' | 'Right', place: Area): 'row' | 'column' {
  if (isEntireColumn(place)) return 'column'
  if (isEntireRow(place)) return 'row'
  return direction === 'Up' || direction === 'Down' ? 'row' : 'column'
}

/** Sum of the sizes of lines before `index`, in points. */
function offset(range: Range, kind: 'rows' | 'columns', index: number): number {
  const standard = kind === 'rows' ? 15 : 48
  let total = index * standard
  for (const [line] of range.sheet[kind]) {
    if (line < index)
      total += (kind === 'rows' ? range.sheet.height(line) : range.sheet.width(line)) - standard
  }
  return total
}

function used(range: Range, valuesOnly: boolean): Ref | null {
  const found = range.sheet.used(valuesOnly, range.area)
  return found && at(range, found)
}

/** Cells around the range up to the first empty row and column on each side. */
function surroundings(range: Range): Area {
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

export const rangeKind: Kind<Range> = new Kind<Range>('Range', {
  id: (range) => (range.reference === null ? {} : { _ReferenceId: range.reference }),
  get: {
    _ReferenceId: (range) => range.reference ?? '',
    Address: (range) => range.address,
    AddressLocal: (range) => range.address,
    CellCount: (range) => (cellCount(range.area) > 2_147_483_647 ? -1 : cellCount(range.area)),
    ColumnCount: (range) => range.area.columns,
    ColumnIndex: (range) => range.area.column,
    RowCount: (range) => range.area.rows,
    RowIndex: (range) => range.area.row,
    IsEntireColumn: (range) => isEntireColumn(range.area),
    IsEntireRow: (range) => isEntireRow(range.area),
    ColumnHidden: (range) => hidden(range, 'columns'),
    RowHidden: (range) => hidden(range, 'rows'),
    Hidden: (range) => hidden(range, 'columns') === true || hidden(range, 'rows') === true,
    Left: (range) => offset(range, 'columns', range.area.column),
    Top: (range) => offset(range, 'rows', range.area.row),
    Width: (range) =>
      offset(range, 'columns', lastColumn(range.area) + 1) - offset(range, 'columns', range.area.column),
    Height: (range) => offset(range, 'rows', lastRow(range.area) + 1) - offset(range, 'rows', range.area.row),
    Values: (range) => readMatrix(range, (row, column) => range.sheet.grid.value(row, column)),
    Formulas: (range) =>
      readMatrix(
        range,
        (row, column) => range.sheet.grid.formula(row, column) ?? range.sheet.grid.value(row, column),
      ),
    Text: (range) =>
      readMatrix(range, (row, column) =>
        displayed(range.sheet.grid.value(row, column), range.sheet.style(row, column).numberFormat),
      ),
    ValueTypes: (range) => readMatrix(range, (row, column) => valueType(range.sheet, row, column)),
    NumberFormat: (range) => readMatrix(range, (row, column) => range.sheet.style(row, column).numberFormat),
    Style: (range) => common(range, (style) => style.named),
    Hyperlink: readLink,
    HasSpill: () => false,
  },
  onlyByName: ['Hyperlink', 'Style', 'HasSpill', 'Left', 'Top', 'Width', 'Height'],
  set: {
    Values: (range, value) => write(range, value),
    Formulas: (range, value) => write(range, value),
    NumberFormat: setNumberFormat,
    ColumnHidden: (range, value) => hide(range, 'columns', value),
    RowHidden: (range, value) => hide(range, 'rows', value),
    Hyperlink: writeLink,
    Style: (range, value) => {
      const named = namedStyle(asText(value))
      restyle(range, (style) => ({ ...named, numberFormat: style.numberFormat }))
    },
  },
  nav: {
    ConditionalFormats: (range) => conditionalFormatsKind.of(range),
    DataValidation: (range) => validationKind.of(range),
    Format: (range) => formatKind.of(range),
    Sort: (range) => sortKind.of(range),
    Worksheet: (range) => worksheetKind.of(range.sheet),
  },
  call: {
    _KeepReference: (range) => range.sheet.book.keep(range),
    _ValidateArraySize: (range, args) => {
      const fits = args.integer(0) === range.area.rows && args.integer(1) === range.area.columns
      if (!fits) matrix([], range.area)
    },
    GetCell: (range, args) =>
      at(range, {
        row: range.area.row + args.integer(0),
        column: range.area.column + args.integer(1),
        rows: 1,
        columns: 1,
      }),
    GetRow: (range, args) => at(range, { ...range.area, row: range.area.row + args.integer(0), rows: 1 }),
    GetColumn: (range, args) =>
      at(range, { ...range.area, column: range.area.column + args.integer(0), columns: 1 }),
    GetLastRow: (range) => at(range, { ...range.area, row: lastRow(range.area), rows: 1 }),
    GetLastColumn: (range) => at(range, { ...range.area, column: lastColumn(range.area), columns: 1 }),
    GetLastCell: (range) =>
      at(range, { row: lastRow(range.area), column: lastColumn(range.area), rows: 1, columns: 1 }),
    GetEntireRow: (range) => at(range, { ...range.area, column: 0, columns: MAX_COLUMNS }),
    GetEntireColumn: (range) => at(range, { ...range.area, row: 0, rows: MAX_ROWS }),
    GetOffsetRange: (range, args) =>
      at(range, {
        ...range.area,
        row: range.area.row + args.integer(0),
        column: range.area.column + args.integer(1),
      }),
    GetResizedRange: (range, args) =>
      at(range, {
        ...range.area,
        rows: range.area.rows + args.integer(0),
        columns: range.area.columns + args.integer(1),
      }),
    GetAbsoluteResizedRange: (range, args) =>
      at(range, { ...range.area, rows: args.integer(0), columns: args.integer(1) }),
    GetRowsAbove: (range, args) => beside(range, 'row', -args.optionalInteger(0, 1)),
    GetRowsBelow: (range, args) => beside(range, 'row', args.optionalInteger(0, 1)),
    GetColumnsBefore: (range, args) => beside(range, 'column', -args.optionalInteger(0, 1)),
    GetColumnsAfter: (range, args) => beside(range, 'column', args.optionalInteger(0, 1)),
    GetBoundingRect: (range, args) => at(range, bounding(range.area, otherArea(range, args.raw(0)))),
    GetIntersection: (range, args) => {
      const found = intersection(range, args.raw(0))
      if (!found) throw itemNotFound()
      return at(range, found)
    },
    GetIntersectionOrNullObject: (range, args) => {
      const found = intersection(range, args.raw(0))
      return found && at(range, found)
    },
    GetUsedRange: (range, args) => {
      const found = used(range, args.flag(0))
      if (!found) throw itemNotFound()
      return found
    },
    GetUsedRangeOrNullObject: (range, args) => used(range, args.flag(0)),
    GetSurroundingRegion: (range) => at(range, surroundings(range)),
    GetTables: (range, args) => scopedTablesKind.of({ range, fully: args.flag(0) }),
    GetPivotTables: (range, args) => scopedPivotsKind.of({ range, fully: args.flag(0) }),
    GetCellProperties: (range, args) => cellProperties(range, args.json(0)),
    SetCellProperties: (range, args) => setCellProperties(range, args.json(0)),
    SetColumnProperties: (range, args) => setLineProperties(range, 'columns', args.json(0)),
    SetRowProperties: (range, args) => setLineProperties(range, 'rows', args.json(0)),
    Insert: (range, args) => {
      const place = range.area
      const axis = shiftAxis(args.oneOf(0, ['Down', 'Right']), place)
      range.sheet.guardOption(axis === 'row' ? 'allowInsertRows' : 'allowInsertColumns')
      insertCells(range.sheet, place, axis)
      announce(
        range.sheet,
        place,
        'ThisLocalAddin',
        null,
        isEntireRow(place) ? 'RowInserted' : isEntireColumn(place) ? 'ColumnInserted' : 'CellInserted',
      )
      return at(range, place)
    },
    Delete: (range, args) => {
      const place = range.area
      const axis = shiftAxis(args.oneOf(0, ['Up', 'Left']), place)
      range.sheet.guardOption(axis === 'row' ? 'allowDeleteRows' : 'allowDeleteColumns')
      deleteCells(range.sheet, place, axis)
      announce(
        range.sheet,
        place,
        'ThisLocalAddin',
        null,
        isEntireRow(place) ? 'RowDeleted' : isEntireColumn(place) ? 'ColumnDeleted' : 'CellDeleted',
      )
    },
    Clear: (range, args) =>
      clear(range, args.oneOf(0, ['All', 'Formats', 'Contents', 'Hyperlinks', 'RemoveHyperlinks'], 'All')),
    Merge: (range, args) => {
      range.sheet.guard(range.area)
      merge(range.sheet, range.area, args.flag(0))
    },
    Unmerge: (range) => {
      range.sheet.guard(range.area)
      range.sheet.merges = range.sheet.merges.filter((old) => !overlaps(old, range.area))
    },
    Select: (range) => {
      inFront(range.sheet.book)
      if (range.sheet.visibility !== 'Visible') throw invalidSelection()
      range.sheet.book.select(range.sheet, range.area, formatArea(range.area))
    },
    Calculate: () => undefined,
    SetDirty: () => undefined,
  },
})

function beside(range: Range, axis: 'row' | 'column', count: number): Ref {
  const { area } = range
  if (count === 0) throw invalidArgument()
  const size = Math.abs(count)
  if (axis === 'row')
    return at(range, { ...area, row: count < 0 ? area.row - size : lastRow(area) + 1, rows: size })
  return at(range, { ...area, column: count < 0 ? area.column - size : lastColumn(area) + 1, columns: size })
}

/** Another range or an address, on the same sheet. */
function otherArea(range: Range, value: unknown): Area {
  const other = rangeKind.unwrap(value)
  if (other) {
    if (other.sheet !== range.sheet) throw invalidArgument()
    return other.area
  }
  if (typeof value !== 'string') throw invalidArgument()
  return resolveArea(range.sheet, value)
}

const intersection = (range: Range, value: unknown): Area | null =>
  intersect(range.area, otherArea(range, value))

const sortKind = new Kind<Range>('RangeSort', {
  call: {
    Apply: (range, args) => {
      if (args.given(3) && args.raw(3) !== 'Rows') throw notBuilt('RangeSort.apply by columns')
      sortRange(range.sheet, range.area, args.json(0), args.flag(1), args.flag(2))
    },
  },
})
