/** Columns, rows and the sorting of a table. */
import type { Json } from '../json.ts'
import { invalidArgument, itemNotFound } from '../errors.ts'
import { type Area } from '../model/area.ts'
import type { Table, TableColumn } from '../model/table.ts'
import { matrix, write } from '../model/write.ts'
import { columnFilterKind } from './filters.ts'
import { Kind, type Ref } from './kind.ts'
import { refRange } from './range.ts'
import { asNumber, asText } from './settable.ts'
import { sortRange } from './sort.ts'
import { guarded, partRange } from './tables.ts'

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

export const tableSortKind: Kind<Table> = new Kind<Table>('TableSort', {
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
