import { expect, test } from 'vitest'
import { lookup } from '../../../src/query/index.ts'
import { datasetOf, rowsOf, tableFrom } from './tables.ts'
import type { Row } from './tables.ts'

const activities = tableFrom(
  'activities',
  { activity: 'string', title: 'raw', kind: 'string', start: 'partial-date', attendance: 'integer' },
  [
    { activity: 'workshop-2010', title: 'Workshop', kind: 'workshop', start: '2010-08', attendance: 30 },
    { activity: 'summit-2011', title: 'Summit', kind: 'summit', start: null, attendance: null },
    { activity: '', title: 'Nothing', kind: 'meeting' },
  ],
)
const participation = (rows: readonly Row[], type: 'string' | 'raw' = 'string') =>
  tableFrom('participation', { figure: 'string', activity: type }, rows)
const data = datasetOf(activities)
const TAKE = { title: 'title', 'activity kind': 'kind', since: 'start', attendance: 'attendance' }

test.each(['string', 'raw'] as const)('brings in columns along a key of %s', (type) => {
  const table = participation(
    [
      { figure: 'P1', activity: 'summit-2011' },
      { figure: 'P2', activity: 'workshop-2010' },
      { figure: 'P3', activity: null },
      { figure: 'P4', activity: 'unheard-of' },
    ],
    type,
  )
  const widened = lookup(table, { key: 'activity', table: 'activities', take: TAKE }, data)
  const nothing = { title: null, 'activity kind': null, since: null, attendance: null }
  expect(rowsOf(widened)).toEqual([
    {
      figure: 'P1',
      activity: 'summit-2011',
      title: 'Summit',
      'activity kind': 'summit',
      since: null,
      attendance: null,
    },
    {
      figure: 'P2',
      activity: 'workshop-2010',
      title: 'Workshop',
      'activity kind': 'workshop',
      since: '2010-08',
      attendance: 30,
    },
    { figure: 'P3', activity: null, ...nothing },
    { figure: 'P4', activity: 'unheard-of', ...nothing },
  ])
  expect(widened.schema.fields.map(({ type }) => type)).toEqual([
    'string',
    'string',
    'string',
    'string',
    'partial-date',
    'integer',
  ])
})

test('unknown tables and fields, and a name that is taken, are TypeErrors that say so', () => {
  const table = participation([{ figure: 'P1', activity: 'summit-2011' }])
  const along = (key: string, name: string, take: Record<string, string>) => () =>
    lookup(table, { key, table: name, take }, data)
  expect(along('activity', 'events', {})).toThrow("No table 'events' in the data set; there are activities")
  expect(along('event', 'activities', {})).toThrow(
    "No field 'event' in table 'participation'; there are figure, activity",
  )
  expect(along('activity', 'activities', { as: 'name' })).toThrow("No field 'name' in table 'activities'")
  expect(along('activity', 'activities', { figure: 'title' })).toThrow(
    "Table 'participation' has a field 'figure' already",
  )
})
