/** Finding a table's fields by name. An unknown name is a mistake of the program, not of the data. */
import { unreachable } from '../base/unreachable.ts'
import { formatPartialDate } from './partial-date.ts'
import type { Column, Dataset, Field, Table } from './table.ts'

/** Throws a TypeError that names the table and those that there are. */
export function tableOf(data: Dataset, name: string): Table {
  const table = data.tables.get(name)
  if (table) return table
  throw new TypeError(`No table '${name}' in the data set; there are ${[...data.tables.keys()].join(', ')}`)
}

/** The field's position. Throws a TypeError that names the field, its table and the fields that there are. */
export function fieldIndex(table: Table, name: string): number {
  const index = table.schema.fields.findIndex((field) => field.name === name)
  if (index >= 0) return index
  const known = table.schema.fields.map((field) => field.name).join(', ')
  throw new TypeError(`No field '${name}' in table '${table.name}'; there are ${known}`)
}

export const fieldOf = (table: Table, name: string): Field => table.schema.fields[fieldIndex(table, name)]!
export const columnOf = (table: Table, name: string): Column => table.columns[fieldIndex(table, name)]!

/** The cell as text: `''` for missing, dates in ISO 8601 at the precision given. */
export function textAt(column: Column, row: number): string {
  switch (column.kind) {
    case 'text':
      return column.values[column.codes[row]!]!
    case 'raw':
      return column.text(row)
    case 'number':
      return Number.isNaN(column.values[row]!) ? '' : String(column.values[row]!)
    case 'date':
      return formatPartialDate(column.values[row]!)
    default:
      return unreachable(column)
  }
}
