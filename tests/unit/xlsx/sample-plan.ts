/** A small plan made by hand that has one of everything that a workbook can hold. */
import type { Column, FieldType } from '../../../src/data/table.ts'
import type { BlockId, NormalReport, ReportId, SheetName } from '../../../src/report/report.ts'
import type {
  Cell,
  CellStyle,
  Plan,
  SheetStep,
  Step,
  TableColumn,
  TableStep,
} from '../../../src/report/steps.ts'

export const block = (id: string): BlockId => id as BlockId
export const sheetNamed = (name: string): SheetName => name as SheetName

/** Text coded against a dictionary in the order of first appearance; null is missing. */
export function textColumn(values: readonly (string | null)[]): Column {
  const dictionary = ['', ...new Set(values.filter((value) => value !== null))]
  const codes = Uint16Array.from(values, (value) => (value === null ? 0 : dictionary.indexOf(value)))
  return { kind: 'text', codes, values: dictionary }
}
export const numberColumn = (values: readonly (number | null)[]): Column => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? NaN),
})
export const dateColumn = (values: readonly number[]): Column => ({
  kind: 'date',
  values: Int32Array.from(values),
})
export const rawColumn = (values: readonly string[]): Column => ({
  kind: 'raw',
  rows: values.length,
  text: (row) => values[row] ?? '',
})
export type { FieldType }

export const cell = (value: Cell['value'], style: CellStyle = 'text', more: Partial<Cell> = {}): Cell => ({
  value,
  style,
  ...more,
})

export function sheetStep(name: string, more: Partial<SheetStep> = {}): SheetStep {
  return {
    kind: 'sheet',
    sheet: sheetNamed(name),
    gridlines: true,
    tabColor: null,
    frozenRows: 0,
    widths: [],
    print: { landscape: true, headerRow: null, footer: '', pageOf: 'Page {page} of {pages}' },
    ...more,
  }
}

export function tableStep(
  name: string,
  columns: readonly TableColumn[],
  more: Partial<TableStep> = {},
): TableStep {
  const data = columns[0]?.data
  const rows =
    data === undefined
      ? 0
      : data.kind === 'raw'
        ? data.rows
        : data.kind === 'text'
          ? data.codes.length
          : data.values.length
  return {
    kind: 'table',
    block: block(`test/${name}`),
    at: { sheet: sheetNamed('Data'), row: 0, column: 0 },
    name,
    columns,
    rows,
    keys: [],
    filterButtons: true,
    banding: false,
    altText: '',
    ...more,
  }
}

export function planOf(steps: readonly Step[], more: Partial<Plan> = {}): Plan {
  return {
    reports: [],
    dataset: { name: 'test', version: '1.0.0', hash: '0'.repeat(64) },
    created: '2024-05-06T07:08:10Z',
    properties: {
      title: 'Test',
      subject: '',
      author: 'Concord',
      keywords: '',
      comments: '',
      language: 'en',
    },
    steps,
    ...more,
  }
}

const report: NormalReport = {
  kind: 'seizures',
  id: 'seizures' as ReportId,
  language: 'en',
  style: 'analysis',
  filter: {},
  dimensions: { rows: ['substance'], columns: ['reporter'] },
}

const columns: readonly TableColumn[] = [
  {
    id: 'reporter',
    header: 'Reporter',
    data: textColumn(['KAZ', 'KAZ', 'TJK', 'UZB', 'TJK', 'UZB', 'KAZ']),
    format: 'code',
    wrap: false,
  },
  {
    id: 'substance',
    header: 'Substance & form',
    data: textColumn(['Heroin', 'Opium', 'Heroin', 'Cannabis <herb>', 'Opium', null, 'Heroin']),
    format: 'text',
    wrap: true,
  },
  {
    id: 'year',
    header: 'Year',
    data: numberColumn([2010, 2010, 2010, 2011, 2011, 2011, 2011]),
    format: 'year',
    wrap: false,
  },
  {
    id: 'value',
    header: 'Value (kg)',
    data: numberColumn([250, 1250.5, null, 31.25, 1154, 0, 12]),
    format: 'quantity',
    decimals: 1,
    wrap: false,
  },
  {
    id: 'bound',
    header: 'Bound',
    data: textColumn(['more-than', 'exact', null, 'exact', 'about', 'exact', 'at-least']),
    format: 'text',
    wrap: false,
  },
  {
    id: 'start',
    header: 'Start',
    data: dateColumn([20100115, 20100200, 20100000, 20110301, 20110331, 0, 20111231]),
    format: 'date',
    wrap: false,
  },
  {
    id: 'note',
    header: 'Note\nof the source',
    data: rawColumn([
      '=1+1',
      '+cmd|x',
      '',
      ' padded ',
      'a long remark that wraps over several lines of its column',
      '_x0041_',
      'two\nlines',
    ]),
    format: 'text',
    wrap: true,
  },
  {
    id: 'source',
    header: 'Source',
    data: textColumn(['S1', 'S1', 'S2', 'S2', 'S1', 'S2', null]),
    format: 'code',
    wrap: false,
    links: (row) =>
      row === 6
        ? null
        : row % 2
          ? { url: 'https://example.org/a?b=1&c=2' }
          : { sheet: sheetNamed('Contents'), cell: 'A1' },
  },
]

