import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maximum, minimum, sum, BOUNDS } from '../../../src/figures/index.ts'
import type { Value } from '../../../src/figures/index.ts'
import { group } from '../../../src/query/index.ts'
import type { Measure } from '../../../src/query/query.ts'
import { rowsOf, tableFrom } from './tables.ts'
import type { Row } from './tables.ts'

const FIELDS = {
  figure: 'string',
  reporter: 'string',
  substance: 'string',
  unit: 'string',
  year: 'year',
  note: 'raw',
  value: 'number',
  qualifier: 'string',
} as const
const seizures = (rows: readonly Row[]) => tableFrom('seizures', FIELDS, rows)
const value = (kind: 'sum' | 'min' | 'max', more: object = {}): Measure => ({
  kind,
  value: 'value',
  bound: 'qualifier',
  as: kind,
  ...more,
})

describe('group', () => {
  test('250 more-than and 10 exact are 260 more-than', () => {
    const { table, problems } = group(
      seizures([
        { substance: 'heroin', value: 250, qualifier: 'more-than' },
        { substance: 'heroin', value: 10, qualifier: 'exact' },
      ]),
      { by: ['substance'], measures: [value('sum')] },
    )
    expect(rowsOf(table)).toEqual([
      { substance: 'heroin', sum: 260, 'sum:bound': 'more-than', 'sum:with': 2, 'sum:without': 0 },
    ])
    expect(problems).toEqual([])
  })

  test('a missing value is no zero, and is counted', () => {
    const { table } = group(
      seizures([
        { substance: 'heroin', value: 10, qualifier: 'exact' },
        { substance: 'heroin', value: null },
        { substance: 'opium', value: null },
      ]),
      { by: ['substance'], measures: [value('sum'), value('min')] },
    )
    expect(rowsOf(table)).toMatchObject([
      { substance: 'heroin', sum: 10, 'sum:bound': 'exact', 'sum:with': 1, 'sum:without': 1, min: 10 },
      { substance: 'opium', sum: null, 'sum:bound': null, 'sum:with': 0, 'sum:without': 1, min: null },
    ])
  })

  test('a missing key is a group of its own, whatever the column', () => {
    const { table } = group(
      seizures([
        { substance: 'opium', year: 2010, note: 'a' },
        { substance: null, year: 2010, note: 'a' },
        { substance: 'opium', year: null, note: 'a' },
        { substance: 'opium', year: 2010, note: null },
        { substance: null, year: 2010, note: 'a' },
      ]),
      { by: ['substance', 'year', 'note'], measures: [{ kind: 'count', as: 'figures' }] },
    )
    expect(rowsOf(table)).toEqual([
      { substance: 'opium', year: 2010, note: 'a', figures: 1 },
      { substance: null, year: 2010, note: 'a', figures: 2 },
      { substance: 'opium', year: null, note: 'a', figures: 1 },
      { substance: 'opium', year: 2010, note: null, figures: 1 },
    ])
  })

  test('counts of distinct values leave missing out', () => {
    const { table } = group(
      seizures([
        { substance: 'opium', reporter: 'KAZ' },
        { substance: 'opium', reporter: 'TJK' },
        { substance: 'opium', reporter: 'KAZ' },
        { substance: 'opium', reporter: null },
        { substance: 'heroin', reporter: null },
      ]),
      { by: ['substance'], measures: [{ kind: 'count-distinct', field: 'reporter', as: 'reporters' }] },
    )
    expect(rowsOf(table)).toEqual([
      { substance: 'opium', reporters: 2 },
      { substance: 'heroin', reporters: 0 },
    ])
  })

  test('decimals add up to decimals', () => {
    const { table } = group(seizures([{ value: 0.1 }, { value: 0.2 }, { value: 1e-3 }, { value: 0.7 }]), {
      by: [],
      measures: [value('sum')],
    })
    expect(rowsOf(table)[0]!['sum']).toBe(1.001)
  })

  test('no key makes one group, also of no rows', () => {
    const { table } = group(seizures([]), { by: [], measures: [{ kind: 'count', as: 'n' }, value('sum')] })
    expect(rowsOf(table)).toEqual([{ n: 0, sum: null, 'sum:bound': null, 'sum:with': 0, 'sum:without': 0 }])
    const keyed = group(seizures([]), { by: ['unit'], measures: [value('sum')] })
    expect(keyed.table.rows).toBe(0)
  })

  test('unlike units stand in rows of their own, and a problem says so', () => {
    const { table, problems } = group(
      seizures([
        { substance: 'opium', unit: 'kg', value: 10 },
        { substance: 'acetic anhydride', unit: 'litre', value: 4 },
        { substance: 'acetic anhydride', unit: 'kg', value: 3 },
        { substance: 'acetic anhydride', unit: 'kg', value: null },
        { substance: 'acetic anhydride', unit: 'litre', value: 5 },
      ]),
      { by: ['substance'], measures: [value('sum', { unlike: ['unit'] })] },
    )
    expect(rowsOf(table)).toMatchObject([
      { substance: 'opium', unit: 'kg', sum: 10 },
      { substance: 'acetic anhydride', unit: 'litre', sum: 9 },
      { substance: 'acetic anhydride', unit: 'kg', sum: 3 },
    ])
    expect(problems).toEqual([
      { code: 'query/kept-apart', measure: 'sum', group: { substance: 'acetic anhydride' }, rows: [1, 2, 4] },
    ])
  })

  test('a figure without a value is unlike nothing', () => {
    const { table, problems } = group(
      seizures([
        { substance: 'opium', unit: 'kg', value: 10 },
        { substance: 'opium', unit: null, value: null },
      ]),
      { by: ['substance'], measures: [value('sum', { unlike: ['unit'] })] },
    )
    expect(table.rows).toBe(2)
    expect(problems).toEqual([])
  })

  test('an unlike field that is grouped by keeps nothing apart', () => {
    const rows = [
      { unit: 'kg', value: 10 },
      { unit: 'litre', value: 4 },
    ]
    const { table, problems } = group(seizures(rows), {
      by: ['unit'],
      measures: [value('sum', { unlike: ['unit'] })],
    })
    expect(rowsOf(table).map((row) => row['sum'])).toEqual([10, 4])
    expect(problems).toEqual([])
  })

  test('a word that is no bound claims nothing; an empty one is a plain number', () => {
    const { table } = group(
      seizures([
        { unit: 'kg', value: 1, qualifier: 'roughly' },
        { unit: 'litre', value: 1, qualifier: null },
      ]),
      { by: ['unit'], measures: [value('sum')] },
    )
    expect(rowsOf(table).map((row) => row['sum:bound'])).toEqual(['no-bound', 'exact'])
  })

  test('an unknown field is a TypeError that names it, its table and the known ones', () => {
    const table = seizures([{ unit: 'kg' }])
    expect(() => group(table, { by: ['units'], measures: [] })).toThrow(
      /^No field 'units' in table 'seizures'; there are figure, reporter,/,
    )
    expect(() => group(table, { by: [], measures: [{ kind: 'sum', value: 'unit', as: 'sum' }] })).toThrow(
      "Field 'unit' of table 'seizures' holds no numbers",
    )
    expect(() => group(table, { by: ['unit'], measures: [{ kind: 'count', as: 'unit' }] })).toThrow(
      "Table 'seizures' has a field 'unit' already",
    )
  })

  const cell = fc.record({
    substance: fc.constantFrom('opium', 'heroin', 'cannabis', null),
    year: fc.oneof(
      fc.integer({ min: 2000, max: 2004 }),
      fc.constantFrom(null, 2000.5, 2003.25),
      fc.constantFrom(4e9, -7),
    ),
    note: fc.constantFrom('a', 'b', null),
    value: fc.option(fc.integer({ min: -5000, max: 5000 }).map((n) => n / 100)),
    qualifier: fc.constantFrom(...BOUNDS),
  })

  test('totals equal those of a plain map of lists', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 60 }),
        fc.subarray(['substance', 'year', 'note'], { minLength: 1 }),
        (rows, by) => {
          const { table } = group(seizures(rows), {
            by,
            measures: [{ kind: 'count', as: 'count' }, value('sum'), value('min'), value('max')],
          })
          const lists = new Map<string, Row[]>()
          for (const row of rows as Row[]) {
            const key = JSON.stringify(by.map((field) => row[field]))
            lists.set(key, [...(lists.get(key) ?? []), row])
          }
          const expected = [...lists.values()].map((list) => {
            const values = list.map((row): Value => ({
              amount: row['value'] as number | null,
              bound: row['qualifier'] as Value['bound'],
            }))
            const present = values.filter(({ amount }) => amount !== null)
            const hundredths = present.reduce((total, { amount }) => total + Math.round(amount! * 100), 0)
            const bounded = (name: string, { amount, bound }: Value) => ({
              [name]: amount,
              [`${name}:bound`]: amount === null ? null : bound,
              [`${name}:with`]: present.length,
              [`${name}:without`]: values.length - present.length,
            })
            return {
              ...Object.fromEntries(by.map((field) => [field, list[0]![field] ?? null])),
              count: list.length,
              ...bounded('sum', { ...sum(values), amount: present.length === 0 ? null : hundredths / 100 }),
              ...bounded('min', minimum(values)),
              ...bounded('max', maximum(values)),
            }
          })
          const plain = (list: readonly object[]) =>
            list.map((row) => JSON.stringify(row).replace(/-0\b/g, '0'))
          expect(plain(rowsOf(table))).toEqual(plain(expected))
        },
      ),
    )
  })

  test('the order of the rows changes nothing but the order of the groups', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const shuffled = rows
          .map((row) => ({ row, order: numbers.next().value as number }))
          .sort((a, b) => a.order - b.order)
          .map(({ row }) => row)
        const totals = (list: readonly Row[]) => {
          const { table } = group(seizures(list), {
            by: ['substance', 'note'],
            measures: [value('sum'), value('min'), value('max')],
          })
          return rowsOf(table)
            .map((row) => JSON.stringify(row))
            .sort()
        }
        expect(totals(shuffled)).toEqual(totals(rows))
      }),
    )
  })
})
