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

/** How many rows each group has. */
export function countRows(groups: Groups): Float64Array {
  const counts = new Float64Array(groups.count)
  for (let row = 0; row < groups.of.length; row++) counts[groups.of[row]!]!++
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
