/**
 * Adding stated values. What the bound of a total depends on is which kinds of bound went into it, so a
 * total carries one bit a kind and bounds are combined with `|`: in any order, in any grouping.
 *
 * | together with  | exact     | lower bound    | upper bound    | about    |
 * | -------------- | --------- | -------------- | -------------- | -------- |
 * | exact          | exact     | lower bound    | upper bound    | about    |
 * | lower bound    |           | lower bound *  | no bound       | no bound |
 * | upper bound    |           |                | upper bound *  | no bound |
 * | about          |           |                |                | about    |
 *
 * `*` strict (`more-than`, `less-than`) as soon as one of the two is. A total with no bound stays so.
 * `about` is near the number on either side, nobody says how near: beside a lower bound the total may lie
 * below the sum of the numbers, beside an upper bound above it.
 */
import { MISSING } from './bound.ts'
import type { ResultBound, Value } from './bound.ts'

const LOWER = 1
const UPPER = 2
const STRICT = 4
const ABOUT = 8
const NONE = 16

/** The bits that a value of each bound adds to its total; a total of nothing has none. */
export const SUM_BITS: Readonly<Record<ResultBound, number>> = {
  exact: 0,
  'at-least': LOWER,
  'more-than': LOWER | STRICT,
  about: ABOUT,
  'at-most': UPPER,
  'less-than': UPPER | STRICT,
  'no-bound': NONE,
}

/** The bound of a total with these bits. */
export function boundOfSum(bits: number): ResultBound {
  switch (bits & (LOWER | UPPER | ABOUT | NONE)) {
    case 0:
      return 'exact'
    case LOWER:
      return bits & STRICT ? 'more-than' : 'at-least'
    case UPPER:
      return bits & STRICT ? 'less-than' : 'at-most'
    case ABOUT:
      return 'about'
    default:
      return 'no-bound'
  }
}

/**
 * The sum of the values that are there. A missing value adds nothing and is no zero: the sum of missing
 * values alone is missing. How many were missing is for the caller to say beside the sum.
 */
export function sum(values: Iterable<Value>): Value {
  let amount: number | null = null
  let bits = 0
  for (const value of values) {
    if (value.amount === null) continue
    amount = (amount ?? 0) + value.amount
    bits |= SUM_BITS[value.bound]
  }
  return amount === null ? MISSING : { amount, bound: boundOfSum(bits) }
}
