import { columnOf, textAt } from '../data/field-access.ts'
import { groupsOfGroups, keyAt } from './grouped.ts'
import type { Grouped } from './grouped.ts'
import type { QueryProblem, ValueMeasure } from './query.ts'

/**
 * A problem for each group asked for whose figures stand in several rows because the measure must not mix
 * them, with the rows of those figures. `present`: how many figures of each group have a value, for one
 * without a value is unlike nothing.
 */
export function keptApart(
  measure: ValueMeasure,
  { table, by, groups, asked }: Grouped,
  present: Float64Array,
): QueryProblem[] {
  const added = (measure.unlike ?? []).filter((field) => !by.includes(field))
  if (added.length === 0 || asked.count === groups.count) return []
  const kept = groupsOfGroups(table, [...by, ...added], groups)
  const valued = new Uint8Array(kept.count)
  for (let group = 0; group < groups.count; group++) if (present[group]! > 0) valued[kept.of[group]!] = 1
  const parts = new Uint32Array(asked.count)
  kept.first.forEach((group, part) => (parts[asked.of[group]!]! += valued[part]!))

  const values = columnOf(table, measure.value)
  const figures = new Map<number, number[]>()
  parts.forEach((count, at) => count > 1 && figures.set(at, []))
  if (figures.size === 0) return []
  for (let row = 0; row < table.rows; row++)
    if (textAt(values, row) !== '') figures.get(asked.of[groups.of[row]!]!)?.push(row)
  return [...figures].map(([at, rows]) => ({
    code: 'query/kept-apart',
    measure: measure.as,
    group: keyAt(table, by, groups.first[asked.first[at]!]!),
    rows,
  }))
}
