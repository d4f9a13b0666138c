import { expect, test } from 'vitest'
import { group, pivot } from '../../../src/query/index.ts'
import { rowsOf, tableFrom } from './tables.ts'

const seizures = tableFrom(
  'seizures',
  {
    figure: 'string',
    reporter: 'string',
    substance: 'string',
    year: 'year',
    value: 'number',
    qualifier: 'string',
  },
  [
    { reporter: 'KAZ', substance: 'heroin', year: 2010, value: 250, qualifier: 'more-than' },
    { reporter: 'TJK', substance: 'opium', year: 2010, value: 115, qualifier: 'exact' },
    { reporter: 'KAZ', substance: 'opium', year: 2011, value: 7, qualifier: 'exact' },
    { reporter: 'KAZ', substance: 'heroin', year: 2011, value: 10, qualifier: 'exact' },
    { reporter: null, substance: 'opium', year: 2010, value: 1, qualifier: 'exact' },
  ],
)
const grouped = (by: readonly string[]) =>
  group(seizures, { by, measures: [{ kind: 'sum', value: 'value', bound: 'qualifier', as: 'kg' }] }).table

test('a row for each row key, a column for each column key, a gap where there is no figure', () => {
  const wide = pivot(grouped(['substance', 'reporter']), {
    rows: ['substance'],
    column: 'reporter',
    value: 'kg',
  })
  expect(rowsOf(wide)).toEqual([
    { substance: 'heroin', 'reporter:KAZ': 260, 'reporter:TJK': null, 'reporter:': null },
    { substance: 'opium', 'reporter:KAZ': 7, 'reporter:TJK': 115, 'reporter:': 1 },
  ])
  expect(wide.schema.fields.map(({ title }) => title)).toEqual([undefined, 'KAZ', 'TJK', ''])
})

test('bounds turn wide like numbers, and several fields may name the rows', () => {
  const wide = pivot(grouped(['substance', 'reporter', 'year']), {
    rows: ['substance', 'reporter'],
    column: 'year',
    value: 'kg:bound',
  })
  expect(rowsOf(wide)).toEqual([
    { substance: 'heroin', reporter: 'KAZ', 'year:2010': 'more-than', 'year:2011': 'exact' },
    { substance: 'opium', reporter: 'TJK', 'year:2010': 'exact', 'year:2011': null },
    { substance: 'opium', reporter: 'KAZ', 'year:2010': null, 'year:2011': 'exact' },
    { substance: 'opium', reporter: null, 'year:2010': 'exact', 'year:2011': null },
  ])
})

test('of no rows has no columns but the keys', () => {
  const none = group(
    { ...seizures, rows: 0, columns: tableFrom('s', FIELDS, []).columns },
    {
      by: ['substance', 'year'],
      measures: [{ kind: 'count', as: 'n' }],
    },
  ).table
  const wide = pivot(none, { rows: ['substance'], column: 'year', value: 'n' })
  expect(wide.schema.fields.map(({ name }) => name)).toEqual(['substance'])
  expect(wide.rows).toBe(0)
})

const FIELDS = {
  figure: 'string',
  reporter: 'string',
  substance: 'string',
  year: 'year',
  value: 'number',
  qualifier: 'string',
} as const

test('two rows for one cell are a mistake', () => {
  const fine = grouped(['substance', 'reporter', 'year'])
  expect(() => pivot(fine, { rows: ['substance'], column: 'reporter', value: 'kg' })).toThrow(
    "Table 'seizures' has several rows for one value of 'substance', 'reporter'",
  )
})
