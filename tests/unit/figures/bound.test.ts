import { expect, test } from 'vitest'
import { BOUND_SYMBOL, BOUNDS, RESULT_BOUNDS, statedBound } from '../../../src/figures/index.ts'

test('each bound has a symbol of its own, and only an exact number none', () => {
  expect(BOUNDS.map((bound) => BOUND_SYMBOL[bound])).toEqual(['', '≥', '>', '~', '≤', '<'])
  expect(new Set(Object.values(BOUND_SYMBOL)).size).toBe(RESULT_BOUNDS.length)
})

test('a cell states one of the bounds; empty is a plain number, another word claims nothing', () => {
  for (const bound of RESULT_BOUNDS) expect(statedBound(bound)).toBe(bound)
  expect(statedBound('')).toBe('exact')
  expect(statedBound('toString')).toBe('no-bound')
})
