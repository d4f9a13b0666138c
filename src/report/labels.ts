import type { Dataset } from '../data/table.ts'
import { yearOf } from '../data/partial-date.ts'
import { columnIn, dateIn, textIn } from './columns.ts'
import { abbreviationOf, type Names } from './names.ts'
import { commas } from './sentences.ts'
import type { Words } from './words.ts'

/** Characters of a bar's name that fit on one line, and where there are few bars on two. */
const ONE_LINE = 44
const TWO_LINES = 80
const FEW_BARS = 6

/** What people call an activity by its place and year rather than by its title. */
const EVENTS = new Set(['conference', 'workshop', 'meeting', 'summit', 'ceremony', 'signing'])

/**
 * Names of activities that are short enough for a chart: the title where it fits, else what stands for it in
 * brackets at its end (CARICC), else the kind, place and year of an event, else the title's beginning. No
 * name stands twice.
 */
export function activityLabels(
  codes: readonly string[],
  data: Dataset,
  names: Names,
  words: Words,
): string[] {
  const room = codes.length <= FEW_BARS ? TWO_LINES : ONE_LINE
  const short = shortNames(codes, data, words)
  const used = new Map<string, number>()
  return codes.map((code) => {
    const title = names.activity(code)
    const label =
      title.length <= room ? title : (abbreviationOf(title) ?? short.get(code) ?? cut(title, room))
    const times = (used.get(label) ?? 0) + 1
    used.set(label, times)
    return times === 1 ? label : `${label} (${times})`
  })
}

function shortNames(codes: readonly string[], data: Dataset, words: Words): ReadonlyMap<string, string> {
  const table = data.tables.get('activities')
  const wanted = new Set(codes)
  const short = new Map<string, string>()
  const [keys, kinds, places, starts, ends] = ['activity', 'kind', 'place', 'start', 'end'].map((field) =>
    columnIn(table, field),
  )
  for (let row = 0; row < (table?.rows ?? 0); row++) {
    const code = textIn(keys ?? null, row)
    const kind = textIn(kinds ?? null, row)
    const place = textIn(places ?? null, row)
    const date = dateIn(starts ?? null, row) || dateIn(ends ?? null, row)
    if (!wanted.has(code) || !EVENTS.has(kind) || date === 0) continue
    short.set(
      code,
      commas(words.code('activity_kind', kind), place && words.code('place', place), String(yearOf(date))),
    )
  }
  return short
}

function cut(text: string, room: number): string {
  const at = text.lastIndexOf(' ', room - 1)
  return `${text.slice(0, at > room / 2 ? at : room - 1).replace(/[\s,;:–-]+$/, '')}…`
}
