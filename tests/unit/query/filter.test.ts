import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filter, group } from '../../../src/query/index.ts'
import type { Condition } from '../../../src/query/query.ts'
import { rowsOf, tableFrom } from './tables.ts'
import type { Row } from './tables.ts'

const FIELDS = {
  figure: 'string',
  area: 'string',
  note: 'raw',
  year: 'year',
  start: 'partial-date',
  end: 'partial-date',
  value: 'number',
} as const
const figures = (rows: readonly Row[]) =>
  tableFrom(
    'figures',
    FIELDS,
    rows.map((row, at) => ({ figure: `F${at}`, ...row })),
  )
const kept = (rows: readonly Row[], ...conditions: readonly Condition[]) =>
  rowsOf(filter(figures(rows), conditions)).map((row) => row['figure'])

describe('one-of', () => {
  test('keeps the rows with one of the values, in any kind of column', () => {
    const rows = [
      { area: 'KAZ', note: 'a', year: 2010, start: '2010-02' },
      { area: 'TJK', note: 'b', year: 2011, start: '2011' },
      { area: 'KGZ', note: 'c', year: 2012, start: '2010-02-01' },
    ]
    expect(kept(rows, { kind: 'one-of', field: 'area', values: ['TJK', 'KAZ', 'UZB'] })).toEqual(['F0', 'F1'])
    expect(kept(rows, { kind: 'one-of', field: 'note', values: ['c'] })).toEqual(['F2'])
    expect(kept(rows, { kind: 'one-of', field: 'year', values: ['2011'] })).toEqual(['F1'])
    expect(kept(rows, { kind: 'one-of', field: 'start', values: ['2010-02'] })).toEqual(['F0'])
  })

  test('keeps nothing for no values, and missing cells for the empty text', () => {
    const rows = [{ area: 'KAZ', value: 1 }, { area: null }]
    expect(kept(rows, { kind: 'one-of', field: 'area', values: [] })).toEqual([])
    expect(kept(rows, { kind: 'one-of', field: 'area', values: [''] })).toEqual(['F1'])
    expect(kept(rows, { kind: 'one-of', field: 'value', values: [''] })).toEqual(['F1'])
  })

  test('all conditions must be met; none keeps all', () => {
    const rows = [
      { area: 'KAZ', year: 2010 },
      { area: 'KAZ', year: 2011 },
      { area: 'TJK', year: 2011 },
    ]
    const [area, year]: Condition[] = [
      { kind: 'one-of', field: 'area', values: ['KAZ'] },
      { kind: 'one-of', field: 'year', values: ['2011'] },
    ]
    expect(kept(rows, area!, year!)).toEqual(['F1'])
    expect(kept(rows)).toEqual(['F0', 'F1', 'F2'])
  })
})

describe('overlaps', () => {
  const overlaps = (from?: string, to?: string): Condition => ({
    kind: 'overlaps',
    start: 'start',
    end: 'end',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  })
  const rows = [
    { start: '2009-12', end: '2011-06' },
    { start: '2010', end: '2010' },
    { start: '2010-12-31', end: '2010-12-31' },
    { start: '2012-02', end: '2012-02' },
  ]

  test('a year covers its whole year, a month its whole month', () => {
    expect(kept(rows, overlaps('2010-12-31', '2010-12-31'))).toEqual(['F0', 'F1', 'F2'])
    expect(kept(rows, overlaps('2011', '2011'))).toEqual(['F0'])
    expect(kept(rows, overlaps('2012-02-29', '2012-02-29'))).toEqual(['F3'])
    expect(kept(rows, overlaps('2011-07', '2012-01'))).toEqual([])
  })

  test('either side of the filter may be open', () => {
    expect(kept(rows, overlaps('2011'))).toEqual(['F0', 'F3'])
    expect(kept(rows, overlaps(undefined, '2009'))).toEqual(['F0'])
    expect(kept(rows, overlaps())).toEqual(['F0', 'F1', 'F2', 'F3'])
  })

  test('what may overlap is kept: a missing start or end is open', () => {
    const open = [
      { start: null, end: '2010-08-02' },
      { start: '2009-12', end: null },
      { start: null, end: null },
    ]
    expect(kept(open, overlaps('2011', '2012'))).toEqual(['F1', 'F2'])
    expect(kept(open, overlaps('2005', '2006'))).toEqual(['F0', 'F2'])
  })

  test('text that is no date, and a field without dates, are mistakes of the query', () => {
    expect(() => kept(rows, overlaps('2010-13'))).toThrow("'2010-13' is no date")
    expect(() => kept(rows, { kind: 'overlaps', start: 'area', end: 'end' })).toThrow(
      "Field 'area' of table 'figures' holds no dates",
    )
  })
})

test('filtering by a key before grouping and after gives the same groups', () => {
  const row = fc.record({
    area: fc.constantFrom('KAZ', 'TJK', 'KGZ', null),
    year: fc.constantFrom(2010, 2011, null),
    value: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  fc.assert(
    fc.property(fc.array(row), fc.subarray(['KAZ', 'TJK', '', 'UZB']), (rows, values) => {
      const condition: Condition = { kind: 'one-of', field: 'area', values }
      const grouping = {
        by: ['area', 'year'],
        measures: [{ kind: 'sum', value: 'value', as: 'sum' } as const, { kind: 'count', as: 'n' } as const],
      }
      const before = group(filter(figures(rows), [condition]), grouping).table
      const after = filter(group(figures(rows), grouping).table, [condition])
      expect(rowsOf(before)).toEqual(rowsOf(after))
    }),
  )
})
