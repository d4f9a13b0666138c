import type { Dataset, Table } from '../data/table.ts'
import { columnIn, textIn } from './columns.ts'
import type { Words } from './words.ts'

/** Names of the data set's codes in the language of the words; the code itself where there is no name. */
export interface Names {
  /** The data set's title. */
  dataset(): string
  activity(code: string): string
  substance(code: string): string
  /** A state, an organisation or a group; without a kind the areas are asked first. */
  party(code: string, kind?: string): string
  /** The same in short: what stands in brackets behind the name (CARICC). */
  partyShort(code: string, kind?: string): string
  /** ISO 3166-1 alpha-3 and UN M49 of a state; '' for any other party. */
  iso3(code: string, kind?: string): string
  m49(code: string, kind?: string): string
}

/** The title of a data set in a language, or as it has one. */
export const datasetTitle = (data: Dataset, language: string): string =>
  data.titles?.[language] ?? (data.title || data.name)

export function namesOf(data: Dataset, words: Words): Names {
  const { language } = words
  const activities = lookup(data.tables.get('activities'), 'activity', 'title', language)
  const substances = lookup(data.tables.get('substances'), 'substance', 'name', language)
  const areas = lookup(data.tables.get('areas'), 'area', 'name', language)
  const organisations = lookup(data.tables.get('organisations'), 'organisation', 'name', language)
  const m49 = codes(data.tables.get('areas'))
  const isState = (code: string, kind?: string): boolean =>
    kind === undefined || kind === '' ? areas.has(code) : kind === 'state'
  const party = (code: string, kind?: string): string =>
    (isState(code, kind) ? areas.get(code) : (organisations.get(code) ?? areas.get(code))) ?? code
  const short = shortNames(organisations.values())
  return {
    dataset: () => datasetTitle(data, language),
    activity: (code) => activities.get(code) ?? code,
    substance: (code) => substances.get(code) ?? code,
    party,
    partyShort: (code, kind) => short.get(party(code, kind)) ?? party(code, kind),
    iso3: (code, kind) => (isState(code, kind) ? code : ''),
    m49: (code, kind) => (isState(code, kind) ? (m49.get(code) ?? '') : ''),
  }
}

/**
 * What stands for a name in capitals in brackets at its end: `Central Asian … Centre (CARICC)`. It begins with
 * the name's own first letter; else it stands for a part of the name only: `Regional Office of … (ODCCP)`.
 */
export function abbreviationOf(name: string): string | undefined {
  const found = /\(([\p{Lu}\d -]{2,12})\)$/u.exec(name)?.[1]
  return found?.[0] === name[0] ? found : undefined
}

/** Abbreviations by name; one that two names share stands for neither. */
function shortNames(names: Iterable<string>): ReadonlyMap<string, string> {
  const short = [...names].flatMap((name) => {
    const abbreviation = abbreviationOf(name)
    return abbreviation === undefined ? [] : [[name, abbreviation] as const]
  })
  const times = new Map<string, number>()
  for (const [, abbreviation] of short) times.set(abbreviation, (times.get(abbreviation) ?? 0) + 1)
  return new Map(short.filter(([, abbreviation]) => times.get(abbreviation) === 1))
}

/** Names by key. Two keys of the same name carry their key behind it: rows and PivotTables keep them apart. */
function lookup(
  table: Table | undefined,
  key: string,
  name: string,
  language: string,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  if (!table) return names
  const keys = columnIn(table, key)
  const own = language === 'en' ? null : columnIn(table, `${name}_${language}`)
  const plain = columnIn(table, name)
  const times = new Map<string, number>()
  for (let row = 0; row < table.rows; row++) {
    const text = textIn(own, row) || textIn(plain, row) || textIn(keys, row)
    names.set(textIn(keys, row), text)
    times.set(text, (times.get(text) ?? 0) + 1)
  }
  for (const [code, text] of names) if ((times.get(text) ?? 0) > 1) names.set(code, `${text} (${code})`)
  return names
}

function codes(areas: Table | undefined): ReadonlyMap<string, string> {
  const m49 = new Map<string, string>()
  if (!areas) return m49
  const keys = columnIn(areas, 'area')
  const values = columnIn(areas, 'm49')
  for (let row = 0; row < areas.rows; row++) {
    const code = textIn(values, row)
    if (code) m49.set(textIn(keys, row), code.padStart(3, '0'))
  }
  return m49
}
