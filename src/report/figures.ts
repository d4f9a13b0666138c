import type { Dataset, Table } from '../data/table.ts'
import { FAMILIES } from '../figures/families.ts'
import { answer } from '../query/index.ts'
import type { Condition, Lookup, Query, SortKey } from '../query/query.ts'
import type { Definition, FieldFilter } from './definitions/definition.ts'
import type { NormalReport } from './report.ts'

/** The part of a query that chooses the report's figures: what every table and summary of it starts from. */
export type Selection = Required<Pick<Query, 'from' | 'lookup' | 'where'>>

/** A report's own filters, as conditions on the fields that this data set has. */
export function selectionOf(definition: Definition, report: NormalReport, data: Dataset): Selection {
  const family = FAMILIES[definition.kind]
  const { filter } = report
  const lookup = definition.lookup.flatMap((it) => presentLookup(it, data))
  const has = fieldsAfter(family.table, lookup, data)
  const where: Condition[] = []
  const oneOf = (field: string, values: readonly string[] | undefined): void => {
    if (values && values.length > 0 && has(field)) where.push({ kind: 'one-of', field, values })
  }
  // Areas and parties both say whose figures: a party is kept when either names it.
  oneOf(family.party, [...(filter.areas ?? []), ...(filter.parties ?? [])])
  for (const [name, field] of Object.entries(definition.filter)) oneOf(field, filter[name as FieldFilter])
  const { start, end } = family.period
  if ((filter.from ?? filter.to) !== undefined && has(start) && has(end)) {
    const { from, to } = filter
    where.push({ kind: 'overlaps', start, end, ...(from ? { from } : {}), ...(to ? { to } : {}) })
  }
  return { from: family.table, lookup, where }
}

/** The report's figures, one a row, in the definition's order, with the year for PivotTables. */
export function figuresOf(definition: Definition, selection: Selection, data: Dataset): Table {
  const { start, end } = FAMILIES[definition.kind].period
  const has = fieldsAfter(selection.from, selection.lookup, data)
  const sort: readonly SortKey[] = definition.sort.filter(({ field }) => field === 'year' || has(field))
  const of = [start, end].filter(has)
  return answer({ ...selection, derive: [{ kind: 'year', of, as: 'year' }], sort }, data).table
}

/** Data sets may leave out optional tables and fields; a lookup then brings in what there is. */
function presentLookup(lookup: Lookup, data: Dataset): Lookup[] {
  const other = data.tables.get(lookup.table)
  if (other?.schema.primaryKey.length !== 1) return []
  const there = new Set(other.schema.fields.map(({ name }) => name))
  const take = Object.entries(lookup.take).filter(([, field]) => there.has(field))
  return take.length === 0 ? [] : [{ ...lookup, take: Object.fromEntries(take) }]
}

function fieldsAfter(table: string, lookup: readonly Lookup[], data: Dataset): (field: string) => boolean {
  const own = data.tables.get(table)?.schema.fields.map(({ name }) => name) ?? []
  const fields = new Set([...own, ...lookup.flatMap(({ take }) => Object.keys(take))])
  return (field) => fields.has(field)
}
