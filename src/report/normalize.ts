import { fail, ok, type Result } from '../base/result.ts'
import { parsePartialDate, firstDay, lastDay } from '../data/partial-date.ts'
import type { Dataset } from '../data/table.ts'
import { FAMILIES, FAMILY_NAMES } from '../figures/families.ts'
import { codesOf, type FilterList } from './codes.ts'
import { DEFINITIONS, isFamily } from './definitions/index.ts'
import { unfitTable } from './fitness.ts'
import { nearest, type Candidate } from './nearest.ts'
import {
  LANGUAGES,
  REPORT_KINDS,
  STYLES,
  type NormalReport,
  type Report,
  type ReportFilter,
  type ReportId,
  type ReportKind,
  type ReportProblem,
} from './report.ts'

/**
 * The report with nothing left out, checked against what the data set holds: kind, language, style, filters,
 * period and dimensions. Codes of areas may be given in small letters. All faults are returned at once, each
 * with the allowed values nearest to what was written.
 *
 * @param installed ids that are taken: a second report of a kind gets the next free number
 */
export function normalizeReport(
  report: Report,
  data: Dataset,
  installed: readonly ReportId[] = [],
): Result<NormalReport, readonly ReportProblem[]> {
  const { kind, language = 'en', style = 'analysis' } = report
  const head = [
    ...oneOf('report/unknown-kind', kind, REPORT_KINDS),
    ...oneOf('report/unknown-language', language, LANGUAGES),
    ...oneOf('report/unknown-style', style, STYLES),
  ]
  if (head.length > 0) return fail(head)
  const filter = withLists(report.filter ?? {})
  const problems = [
    ...missingFigures(kind, data),
    ...idProblems(report, installed),
    ...filterProblems(kind, filter, data),
    ...periodProblems(filter),
    ...dimensionProblems(report),
  ]
  if (problems.length > 0) return fail(problems)
  const own = isFamily(kind) ? DEFINITIONS[kind].pivot : { rows: [], columns: [] }
  const { rows, columns } = report.dimensions ?? own
  return ok({ kind, id: idOf(report, installed), language, style, filter, dimensions: { rows, columns } })
}

/** Several reports for one workbook: their ids are told apart, and what is wrong with several is said once. */
export function normalizeReports(
  reports: readonly Report[],
  data: Dataset,
  installed: readonly ReportId[] = [],
): Result<NormalReport[], readonly ReportProblem[]> {
  const normal: NormalReport[] = []
  const problems = new Map<string, ReportProblem>()
  for (const report of reports) {
    const result = normalizeReport(report, data, [...installed, ...normal.map(({ id }) => id)])
    if (result.ok) normal.push(result.value)
    else for (const problem of result.error) problems.set(JSON.stringify(problem), problem)
  }
  return problems.size > 0 ? fail([...problems.values()]) : ok(normal)
}

const plain = (values: readonly string[]): Candidate[] => values.map((value) => ({ value, names: [] }))

function oneOf(code: ReportProblem['code'], value: string, allowed: readonly string[]): ReportProblem[] {
  return allowed.includes(value) ? [] : [{ code, value, detail: { allowed: allowed.join(', ') } }]
}

