import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sort } from '../../../src/query/index.ts'
import type { SortKey } from '../../../src/query/query.ts'
import { rowsOf, tableFrom } from './tables.ts'
import type { Row } from './tables.ts'

const sorted = (rows: readonly Row[], ...keys: readonly SortKey[]) =>
  rowsOf(
    sort(
      tableFrom(
        't',
        { id: 'string', name: 'string', note: 'raw', n: 'number', on: 'partial-date' },
        rows.map((row, at) => ({ id: String(at), ...row })),
      ),
      keys,
    ),
  ).map((row) => Number(row['id']))

test('text by code unit, or as a language sorts it', () => {
  const rows = ['Ё', 'Б', 'Ж', 'а', 'Е'].map((name) => ({ name, note: name }))
  expect(sorted(rows, { field: 'name' })).toEqual([0, 1, 4, 2, 3])
  expect(sorted(rows, { field: 'name', language: 'ru' })).toEqual([3, 1, 4, 0, 2])
  expect(sorted(rows, { field: 'note', language: 'ru' })).toEqual([3, 1, 4, 0, 2])
})

test('numbers as numbers, and a year before its months', () => {
  expect(sorted([{ n: 10 }, { n: 9 }, { n: -1 }], { field: 'n' })).toEqual([2, 1, 0])
  expect(sorted([{ on: '2010-02-03' }, { on: '2010' }, { on: '2009-12' }], { field: 'on' })).toEqual([
    2, 1, 0,
  ])
})

test.each(['name', 'note', 'n', 'on'])('missing %s comes last either way', (field) => {
  const rows = [
    {},
    { name: 'b', note: 'b', n: 2, on: '2010' },
    { name: 'a', note: 'a', n: 1, on: '2009' },
    {},
  ]
  expect(sorted(rows, { field })).toEqual([2, 1, 0, 3])
  expect(sorted(rows, { field, descending: true })).toEqual([1, 2, 0, 3])
})

test('is stable, and later keys decide between equal rows', () => {
  const rows = [
    { name: 'b', n: 1 },
    { name: 'a', n: 2 },
    { name: 'b', n: 0 },
    { name: 'a', n: 2 },
  ]
  expect(sorted(rows, { field: 'name' })).toEqual([1, 3, 0, 2])
  expect(sorted(rows, { field: 'name' }, { field: 'n' })).toEqual([1, 3, 2, 0])
  expect(sorted(rows, { field: 'name', descending: true }, { field: 'n' })).toEqual([2, 0, 1, 3])
})

test('texts that a language holds equal leave the decision to later keys', () => {
  const rows = [
    { name: 'caf\u00e9', n: 2 },
    { name: 'cafe\u0301', n: 1 },
  ]
  expect(sorted(rows, { field: 'name', language: 'fr' }, { field: 'n' })).toEqual([1, 0])
  expect(sorted(rows, { field: 'name' }, { field: 'n' })).toEqual([1, 0])
  expect(sorted(rows, { field: 'name', descending: true }, { field: 'n' })).toEqual([0, 1])
})

test('equals sorting the rows themselves', () => {
  const row = fc.record({ name: fc.constantFrom('a', 'b', 'Z', 'é'), n: fc.integer({ min: -2, max: 2 }) })
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rows, descending) => {
      const way = descending ? -1 : 1
      const expected = rows
        .map((it, at) => ({ ...it, at }))
        .sort((a, b) => way * (a.n - b.n) || (a.name < b.name ? -1 : Number(a.name > b.name)) || a.at - b.at)
      expect(sorted(rows, { field: 'n', descending }, { field: 'name' })).toEqual(
        expected.map(({ at }) => at),
      )
    }),
  )
})
