import { describe, expect, it } from 'vitest'
import { PIECE } from '../../../src/excel/batch.ts'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import type { TableColumn } from '../../../src/report/steps.ts'
import { PAYLOAD_LIMIT, startExcel } from '../../excel-host/index.ts'
import { coded, dates, numbers } from '../../support/plans.ts'
import { cell, block, planOf, rawColumn, sheetNamed, sheetStep, tableStep } from '../xlsx/sample-plan.ts'

/** A table of figures as reports have them: codes, words in two scripts, numbers with gaps, dates, sources. */
function figures(rows: number): readonly TableColumn[] {
  const each = <T>(at: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => at(row))
  const words = ['Heroin, brown', 'Опий-сырец', 'Cannabis herb', 'Прекурсоры в литрах']
  return [
    { id: 'figure', header: 'Figure', data: rawColumn(each((i) => `S-${i}`)), format: 'code', wrap: false },
    {
      id: 'reporter',
      header: 'Reporter',
      data: coded(each((i) => ['KAZ', 'TJK', 'UZB'][i % 3] as string)),
      format: 'code',
      wrap: false,
    },
    {
      id: 'substance',
      header: 'Substance',
      data: coded(each((i) => words[i % 4] as string)),
      format: 'text',
      wrap: false,
    },
    {
      id: 'value',
      header: 'Value',
      data: numbers(each((i) => (i % 11 ? (i * 7919) / 13 : null))),
      format: 'quantity',
      decimals: 1,
      wrap: false,
    },
    { id: 'year', header: 'Year', data: numbers(each((i) => 2000 + (i % 24))), format: 'year', wrap: false },
    {
      id: 'start',
      header: 'Start',
      data: dates(each((i) => 20100101 + (i % 28))),
      format: 'date',
      wrap: false,
    },
    { id: 'source', header: 'Source', data: coded(each((i) => `s-${i % 40}`)), format: 'code', wrap: false },
    { id: 'locator', header: 'Locator', data: coded(each((i) => `p${i % 90}`)), format: 'code', wrap: false },
  ]
}

async function written(rows: number) {
  const excel = startExcel()
  const seen: [number, number][] = []
  const plan = planOf([
    sheetStep('Data'),
    {
      kind: 'cells',
      block: block('size/head'),
      at: { sheet: sheetNamed('Data'), row: 0, column: 0 },
      cells: [[cell('Title', 'title')]],
    },
    tableStep('Figures', figures(rows), {
      at: { sheet: sheetNamed('Data'), row: 3, column: 0 },
      keys: ['figure'],
    }),
  ])
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
  await book.write(plan, { progress: (done, total) => seen.push([done, total]) })
  return { ...excel.host.counters, seen, table: excel.host.workbook.tables[0] }
}

/** Looking at the workbook, its properties, and the record. */
const CONSTANT = 3

describe('writing a table', { timeout: 120_000 }, () => {
  it.each([10, 10_000, 200_000])(
    'of %i rows takes a constant number of syncs and one per 4 MB',
    async (rows) => {
      const { syncs, requestBytes, largestRequest, largestResponse, table } = await written(rows)
      expect(table?.body.rows).toBe(rows)
      expect(largestRequest).toBeLessThan(PAYLOAD_LIMIT)
      expect(largestResponse).toBeLessThan(PAYLOAD_LIMIT)
      expect(syncs).toBeLessThanOrEqual(CONSTANT + Math.ceil((requestBytes / PIECE) * 1.1))
    },
  )

  it('tells how far it is in cells, and ends with all of them', async () => {
    const { seen } = await written(60_000)
    const cells = 1 + 8 * 60_001
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.at(-1)).toEqual([cells, cells])
    expect(seen.map(([done]) => done)).toEqual([...seen.map(([done]) => done)].sort((a, b) => a - b))
  })
})
