import { columnOf, fieldOf, textAt } from '../data/field-access.ts'
import type { Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { takeColumn } from './columns.ts'
import { groupRows } from './keys.ts'
import type { Groups } from './keys.ts'

/** A table's rows in groups, and these in turn in the groups that were asked for. */
export interface Grouped {
  readonly table: Table
  /** The fields asked for. */
  readonly by: readonly string[]
  /** Those, and the fields that keep unlike values apart. */
  readonly keys: readonly string[]
  /** Of the rows, by `keys`. */
  readonly groups: Groups
  /** Of the groups, by `by`. */
  readonly asked: Groups
}

export function groupTable(table: Table, by: readonly string[], apart: readonly string[]): Grouped {
  const keys = [...new Set([...by, ...apart])]
  const groups = groupRows(
    keys.map((key) => codesOf(columnOf(table, key), table.rows)),
    table.rows,
  )
  return { table, by, keys, groups, asked: groupsOfGroups(table, by, groups) }
}

/** The groups that are equal in these fields, which must be among the keys of the groups. */
export function groupsOfGroups(table: Table, fields: readonly string[], { first, count }: Groups): Groups {
  const codes = fields.map((field) => codesOf(takeColumn(columnOf(table, field), first), count))
  return groupRows(codes, count)
}

/** The table of the keys, one row a group. */
export function keyTable({ table, keys, groups }: Grouped): Table {
  return {
    name: table.name,
    schema: { fields: keys.map((key) => fieldOf(table, key)), primaryKey: keys, foreignKeys: [] },
    rows: groups.count,
    columns: keys.map((key) => takeColumn(columnOf(table, key), groups.first)),
  }
}

/** The row's values of these fields: numbers as they are, everything else as text, missing as `''`. */
export function keyAt(table: Table, fields: readonly string[], row: number): Record<string, string | number> {
  return Object.fromEntries(
    fields.map((field) => {
      const column = columnOf(table, field)
      const text = textAt(column, row)
      return [field, column.kind === 'number' && text !== '' ? column.values[row]! : text]
    }),
  )
}
