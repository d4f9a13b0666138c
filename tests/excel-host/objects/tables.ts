/** Tables, of the workbook, of a sheet or under a range. */
import type { Json } from '../json.ts'
import { generalException, invalidArgument, itemNotFound } from '../errors.ts'
import { type Area, contains, overlaps } from '../model/area.ts'
import { EVENT, WHOLE_WORKBOOK } from '../model/events.ts'
import type { Range } from '../model/range.ts'
import { addTable } from '../model/new-table.ts'
import type { Table } from '../model/table.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { clearFilters, tableFilterKind } from './filters.ts'
import { Kind, type Ref } from './kind.ts'
import { resolvePlace } from './places.ts'
import { clear } from './range-cells.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag, asText } from './settable.ts'
import { columnsKind, rowsKind, tableSortKind } from './table-parts.ts'
import { worksheetKind } from './worksheet.ts'

/** The tables of the workbook, or of one sheet. */
export interface TablesOf {
  readonly book: Workbook
  readonly sheet: Worksheet | null
}

const tables = ({ book, sheet }: TablesOf): readonly Table[] => (sheet ? sheet.tables : book.tables)

function findTable(of: TablesOf, key: Json): Table | undefined {
  const name = String(key).toLowerCase()
  return tables(of).find((table) => table.id === String(key) || table.name.toLowerCase() === name)
}

function argArea(
  args: Args,
  index: number,
  book: Workbook,
  home: Worksheet,
): { sheet: Worksheet; area: Area } {
  const range = args.thing(index, rangeKind)
  return range ? { sheet: range.sheet, area: range.area } : resolvePlace(book, args.text(index), home)
}

const asTable = (table: Table | undefined): Ref => {
  if (!table) throw itemNotFound()
  return tableKind.of(table)
}

export const tablesKind: Kind<TablesOf> = new Kind<TablesOf>('TableCollection', {
  get: { Count: (of) => tables(of).length },
  items: (of) => tables(of).map((table) => tableKind.of(table)),
  item: (of, key) => asTable(findTable(of, key)),
  call: {
    Add: (of, args) => {
      const { sheet, area } = argArea(args, 0, of.book, of.sheet ?? of.book.active)
      if (of.sheet && sheet !== of.sheet) throw invalidArgument()
      const table = addTable(sheet, area, args.flag(1))
      of.book.events.raise(EVENT.tableAdded, [sheet.id, WHOLE_WORKBOOK], {
        source: 'Local',
        tableId: table.id,
        worksheetId: sheet.id,
      })
      return tableKind.of(table)
    },
    GetCount: (of) => tables(of).length,
    GetItemAt: (of, args) => asTable(tables(of)[args.integer(0)]),
    GetItemOrNullObject: (of, args) => {
      const table = findTable(of, args.json(0))
      return table ? tableKind.of(table) : null
    },
    _RegisterDataChangedEvent: ({ book }) => book.events.listen(EVENT.tableChanged),
    _UnregisterDataChangedEvent: ({ book }) => book.events.unlisten(EVENT.tableChanged),
    _RegisterAddedEvent: ({ book }) => book.events.listen(EVENT.tableAdded),
    _UnregisterAddedEvent: ({ book }) => book.events.unlisten(EVENT.tableAdded),
    _RegisterDeletedEvent: ({ book }) => book.events.listen(EVENT.tableDeleted),
    _UnregisterDeletedEvent: ({ book }) => book.events.unlisten(EVENT.tableDeleted),
  },
})

/** The tables that a range touches, or that lie wholly in it. */
export interface ScopedTables {
  readonly range: Range
  readonly fully: boolean
}

function scoped({ range, fully }: ScopedTables): Table[] {
  const { area, sheet } = range
  return sheet.tables.filter((table) => (fully ? contains(area, table.area) : overlaps(area, table.area)))
}

const scopedFind = (of: ScopedTables, key: Json): Table | undefined =>
  scoped(of).find(
    (table) => table.id === String(key) || table.name.toLowerCase() === String(key).toLowerCase(),
  )

