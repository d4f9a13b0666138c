import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupRows } from '../../../src/query/keys.ts'

/** Few rows with codes up to a limit: dense slots, hashing, and products beyond 2^32 and 2^53. */
const columns = fc
  .tuple(
    fc.integer({ min: 0, max: 40 }),
    fc.array(fc.constantFrom(3, 200, 70_000, 2 ** 31), { minLength: 1, maxLength: 4 }),
  )
  .chain(([rows, counts]) =>
    fc.tuple(
      ...counts.map((count) =>
        fc
          .array(fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(count - 1)), {
            minLength: rows,
            maxLength: rows,
          })
          .map((codes) => ({ codes: Uint32Array.from(codes), count })),
      ),
    ),
  )

test('rows are of one group exactly when all their codes are equal', () => {
  fc.assert(
    fc.property(columns, (keys) => {
      const rows = keys[0]!.codes.length
      const groups = groupRows(keys, rows)
      const known = new Map<string, number>()
      const first: number[] = []
      for (let row = 0; row < rows; row++) {
        const key = keys.map(({ codes }) => codes[row]).join()
        if (!known.has(key)) {
          known.set(key, known.size)
          first.push(row)
        }
        expect(groups.of[row]).toBe(known.get(key))
      }
      expect(groups.count).toBe(known.size)
      expect([...groups.first]).toEqual(first)
    }),
    { numRuns: 500 },
  )
})

test('many groups in a wide key space', () => {
  const rows = 100_000
  const codes = Uint32Array.from({ length: rows }, (_, row) => (row * 7919) % 50_000)
  const groups = groupRows(
    [
      { codes, count: 1e6 },
      { codes, count: 1e6 },
      { codes, count: 1e6 },
    ],
    rows,
  )
  expect(groups.count).toBe(50_000)
  expect(groups.of[50_000]).toBe(0)
  expect(groups.of[99_999]).toBe(49_999)
})
