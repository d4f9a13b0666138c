/** Tables, their columns and rows. */
import type { Json } from '../json.ts'
import { generalException, invalidArgument, itemNotFound } from '../errors.ts'
import { type Area, contains, overlaps } from '../model/area.ts'
import { EVENT, WHOLE_WORKBOOK } from '../model/events.ts'
import type { Range } from '../model/range.ts'
import { addTable, type Table, type TableColumn } from '../model/table.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { matrix, write } from '../model/write.ts'
import type { Args } from './args.ts'
import { clearFilters, columnFilterKind, tableFilterKind } from './filters.ts'
import { Kind, type Ref } from './kind.ts'
import { resolvePlace } from './places.ts'
import { clear, rangeKind, refRange } from './range.ts'
import { asFlag, asNumber, asText } from './settable.ts'
import { sortRange } from './sort.ts'
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
function guarded(table: Table): Table {
  table.sheet.guard(table.area)
  return table
}

function partRange(table: Table, area: Area | null): Ref {
  if (!area) throw itemNotFound()
  return refRange(table.sheet, area)
}

interface ColumnOf {
  readonly table: Table
  readonly column: TableColumn
}

function findColumn(table: Table, key: Json): TableColumn | undefined {
  if (typeof key === 'number') return table.columns.find((column) => column.id === key)
  return table.columns.find((column) => column.name.toLowerCase() === String(key).toLowerCase())
}

function asColumn(table: Table, column: TableColumn | undefined): Ref {
  if (!column) throw itemNotFound()
  return columnKind.of({ table, column })
}

export const columnsKind: Kind<Table> = new Kind<Table>('TableColumnCollection', {
  get: { Count: (table) => table.columns.length },
  items: (table) => table.columns.map((column) => columnKind.of({ table, column })),
  item: (table, key) => asColumn(table, findColumn(table, key)),
  call: {
    Add: (table, args) => {
      const count = table.columns.length
      const index = args.optionalInteger(0, count)
      guarded(table).insertColumns(index === -1 ? count : index, 1)
      const column = table.columns[index === -1 ? count : index]
      if (!column) throw invalidArgument()
      const it = { table, column }
      if (args.given(1)) writeColumn(it, args.json(1))
      if (args.given(2)) renameColumn(it, args.text(2))
      return columnKind.of(it)
    },
    GetCount: (table) => table.columns.length,
    GetItemAt: (table, args) => asColumn(table, table.columns[args.integer(0)]),
    GetItemOrNullObject: (table, args) => {
      const column = findColumn(table, args.json(0))
      return column ? columnKind.of({ table, column }) : null
    },
  },
})

const columnArea = ({ table, column }: ColumnOf): Area => ({
  ...table.area,
  column: table.columnBody(column).column,
  columns: 1,
})

function writeColumn(it: ColumnOf, values: Json): void {
  const { sheet } = it.table
  if (!Array.isArray(values)) throw invalidArgument()
  const whole = columnArea(it)
  const area = values.length === whole.rows ? whole : it.table.columnBody(it.column)
  write(sheet.book.range(sheet, area), values)
}

function renameColumn({ table, column }: ColumnOf, name: string): void {
  const { header } = table
  if (!header || name === '') throw invalidArgument()
  table.sheet.grid.set(header.row, table.columnBody(column).column, name)
  table.readHeader()
}

const columnKind: Kind<ColumnOf> = new Kind<ColumnOf>('TableColumn', {
  id: ({ column }) => ({ Id: column.id }),
  get: {
    Id: ({ column }) => column.id,
    Name: ({ column }) => column.name,
    Index: ({ table, column }) => table.columns.indexOf(column),
    Values: (it) => {
      const area = columnArea(it)
      return Array.from({ length: area.rows }, (_, i) => [
        it.table.sheet.grid.value(area.row + i, area.column),
      ])
    },
  },
  set: {
    Name: (it, value) => renameColumn(it, asText(value)),
    Values: writeColumn,
  },
  nav: { Filter: (it) => columnFilterKind.of(it) },
  call: {
    Delete: ({ table, column }) => guarded(table).deleteColumn(column),
    GetRange: (it) => refRange(it.table.sheet, columnArea(it)),
    GetDataBodyRange: ({ table, column }) => refRange(table.sheet, table.columnBody(column)),
    GetHeaderRowRange: (it) => partRange(it.table, it.table.header && { ...columnArea(it), rows: 1 }),
    GetTotalRowRange: (it) =>
      partRange(it.table, it.table.totals && { ...columnArea(it), row: it.table.totals.row, rows: 1 }),
  },
})

