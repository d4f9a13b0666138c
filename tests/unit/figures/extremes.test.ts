import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximum, minimum, MISSING } from '../../../src/figures/index.ts'
import type { ResultBound, Value } from '../../../src/figures/index.ts'
import { allows, isNoTighter, stated, statedNoAbout, truthful, value } from './intervals.ts'

const of = (amount: number, bound: ResultBound): Value => ({ amount, bound })

describe('minimum', () => {
  test.each<[number, ResultBound, number, ResultBound, number, ResultBound]>([
    [3, 'exact', 5, 'more-than', 3, 'exact'],
    [3, 'at-least', 5, 'exact', 3, 'at-least'],
    [3, 'more-than', 5, 'exact', 3, 'more-than'],
    [3, 'more-than', 3, 'at-least', 3, 'at-least'],
    [3, 'more-than', 3, 'exact', 3, 'exact'],
    [3, 'exact', 5, 'at-most', 3, 'at-most'],
    [3, 'less-than', 3, 'exact', 3, 'less-than'],
    [3, 'exact', 5, 'less-than', 3, 'at-most'],
    [3, 'at-least', 5, 'at-most', 3, 'no-bound'],
    [3, 'at-least', 3, 'at-most', 3, 'at-most'],
    [3, 'about', 5, 'exact', 3, 'about'],
    [3, 'exact', 5, 'about', 3, 'about'],
    [3, 'at-least', 5, 'about', 3, 'no-bound'],
    [3, 'about', 5, 'at-least', 3, 'about'],
    [3, 'no-bound', 5, 'exact', 3, 'no-bound'],
    [3, 'exact', 5, 'no-bound', 3, 'at-most'],
  ])('of %d %s and %d %s is %d %s', (a, boundA, b, boundB, amount, bound) => {
    expect(minimum([of(a, boundA), of(b, boundB)])).toEqual({ amount, bound })
    expect(minimum([of(b, boundB), of(a, boundA)])).toEqual({ amount, bound })
  })
})

test('the maximum exchanges lower and upper', () => {
  expect(maximum([of(5, 'exact'), of(3, 'less-than')])).toEqual(of(5, 'exact'))
  expect(maximum([of(5, 'exact'), of(3, 'more-than')])).toEqual(of(5, 'at-least'))
  expect(maximum([of(5, 'less-than'), of(3, 'exact')])).toEqual(of(5, 'less-than'))
})

describe.each([
  ['minimum', minimum, Math.min],
  ['maximum', maximum, Math.max],
] as const)('%s', (_, extreme, plain) => {
  test('has the number that the numbers have', () => {
    fc.assert(
      fc.property(fc.array(stated, { minLength: 1 }), (all) => {
        expect(extreme(all).amount).toBe(plain(...all.map(({ amount }) => amount)))
      }),
    )
  })

  test('of nothing is missing, and a missing value changes nothing', () => {
    expect(extreme([])).toEqual(MISSING)
    fc.assert(
      fc.property(stated, (a) => {
        expect(extreme([MISSING, a, MISSING])).toEqual(a)
      }),
    )
  })

  test('does not depend on the order, nor on a value standing twice', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const all = extreme([a, b, c])
        for (const other of [
          [a, c, b],
          [b, a, c],
          [b, c, a],
          [c, a, b],
          [c, b, a],
          [a, a, b, c, c],
        ])
          expect(extreme(other)).toEqual(all)
      }),
    )
  })

  test('is associative where no value is only about right', () => {
    fc.assert(
      fc.property(statedNoAbout, statedNoAbout, statedNoAbout, (a, b, c) => {
        expect(extreme([extreme([a, b]), c])).toEqual(extreme([a, b, c]))
        expect(extreme([a, extreme([b, c])])).toEqual(extreme([a, b, c]))
      }),
      { numRuns: 2000 },
    )
  })

  test('never says more than the values allow, in one go or by parts', () => {
    fc.assert(
      fc.property(
        fc.array(truthful, { minLength: 1, maxLength: 5 }),
        fc.array(truthful, { maxLength: 3 }),
        (some, others) => {
          const all = [...some, ...others]
          const truth = plain(...all.map((it) => it.truth))
          const parts = extreme([extreme(some.map((it) => it.stated)), ...others.map((it) => it.stated)])
          expect(allows(extreme(all.map((it) => it.stated)), truth)).toBe(true)
          expect(allows(parts, truth)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('says as much as the intervals allow about its number', () => {
    // Sound claims that are needlessly loose would pass the property above: of the claims about this number
    // that every allowed truth satisfies, none may be tighter than the one made.
    const offsets = [-100, -3, -1, -0.5, 0, 0.5, 1, 3, 100]
    fc.assert(
      fc.property(fc.array(statedNoAbout, { minLength: 1, maxLength: 3 }), (all) => {
        const truths = all
          .map((it) => offsets.map((offset) => it.amount + offset).filter((truth) => allows(it, truth)))
          .reduce<number[]>(
            (so, next) => (so.length === 0 ? next : so.flatMap((a) => next.map((b) => plain(a, b)))),
            [],
          )
        const claim = extreme(all)
        const tighter = (['exact', 'more-than', 'less-than', 'at-least', 'at-most'] as const).filter(
          (bound) =>
            !isNoTighter(bound, claim.bound) && truths.every((truth) => allows({ ...claim, bound }, truth)),
        )
        expect(tighter, JSON.stringify(claim)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
