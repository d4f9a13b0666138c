import { expect, test } from 'vitest'
import { derive } from '../../../src/query/index.ts'
import { rowsOf, tableFrom } from './tables.ts'

const table = tableFrom(
  'activities',
  { activity: 'string', start: 'partial-date', end: 'partial-date', reported: 'year' },
  [
    { activity: 'a', start: '2009-12', end: '2011-06', reported: 2012 },
    { activity: 'b', start: null, end: '2010-08-02', reported: 2012 },
    { activity: 'c', start: null, end: null, reported: 2012 },
    { activity: 'd', start: null, end: null, reported: null },
  ],
)

test('the year of the first field that is known', () => {
  const derived = derive(table, { kind: 'year', of: ['start', 'end', 'reported'], as: 'year' })
  expect(rowsOf(derived).map((row) => row['year'])).toEqual([2009, 2010, 2012, null])
  expect(derived.schema.fields.at(-1)).toEqual({ name: 'year', type: 'year' })
})

test('there is no year in text', () => {
  expect(() => derive(table, { kind: 'year', of: ['activity'], as: 'year' })).toThrow(
    "Field 'activity' of table 'activities' holds neither dates nor years",
  )
})