const DATA = block('seizures/data')
const SUMMARY = block('seizures/summary')
const print = (headerRow: number | null) => ({
  landscape: true,
  headerRow,
  footer: 'Seizures & channels, data set 1.0.0',
  pageOf: 'Page {page} of {pages}',
})

export const samplePlan: Plan = planOf(
  [
    sheetStep('Contents', { gridlines: false, widths: [40, 60], print: print(null) }),
    {
      kind: 'cells',
      block: block('contents/list'),
      at: { sheet: sheetNamed('Contents'), row: 0, column: 0 },
      cells: [
        [cell('Drug seizures, "2010" to 2011', 'title')],
        [cell('3 of 5 states reported', 'coverage')],
        [],
        [cell('Seizures', 'link', { link: { sheet: sheetNamed("Seizures' data"), cell: 'A5' } }), cell(7)],
        [
          cell('Example', 'link', { link: { url: 'https://example.org/' } }),
          cell('http is not linked', 'link', { link: { url: 'http://example.org/' } }),
        ],
        [
          cell(
            'A note that is wrapped because it is much longer than the column in which it stands',
            'note',
            { wrap: true },
          ),
        ],
        [cell('=HYPERLINK("x")'), cell('Fixed height', 'heading')],
      ],
      heights: [null, null, null, null, null, null, 24],
    },
    sheetStep("Seizures' data", {
      tabColor: '#12436D',
      frozenRows: 5,
      widths: [10, 18, 8, 12, 12, 12, 24, 10],
      print: print(4),
    }),
    {
      kind: 'cells',
      block: block('seizures/head'),
      at: { sheet: sheetNamed("Seizures' data"), row: 0, column: 0 },
      cells: [
        [cell('Drug seizures, 2010 to 2011', 'title')],
        [cell('6 of 7 figures have a value', 'coverage')],
        [cell('kg', 'note')],
      ],
    },
    tableStep('tblSeizures', columns, {
      block: DATA,
      at: { sheet: sheetNamed("Seizures' data"), row: 4, column: 0 },
      keys: ['reporter', 'substance', 'year'],
      altText: 'One row a figure',
    }),
    sheetStep('Seizures analysis', { tabColor: '#12436D', widths: [20, 14, 14, 14, 14], print: print(null) }),
    {
      kind: 'pivot',
      block: block('seizures/pivot'),
      at: { sheet: sheetNamed('Seizures analysis'), row: 3, column: 0 },
      name: 'SeizuresPivot',
      source: 'tblSeizures',
      rows: ['substance'],
      columns: ['reporter'],
      filters: ['year'],
      values: [
        { column: 'value', summarize: 'sum', caption: 'Quantity (kg)', format: 'quantity', decimals: 1 },
      ],
      grandTotals: { rows: true, columns: true },
      words: { grandTotal: 'Total', rows: 'Rows', columns: 'Columns', all: '(all)', blank: '[not stated]' },
    },
    tableStep(
      'tblSeizuresSummary',
      [
        {
          id: 'substance',
          header: 'Substance',
          data: textColumn(['Opium', 'Heroin', 'Cannabis herb, dried and packed']),
          format: 'text',
          wrap: true,
        },
        {
          id: 'value',
          header: 'kg',
          data: numberColumn([2404.5, 262, 31.25]),
          format: 'quantity',
          decimals: 1,
          wrap: false,
        },
        {
          id: 'bound',
          header: 'Bound',
          data: textColumn(['about', 'more-than', 'exact']),
          format: 'text',
          wrap: false,
        },
        {
          id: 'second',
          header: 'Earlier',
          data: numberColumn([1200, null, 10]),
          format: 'quantity',
          decimals: 1,
          wrap: false,
        },
      ],
      {
        block: SUMMARY,
        at: { sheet: sheetNamed('Seizures analysis'), row: 14, column: 0 },
        keys: ['substance'],
        filterButtons: false,
      },
    ),
    {
      kind: 'chart',
      block: block('seizures/chart'),
      at: { sheet: sheetNamed('Seizures analysis'), row: 20, column: 0 },
      size: { width: 16, height: 9 },
      name: 'Seizures chart',
      chart: 'bar',
      title: 'Drug seizures, 2010 to 2011',
      categoryTitle: 'Substance',
      valueTitle: 'Quantity seized (kg)',
      valueFormat: '#,##0',
      series: [
        {
          name: 'kg',
          categories: { block: SUMMARY, column: 'substance' },
          values: { block: SUMMARY, column: 'value' },
          color: '#12436D',
          labelFormats: ['"about "#,##0', '"> "#,##0', null],
        },
      ],
      labels: true,
      legend: false,
      altText: 'Bar chart: "opium" leads with 2,405 kg,\nheroin > 262 kg',
    },
    {
      kind: 'name',
      name: 'Seizures_value',
      refersTo: { block: DATA, column: 'value' },
      comment: 'Value of each figure',
    },
    { kind: 'name', name: 'Seizures_table', refersTo: { block: DATA }, comment: '' },
  ],
  {
    reports: [report],
    properties: {
      title: 'Drug seizures <2010>',
      subject: 'Seizures & channels',
      author: 'Concord',
      keywords: 'seizures; CARICC',
      comments: 'Made for tests',
      language: 'en-GB',
    },
  },
)
