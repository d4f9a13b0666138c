import { describe, expect, it } from 'vitest'
import type { PivotStep, Plan } from '../../../src/report/steps.ts'
import { hasLibreOffice } from '../../support/libreoffice.ts'
import { readCells } from '../../support/open-xlsx.ts'
import { pivotDifferences } from '../../support/pivot-check.ts'
import { xlsxFaults } from '../../support/validate-xlsx.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import { block, numberColumn, planOf, sheetNamed, sheetStep, tableStep, textColumn } from './sample-plan.ts'

type PivotAsked = Partial<PivotStep> & Pick<PivotStep, 'rows' | 'columns'>

const sum = { column: 'kg', summarize: 'sum', caption: 'Quantity', format: 'quantity', decimals: 2 } as const
const count = { column: 'figure', summarize: 'count', caption: 'Figures', format: 'integer' } as const

const source = tableStep('Seizures', [
  {
    id: 'figure',
    header: 'Figure',
    data: textColumn(['f1', 'f2', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', null]),
    format: 'code',
    wrap: false,
  },
  {
    id: 'area',
    header: 'Area',
    data: textColumn(['TJK', 'KAZ', 'KAZ', 'UZB', 'tjk', 'KAZ', null, 'UZB', 'KAZ']),
    format: 'code',
    wrap: false,
  },
  {
    id: 'substance',
    header: 'Substance',
    data: textColumn([
      'Opium',
      'Heroin',
      'Opium',
      'Heroin',
      'Heroin',
      'Heroin',
      'Opium',
      'Poppy straw',
      'Opium',
    ]),
    format: 'text',
    wrap: false,
  },
  {
    id: 'year',
    header: 'Year',
    data: numberColumn([2010, 2010, 2011, 2011, 2010, 2011, 2010, 2011, 2012]),
    format: 'year',
    wrap: false,
  },
  {
    id: 'kg',
    header: 'kg',
    data: numberColumn([1.5, 2, 0, null, 3.25, 4, 5, null, 7]),
    format: 'quantity',
    decimals: 2,
    wrap: false,
  },
])

/** Each PivotTable on a sheet of its own, all on the same table. */
function planWith(pivots: readonly PivotAsked[]): Plan {
  return planOf([
    sheetStep('Data'),
    source,
    ...pivots.flatMap((pivot, index) => {
      const sheet = sheetNamed(`Pivot ${index + 1}`)
      const step: PivotStep = {
        kind: 'pivot',
        block: block(`test/pivot${index}`),
        at: { sheet, row: 1, column: 1 },
        name: `Pivot${index + 1}`,
        source: 'Seizures',
        filters: [],
        values: [sum],
        grandTotals: { rows: true, columns: true },
        words: { grandTotal: 'Grand total', rows: 'Rows', columns: 'Columns', all: '(All)', blank: '[x]' },
        ...pivot,
      }
      return [sheetStep(sheet), step]
    }),
  ])
}

/** The cells of a sheet as rows of text, from B2 on. */
async function shown(pivot: PivotAsked): Promise<string[]> {
  const { file } = await toXlsx(planWith([pivot]))
  const cells = readCells(file).get('Pivot 1') ?? new Map<string, string | number>()
  const rows = [...cells.keys()].map((ref) => Number(ref.slice(1)))
  return Array.from({ length: Math.max(...rows) - 1 }, (_, row) =>
    [...'BCDEFGHIJK']
      .map((column) => cells.get(`${column}${row + 2}`) ?? '')
      .join('|')
      .replace(/\|+$/, ''),
  )
}

describe('the cells of a PivotTable', () => {
  it('sums by row and column; a group without any value is empty, a zero is a zero', async () => {
    expect(await shown({ rows: ['substance'], columns: ['area'] })).toEqual([
      'Quantity|Area',
      'Substance|KAZ|TJK|UZB|[x]|Grand total',
      'Heroin|6|3.25|||9.25',
      'Opium|7|1.5||5|13.5',
      'Poppy straw',
      'Grand total|13|4.75||5|22.75',
    ])
  })

  it('counts what is there, not rows', async () => {
    expect(await shown({ rows: ['area'], columns: [], values: [count] })).toEqual([
      'Area|Figures',
      'KAZ|3',
      'TJK|2',
      'UZB|2',
      '[x]|1',
      'Grand total|8',
    ])
  })

  it('repeats outer labels and sorts numbers as numbers', async () => {
    expect(
      await shown({ rows: ['area', 'year'], columns: [], grandTotals: { rows: false, columns: false } }),
    ).toEqual([
      'Area|Year|Quantity',
      'KAZ|2010|2',
      'KAZ|2011|4',
      'KAZ|2012|7',
      'TJK|2010|4.75',
      'UZB|2011',
      '[x]|2010|5',
    ])
  })

  it('gives several values columns of their own', async () => {
    expect(await shown({ rows: ['substance'], columns: ['year'], values: [sum, count] })).toEqual([
      '|Year|Values',
      '|2010||2011||2012||Grand total Quantity|Grand total Figures',
      'Substance|Quantity|Figures|Quantity|Figures|Quantity|Figures',
      'Heroin|5.25|2|4|2|||9.25|4',
      'Opium|6.5|2|0|1|7||13.5|3',
      'Poppy straw||||1||||1',
      'Grand total|11.75|4|4|4|7||22.75|8',
    ])
  })

  it('puts the page filters above, with a row between', async () => {
    const rows = await shown({ rows: ['substance'], columns: [], filters: ['area', 'year'] })
    expect(rows.slice(0, 5)).toEqual(['Area|(All)', 'Year|(All)', '', 'Substance|Quantity', 'Heroin|9.25'])
  })

  it('never lets the name of a value clash with a field, which Excel refuses', async () => {
    const rows = await shown({ rows: ['area'], columns: [], values: [{ ...sum, caption: 'KG' }] })
    expect(rows[0]).toBe('Area|KG ')
  })
})

const variety: readonly PivotAsked[] = [
  { rows: ['substance'], columns: ['area'] },
  { rows: ['substance'], columns: ['area'], grandTotals: { rows: false, columns: true } },
  { rows: ['substance'], columns: ['area'], grandTotals: { rows: true, columns: false } },
  { rows: ['area'], columns: [] },
  { rows: ['area'], columns: [], values: [count] },
  { rows: ['area', 'year'], columns: [] },
  { rows: ['area', 'year', 'substance'], columns: [], grandTotals: { rows: false, columns: false } },
  { rows: ['year'], columns: ['area', 'substance'] },
  { rows: ['area'], columns: ['year'], values: [count], filters: ['substance'] },
  { rows: ['substance'], columns: [], values: [sum, count] },
  {
    rows: ['substance'],
    columns: ['year'],
    values: [sum, count],
    grandTotals: { rows: false, columns: true },
  },
]

describe('PivotTables of every shape', () => {
  it('are valid', async () => {
    const { file } = await toXlsx(planWith(variety))
    expect(await xlsxFaults(file)).toEqual([])
  })

  it.skipIf(!hasLibreOffice)(
    'hold what LibreOffice works out from the table',
    async () => {
      const plan = planWith(variety)
      const { file } = await toXlsx(plan)
      expect(await pivotDifferences(file, plan)).toEqual([])
    },
    120_000,
  )

  it('of an empty table are valid and say that there is nothing', async () => {
    const empty = {
      ...source,
      rows: 0,
      columns: source.columns.map((it) => ({ ...it, data: textColumn([]) })),
    }
    const plan = planWith(variety)
    const { file } = await toXlsx({
      ...plan,
      steps: plan.steps.map((step) => (step === source ? empty : step)),
    })
    expect(await xlsxFaults(file)).toEqual([])
  })
})
