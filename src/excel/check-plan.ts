import type { Column } from '../data/table.ts'
import type { BlockId, SheetName } from '../report/report.ts'
import type { Plan, SheetStep, TableColumn } from '../report/steps.ts'

/** Texts that Excel would take for formulas, numbers, dates or logical values when they are typed. */
export const CHECK_TEXTS = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  "'quoted'",
  '2009-12',
  '1E5',
  '00123',
  'TRUE',
  'May 2009',
  '1/2',
  'Текст по-русски',
  'two\nlines',
] as const

export const CHECK_VALUES = CHECK_TEXTS.map((_, row) => (row === 2 ? null : row * 10.5))

const texts = (values: readonly string[]): Column => ({
  kind: 'text',
  values: ['', ...new Set(values)],
  codes: Uint16Array.from(values, (value) => [...new Set(values)].indexOf(value) + 1),
})

export const CHECK_BLOCKS = {
  head: 'check/head' as BlockId,
  data: 'check/data' as BlockId,
  pivot: 'check/pivot' as BlockId,
  chart: 'check/chart' as BlockId,
}
export const CHECK_SHEETS = { data: 'Concord check' as SheetName, analysis: 'Concord check 2' as SheetName }

const sheet = (name: SheetName): SheetStep => ({
  kind: 'sheet',
  sheet: name,
  gridlines: false,
  tabColor: '#12436D',
  frozenRows: 4,
  widths: [24, 12, 12, 12],
  print: { landscape: true, headerRow: 3, footer: 'Check & removal', pageOf: 'Page {page} of {pages}' },
})

const columns: readonly TableColumn[] = [
  { id: 'text', header: 'Text', data: texts(CHECK_TEXTS), format: 'text', wrap: true },
  {
    id: 'value',
    header: 'Value',
    data: { kind: 'number', values: Float64Array.from(CHECK_VALUES, (value) => value ?? NaN) },
    format: 'quantity',
    decimals: 1,
    wrap: false,
  },
  {
    id: 'date',
    header: 'Date',
    data: {
      kind: 'date',
      values: Int32Array.from(CHECK_TEXTS, (_, row) => (row === 1 ? 20101200 : 20101231)),
    },
    format: 'date',
    wrap: false,
  },
  {
    id: 'group',
    header: 'Group',
    data: texts(CHECK_TEXTS.map((_, row) => (row % 2 ? 'odd' : 'even'))),
    format: 'code',
    wrap: false,
  },
]

/** One of everything that reports are made of, in two sheets. */
export function checkPlan(): Plan {
  const { data, analysis } = CHECK_SHEETS
  const rows = CHECK_TEXTS.length
  return {
    reports: [],
    dataset: { name: 'check', version: '1', hash: '' },
    created: '2026-01-01T00:00:00.000Z',
    properties: { title: '', subject: '', author: '', keywords: '', comments: '', language: 'en' },
    steps: [
      sheet(data),
      sheet(analysis),
      {
        kind: 'cells',
        block: CHECK_BLOCKS.head,
        at: { sheet: data, row: 0, column: 0 },
        cells: [
          [{ value: 'A check of Concord', style: 'title' }],
          [{ value: 'analysis', style: 'link', link: { sheet: analysis, cell: 'A1' } }],
        ],
      },
      {
        kind: 'table',
        block: CHECK_BLOCKS.data,
        at: { sheet: data, row: 3, column: 0 },
        name: 'concord_check',
        columns,
        rows,
        keys: ['text'],
        filterButtons: false,
        banding: true,
        altText: '',
      },
      {
        kind: 'pivot',
        block: CHECK_BLOCKS.pivot,
        at: { sheet: analysis, row: 3, column: 5 },
        name: 'concord_check_pivot',
        source: 'concord_check',
        rows: ['group'],
        columns: [],
        filters: [],
        values: [{ column: 'value', summarize: 'sum', caption: 'Sum', format: 'quantity', decimals: 1 }],
        grandTotals: { rows: true, columns: true },
        words: { grandTotal: 'Total', rows: 'Rows', columns: 'Columns', all: '(all)' },
      },
      {
        kind: 'chart',
        block: CHECK_BLOCKS.chart,
        at: { sheet: analysis, row: 3, column: 0 },
        size: { width: 12, height: 8 },
        name: 'concord_check_chart',
        chart: 'bar',
        title: 'A check of Concord',
        categoryTitle: 'Text',
        valueTitle: 'Value',
        valueFormat: '#,##0',
        series: [
          {
            name: 'Value',
            categories: { block: CHECK_BLOCKS.data, column: 'text' },
            values: { block: CHECK_BLOCKS.data, column: 'value' },
            color: '#12436D',
            labelFormats: ['"> "#,##0'],
          },
        ],
        labels: true,
        legend: false,
        altText: '',
      },
      {
        kind: 'name',
        name: 'concord_check_values',
        refersTo: { block: CHECK_BLOCKS.data, column: 'value' },
        comment: '',
      },
    ],
  }
}
