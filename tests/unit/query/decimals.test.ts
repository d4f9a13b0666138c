import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumByGroup, wholeScale } from '../../../src/query/decimals.ts'

const total = (...values: readonly number[]) =>
  sumByGroup(Float64Array.from(values), new Uint32Array(values.length), 1)[0]

test('a sum of decimals is the decimal that it is on paper', () => {
  expect(0.1 + 0.2).not.toBe(0.3)
  expect(total(0.1, 0.2)).toBe(0.3)
  expect(total(1.005, 1000.1, NaN, -0.105)).toBe(1001)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e9, max: 1e9 })),
      fc.integer({ min: 0, max: 6 }),
      (whole, places) => {
        const sum = whole.reduce((so, n) => so + n, 0)
        // An empty sum has no sign; -0 prints as 0 anyway.
        expect(total(...whole.map((n) => n / 10 ** places))! + 0).toBe(sum / 10 ** places + 0)
      },
    ),
  )
})

test('values that are no short decimals, or too large, are added with their rounding errors kept', () => {
  expect(wholeScale(Float64Array.of(1 / 3, 1))).toBeNull()
  expect(wholeScale(Float64Array.of(1e15, 0.1))).toBeNull()
  expect(total(1e16, 1, -1e16)).toBe(1)
  expect(total(1, 1e100, 1, -1e100)).toBe(2)
  expect(total(...Array.from({ length: 30 }, () => 1 / 3))).toBe(10)
})

test('groups do not mix', () => {
  expect([...sumByGroup(Float64Array.of(0.1, 5, 0.2, NaN), Uint32Array.of(0, 1, 0, 1), 3)]).toEqual([
    0.3, 5, 0,
  ])
})