/** Area codes in capitals, every value once, nothing empty. */
function withLists(filter: ReportFilter): ReportFilter {
  const clean = (values: readonly string[]): string[] => [
    ...new Set(values.map((value) => value.trim()).filter((value) => value !== '')),
  ]
  const lists = (['areas', 'parties', 'substances', 'roles', 'kinds'] as const).flatMap((name) => {
    const given = filter[name] ?? []
    const values = clean(name === 'areas' ? given.map((value) => value.toUpperCase()) : given)
    return values.length === 0 ? [] : [[name, values] as const]
  })
  const { from, to } = filter
  return { ...Object.fromEntries(lists), ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The data set has no table for the report; a briefing needs one of the four. */
function missingFigures(kind: ReportKind, data: Dataset): ReportProblem[] {
  const wanted = isFamily(kind) ? [kind] : FAMILY_NAMES
  if (wanted.some((family) => data.tables.has(FAMILIES[family].table))) {
    return wanted.flatMap((family) => unfitTable(family, data))
  }
  const there = [...data.tables.keys()].join(', ')
  return [{ code: 'report/no-figures', value: kind, detail: { there } }]
}

function idProblems({ id, kind }: Report, installed: readonly ReportId[]): ReportProblem[] {
  if (id === undefined) return []
  if (!new RegExp(`^${kind}(-[1-9][0-9]*)?$`).test(id))
    return [{ code: 'report/bad-id', value: id, detail: { kind } }]
  return installed.includes(id as ReportId) ? [{ code: 'report/id-taken', value: id }] : []
}

function idOf({ id, kind }: Report, installed: readonly ReportId[]): ReportId {
  if (id !== undefined) return id as ReportId
  const taken = new Set<string>(installed)
  let free: string = kind
  for (let number = 2; taken.has(free); number++) free = `${kind}-${number}`
  return free as ReportId
}

const UNKNOWN: Readonly<Record<FilterList, ReportProblem['code']>> = {
  areas: 'report/unknown-area',
  parties: 'report/unknown-party',
  substances: 'report/unknown-substance',
  roles: 'report/unknown-role',
  kinds: 'report/unknown-filter-kind',
}

function filterProblems(kind: ReportKind, filter: ReportFilter, data: Dataset): ReportProblem[] {
  return (Object.keys(UNKNOWN) as FilterList[]).flatMap((list): ReportProblem[] => {
    const values = filter[list] ?? []
    if (values.length === 0) return []
    const codes = codesOf(list, kind, data)
    if (codes === null) return [{ code: 'report/filter-not-used', value: list, detail: { kind } }]
    const known = new Set(codes.map(({ value }) => value))
    return values
      .filter((value) => !known.has(value))
      .map((value) => ({ code: UNKNOWN[list], value, detail: { nearest: said(value, codes) } }))
  })
}

/** The nearest codes with their names; all of them where they are few. */
function said(value: string, codes: readonly Candidate[]): string {
  const FEW = 12
  const near = nearest(value, codes)
  const shown = near.length > 0 ? near : codes.length <= FEW ? codes : []
  return shown
    .map(({ value: code, names: [name] }) => (name === undefined ? code : `${code} (${name})`))
    .join(', ')
}

function periodProblems({ from, to }: ReportFilter): ReportProblem[] {
  const ends = { from, to }
  const wrong = (['from', 'to'] as const).flatMap((end): ReportProblem[] => {
    const value = ends[end]
    return value === undefined || parsePartialDate(value) !== undefined
      ? []
      : [{ code: 'report/bad-date', value, detail: { end } }]
  })
  if (wrong.length > 0 || from === undefined || to === undefined) return wrong
  const [first, last] = [firstDay(parsePartialDate(from) ?? 0), lastDay(parsePartialDate(to) ?? 0)]
  return first > last ? [{ code: 'report/from-after-to', value: from, detail: { to } }] : []
}

/** Dimensions are columns of the report's table, each used once. */
function dimensionProblems({ kind, dimensions }: Report): ReportProblem[] {
  if (!dimensions) return []
  const fields = [...dimensions.rows, ...dimensions.columns]
  const ids = isFamily(kind) ? DEFINITIONS[kind].columns.map(({ id }) => id) : []
  const unknown = fields
    .filter((field) => !ids.includes(field))
    .map((value): ReportProblem => {
      const near = nearest(value, plain(ids)).map((it) => it.value)
      return {
        code: 'report/unknown-dimension',
        value,
        detail: { nearest: (near.length > 0 ? near : ids).join(', ') },
      }
    })
  const twice = fields.filter((field, index) => fields.indexOf(field) !== index)
  const none = isFamily(kind) && dimensions.rows.length === 0 && dimensions.columns.length === 0
  return [
    ...unknown,
    ...twice.map((value): ReportProblem => ({ code: 'report/dimension-twice', value })),
    ...(none ? [{ code: 'report/no-dimension' as const }] : []),
  ]
}
