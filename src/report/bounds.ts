import { BOUND_SYMBOL, type ResultBound } from '../figures/bound.ts'
import type { Words } from './words.ts'

/** The number format that shows a bound before the number, or null where the plain format does. */
export function labelFormat(bound: ResultBound, plain: string): string | null {
  const symbol = BOUND_SYMBOL[bound]
  return symbol === '' ? null : `"${symbol} "${plain}`
}

/** `more than 250`, with the number as the language writes it. */
export const valueInWords = (value: number, bound: ResultBound, decimals: number, words: Words): string =>
  words.say(`value.${bound}`, { value: words.number(value, decimals) })
