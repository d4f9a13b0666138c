/** How a source states a value, and what remains of that after arithmetic. */
export const BOUNDS = ['exact', 'at-least', 'more-than', 'about', 'at-most', 'less-than'] as const
export type Bound = (typeof BOUNDS)[number]

/** `no-bound`: a lower and an upper bound were added, so the total is bounded on neither side. */
export type ResultBound = Bound | 'no-bound'

/** A value as stated. `null` is missing: not zero, and its reason stands in the figure's status. */
export interface Value {
  readonly amount: number | null
  readonly bound: ResultBound
}
