/** Filters of tables and sheets: criteria are kept; lists of values and simple comparisons hide rows. */
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument, notBuilt } from '../errors.ts'
import { type Area, lastRow } from '../model/area.ts'
import type { CellValue } from '../model/grid.ts'
import type { Table, TableColumn } from '../model/table.ts'
import { displayed } from '../model/text.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind } from './kind.ts'
import { rangeKind, refRange } from './range.ts'

interface ColumnOf {
  readonly table: Table
  readonly column: TableColumn
}

function setFilter({ table, column }: ColumnOf, criteria: JsonObject | null): void {
  table.sheet.guardOption('allowAutoFilter')
  column.filter = criteria
  hideRows(
    table.sheet,
    table.body,
    table.columns.map((it) => it.filter),
  )
}

export function clearFilters(table: Table): void {
  for (const column of table.columns) column.filter = null
  hideRows(table.sheet, table.body, [])
}

function hideRows(sheet: Worksheet, body: Area, criteria: readonly (JsonObject | null)[]): void {
  for (let row = body.row; row <= lastRow(body); row++) {
    const shown = criteria.every((it, index) => !it || passes(sheet, row, body.column + index, it))
    if (sheet.isHidden('rows', row) === shown) sheet.line('rows', row).hidden = !shown
  }
}

function passes(sheet: Worksheet, row: number, column: number, criteria: JsonObject): boolean {
  const value = sheet.grid.value(row, column)
  const kind = criteria['filterOn']
  if (kind === 'Values') {
    const values = criteria['values']
    const text = displayed(value, sheet.style(row, column).numberFormat)
    return (
      Array.isArray(values) && values.some((it) => String(it as Json).toLowerCase() === text.toLowerCase())
    )
  }
  if (kind === 'Custom') {
    const [one, two] = [criteria['criterion1'], criteria['criterion2']]
    const first = typeof one !== 'string' || meets(value, one)
    const second = typeof two !== 'string' || meets(value, two)
    return typeof two === 'string' && criteria['operator'] === 'Or' ? first || second : first && second
  }
  throw notBuilt(`FilterCriteria.filterOn ${String(kind)}`)
}

function meets(value: CellValue, criterion: string): boolean {
  const [, operator = '=', right = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? []
  const number = right !== '' && Number.isFinite(Number(right)) ? Number(right) : null
  if (number !== null && typeof value === 'number') {
    const order = { '=': value === number, '<>': value !== number, '<': value < number, '>': value > number }
    if (operator === '<=') return value <= number
    if (operator === '>=') return value >= number
    return order[operator as keyof typeof order]
  }
  const pattern = right
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
  const same = new RegExp(`^${pattern}$`, 'is').test(String(value))
  if (operator === '=') return same
  if (operator === '<>') return !same
  return false
}

function criteria(args: Args, index: number): JsonObject {
  const given = args.json(index)
  if (!isObject(given) || typeof given['filterOn'] !== 'string') throw invalidArgument()
  return given
}

export const columnFilterKind: Kind<ColumnOf> = new Kind<ColumnOf>('Filter', {
  get: { Criteria: ({ column }) => column.filter },
  call: {
    Apply: (it, args) => setFilter(it, criteria(args, 0)),
    ApplyValuesFilter: (it, args) => {
      const values = args.json(0)
      if (!Array.isArray(values)) throw invalidArgument()
      setFilter(it, { filterOn: 'Values', values })
    },
    ApplyCustomFilter: (it, args) =>
      setFilter(it, {
        filterOn: 'Custom',
        criterion1: args.text(0),
        ...(args.given(1) ? { criterion2: args.text(1) } : {}),
        operator: args.optionalText(2) ?? 'And',
      }),
    Clear: (it) => setFilter(it, null),
  },
})

export const tableFilterKind: Kind<Table> = new Kind<Table>('AutoFilter', {
  get: {
    Criteria: (table) => table.columns.map((column) => column.filter ?? { filterOn: 'Values' }),
    Enabled: (table) => table.filterButton,
    IsDataFiltered: (table) => table.columns.some((column) => column.filter !== null),
  },
  call: {
    ClearCriteria: clearFilters,
    Reapply: (table) =>
      hideRows(
        table.sheet,
        table.body,
        table.columns.map((it) => it.filter),
      ),
    GetRange: (table) =>
      refRange(table.sheet, { ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) }),
    GetRangeOrNullObject: (table) =>
      refRange(table.sheet, { ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) }),
  },
})

function refilter(sheet: Worksheet): void {
  const filter = sheet.autoFilter
  if (!filter) return
  const list = Array.from({ length: filter.area.columns }, (_, i) => filter.criteria.get(i) ?? null)
  hideRows(sheet, { ...filter.area, row: filter.area.row + 1, rows: filter.area.rows - 1 }, list)
}

export const sheetFilterKind: Kind<Worksheet> = new Kind<Worksheet>('AutoFilter', {
  get: {
    Criteria: (sheet) => {
      const filter = sheet.autoFilter
      if (!filter) return []
      return Array.from(
        { length: filter.area.columns },
        (_, i) => filter.criteria.get(i) ?? { filterOn: 'Values' },
      )
    },
    Enabled: (sheet) => sheet.autoFilter !== null,
    IsDataFiltered: (sheet) => (sheet.autoFilter?.criteria.size ?? 0) > 0,
  },
  call: {
    Apply: (sheet, args) => {
      sheet.guardOption('allowAutoFilter')
      const range = args.thing(0, rangeKind)
      if (!range || range.sheet !== sheet) throw invalidArgument()
      sheet.autoFilter = { area: range.area, criteria: new Map() }
      if (args.given(1)) sheet.autoFilter.criteria.set(args.integer(1), criteria(args, 2))
      refilter(sheet)
    },
    ClearCriteria: (sheet) => {
      sheet.autoFilter?.criteria.clear()
      refilter(sheet)
    },
    ClearColumnCriteria: (sheet, args) => {
      sheet.autoFilter?.criteria.delete(args.integer(0))
      refilter(sheet)
    },
    Reapply: refilter,
    Remove: (sheet) => {
      sheet.autoFilter?.criteria.clear()
      refilter(sheet)
      sheet.autoFilter = null
    },
    GetRangeOrNullObject: (sheet) => sheet.autoFilter && refRange(sheet, sheet.autoFilter.area),
  },
})
