import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MISSING, sum } from '../../../src/figures/index.ts'
import type { ResultBound, Value } from '../../../src/figures/index.ts'
import { allows, NEAR, stated, truthful, value } from './intervals.ts'

const of = (amount: number, bound: ResultBound = 'exact'): Value => ({ amount, bound })

describe('sum', () => {
  test.each<[ResultBound, ResultBound, ResultBound]>([
    ['exact', 'exact', 'exact'],
    ['at-least', 'exact', 'at-least'],
    ['more-than', 'exact', 'more-than'],
    ['more-than', 'at-least', 'more-than'],
    ['at-most', 'exact', 'at-most'],
    ['less-than', 'at-most', 'less-than'],
    ['about', 'exact', 'about'],
    ['about', 'about', 'about'],
    ['at-least', 'at-most', 'no-bound'],
    ['more-than', 'less-than', 'no-bound'],
    ['about', 'at-least', 'no-bound'],
    ['about', 'less-than', 'no-bound'],
    ['no-bound', 'exact', 'no-bound'],
    ['no-bound', 'about', 'no-bound'],
  ])('%s and %s give %s', (a, b, bound) => {
    expect(sum([of(250, a), of(10, b)])).toEqual({ amount: 260, bound })
    expect(sum([of(10, b), of(250, a)])).toEqual({ amount: 260, bound })
  })

  test('of nothing, or of missing values alone, is missing and not zero', () => {
    expect(sum([])).toEqual(MISSING)
    expect(sum([MISSING, { amount: null, bound: 'exact' }])).toEqual(MISSING)
    expect(MISSING.amount).toBeNull()
  })

  test('is associative and commutative', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(sum([sum([a, b]), c])).toEqual(sum([a, sum([b, c])]))
        expect(sum([sum([a, b]), c])).toEqual(sum([a, b, c]))
        expect(sum([a, b])).toEqual(sum([b, a]))
      }),
    )
  })

  test('a missing value and an exact zero change nothing', () => {
    fc.assert(
      fc.property(stated, (a) => {
        expect(sum([a, MISSING])).toEqual(a)
        expect(sum([of(0), a])).toEqual(a)
      }),
    )
  })

  test('never says more than the values allow', () => {
    fc.assert(
      fc.property(fc.array(truthful, { minLength: 1, maxLength: 5 }), (all) => {
        const total = all.reduce((so, { truth }) => so + truth, 0)
        const claim = sum(all.map((it) => it.stated))
        expect(allows(claim, total, NEAR * all.length), `${JSON.stringify(claim)} of ${total}`).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
