import { yearOf } from '../data/partial-date.ts'
import { LINE, wrapLines } from './layout.ts'
import { dateInWords } from './periods.ts'
import { commas } from './sentences.ts'
import type { Source } from './sources.ts'
import type { Words } from './words.ts'

/** A source in full: publisher, title, symbol, date. */
export const sourceInFull = (source: Source, words: Words): string =>
  commas(
    source.publisher,
    source.title || source.id,
    source.symbol,
    source.published ? dateInWords(source.published, words) : '',
  )

/** The source line under a chart: in full where there is room, else by number with the place of the list. */
export function sourceLines(sources: readonly Source[], rows: number, words: Words, width = LINE): string[] {
  const full = words.say('source.line', {
    count: sources.length,
    // A date may end with a full stop, and so does the line.
    sources: sources
      .map((source) => sourceInFull(source, words))
      .join('; ')
      .replace(/\.$/, ''),
  })
  const short = words.say('source.line', {
    count: sources.length,
    sources: inShort(sources),
  })
  const fitting = [full, `${short} ${words.say('source.see')}`]
    .map((text) => wrapLines(text, width))
    .find((lines) => lines.length <= rows)
  return fitting ?? [words.say('source.many', { count: sources.length })]
}

/** Publishers with the years of their texts: `UNODC 2010, 2011; …`. */
function inShort(sources: readonly Source[]): string {
  const years = new Map<string, Set<string>>()
  for (const { id, publisher, published } of sources) {
    const name = publisher || id
    const known = years.get(name) ?? new Set<string>()
    if (published !== 0) known.add(String(yearOf(published)))
    years.set(name, known)
  }
  return [...years].map(([name, known]) => [name, [...known].join(', ')].filter(Boolean).join(' ')).join('; ')
}
