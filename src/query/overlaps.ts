/**
 * Figures that must not be added because they may count the same thing twice. Looked for among the figures
 * with a value of one group and one series:
 *
 * - the same period stated by one source: separate records, which add up;
 * - the same period stated by different sources: they repeat or contradict each other;
 * - periods with a day in common that are not the same: a cumulative total beside a yearly one.
 *
 * A period is the days from the first of its start to the last of its end, so that 2010 is the same period
 * as 2010-01 to 2010-12. Where the start or the end is missing the period may reach any distance to that
 * side, and is never known to be the same as another; one that ends before it starts may be any.
 */
import { columnOf } from '../data/field-access.ts'
import { firstDay, lastDay } from '../data/partial-date.ts'
import type { Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { datesOf } from './filter.ts'
import { groupRows } from './keys.ts'
import type { Groups } from './keys.ts'
import type { QueryProblem, ValueMeasure } from './query.ts'

export interface Clash {
  readonly code: Extract<QueryProblem['code'], 'query/overlapping-periods' | 'query/disagreeing-sources'>
  readonly group: number
  readonly rows: readonly number[]
}

/** In the order of the groups; at most one of each code a group. */
export function clashesOf(
  measure: ValueMeasure,
  table: Table,
  groups: Groups,
  values: Float64Array,
): Clash[] {
  if (!measure.period) return []
  const series = (measure.series ?? []).map((field) => codesOf(columnOf(table, field), table.rows))
  const buckets = groupRows([{ codes: groups.of, count: groups.count }, ...series], table.rows)
  const shared = bucketsOfSeveral(buckets, values)
  if (shared.length === 0) return []

  const [starts, ends] = [datesOf(table, measure.period.start), datesOf(table, measure.period.end)]
  const sources = measure.source === undefined ? null : codesOf(columnOf(table, measure.source), table.rows)
  const spanOf = (row: number): Span => {
    const [start, end] = [starts.values[row]!, ends.values[row]!]
    const told = end === 0 || firstDay(start) <= lastDay(end)
    return {
      first: told ? firstDay(start) : 0,
      last: told && end !== 0 ? lastDay(end) : Infinity,
      known: told && start !== 0 && end !== 0,
      source: sources?.codes[row] ?? 0,
      rows: [row],
    }
  }

  const found = new Map<number, { overlapping: number[]; disagreeing: number[] }>()
  for (const rows of shared) {
    const spans = rows.map(spanOf).sort((a, b) => a.first - b.first || a.last - b.last)
    const { overlapping, disagreeing } = compare(merged(spans))
    if (overlapping.length + disagreeing.length === 0) continue
    const group = groups.of[rows[0]!]!
    const clash = found.get(group) ?? { overlapping: [], disagreeing: [] }
    clash.overlapping = clash.overlapping.concat(overlapping)
    clash.disagreeing = clash.disagreeing.concat(disagreeing)
    found.set(group, clash)
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .flatMap(([group, { overlapping, disagreeing }]) => [
      ...clash('query/overlapping-periods', group, overlapping),
      ...clash('query/disagreeing-sources', group, disagreeing),
    ])
}

const clash = (code: Clash['code'], group: number, rows: number[]): Clash[] =>
  rows.length === 0 ? [] : [{ code, group, rows: rows.sort((a, b) => a - b) }]

/** The rows with a value of each bucket that has several of them. */
function bucketsOfSeveral(buckets: Groups, values: Float64Array): number[][] {
  const sizes = new Uint32Array(buckets.count)
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row]!)) sizes[buckets.of[row]!]!++
  if (sizes.every((size) => size < 2)) return []
  const members = new Map<number, number[]>()
  for (let row = 0; row < values.length; row++) {
    const bucket = buckets.of[row]!
    if (sizes[bucket]! < 2 || Number.isNaN(values[row]!)) continue
    const rows = members.get(bucket)
    if (rows) rows.push(row)
    else members.set(bucket, [row])
  }
  return [...members.values()]
}

/** A period in days, and the rows that state it. */
interface Span {
  readonly first: number
  readonly last: number
  readonly known: boolean
  /** Null: of several sources. */
  readonly source: number | null
  readonly rows: readonly number[]
}

/** Of spans sorted by their days: the same known period once, with all of its rows. */
function merged(sorted: readonly Span[]): Span[] {
  const spans: Span[] = []
  let rows: number[] = []
  for (const span of sorted) {
    const before = spans.at(-1)
    if (before?.known && span.known && before.first === span.first && before.last === span.last) {
      for (const row of span.rows) rows.push(row)
      const source = before.source === span.source ? span.source : null
      spans[spans.length - 1] = { ...span, source, rows }
    } else {
      rows = [...span.rows]
      spans.push({ ...span, rows })
    }
  }
  return spans
}

/** Of different spans sorted by their days: the rows of those that meet another, and of several sources. */
function compare(spans: readonly Span[]): { overlapping: number[]; disagreeing: number[] } {
  const overlapping: number[] = []
  const disagreeing: number[] = []
  let reached = -Infinity
  spans.forEach((span, at) => {
    const next = spans[at + 1]
    const meets = span.first <= reached || (next !== undefined && next.first <= span.last)
    for (const row of span.rows) {
      if (meets) overlapping.push(row)
      if (span.source === null) disagreeing.push(row)
    }
    reached = Math.max(reached, span.last)
  })
  return { overlapping, disagreeing }
}
