import { unreachable } from '../base/unreachable.ts'
import { columnOf, fieldOf, textAt } from '../data/field-access.ts'
import type { Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { takeColumn, withColumn } from './columns.ts'
import { countColumn, countDistinct, countRows } from './counts.ts'
import { groupRows } from './keys.ts'
import type { Groups } from './keys.ts'
import type { Answer, Grouping, Measure, QueryProblem, ValueMeasure } from './query.ts'
import { measureValues } from './values.ts'
import type { Measured } from './values.ts'

/**
 * One row a group, in the order of the groups' first rows: the fields of `by`, the `unlike` fields of the
 * measures that are not among them, and the columns of each measure. A missing key is a group of its own.
 * Without any key all rows are one group, also when there is none. Rows in problems are rows of `table`.
 */
export function group(table: Table, { by, measures }: Grouping): Answer {
  const keys = [...new Set([...by, ...measures.flatMap(unlikeFields)])]
  const groups = groupRows(
    keys.map((key) => codesOf(columnOf(table, key), table.rows)),
    table.rows,
  )
  let answer = keyTable(table, keys, groups)
  const problems: QueryProblem[] = []
  for (const measure of measures) {
    const { columns, problems: met } = measured(measure, table, groups, by, keys)
    for (const { field, column } of columns) answer = withColumn(answer, field, column)
    problems.push(...met)
  }
  return { table: answer, problems }
}

const unlikeFields = (measure: Measure): readonly string[] =>
  'unlike' in measure ? (measure.unlike ?? []) : []

function keyTable(table: Table, keys: readonly string[], groups: Groups): Table {
  return {
    name: table.name,
    schema: { fields: keys.map((key) => fieldOf(table, key)), primaryKey: keys, foreignKeys: [] },
    rows: groups.count,
    columns: keys.map((key) => takeColumn(columnOf(table, key), groups.first)),
  }
}

function measured(
  measure: Measure,
  table: Table,
  groups: Groups,
  by: readonly string[],
  keys: readonly string[],
): { columns: Measured['columns']; problems: readonly QueryProblem[] } {
  switch (measure.kind) {
    case 'count':
      return { columns: [countColumn(measure.as, countRows(groups))], problems: [] }
    case 'count-distinct':
      return { columns: [countColumn(measure.as, countDistinct(measure.field, table, groups))], problems: [] }
    case 'sum':
    case 'min':
    case 'max': {
      const { columns, clashes, present } = measureValues(measure, table, groups)
      const refused = clashes.map(({ code, group: at, rows }) => ({
        code,
        measure: measure.as,
        group: keyAt(table, keys, groups.first[at]!),
        rows,
      }))
      return { columns, problems: [...keptApart(measure, table, groups, by, present), ...refused] }
    }
    default:
      return unreachable(measure)
  }
}

/** The groups of `by` whose figures the measure's unlike fields keep in several rows, with those figures. */
function keptApart(
  measure: ValueMeasure,
  table: Table,
  groups: Groups,
  by: readonly string[],
  present: Float64Array,
): QueryProblem[] {
  const added = (measure.unlike ?? []).filter((field) => !by.includes(field))
  if (added.length === 0 || table.rows === 0) return []
  const groupsBy = (fields: readonly string[]): Groups =>
    groupRows(
      fields.map((field) => codesOf(takeColumn(columnOf(table, field), groups.first), groups.count)),
      groups.count,
    )
  // Groups of groups: as asked for, and as this measure keeps them apart.
  const asked = groupsBy(by)
  const kept = groupsBy([...by, ...added])
  if (kept.count === asked.count) return []
  const valued = new Uint8Array(kept.count)
  for (let at = 0; at < groups.count; at++) if (present[at]! > 0) valued[kept.of[at]!] = 1
  const parts = new Uint32Array(asked.count)
  kept.first.forEach((at, part) => (parts[asked.of[at]!]! += valued[part]!))

  const values = columnOf(table, measure.value)
  const rows = Array.from(parts, (count): number[] | null => (count > 1 ? [] : null))
  for (let row = 0; row < table.rows; row++)
    if (textAt(values, row) !== '') rows[asked.of[groups.of[row]!]!]?.push(row)
  return rows.flatMap((apart, at) =>
    apart === null
      ? []
      : [
          {
            code: 'query/kept-apart' as const,
            measure: measure.as,
            group: keyAt(table, by, groups.first[asked.first[at]!]!),
            rows: apart,
          },
        ],
  )
}

/** The key of the row's group: numbers as they are, everything else as text, missing as `''`. */
function keyAt(table: Table, keys: readonly string[], row: number): Record<string, string | number> {
  return Object.fromEntries(
    keys.map((key) => {
      const column = columnOf(table, key)
      const text = textAt(column, row)
      return [key, column.kind === 'number' && text !== '' ? column.values[row]! : text]
    }),
  )
}
