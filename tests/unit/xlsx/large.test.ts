import { expect, it } from 'vitest'
import { unpackXlsx } from '../../support/open-xlsx.ts'
import { xlsxFaults } from '../../support/validate-xlsx.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import {
  block,
  numberColumn,
  planOf,
  rawColumn,
  sheetNamed,
  sheetStep,
  tableStep,
  textColumn,
} from './sample-plan.ts'

const ROWS = 100_000
const rows = Array.from({ length: ROWS }, (_, row) => row)

it('a table of 100,000 rows with a PivotTable is valid and adds up', { timeout: 240_000 }, async () => {
  const plan = planOf([
    sheetStep('Data', { frozenRows: 1 }),
    tableStep('Large', [
      {
        id: 'figure',
        header: 'Figure',
        data: textColumn(rows.map((row) => `F${row % 12_000}`)),
        format: 'code',
        wrap: false,
      },
      {
        id: 'area',
        header: 'Area',
        data: textColumn(rows.map((row) => `Area ${row % 500}`)),
        format: 'text',
        wrap: false,
      },
      {
        id: 'year',
        header: 'Year',
        data: numberColumn(rows.map((row) => 2000 + (row % 20))),
        format: 'year',
        wrap: false,
      },
      { id: 'value', header: 'Value', data: numberColumn(rows), format: 'integer', wrap: false },
      {
        id: 'note',
        header: 'Note',
        data: rawColumn(rows.map((row) => (row % 3 ? `Note ${row}` : ''))),
        format: 'text',
        wrap: false,
      },
    ]),
    sheetStep('Analysis'),
    {
      kind: 'pivot',
      block: block('test/pivot'),
      at: { sheet: sheetNamed('Analysis'), row: 0, column: 0 },
      name: 'Pivot',
      source: 'Large',
      rows: ['area'],
      columns: ['year'],
      filters: [],
      values: [{ column: 'value', summarize: 'sum', caption: 'Sum', format: 'integer' }],
      grandTotals: { rows: true, columns: true },
      words: { grandTotal: 'Total', rows: 'Rows', columns: 'Columns', all: 'All' },
    },
  ])
  const { file } = await toXlsx(plan)
  const parts = unpackXlsx(file)
  const [data = '', analysis = ''] = [1, 2].map((sheet) => parts.get(`xl/worksheets/sheet${sheet}.xml`))
  expect(data.split('<row ')).toHaveLength(ROWS + 2)
  expect(data).toContain(`<v>${ROWS - 1}</v>`)
  // The last note is empty, so its row has no cell for it.
  expect(data).toContain('<c r="E100000"')
  expect(data).not.toContain('<c r="E100001"')
  expect(analysis).toMatch(/<c r="V503" s="\d+"><v>4999950000<\/v>/)
  expect(await xlsxFaults(file)).toEqual([])
})
