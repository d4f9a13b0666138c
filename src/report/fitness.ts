import type { Column, Dataset, Field, Table } from '../data/table.ts'
import { FAMILIES, type FamilyName } from '../figures/families.ts'
import { columnIn, dateColumn, numberIn } from './columns.ts'
import { DEFINITIONS } from './definitions/index.ts'
import type { ReportProblem } from './report.ts'

/** Fields of tables that a report cannot do without, and whether they must hold numbers. */
function needed(name: FamilyName): readonly { readonly field: string; readonly number: boolean }[] {
  const { figure, party, value, source } = FAMILIES[name]
  const { summary } = DEFINITIONS[name]
  const fields = summary.kind === 'values' ? summary.by.slice(0, 1) : ['activity', 'party_kind']
  return [
    ...[figure, party, source, ...fields].map((field) => ({ field, number: false })),
    ...(value === null ? [] : [{ field: value, number: true }]),
  ]
}

/** What a family's table lacks: data sets need not be made for Concord. */
export function unfitTable(name: FamilyName, data: Dataset): ReportProblem[] {
  const { table } = FAMILIES[name]
  const there = data.tables.get(table)
  if (!there) return []
  return needed(name).flatMap(({ field, number }): ReportProblem[] => {
    const column = columnIn(there, field)
    if (!column) return [{ code: 'report/missing-field', value: field, detail: { table } }]
    return number && column.kind !== 'number'
      ? [{ code: 'report/not-numbers', value: field, detail: { table } }]
      : []
  })
}

/**
 * The data set with the periods of its figures as dates: inferred types make `2010` a number, and a column
 * that is text cannot be compared. Columns that hold neither are taken as not there.
 */
export function withPeriods(data: Dataset): Dataset {
  const tables = new Map(
    [...data.tables].map(([name, table]) => [name, PERIODIC.has(name) ? withDates(table) : table]),
  )
  return { ...data, tables }
}

const PERIODIC = new Set(['activities', ...Object.values(FAMILIES).map(({ table }) => table)])

function withDates(table: Table): Table {
  const columns: Column[] = []
  const fields: Field[] = []
  table.schema.fields.forEach((field, index) => {
    const column = table.columns[index]
    if (!column) return
    const isPeriod = field.name === 'start' || field.name === 'end'
    if (!isPeriod || column.kind === 'date') {
      fields.push(field)
      columns.push(column)
    } else if (column.kind === 'number') {
      fields.push({ ...field, type: 'partial-date' })
      columns.push(dateColumn(table.rows, (row) => yearDate(numberIn(column, row))))
    }
  })
  return columns.every((column, index) => column === table.columns[index]) &&
    fields.length === table.columns.length
    ? table
    : { ...table, schema: { ...table.schema, fields }, columns }
}

const yearDate = (year: number): number =>
  Number.isInteger(year) && year >= 1 && year <= 9999 ? year * 10_000 : 0