interface RowOf {
  readonly table: Table
  readonly index: number
}

function asRow(table: Table, index: number): Ref {
  if (index < 0 || index >= table.body.rows) throw itemNotFound()
  return rowKind.of({ table, index })
}

const rowArea = ({ table, index }: RowOf): Area => ({ ...table.body, row: table.body.row + index, rows: 1 })

export const rowsKind: Kind<Table> = new Kind<Table>('TableRowCollection', {
  get: { Count: (table) => table.body.rows },
  items: (table) => Array.from({ length: table.body.rows }, (_, index) => rowKind.of({ table, index })),
  call: {
    Add: (table, args) => {
      const values = args.given(1) ? args.json(1) : [table.columns.map(() => null)]
      if (!Array.isArray(values) || values.length === 0) throw invalidArgument()
      const list = (Array.isArray(values[0]) ? values : [values]) as Json[]
      matrix(list, { ...table.body, rows: list.length })
      const wanted = args.optionalInteger(0, table.body.rows)
      const index = wanted === -1 ? table.body.rows : wanted
      const area = guarded(table).insertRows(index, list.length, args.flag(2, true))
      const calculated = table.columns.map((column) => column.calculated !== null)
      // Calculated columns overwrite what is given for them: OfficeDev/office-js#2093.
      const kept = list.map((row) => (row as Json[]).map((cell, i) => (calculated[i] ? null : cell)))
      write(table.book.range(table.sheet, area), kept)
      return rowKind.of({ table, index })
    },
    GetCount: (table) => table.body.rows,
    GetItemAt: (table, args) => asRow(table, args.integer(0)),
    DeleteRowsAt: (table, args) => guarded(table).deleteRows(args.integer(0), args.optionalInteger(1, 1)),
    DeleteRows: (table, args) => {
      const list = args.json(0)
      if (!Array.isArray(list)) throw invalidArgument()
      const indexes = list.map((it) =>
        typeof it === 'number' ? it : asNumber(rowKind.unwrap(it)?.index ?? null),
      )
      for (const index of indexes.sort((a, b) => b - a)) guarded(table).deleteRows(index, 1)
    },
  },
})

const rowKind: Kind<RowOf> = new Kind<RowOf>('TableRow', {
  get: {
    Index: ({ index }) => index,
    Values: (it) => {
      const area = rowArea(it)
      return [
        Array.from({ length: area.columns }, (_, j) => it.table.sheet.grid.value(area.row, area.column + j)),
      ]
    },
  },
  set: { Values: (it, value) => write(it.table.book.range(it.table.sheet, rowArea(it)), value) },
  call: {
    Delete: ({ table, index }) => guarded(table).deleteRows(index, 1),
    GetRange: (it) => refRange(it.table.sheet, rowArea(it)),
  },
})

const tableSortKind: Kind<Table> = new Kind<Table>('TableSort', {
  get: {
    Fields: (table) => [...table.sortFields],
    MatchCase: (table) => table.matchCase,
    Method: () => 'PinYin',
  },
  call: {
    Apply: (table, args) => {
      const fields = args.json(0)
      sortRange(table.sheet, table.body, fields, args.flag(1), false)
      table.sortFields = Array.isArray(fields) ? (fields as Json[]) : []
      table.matchCase = args.flag(1)
    },
    Clear: (table) => void (table.sortFields = []),
    Reapply: (table) => sortRange(table.sheet, table.body, [...table.sortFields], table.matchCase, false),
  },
})
