import { unreachable } from '../base/unreachable.ts'
import type { Table } from '../data/table.ts'
import { withColumn } from './columns.ts'
import { countColumn, countDistinct, countsOf } from './counts.ts'
import type { Counts, NewColumn } from './counts.ts'
import { groupTable, keyAt, keyTable } from './grouped.ts'
import type { Grouped } from './grouped.ts'
import { keptApart } from './kept-apart.ts'
import type { Answer, Grouping, Measure, QueryProblem } from './query.ts'
import { measureValues } from './values.ts'

/**
 * One row a group, in the order of the groups' first rows: the fields of `by`, the `unlike` fields of the
 * measures that are not among them, and the columns of each measure. A missing key is a group of its own.
 * Without any key all rows are one group, also when there is none. Rows in problems are rows of `table`.
 */
export function group(table: Table, { by, measures }: Grouping): Answer {
  const grouped = groupTable(table, by, measures.flatMap(unlikeFields))
  const counts = countsOf(table, grouped.groups)
  let answer = keyTable(grouped)
  const problems: QueryProblem[] = []
  for (const measure of measures) {
    const { columns, problems: met } = measured(measure, grouped, counts)
    for (const { field, column } of columns) answer = withColumn(answer, field, column)
    problems.push(...met)
  }
  return { table: answer, problems }
}

const unlikeFields = (measure: Measure): readonly string[] =>
  'unlike' in measure ? (measure.unlike ?? []) : []

function measured(
  measure: Measure,
  grouped: Grouped,
  counts: Counts,
): { columns: readonly NewColumn[]; problems: readonly QueryProblem[] } {
  const { table, groups, keys } = grouped
  switch (measure.kind) {
    case 'count':
      return { columns: [countColumn(measure.as, counts.rows)], problems: [] }
    case 'count-distinct':
      return { columns: [countColumn(measure.as, countDistinct(measure.field, table, groups))], problems: [] }
    case 'sum':
    case 'min':
    case 'max': {
      const { columns, clashes, present } = measureValues(measure, table, groups, counts)
      const refused = clashes.map(({ code, group: at, rows }) => ({
        code,
        measure: measure.as,
        group: keyAt(table, keys, groups.first[at]!),
        rows,
      }))
      return { columns, problems: [...keptApart(measure, grouped, present), ...refused] }
    }
    default:
      return unreachable(measure)
  }
}
