import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FAMILIES } from '../../../src/figures/index.ts'
import { firstDay, lastDay } from '../../../src/data/partial-date.ts'
import { group } from '../../../src/query/index.ts'
import type { ValueMeasure } from '../../../src/query/query.ts'
import { rowsOf, tableFrom } from './tables.ts'
import type { Row } from './tables.ts'

const { series, period, source } = FAMILIES.seizures
const QUANTITY: ValueMeasure = {
  kind: 'sum',
  value: 'value',
  bound: 'qualifier',
  series,
  period,
  source,
  as: 'quantity',
}
const heroin = (more: Row): Row => ({
  reporter: 'CARICC',
  measure: 'quantity-seized',
  substance: 'heroin',
  unit: 'kg',
  qualifier: 'exact',
  source: 'unodc-2011',
  ...more,
})
function totals(rows: readonly Row[], by: readonly string[] = ['substance'], measure = QUANTITY) {
  const table = tableFrom(
    'seizures',
    {
      figure: 'string',
      reporter: 'string',
      measure: 'string',
      substance: 'string',
      value: 'number',
      unit: 'string',
      qualifier: 'string',
      start: 'partial-date',
      end: 'partial-date',
      source: 'string',
    },
    rows,
  )
  const answer = group(table, { by, measures: [measure] })
  return { rows: rowsOf(answer.table), problems: answer.problems }
}

const CUMULATIVE = heroin({ value: 250, qualifier: 'more-than', start: '2009-12', end: '2011-06' })
const YEARLY = heroin({ value: 110, start: '2010', end: '2010' })
const refused = {
  quantity: null,
  'quantity:bound': null,
}

describe('figures of overlapping periods', () => {
  test('a cumulative total beside a yearly one is refused, and the rows are named', () => {
    const { rows, problems } = totals([heroin({ value: 9, start: '2008', end: '2008' }), CUMULATIVE, YEARLY])
    expect(rows).toEqual([{ substance: 'heroin', ...refused, 'quantity:with': 3, 'quantity:without': 0 }])
    expect(problems).toEqual([
      {
        code: 'query/overlapping-periods',
        measure: 'quantity',
        group: { substance: 'heroin' },
        rows: [1, 2],
      },
    ])
  })

  test('other groups of the same query keep their totals', () => {
    const opium = heroin({ substance: 'opium', value: 115, start: '2010', end: '2010' })
    const { rows } = totals([CUMULATIVE, opium, YEARLY, { ...opium, start: '2011', end: '2011' }])
    expect(rows).toMatchObject([{ quantity: null }, { substance: 'opium', quantity: 230 }])
  })

  test('other series of the same group do not clash', () => {
    const { rows, problems } = totals([CUMULATIVE, { ...YEARLY, reporter: 'KAZ' }])
    expect(rows).toMatchObject([{ quantity: 360, 'quantity:bound': 'more-than' }])
    expect(problems).toEqual([])
  })

  test('periods that touch without a day in common add up', () => {
    const { rows } = totals([YEARLY, heroin({ value: 5, start: '2011', end: '2011' })])
    expect(rows).toMatchObject([{ quantity: 115 }])
  })

  test('a figure without a value counts nothing twice', () => {
    const { rows, problems } = totals([YEARLY, { ...CUMULATIVE, value: null }])
    expect(rows).toMatchObject([{ quantity: 110, 'quantity:with': 1, 'quantity:without': 1 }])
    expect(problems).toEqual([])
  })

  test('the smallest and the largest figure are no sums', () => {
    const { rows, problems } = totals([CUMULATIVE, YEARLY], ['substance'], { ...QUANTITY, kind: 'max' })
    expect(rows).toMatchObject([{ quantity: 250, 'quantity:bound': 'more-than' }])
    expect(problems).toEqual([])
  })

  test('two clashes of one group are one problem', () => {
    const kaz = (row: Row): Row => ({ ...row, reporter: 'KAZ' })
    const { problems } = totals([CUMULATIVE, kaz(CUMULATIVE), YEARLY, kaz(YEARLY)])
    expect(problems).toHaveLength(1)
    expect(problems[0]!.rows).toEqual([0, 1, 2, 3])
  })
})

