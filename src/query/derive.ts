import { columnOf } from '../data/field-access.ts'
import { yearOf } from '../data/partial-date.ts'
import type { Table } from '../data/table.ts'
import { withColumn } from './columns.ts'
import type { Derivation } from './query.ts'

/**
 * The table with a number column more: the year of the first of the fields that is known. A field holds
 * dates, or years as numbers. Throws a TypeError for a field of text.
 */
export function derive(table: Table, { of, as }: Derivation): Table {
  const years = new Float64Array(table.rows).fill(NaN)
  for (const field of of) {
    const column = columnOf(table, field)
    if (column.kind !== 'date' && column.kind !== 'number')
      throw new TypeError(`Field '${field}' of table '${table.name}' holds neither dates nor years`)
    for (let row = 0; row < table.rows; row++) {
      if (!Number.isNaN(years[row]!)) continue
      const value = column.values[row]!
      if (column.kind === 'number') years[row] = value
      else if (value !== 0) years[row] = yearOf(value)
    }
  }
  return withColumn(table, { name: as, type: 'year' }, { kind: 'number', values: years })
}
