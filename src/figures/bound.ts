/** How a source states a value, and what remains of that after arithmetic. */
export const BOUNDS = ['exact', 'at-least', 'more-than', 'about', 'at-most', 'less-than'] as const
export type Bound = (typeof BOUNDS)[number]

/** `no-bound`: a lower and an upper bound were added, so the total is bounded on neither side. */
export const RESULT_BOUNDS = [...BOUNDS, 'no-bound'] as const
export type ResultBound = Bound | 'no-bound'

/** What stands in front of the number: `> 250`. `≶`: the true value may be less or greater. */
export const BOUND_SYMBOL: Readonly<Record<ResultBound, string>> = {
  exact: '',
  'at-least': '≥',
  'more-than': '>',
  about: '~',
  'at-most': '≤',
  'less-than': '<',
  'no-bound': '≶',
}

/** A value as stated. `null` is missing: not zero, and its reason stands in the figure's status. */
export interface Value {
  readonly amount: number | null
  readonly bound: ResultBound
}

/** Nothing is known: what a sum, minimum or maximum of no value is. */
export const MISSING: Value = { amount: null, bound: 'no-bound' }

/**
 * The bound that a cell of a data set states. An empty cell is a number that stands as it is; a word outside
 * the list is not understood, and then nothing may be claimed.
 */
export function statedBound(word: string): ResultBound {
  if (word === '') return 'exact'
  return (RESULT_BOUNDS as readonly string[]).includes(word) ? (word as ResultBound) : 'no-bound'
}
