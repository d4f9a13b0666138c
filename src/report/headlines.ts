import { valueInWords } from './bounds.ts'
import { rowMatcher } from './columns.ts'
import { factsOf } from './facts.ts'
import type { Context, Part } from './part.ts'
import { periodInWords } from './periods.ts'
import { commas, lowerFirst, sentences, upperFirst, whoOf } from './sentences.ts'
import type { LeadingValue } from './summary.ts'
import type { Words } from './words.ts'

/** Headlines of each value family; participation adds one. */
const MOST: Readonly<Record<string, number>> = { funding: 2, seizures: 3, assistance: 3 }

/** The most telling values of a family said in words, with their bounds, whose they are and of which time. */
export function headlines(part: Part, context: Context): string[] {
  const { definition, facts, summary } = part
  const { words } = context
  if (definition.kind === 'participation') {
    const what = words.say('headline.participation', {
      parties: whoOf(definition, facts.parties, context.names, words),
      activities: facts.activities,
    })
    return [withContext(what, periodInWords(facts.start, facts.end, words))]
  }
  return chosen(summary.leading, MOST[definition.kind] ?? 0).map((leading) => {
    const of = factsOf(definition, part.figures, rowMatcher(part.figures, leading.group))
    const who = of.parties.length === 0 ? '' : whoOf(definition, of.parties, context.names, words)
    return withContext(said(part, leading, context), who, periodInWords(of.start, of.end, words))
  })
}

const withContext = (what: string, ...about: readonly string[]): string => {
  const context = commas(...about)
  return sentences(what, context === '' ? '' : `(${context})`)
}

/** One of each kind of value first, then the next largest; in the order of the summary. */
function chosen(leading: readonly (readonly LeadingValue[])[], most: number): LeadingValue[] {
  const ranked = leading.flatMap((group, of) => group.map((it, rank) => ({ it, of, rank })))
  return ranked
    .toSorted((a, b) => a.rank - b.rank || a.of - b.of)
    .slice(0, most)
    .sort((a, b) => a.of - b.of || a.rank - b.rank)
    .map(({ it }) => it)
}

function said(
  { definition }: Part,
  { value, bound, group }: LeadingValue,
  { names, words }: Context,
): string {
  const of = (field: string): string => group[field] ?? ''
  const number = valueInWords(value, bound, decimalsOf(value), words)
  switch (definition.kind) {
    case 'seizures': {
      const measure = of('measure')
      const known = measure === 'quantity-seized' || measure === 'channels-disrupted'
      const text = words.say(`headline.seizures.${known ? measure : 'other'}`, {
        measure: words.code('measure', measure),
        substance: of('substance') === '' ? '' : lowerFirst(names.substance(of('substance')), words),
        value: number,
        unit: words.code('unit', of('unit')),
      })
      return upperFirst(text, words)
    }
    case 'funding':
      return words.say('headline.funding', {
        activity: names.activity(of('activity')),
        flow: lowerFirst(words.code('flow', of('flow')), words),
        value: words.say(`value.${bound}`, { value: money(value, of('currency'), words) }),
      })
    default:
      return words.say('headline.assistance', {
        what: commas(
          words.code('assistance_kind', of('kind')),
          lowerFirst(words.code('direction', of('direction')), words),
          lowerFirst(words.code('outcome', of('outcome')), words),
        ),
        value: number,
        count: value,
      })
  }
}

/** `USD 270 million`, where that loses no digit. */
function money(amount: number, code: string, words: Words): string {
  const currency = words.code('currency', code)
  return amount >= 1e6 && amount % 1e5 === 0
    ? words.say('money.millions', {
        currency,
        amount: words.number(amount / 1e6, amount % 1e6 === 0 ? 0 : 1),
      })
    : words.say('money', { currency, amount: words.number(amount, decimalsOf(amount)) })
}

const decimalsOf = (value: number): number => [0, 1, 2].find((it) => Number(value.toFixed(it)) === value) ?? 3
