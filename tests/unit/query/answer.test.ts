import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/query/index.ts'
import type { Query } from '../../../src/query/query.ts'
import { datasetOf, rowsOf, tableFrom } from './tables.ts'

const data = datasetOf(
  tableFrom('areas', { area: 'string', name: 'string' }, [
    { area: 'KAZ', name: 'Kazakhstan' },
    { area: 'TJK', name: 'Tajikistan' },
  ]),
  tableFrom(
    'seizures',
    {
      figure: 'string',
      reporter: 'string',
      value: 'number',
      unit: 'string',
      qualifier: 'string',
      start: 'partial-date',
      end: 'partial-date',
    },
    [
      { figure: 'S1', reporter: 'CARICC', value: 20, unit: 'count', start: '2009-12', end: '2011-06-15' },
      {
        figure: 'S2',
        reporter: 'TJK',
        value: 10,
        unit: 'kg',
        qualifier: 'about',
        start: '2010',
        end: '2010',
      },
      { figure: 'S3', reporter: 'KAZ', value: 4, unit: 'kg', start: '2010', end: '2010' },
      { figure: 'S4', reporter: 'KAZ', value: 5, unit: 'litre', start: '2010-02', end: '2010-02' },
      { figure: 'S5', reporter: 'KAZ', value: 6, unit: 'kg', start: '2010-02', end: '2010-02' },
      { figure: 'S6', reporter: 'KAZ', value: 6, unit: 'kg', start: '2011', end: '2011' },
    ],
  ),
)
const QUERY: Query = {
  from: 'seizures',
  lookup: [{ key: 'reporter', table: 'areas', take: { name: 'name' } }],
  where: [
    { kind: 'one-of', field: 'name', values: ['Kazakhstan', 'Tajikistan'] },
    { kind: 'overlaps', start: 'start', end: 'end', from: '2010', to: '2010' },
  ],
  derive: [{ kind: 'year', of: ['start', 'end'], as: 'year' }],
  group: {
    by: ['name', 'year'],
    measures: [
      { kind: 'count', as: 'figures' },
      {
        kind: 'sum',
        value: 'value',
        bound: 'qualifier',
        unlike: ['unit'],
        series: ['reporter', 'unit'],
        period: { start: 'start', end: 'end' },
        as: 'quantity',
      },
    ],
  },
  sort: [{ field: 'name' }],
}

describe('answer', () => {
  test('looks up, filters, derives, groups and sorts', () => {
    const { table } = answer(QUERY, data)
    const counts = { 'quantity:without': 0 }
    expect(rowsOf(table)).toEqual([
      {
        name: 'Kazakhstan',
        year: 2010,
        unit: 'kg',
        figures: 2,
        quantity: null,
        'quantity:bound': null,
        'quantity:with': 2,
        ...counts,
      },
      {
        name: 'Kazakhstan',
        year: 2010,
        unit: 'litre',
        figures: 1,
        quantity: 5,
        'quantity:bound': 'exact',
        'quantity:with': 1,
        ...counts,
      },
      {
        name: 'Tajikistan',
        year: 2010,
        unit: 'kg',
        figures: 1,
        quantity: 10,
        'quantity:bound': 'about',
        'quantity:with': 1,
        ...counts,
      },
    ])
    expect(table.schema.primaryKey).toEqual(['name', 'year', 'unit'])
  })

  test('rows in problems are rows of the table asked, not of what the filter left', () => {
    expect(answer(QUERY, data).problems).toEqual([
      {
        code: 'query/kept-apart',
        measure: 'quantity',
        group: { name: 'Kazakhstan', year: 2010 },
        rows: [2, 3, 4],
      },
      {
        code: 'query/overlapping-periods',
        measure: 'quantity',
        group: { name: 'Kazakhstan', year: 2010, unit: 'kg' },
        rows: [2, 4],
      },
    ])
  })

  test('without grouping all fields stay', () => {
    const { table } = answer(
      {
        from: 'seizures',
        where: [{ kind: 'one-of', field: 'figure', values: ['S6', 'S2'] }],
        sort: [{ field: 'value' }],
      },
      data,
    )
    expect(rowsOf(table).map((row) => row['figure'])).toEqual(['S6', 'S2'])
    expect(table.schema.fields).toHaveLength(7)
  })

  test('of the whole table is the table', () => {
    expect(answer({ from: 'areas' }, data)).toEqual({ table: data.tables.get('areas'), problems: [] })
  })

  test('a query for what is not there is a mistake that is named', () => {
    expect(() => answer({ from: 'drugs' }, data)).toThrow(
      "No table 'drugs' in the data set; there are areas, seizures",
    )
    expect(() => answer({ from: 'seizures', group: { by: ['years'], measures: [] } }, data)).toThrow(
      "No field 'years' in table 'seizures'; there are figure, reporter, value, unit, qualifier, start, end",
    )
  })
})