export const scopedTablesKind: Kind<ScopedTables> = new Kind<ScopedTables>('TableScopedCollection', {
  items: (of) => scoped(of).map((table) => tableKind.of(table)),
  item: (of, key) => asTable(scopedFind(of, key)),
  call: {
    GetCount: (of) => scoped(of).length,
    GetFirst: (of) => asTable(scoped(of)[0]),
    GetItemOrNullObject: (of, args) => {
      const table = scopedFind(of, args.json(0))
      return table ? tableKind.of(table) : null
    },
  },
})

function remove(table: Table): void {
  table.book.dropTable(table)
  table.book.events.raise(EVENT.tableDeleted, [table.sheet.id, WHOLE_WORKBOOK], {
    source: 'Local',
    tableId: table.id,
    tableName: table.name,
    worksheetId: table.sheet.id,
  })
}

/** Deleting a table clears its cells; nothing else moves. */
function deleteTable(table: Table): void {
  table.sheet.guard(table.area)
  remove(table)
  clear(table.book.range(table.sheet, table.area), 'All')
}

export const tableKind: Kind<Table> = new Kind<Table>('Table', {
  id: (table) => ({ Id: table.id }),
  get: {
    Id: (table) => table.id,
    LegacyId: (table) => table.id,
    Name: (table) => table.name,
    Style: (table) => table.style,
    ShowHeaders: (table) => table.showHeaders,
    ShowTotals: (table) => table.showTotals,
    ShowBandedRows: (table) => table.bandedRows,
    ShowBandedColumns: (table) => table.bandedColumns,
    ShowFilterButton: (table) => table.filterButton,
    HighlightFirstColumn: (table) => table.firstColumn,
    HighlightLastColumn: (table) => table.lastColumn,
  },
  set: {
    Name: (table, value) => table.rename(asText(value)),
    Style: (table, value) => {
      const style = asText(value)
      if (
        style !== '' &&
        !/^TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01]))$/.test(style)
      ) {
        throw invalidArgument()
      }
      table.style = style
    },
    ShowHeaders: (table, value) => guarded(table).setHeaders(asFlag(value)),
    ShowTotals: (table, value) => guarded(table).setTotals(asFlag(value)),
    ShowBandedRows: (table, value) => void (table.bandedRows = asFlag(value)),
    ShowBandedColumns: (table, value) => void (table.bandedColumns = asFlag(value)),
    ShowFilterButton: (table, value) => void (table.filterButton = asFlag(value)),
    HighlightFirstColumn: (table, value) => void (table.firstColumn = asFlag(value)),
    HighlightLastColumn: (table, value) => void (table.lastColumn = asFlag(value)),
  },
  nav: {
    AutoFilter: (table) => tableFilterKind.of(table),
    Columns: (table) => columnsKind.of(table),
    Rows: (table) => rowsKind.of(table),
    Sort: (table) => tableSortKind.of(table),
    Worksheet: (table) => worksheetKind.of(table.sheet),
  },
  call: {
    GetRange: (table) => refRange(table.sheet, table.area),
    GetDataBodyRange: (table) => refRange(table.sheet, table.body),
    GetHeaderRowRange: (table) => partRange(table, table.header),
    GetTotalRowRange: (table) => partRange(table, table.totals),
    Resize: (table, args) => {
      const { sheet, area } = argArea(args, 0, table.book, table.sheet)
      if (sheet !== table.sheet) throw invalidArgument()
      guarded(table).resize(area)
    },
    ClearFilters: (table) => {
      if (table.book.situation.otherWorkbookInFront) throw generalException()
      clearFilters(table)
    },
    ReapplyFilters: () => undefined,
    ConvertToRange: (table) => {
      remove(table)
      return refRange(table.sheet, table.area)
    },
    Delete: deleteTable,
    _RegisterDataChangedEvent: ({ book }) => book.events.listen(EVENT.tableChanged),
    _UnregisterDataChangedEvent: ({ book }) => book.events.unlisten(EVENT.tableChanged),
  },
})

/** A table on a protected sheet cannot be changed. */
export function guarded(table: Table): Table {
  table.sheet.guard(table.area)
  return table
}

export function partRange(table: Table, area: Area | null): Ref {
  if (!area) throw itemNotFound()
  return refRange(table.sheet, area)
}
