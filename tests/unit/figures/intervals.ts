/** What a stated value says of the true one, as test oracle: written down again, apart from the program. */
import fc from 'fast-check'
import { BOUNDS, RESULT_BOUNDS } from '../../../src/figures/index.ts'
import type { ResultBound, Value } from '../../../src/figures/index.ts'

/** How far a true value may lie from a number stated with `about`. */
export const NEAR = 3

/** May the true value be `truth`, where `about` means within `near`? A missing value says nothing. */
export function allows({ amount, bound }: Value, truth: number, near = NEAR): boolean {
  if (amount === null) return true
  switch (bound) {
    case 'exact':
      return truth === amount
    case 'at-least':
      return truth >= amount
    case 'more-than':
      return truth > amount
    case 'at-most':
      return truth <= amount
    case 'less-than':
      return truth < amount
    case 'about':
      return Math.abs(truth - amount) <= near
    case 'no-bound':
      return true
  }
}

export interface Stated extends Value {
  readonly amount: number
}

/** Small whole numbers, so that equal numbers are met often and sums are exact. */
const amount = fc.integer({ min: -6, max: 6 })
export const stated: fc.Arbitrary<Stated> = fc.record({ amount, bound: fc.constantFrom(...RESULT_BOUNDS) })
export const statedNoAbout = stated.filter(({ bound }) => bound !== 'about')
export const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: stated as fc.Arbitrary<Value> },
  { weight: 1, arbitrary: fc.constantFrom(...BOUNDS).map((bound): Value => ({ amount: null, bound })) },
)

/** A stated value and a truth that it allows, often at the very edge of what it allows. */
export const truthful = stated.chain((it) =>
  fc
    .constantFrom(0, 0.5, -0.5, NEAR, -NEAR, 1, -1, 100, -100)
    .map((distance) => it.amount + distance)
    .filter((truth) => allows(it, truth))
    .map((truth) => ({ stated: it, truth })),
)

/** Every claim that can be made with this number, the tightest first: none of a line implies one before it. */
const WEAKER: Readonly<Record<ResultBound, readonly ResultBound[]>> = {
  exact: ['exact', 'at-least', 'at-most', 'about', 'no-bound'],
  'more-than': ['more-than', 'at-least', 'no-bound'],
  'at-least': ['at-least', 'no-bound'],
  'less-than': ['less-than', 'at-most', 'no-bound'],
  'at-most': ['at-most', 'no-bound'],
  about: ['about', 'no-bound'],
  'no-bound': ['no-bound'],
}

/** Does `loose` say nothing about the same number that `tight` does not say too? */
export const isNoTighter = (loose: ResultBound, tight: ResultBound): boolean => WEAKER[tight].includes(loose)
