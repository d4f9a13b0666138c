/** A small report as it is written and as it is refreshed: figures revised, added and withdrawn, a new column. */
import type { BlockId, SheetName } from '../../src/report/report.ts'
import type { Plan, Step, TableStep } from '../../src/report/steps.ts'
import { cells, coded, column, numbers, plan, table } from '../support/plans.ts'
import { sheetStep } from '../unit/xlsx/sample-plan.ts'

export interface Figure {
  readonly figure: string
  readonly substance: string
  readonly reporter: string
  readonly value: number | null
  readonly note?: string
}

const figure = (figure: string, substance: string, reporter: string, value: number | null): Figure => ({
  figure,
  substance,
  reporter,
  value,
})

export const WRITTEN: readonly Figure[] = [
  figure('f1', 'Opium', 'KAZ', 10),
  figure('f2', 'Heroin', 'TJK', 2.5),
  figure('f3', 'Hashish', 'KAZ', null),
  figure('f4', 'Opium', 'UZB', 7),
  figure('f5', 'Cannabis', 'KAZ', 1),
  figure('f6', 'Heroin', 'KAZ', 30),
]

/** f1 is revised, f2 withdrawn, f7 and f8 are new. */
export const NEWER: readonly Figure[] = [
  { ...figure('f1', 'Opium', 'KAZ', 12), note: 'revised' },
  figure('f3', 'Hashish', 'KAZ', 4),
  figure('f4', 'Opium', 'UZB', 7),
  figure('f5', 'Cannabis', 'KAZ', 1),
  figure('f6', 'Heroin', 'KAZ', 30),
  { ...figure('f7', 'Morphine', 'TKM', 5), note: '=new & "first"' },
  figure('f8', 'Opium', 'KAZ', 0.5),
]

const DATA = 'Seizures data' as SheetName
const ANALYSIS = 'Seizures analysis' as SheetName
const block = (part: string): BlockId => `seizures/${part}` as BlockId

export const HEADER_ROW = 3

function dataTable(figures: readonly Figure[], extra: boolean): TableStep {
  const of = (pick: (it: Figure) => string) => coded(figures.map(pick))
  return table(
    [
      column(
        'figure',
        of((it) => it.figure),
      ),
      column(
        'substance',
        of((it) => it.substance),
        {
          links: (row) => (figures[row]?.figure === 'f4' ? { url: 'https://example.org/f4' } : null),
        },
      ),
      column(
        'reporter',
        of((it) => it.reporter),
      ),
      column('value', numbers(figures.map((it) => it.value)), { format: 'quantity', decimals: 1 }),
      ...(extra
        ? [
            column(
              'remark',
              of((it) => it.note ?? ''),
            ),
          ]
        : []),
    ],
    figures.length,
  )
}

function summary(figures: readonly Figure[]): TableStep {
  const sums = new Map<string, number>()
  for (const { substance, value } of figures) sums.set(substance, (sums.get(substance) ?? 0) + (value ?? 0))
  const rows = [...sums].sort((a, b) => b[1] - a[1])
  return table(
    [
      column('substance', coded(rows.map(([name]) => name))),
      column('value', numbers(rows.map(([, sum]) => sum))),
    ],
    rows.length,
    {
      block: block('summary'),
      at: { sheet: ANALYSIS, row: 3, column: 8 },
      name: 'SeizuresSummary',
    },
  )
}

/** @param more whether it is the newer data set */
export function reportPlan(more: boolean): Plan {
  const figures = more ? NEWER : WRITTEN
  const sums = summary(figures)
  const rows = { from: 0, count: sums.rows }
  const steps: Step[] = [
    sheetStep(DATA),
    sheetStep(ANALYSIS),
    cells('seizures/title', [['Seizures'], [`${figures.length} figures`]]),
    dataTable(figures, more),
    sums,
    {
      kind: 'pivot',
      block: block('pivot'),
      at: { sheet: ANALYSIS, row: 3, column: 0 },
      name: 'SeizuresPivot',
      source: 'Seizures',
      rows: ['substance'],
      columns: ['reporter'],
      filters: [],
      values: [{ column: 'value', summarize: 'sum', caption: 'Sum', format: 'quantity', decimals: 1 }],
      grandTotals: { rows: true, columns: true },
      words: { grandTotal: 'Total', rows: 'Rows', columns: 'Columns', all: '(all)' },
    },
    {
      kind: 'chart',
      block: block('chart'),
      at: { sheet: ANALYSIS, row: 20, column: 0 },
      size: { width: 16, height: 8 },
      name: 'SeizuresChart',
      chart: 'bar',
      title: more ? 'Seizures, newer' : 'Seizures',
      categoryTitle: 'Substance',
      valueTitle: 'kg',
      valueFormat: '#,##0',
      series: [
        {
          name: 'Quantity',
          categories: { block: block('summary'), column: 'substance', rows },
          values: { block: block('summary'), column: 'value', rows },
          color: '#336699',
          labelFormats: Array.from({ length: sums.rows }, (_, row) => (row === 0 ? '"> "#,##0' : null)),
        },
      ],
      labels: true,
      legend: false,
      altText: `${sums.rows} substances`,
    },
  ]
  return plan(steps, more ? { dataset: { name: 'paris-pact', version: '2.0.0', hash: 'def' } } : {})
}
