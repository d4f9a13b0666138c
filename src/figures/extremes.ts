/**
 * The smallest and the largest of stated values. The number is the smallest number stated; its bound is
 * what the intervals behind the values allow to say of the true minimum:
 *
 * - nothing may lie below it unless some value has no lower end (`at-most`, `less-than`, `no-bound`),
 *   wherever its number stands;
 * - nothing may lie above it if a value with this very number has an upper end there (`exact`, `at-most`,
 *   `less-than`).
 *
 * Both: the minimum is exact. One: a bound on that side. Neither: no bound. So the minimum of 3 `exact` and
 * 5 `more-than` is 3 `exact`; of 3 `at-least` and 5 `exact` it is 3 `at-least`; of 3 `exact` and 5 `at-most`
 * it is 3 `at-most`; of 3 `at-least` and 5 `at-most` it is 3 without a bound. `about` blurs either end: it
 * leaves 3 `exact` beside 5 `about` at 3 `about`, and 3 `at-least` beside 5 `about` without a bound.
 *
 * The result depends on the set of values only, not on their order. Minima of minima never say more than
 * the minimum of all, and the same unless an `about` is among them.
 *
 * The maximum mirrors it, lower and upper exchanged.
 */
import { MISSING } from './bound.ts'
import type { ResultBound, Value } from './bound.ts'

/** Kept wherever the number stands. */
const OPEN_BELOW = 1
const BLURRED = 2
/** Kept from values that stand at the extreme number itself. */
const ENDS_HERE = 4
const STRICTLY = 8
const STARTS_HERE = 16
const BLURRED_HERE = 32
const EVERYWHERE = OPEN_BELOW | BLURRED

const MINIMUM_BITS: Readonly<Record<ResultBound, number>> = {
  exact: ENDS_HERE,
  'at-least': STARTS_HERE,
  'more-than': 0,
  about: BLURRED | BLURRED_HERE,
  'at-most': OPEN_BELOW | ENDS_HERE,
  'less-than': OPEN_BELOW | ENDS_HERE | STRICTLY,
  'no-bound': OPEN_BELOW,
}

const MIRRORED: Readonly<Record<ResultBound, ResultBound>> = {
  exact: 'exact',
  'at-least': 'at-most',
  'more-than': 'less-than',
  about: 'about',
  'at-most': 'at-least',
  'less-than': 'more-than',
  'no-bound': 'no-bound',
}

export type Extreme = 'min' | 'max'

/** The bits that a value of this bound brings to the extreme. */
export const extremeBits = (extreme: Extreme, bound: ResultBound): number =>
  MINIMUM_BITS[extreme === 'min' ? bound : MIRRORED[bound]]

/**
 * The bits of an extreme after a value with `added` bits joined it. `order` is negative when the value is
 * the new extreme, 0 when it equals the extreme, positive when it lies behind it.
 */
export function joinBits(bits: number, added: number, order: number): number {
  if (order < 0) return (bits & EVERYWHERE) | added
  return order === 0 ? bits | added : bits | (added & EVERYWHERE)
}

function boundOfMinimum(bits: number): ResultBound {
  const ends = (bits & ENDS_HERE) !== 0
  if (bits & OPEN_BELOW) return ends ? (bits & STRICTLY ? 'less-than' : 'at-most') : 'no-bound'
  if (bits & BLURRED) return ends || bits & BLURRED_HERE ? 'about' : 'no-bound'
  if (ends) return 'exact'
  return bits & STARTS_HERE ? 'at-least' : 'more-than'
}

/** The bound of an extreme with these bits. */
export const boundOfExtreme = (extreme: Extreme, bits: number): ResultBound =>
  extreme === 'min' ? boundOfMinimum(bits) : MIRRORED[boundOfMinimum(bits)]

function extremeOf(extreme: Extreme, values: Iterable<Value>): Value {
  const sign = extreme === 'min' ? 1 : -1
  let amount: number | null = null
  let bits = 0
  for (const value of values) {
    if (value.amount === null) continue
    const order: number = amount === null ? -1 : sign * (value.amount - amount)
    bits = joinBits(bits, extremeBits(extreme, value.bound), order)
    if (order < 0) amount = value.amount
  }
  return amount === null ? MISSING : { amount, bound: boundOfExtreme(extreme, bits) }
}

/** The smallest of the values that are there; missing when none is. */
export const minimum = (values: Iterable<Value>): Value => extremeOf('min', values)

/** The largest of the values that are there; missing when none is. */
export const maximum = (values: Iterable<Value>): Value => extremeOf('max', values)
