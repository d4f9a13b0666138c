import type { Facts, Party } from './facts.ts'
import { columnIn, distinct } from './columns.ts'
import type { Definition } from './definitions/definition.ts'
import { FAMILIES } from '../figures/families.ts'
import type { Dataset } from '../data/table.ts'
import type { Names } from './names.ts'
import { periodInWords } from './periods.ts'
import type { NormalReport, ReportFilter } from './report.ts'
import type { Words } from './words.ts'

/** As many names as a title still reads well with. */
export const FEW = 3

/** Joins what stands between commas: `a, b`, leaving out what is empty. */
export const commas = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
export const sentences = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ')

/** `a, b and c` as the language writes it. */
export const listed = (items: readonly string[], words: Words): string =>
  new Intl.ListFormat(words.language === 'en' ? 'en-GB' : words.language, { type: 'conjunction' }).format(
    items,
  )

/** What, where, when: the title of a report's sheets and of its chart. */
export function titleOf(definition: Definition, facts: Facts, names: Names, words: Words): string {
  if (facts.figures === 0) return words.say(`title.${definition.kind}.none`)
  const what = words.say(`title.${definition.kind}`, {
    activities: facts.activities,
    who: whoOf(definition, facts.parties, names, words),
    kind: kindOf(facts.parties),
  })
  return commas(what, periodInWords(facts.start, facts.end, words))
}

/** The parties by name where they are few, and by number where they are many. */
export function whoOf(definition: Definition, parties: readonly Party[], names: Names, words: Words): string {
  if (parties.length === 0) return words.say('who.unknown')
  if (parties.length <= FEW)
    return listed(
      parties.map(({ code, kind }) => names.partyShort(code, kind)),
      words,
    )
  if (definition.kind !== 'participation')
    return words.say(`who.${definition.kind}`, { count: parties.length })
  return listed(
    partiesByKind(parties, (kind, count) => words.say(`who.${kind}`, { count })),
    words,
  )
}

/** `27 states`, `12 organisations`, `6 groups`: those that there are. */
export const partiesByKind = (
  parties: readonly Party[],
  say: (kind: string, count: number) => string,
): string[] =>
  ['state', 'organisation', 'group'].flatMap((kind) => {
    const count = parties.filter((party) => party.kind === kind).length
    return count === 0 ? [] : [say(kind, count)]
  })

const kindOf = (parties: readonly Party[]): string => {
  const kinds = new Set(parties.map(({ kind }) => kind))
  return kinds.size === 1 ? ([...kinds][0] ?? '') : 'mixed'
}

/** How many figures there are, how many of them with a value, and of how many parties. */
export function coverageOf(
  definition: Definition,
  facts: Facts,
  report: NormalReport,
  data: Dataset,
  names: Names,
  words: Words,
): string {
  const family = FAMILIES[definition.kind]
  const all = data.tables.get(family.table)
  const count =
    facts.figures === 0
      ? words.say('coverage.none')
      : words.say(`coverage.${definition.kind}`, {
          figures: facts.figures,
          with: facts.withValue,
          without: facts.withoutValue,
          parties: facts.parties.length,
          ofParties: all ? distinct(columnIn(all, family.party), all.rows).length : 0,
          activities: facts.activities,
          ofActivities: data.tables.get('activities')?.rows ?? 0,
          sources: facts.sources.length,
        })
  return sentences(count, filterLine(report.filter, names, words))
}

/** What the analyst asked for, or '' where nothing was left out. */
export function filterLine(filter: ReportFilter, names: Names, words: Words): string {
  const parts = [
    ...(filter.areas ?? []).map((code) => names.party(code, 'state')),
    ...(filter.parties ?? []).map((code) => names.party(code)),
    ...(filter.substances ?? []).map((code) => names.substance(code)),
    ...(filter.roles ?? []).map((code) => words.code('role', code)),
    ...(filter.kinds ?? []).map((code) => kindInWords(code, words)),
    ...(filter.from === undefined ? [] : [words.say('filter.from', { date: filter.from })]),
    ...(filter.to === undefined ? [] : [words.say('filter.to', { date: filter.to })]),
  ]
  return parts.length === 0 ? '' : words.say('filter.only', { what: commas(...parts) })
}

/** Units, bounds and the one caveat that a reader must not miss. */
export function notesLine(definition: Definition, facts: Facts, words: Words): string {
  const family = FAMILIES[definition.kind]
  const units = facts.units.map((unit) => (definition.kind === 'funding' ? unit : words.code('unit', unit)))
  const bounds = facts.bounds.filter((bound) => bound !== 'exact').map((bound) => words.code('bound', bound))
  return sentences(
    family.unit === null || units.length > 0
      ? words.say(`line.${definition.kind}`, { units: commas(...units) })
      : '',
    bounds.length > 0 ? words.say('line.bounds', { bounds: commas(...bounds) }) : '',
    words.say(`caveat.${definition.kind}`),
    words.say('line.see'),
  )
}

/** A word of the catalogue inside a sentence: its first letter small, abbreviations as they are. */
export const lowerFirst = (word: string, words: Words): string =>
  /^\p{Lu}\p{Ll}/u.test(word) ? word.slice(0, 1).toLocaleLowerCase(words.language) + word.slice(1) : word
export const upperFirst = (text: string, words: Words): string =>
  text.slice(0, 1).toLocaleUpperCase(words.language) + text.slice(1)

/** Kinds are codes of one list or another: the first that has a word for it says it. */
function kindInWords(code: string, words: Words): string {
  const lists = ['activity_kind', 'flow', 'measure', 'assistance_kind']
  return lists.map((list) => words.code(list, code)).find((word) => word !== code) ?? code
}
