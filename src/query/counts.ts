import { columnOf } from '../data/field-access.ts'
import type { Column, Field, Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { groupRows } from './keys.ts'
import type { Groups } from './keys.ts'

export interface NewColumn {
  readonly field: Field
  readonly column: Column
}

export const countColumn = (name: string, values: Float64Array): NewColumn => ({
  field: { name, type: 'integer' },
  column: { kind: 'number', values },
})

/** What the measures of one grouping share: each is counted once, whatever reads it. */
export interface Counts {
  /** The rows of each group. */
  readonly rows: Float64Array
  /** How many of the field's values are there in each group. */
  readonly present: (field: string) => Float64Array
}

export function countsOf(table: Table, groups: Groups): Counts {
  const known = new Map<string, Float64Array>()
  const present = (field: string): Float64Array => {
    const counts = known.get(field) ?? countPresent(numbersOf(table, field), groups)
    known.set(field, counts)
    return counts
  }
  return { rows: countRows(groups), present }
}

function countRows(groups: Groups): Float64Array {
  const counts = new Float64Array(groups.count)
  for (let row = 0; row < groups.of.length; row++) counts[groups.of[row]!]!++
  return counts
}

function countPresent(values: Float64Array, groups: Groups): Float64Array {
  const counts = new Float64Array(groups.count)
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) counts[groups.of[row]!]!++
  return counts
}

/** How many different values the field has in each group; missing is none. */
export function countDistinct(field: string, table: Table, groups: Groups): Float64Array {
  const distinct = codesOf(columnOf(table, field), table.rows)
  const pairs = groupRows([{ codes: groups.of, count: groups.count }, distinct], table.rows)
  const counts = new Float64Array(groups.count)
  for (const row of pairs.first) if (distinct.codes[row] !== 0) counts[groups.of[row]!]!++
  return counts
}

/** Throws a TypeError when the field holds no numbers. */
export function numbersOf(table: Table, field: string): Float64Array {
  const column = columnOf(table, field)
  if (column.kind === 'number') return column.values
  throw new TypeError(`Field '${field}' of table '${table.name}' holds no numbers`)
}
