/** The verbs, one a file, and the answer to a query made of them. */
import type { Dataset, Table } from '../data/table.ts'
import { fieldOf, tableOf } from '../data/field-access.ts'
import { pickFields, takeRows } from './columns.ts'
import { derive } from './derive.ts'
import { matching } from './filter.ts'
import { group } from './group.ts'
import { lookup } from './lookup.ts'
import { sort } from './sort.ts'
import type { Answer, AnswerQuery, Grouping, Query } from './query.ts'

export { derive } from './derive.ts'
export { filter } from './filter.ts'
export { group } from './group.ts'
export { lookup } from './lookup.ts'
export { pivot } from './pivot.ts'
export { sort } from './sort.ts'

/**
 * Looks up, filters, derives, groups and sorts, in this order. A query that names a table or field which is
 * not there, or does arithmetic on text, is a mistake of the program and throws a TypeError.
 */
export const answer: AnswerQuery = (query: Query, data: Dataset): Answer => {
  const whole = (query.lookup ?? []).reduce((table, it) => lookup(table, it, data), tableOf(data, query.from))
  const rows = query.where ? matching(whole, query.where) : null
  const needed = query.group ? pickFields(whole, fieldsOf(query.group, query, whole)) : whole
  const chosen = (query.derive ?? []).reduce(derive, rows ? takeRows(needed, rows) : needed)
  const { table, problems } = query.group ? group(chosen, query.group) : { table: chosen, problems: [] }
  return {
    table: query.sort ? sort(table, query.sort) : table,
    problems: rows
      ? problems.map((problem) => ({ ...problem, rows: problem.rows.map((row) => rows[row]!) }))
      : problems,
  }
}

/** The fields that grouping reads: no other column needs its rows taken. */
function fieldsOf(
  { by, measures }: Grouping,
  { derive: derivations = [] }: Query,
  table: Table,
): ReadonlySet<string> {
  const ofMeasures = measures.flatMap((measure) => {
    if (measure.kind === 'count') return []
    if (measure.kind === 'count-distinct') return [measure.field]
    const { value, bound, unlike = [], series = [], period, source } = measure
    return [value, bound, ...unlike, ...series, period?.start, period?.end, source]
  })
  const derived = new Set(derivations.map(({ as }) => as))
  const names = [...by, ...ofMeasures, ...derivations.flatMap(({ of }) => of)].filter(
    (name) => name !== undefined,
  )
  return new Set(names.filter((name) => !derived.has(name)).map((name) => fieldOf(table, name).name))
}