describe('figures of the same period', () => {
  test('from one source are separate records and add up', () => {
    const { rows, problems } = totals([YEARLY, { ...YEARLY, value: 7 }])
    expect(rows).toMatchObject([{ quantity: 117 }])
    expect(problems).toEqual([])
  })

  test('from different sources are refused, whether they agree or not', () => {
    const { rows, problems } = totals([YEARLY, { ...YEARLY, source: 'unodc-2012' }])
    expect(rows).toMatchObject([refused])
    expect(problems).toEqual([
      {
        code: 'query/disagreeing-sources',
        measure: 'quantity',
        group: { substance: 'heroin' },
        rows: [0, 1],
      },
    ])
  })

  test('are found at any precision', () => {
    const spelled = { ...YEARLY, start: '2010-01', end: '2010-12-31' }
    expect(totals([YEARLY, spelled]).problems).toEqual([])
    expect(totals([YEARLY, { ...spelled, source: 'other' }]).problems).toMatchObject([
      { code: 'query/disagreeing-sources' },
    ])
  })

  test('may disagree and overlap others at once: two problems, each with its rows', () => {
    const { problems } = totals([YEARLY, CUMULATIVE, { ...YEARLY, source: 'other' }])
    expect(problems).toMatchObject([
      { code: 'query/overlapping-periods', rows: [0, 1, 2] },
      { code: 'query/disagreeing-sources', rows: [0, 2] },
    ])
  })
})

describe('a period that is not known', () => {
  test('without a start it may reach back to any day, but not past its end', () => {
    const notAfter = heroin({ value: 5, start: null, end: '2010-06-30' })
    expect(totals([notAfter, YEARLY]).problems).toMatchObject([{ code: 'query/overlapping-periods' }])
    expect(totals([notAfter, heroin({ value: 1, start: '2011', end: '2011' })]).problems).toEqual([])
  })

  test('without an end it may still go on', () => {
    const since = heroin({ value: 5, start: '2011', end: null })
    expect(totals([since, heroin({ value: 1, start: '2015', end: '2015' })]).problems).toHaveLength(1)
    expect(totals([since, YEARLY]).problems).toEqual([])
  })

  test('may be any when it ends before it starts', () => {
    const inverted = heroin({ value: 5, start: '2013', end: '2012' })
    expect(totals([inverted, YEARLY]).problems).toMatchObject([{ rows: [0, 1] }])
    expect(totals([inverted, inverted]).problems).toMatchObject([{ rows: [0, 1] }])
  })

  test('is never known to be the same as another, even when both are stated alike', () => {
    const unknown = heroin({ value: 5, start: null, end: null })
    expect(totals([unknown, unknown]).problems).toMatchObject([{ rows: [0, 1] }])
    const notAfter = heroin({ value: 5, start: null, end: '2010' })
    expect(totals([notAfter, notAfter]).problems).toMatchObject([{ rows: [0, 1] }])
  })
})

test('rows are refused exactly when two of them cannot be told apart, as every pair compared shows', () => {
  const date = fc.constantFrom(null, '2009', '2010', '2010-02', '2010-02-28', '2010-03', '2011')
  const row = fc.record({
    value: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 8 }),
    start: date,
    end: date,
    source: fc.constantFrom('a', 'b'),
    reporter: fc.constantFrom('KAZ', 'TJK'),
  })
  const days = (it: Row): [number, number] => {
    const at = (field: string) =>
      Number(
        String(it[field] ?? 0)
          .replaceAll('-', '')
          .padEnd(8, '0'),
      )
    return [firstDay(at('start')), at('end') === 0 ? Infinity : lastDay(at('end'))]
  }
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (list) => {
      const rows = list.filter((it) => days(it)[0] <= days(it)[1]).map(heroin)
      const overlapping = new Set<number>()
      const disagreeing = new Set<number>()
      rows.forEach((a, i) =>
        rows.forEach((b, j) => {
          if (i === j || a['value'] === null || b['value'] === null || a['reporter'] !== b['reporter']) return
          const [[firstA, lastA], [firstB, lastB]] = [days(a), days(b)]
          const known = [a, b].every((it) => it['start'] !== null && it['end'] !== null)
          if (known && firstA === firstB && lastA === lastB) {
            if (a['source'] !== b['source']) disagreeing.add(i)
          } else if (firstA <= lastB && firstB <= lastA) overlapping.add(i)
        }),
      )
      const { rows: answered, problems } = totals(rows, [])
      const of = (code: string) => problems.find((problem) => problem.code === code)?.rows ?? []
      const inOrder = (set: Set<number>) => [...set].sort((a, b) => a - b)
      // A period of several sources that disagree is refused whole: each of its figures is in doubt.
      expect(of('query/overlapping-periods')).toEqual(inOrder(overlapping))
      expect(of('query/disagreeing-sources')).toEqual(inOrder(disagreeing))
      const present = rows.filter((it) => it['value'] !== null)
      const plain = present.reduce((total, it) => total + Number(it['value']), 0)
      const clash = overlapping.size + disagreeing.size > 0
      expect(answered[0]!['quantity']).toBe(clash || present.length === 0 ? null : plain)
    }),
    { numRuns: 1000 },
  )
})
