import type { Dataset } from '../data/table.ts'
import { FAMILIES, FAMILY_NAMES } from '../figures/families.ts'
import { columnIn, distinct, textIn } from './columns.ts'
import { DEFINITIONS, isFamily } from './definitions/index.ts'
import type { Candidate } from './nearest.ts'
import type { ReportFilter, ReportKind } from './report.ts'

export type FilterList = Exclude<keyof ReportFilter, 'from' | 'to'>

/**
 * The codes that a filter of a report may name, with their names: those that the data set lists or uses.
 * Null where the report's figures have no such field.
 */
export function codesOf(list: FilterList, kind: ReportKind, data: Dataset): Candidate[] | null {
  const families = (isFamily(kind) ? [kind] : FAMILY_NAMES).filter((it) =>
    data.tables.has(FAMILIES[it].table),
  )
  if (list === 'areas')
    return data.tables.has('areas')
      ? named(data, 'areas', 'area', 'name')
      : partyCodes(families, data, 'state')
  if (list === 'parties') {
    return merged([
      ...named(data, 'areas', 'area', 'name'),
      ...named(data, 'organisations', 'organisation', 'name'),
      ...partyCodes(families, data),
    ])
  }
  const fields = families.flatMap((family) => {
    const field = DEFINITIONS[family].filter[list]
    return field === undefined ? [] : [{ family, field }]
  })
  if (fields.length === 0) return null
  return merged([
    ...(list === 'substances' ? named(data, 'substances', 'substance', 'name') : []),
    ...fields.flatMap(({ family, field }) => valuesOf(family, field, data)),
  ])
}

function named(data: Dataset, table: string, key: string, name: string): Candidate[] {
  const it = data.tables.get(table)
  if (!it) return []
  const [keys, names, russian] = [key, name, `${name}_ru`].map((field) => columnIn(it, field))
  return Array.from({ length: it.rows }, (_, row) => ({
    value: textIn(keys ?? null, row),
    names: [textIn(names ?? null, row), textIn(russian ?? null, row)].filter(Boolean),
  }))
}

/** Parties that figures name, whatever the lists of areas and organisations say. */
function partyCodes(families: readonly (keyof typeof FAMILIES)[], data: Dataset, kind?: string): Candidate[] {
  return families.flatMap((family) => {
    const table = data.tables.get(FAMILIES[family].table)
    if (!table) return []
    const parties = columnIn(table, FAMILIES[family].party)
    if (kind === undefined) return distinct(parties, table.rows).map((value) => ({ value, names: [] }))
    const kinds = columnIn(table, DEFINITIONS[family].partyKind ?? '')
    const codes = new Set<string>()
    for (let row = 0; row < table.rows; row++) {
      if (!kinds || textIn(kinds, row) === kind) codes.add(textIn(parties, row))
    }
    return [...codes].map((value) => ({ value, names: [] }))
  })
}

/** The values that a field may have or has; a field that is looked up is searched where it comes from. */
function valuesOf(family: keyof typeof FAMILIES, field: string, data: Dataset): Candidate[] {
  const lookup = DEFINITIONS[family].lookup.find(({ take }) => field in take)
  const table = data.tables.get(lookup?.table ?? FAMILIES[family].table)
  const name = lookup?.take[field] ?? field
  const allowed = table?.schema.fields.find((it) => it.name === name)?.constraints?.enum ?? []
  const used = table ? distinct(columnIn(table, name), table.rows) : []
  return [...allowed, ...used].map((value) => ({ value, names: [] }))
}

/** Every code once, with the first names given. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const byValue = new Map<string, Candidate>()
  for (const candidate of candidates) {
    if (candidate.value !== '' && !byValue.has(candidate.value)) byValue.set(candidate.value, candidate)
  }
  return [...byValue.values()]
}
