/** Range: places, values and formulas. Its formats are in format.ts. */
import {
  clear,
  hidden,
  hide,
  readMatrix,
  setNumberFormat,
  shiftAxis,
  surroundings,
  valueType,
} from './range-cells.ts'
import { invalidArgument, invalidSelection, itemNotFound, notBuilt } from '../errors.ts'
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
import { deleteCells, insertCells } from '../model/restructure.ts'
import { displayed } from '../model/text.ts'
import { announce, matrix, merge, write } from '../model/write.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { cellProperties, setCellProperties, setLineProperties } from './cell-properties.ts'
import { conditionalFormatsKind, validationKind } from './rules.ts'
import { common, formatKind, restyle } from './format.ts'
import { readLink, writeLink } from './hyperlink.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { scopedPivotsKind } from './pivots.ts'
import { asText } from './settable.ts'
import { sortRange } from './sort.ts'
import { namedStyle } from './style-members.ts'
import { scopedTablesKind } from './tables.ts'
import { inFront, worksheetKind } from './worksheet.ts'

const at = (range: Range, place: Area): Ref =>
  rangeKind.of(range.sheet.book.range(range.sheet, onSheet(place)))

export const refRange = (sheet: Worksheet, place: Area): Ref =>
  rangeKind.of(sheet.book.range(sheet, onSheet(place)))

function used(range: Range, valuesOnly: boolean): Ref | null {
  const found = range.sheet.used(valuesOnly, range.area)
  return found && at(range, found)
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
    Left: (range) => range.sheet.offset('columns', range.area.column),
    Top: (range) => range.sheet.offset('rows', range.area.row),
    Width: (range) =>
      range.sheet.offset('columns', lastColumn(range.area) + 1) -
      range.sheet.offset('columns', range.area.column),
    Height: (range) =>
      range.sheet.offset('rows', lastRow(range.area) + 1) - range.sheet.offset('rows', range.area.row),
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
