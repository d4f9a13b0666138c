import { columnOf, fieldOf, textAt } from '../data/field-access.ts'
import type { Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { NO_ROW, takeColumn, withColumn } from './columns.ts'
import { groupRows } from './keys.ts'

export interface PivotFields {
  /** Their values name the rows. */
  readonly rows: readonly string[]
  /** Its values name the columns. */
  readonly column: string
  /** Its values fill the cells. */
  readonly value: string
}

/**
 * A grouped table turned wide: a row for each value of the `rows` fields, then a column for each value of
 * `column`, both in the order of their first row. The new columns are named `column:value` and titled with
 * the value; a cell that no row fills is missing. Throws a TypeError when two rows fall into one cell.
 */
export function pivot(table: Table, { rows, column, value }: PivotFields): Table {
  const across = [codesOf(columnOf(table, column), table.rows)]
  const down = rows.map((field) => codesOf(columnOf(table, field), table.rows))
  const [lines, columns, cells] = [down, across, [...down, ...across]].map((by) => groupRows(by, table.rows))
  if (cells!.count < table.rows)
    throw new TypeError(
      `Table '${table.name}' has several rows for one value of ${[...rows, column].map((it) => `'${it}'`).join(', ')}`,
    )
  const filled = Array.from({ length: table.rows === 0 ? 0 : columns!.count }, () =>
    new Uint32Array(lines!.count).fill(NO_ROW),
  )
  for (let row = 0; row < table.rows; row++) filled[columns!.of[row]!]![lines!.of[row]!] = row

  const keys: Table = {
    name: table.name,
    schema: { fields: rows.map((field) => fieldOf(table, field)), primaryKey: rows, foreignKeys: [] },
    rows: lines!.count,
    columns: rows.map((field) => takeColumn(columnOf(table, field), lines!.first)),
  }
  const values = columnOf(table, value)
  const { type } = fieldOf(table, value)
  return filled.reduce((wide, taken, at) => {
    const title = textAt(columnOf(table, column), columns!.first[at]!)
    return withColumn(wide, { name: `${column}:${title}`, type, title }, takeColumn(values, taken))
  }, keys)
}
