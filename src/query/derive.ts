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
    if (column.kind === 'number') fillYears(years, column.values, (year) => year)
    else fillYears(years, column.values, (date) => (date === 0 ? NaN : yearOf(date)))
  }
  return withColumn(table, { name: as, type: 'year' }, { kind: 'number', values: years })
}

/** The years that are not known yet; `yearIn` is NaN for missing. */
function fillYears(
  years: Float64Array,
  values: Float64Array | Int32Array,
  yearIn: (value: number) => number,
): void {
  for (let row = 0; row < years.length; row++)
    if (Number.isNaN(years[row]!)) years[row] = yearIn(values[row]!)
}
