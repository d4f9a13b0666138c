import { firstDay, lastDay } from '../data/partial-date.ts'
import type { Table } from '../data/table.ts'
import { RESULT_BOUNDS, statedBound, type ResultBound } from '../figures/bound.ts'
import { FAMILIES } from '../figures/families.ts'
import { columnIn, dateIn, distinct, numberIn, textIn } from './columns.ts'
import type { Definition } from './definitions/definition.ts'

export interface Party {
  readonly code: string
  readonly kind: string
}

/** What can be said about a set of figures of one family in a title or a line of text. */
export interface Facts {
  readonly figures: number
  readonly withValue: number
  readonly withoutValue: number
  /** Whom the figures are about, in the order of their first figure. */
  readonly parties: readonly Party[]
  readonly activities: number
  readonly sources: readonly string[]
  /** Codes of units or currencies of the figures that have a value. */
  readonly units: readonly string[]
  /** Bounds of the values, `exact` among them, in the order of the list of bounds. */
  readonly bounds: readonly ResultBound[]
  /** The first and the last known date, `yyyymmdd` at their precision; 0 where none is known. */
  readonly start: number
  readonly end: number
}

/** Reads the facts off the figures, or off those of them that `keep` chooses. */
export function factsOf(definition: Definition, figures: Table, keep?: (row: number) => boolean): Facts {
  const family = FAMILIES[definition.kind]
  const rows = keep ? rowsWhere(figures.rows, keep) : null
  const count = rows?.length ?? figures.rows
  const rowAt = (index: number): number => (rows ? (rows[index] ?? 0) : index)
  const column = (field: string | null) => (field === null ? null : columnIn(figures, field))
  const value = column(family.value)
  const bound = column(family.bound)
  const unit = column(family.unit)
  const [starts, ends] = [column(family.period.start), column(family.period.end)]
  const bounds = new Set<ResultBound>()
  const units = new Set<string>()
  let [withValue, start, end] = [0, 0, 0]
  for (let index = 0; index < count; index++) {
    const row = rowAt(index)
    const [from, to] = [dateIn(starts, row), dateIn(ends, row)]
    const [first, last] = [from || to, to || from]
    if (first && (start === 0 || firstDay(first) < firstDay(start))) start = first
    if (last && (end === 0 || lastDay(last) > lastDay(end))) end = last
    if (!value || Number.isNaN(numberIn(value, row))) continue
    withValue++
    bounds.add(statedBound(textIn(bound, row)))
    if (unit) units.add(textIn(unit, row))
  }
  units.delete('')
  const some = (field: string): string[] => {
    const it = columnIn(figures, field)
    return rows
      ? [...new Set(rows.map((row) => textIn(it, row)))].filter(Boolean)
      : distinct(it, figures.rows)
  }
  return {
    figures: count,
    withValue: value ? withValue : count,
    withoutValue: value ? count - withValue : 0,
    parties: partiesOf(definition, figures, count, rowAt),
    activities: some('activity').length,
    sources: some(family.source),
    units: [...units],
    bounds: RESULT_BOUNDS.filter((it) => bounds.has(it)),
    start,
    end,
  }
}

function partiesOf(
  definition: Definition,
  figures: Table,
  count: number,
  rowAt: (index: number) => number,
): readonly Party[] {
  const codes = columnIn(figures, FAMILIES[definition.kind].party)
  const kinds = definition.partyKind === null ? null : columnIn(figures, definition.partyKind)
  const parties = new Map<string, Party>()
  const seen = new Set<number>()
  for (let index = 0; index < count; index++) {
    const row = rowAt(index)
    if (codes?.kind === 'text') {
      const coded = codes.codes[row] ?? 0
      if (seen.has(coded)) continue
      seen.add(coded)
    }
    const code = textIn(codes, row)
    if (code !== '' && !parties.has(code)) parties.set(code, { code, kind: textIn(kinds, row) })
  }
  return [...parties.values()]
}

function rowsWhere(rows: number, keep: (row: number) => boolean): number[] {
  const kept: number[] = []
  for (let row = 0; row < rows; row++) if (keep(row)) kept.push(row)
  return kept
}
