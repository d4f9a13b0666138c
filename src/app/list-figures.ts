import { tableOf } from '../data/field-access.ts'
import type { Dataset, Table } from '../data/table.ts'
import { BOUND_SYMBOL, statedBound } from '../figures/bound.ts'
import { FAMILIES, type Family, type FamilyName } from '../figures/families.ts'
import { valueInWords } from '../report/bounds.ts'
import { columnIn, dateIn, numberIn, textIn } from '../report/columns.ts'
import { namesOf, type Names } from '../report/names.ts'
import { periodInWords } from '../report/periods.ts'
import type { Words } from '../report/words.ts'

/** Figures of one source; those about the same activity together. */
export interface SourceFigures {
  readonly source: string
  readonly topics: readonly Topic[]
}

/** An activity with the figures about it; `activity` is null where the figures are about none. */
export interface Topic {
  readonly activity: string | null
  /** When the activity was, in words, for figures that have no period of their own; else ''. */
  readonly period: string
  readonly figures: readonly FigureLine[]
}

/** A figure as people read it, in the language of the words that were given. */
export interface FigureLine {
  readonly figure: string
  readonly party: string
  /** What the figure says of the party: its role, a substance, the kind of a request. */
  readonly about: readonly string[]
  /** As printed (`> 250 kg`) and as said (`more than 250 kg`); null for a figure without a value. */
  readonly value: { readonly shown: string; readonly said: string } | null
  /** The source gives no amount, though figures of this family have one. */
  readonly notStated: boolean
  /** Its own period in words, '' where it has none. */
  readonly period: string
  /** Non-empty line of the source, counted from 1; null where the data set does not say. */
  readonly paragraph: number | null
}

/** Fields beside the party that say what a figure is, with the code list that has their words. */
const ABOUT: Readonly<Record<FamilyName, readonly { readonly field: string; readonly list: string }[]>> = {
  participation: [{ field: 'role', list: 'role' }],
  funding: [{ field: 'flow', list: 'flow' }],
  seizures: [
    { field: 'measure', list: 'measure' },
    { field: 'substance', list: 'substance' },
  ],
  assistance: [
    { field: 'direction', list: 'direction' },
    { field: 'kind', list: 'assistance_kind' },
    { field: 'outcome', list: 'outcome' },
  ],
}

type Reader<T> = (row: number) => T

/** The figures of a family by source and activity, each in the order of its first figure. */
export function listFigures(data: Dataset, name: FamilyName, words: Words): SourceFigures[] {
  const family = FAMILIES[name]
  const table = data.tables.get(family.table)
  if (!table) return []
  const names = namesOf(data, words)
  const source = textReader(table, family.source)
  const activity = textReader(table, 'activity')
  const line = lineReader(family, table, names, words)
  const activityPeriod = activityPeriodReader(family, data, words)
  const sources = new Map<string, Map<string, Topic & { readonly figures: FigureLine[] }>>()
  for (let row = 0; row < table.rows; row++) {
    const code = activity(row)
    const topics = getOr(sources, source(row), () => new Map())
    const topic = getOr(topics, code, () => ({
      activity: code === '' ? null : names.activity(code),
      period: activityPeriod(code),
      figures: [],
    }))
    topic.figures.push(line(row))
  }
  return [...sources].map(([source, topics]) => ({ source, topics: [...topics.values()] }))
}

/** One figure as people read it, with the activity that it is about. */
export function figureAt(data: Dataset, name: FamilyName, row: number, words: Words): Topic {
  const family = FAMILIES[name]
  const table = tableOf(data, family.table)
  const names = namesOf(data, words)
  const code = textReader(table, 'activity')(row)
  return {
    activity: code === '' ? null : names.activity(code),
    period: activityPeriodReader(family, data, words)(code),
    figures: [lineReader(family, table, names, words)(row)],
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

function lineReader(family: Family, table: Table, names: Names, words: Words): Reader<FigureLine> {
  const figure = textReader(table, family.figure)
  const locator = textReader(table, family.locator)
  const party = partyReader(family, table, names)
  const about = aboutReader(family, table, names, words)
  const value = valueReader(family, table, words)
  const period: Reader<string> = family.period.through ? () => '' : periodReader(family, table, words)
  return (row) => {
    const stated = value(row)
    return {
      figure: figure(row),
      party: party(row),
      about: about(row),
      value: stated,
      notStated: family.value !== null && stated === null,
      period: period(row),
      paragraph: Number(/^p(\d+)$/.exec(locator(row))?.[1] ?? 0) || null,
    }
  }
}

function textReader(table: Table | undefined, field: string): Reader<string> {
  const column = columnIn(table, field)
  return (row) => textIn(column, row)
}

function partyReader(family: Family, table: Table, names: Names): Reader<string> {
  const code = textReader(table, family.party)
  const kind = textReader(table, `${family.party}_kind`)
  return (row) => names.party(code(row), kind(row))
}

function aboutReader(family: Family, table: Table, names: Names, words: Words): Reader<string[]> {
  const fields = ABOUT[family.name].map(({ field, list }) => ({ list, code: textReader(table, field) }))
  const name = (list: string, code: string): string =>
    list === 'substance' ? names.substance(code) : words.code(list, code)
  return (row) =>
    fields.flatMap(({ list, code }) => {
      const found = code(row)
      return found === '' ? [] : [name(list, found)]
    })
}

function valueReader(family: Family, table: Table, words: Words): Reader<FigureLine['value']> {
  if (family.value === null) return () => null
  const amounts = columnIn(table, family.value)
  const bounds = columnIn(table, family.bound ?? '')
  const units = columnIn(table, family.unit ?? '')
  return (row) => {
    const amount = numberIn(amounts, row)
    if (Number.isNaN(amount)) return null
    const bound = statedBound(textIn(bounds, row))
    const code = textIn(units, row)
    const unit = code === '' || code === 'count' ? '' : ` ${words.code('unit', code)}`
    const decimals = (String(amount).split('.')[1] ?? '').length
    return {
      shown: `${BOUND_SYMBOL[bound]} ${words.number(amount, decimals)}${unit}`.trim(),
      said: `${valueInWords(amount, bound, decimals, words)}${unit}`,
    }
  }
}

function periodReader(family: Family, holder: Table, words: Words): Reader<string> {
  const starts = columnIn(holder, family.period.start)
  const ends = columnIn(holder, family.period.end)
  return (row) => periodInWords(dateIn(starts, row), dateIn(ends, row), words)
}

/** By the activity's code; '' for families whose figures have their own period. */
function activityPeriodReader(family: Family, data: Dataset, words: Words): (code: string) => string {
  const { through } = family.period
  const activities = through && data.tables.get(through.table)
  if (!activities) return () => ''
  const id = textReader(activities, through.key)
  const rows = new Map(Array.from({ length: activities.rows }, (_, row) => [id(row), row]))
  const period = periodReader(family, activities, words)
  return (code) => {
    const row = rows.get(code)
    return row === undefined ? '' : period(row)
  }
}
