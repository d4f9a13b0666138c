import { expect, it } from 'vitest'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { decideBook } from '../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { startExcel, type EmulatedExcel } from '../../excel-host/index.ts'
import type { Json } from '../../excel-host/json.ts'
import { coded, numbers } from '../../support/plans.ts'
import { planOf, rawColumn, sheetNamed, sheetStep, tableStep } from '../xlsx/sample-plan.ts'

const ROWS = 100_000

/** A table of figures, with the value of one row raised. */
function figures(version: string, revised: number): Plan {
  const each = <T>(at: (row: number) => T): T[] => Array.from({ length: ROWS }, (_, row) => at(row))
  const value = (row: number): number => row + (row === 77_777 ? revised : 0)
  const plan = planOf([
    sheetStep('Data'),
    tableStep(
      'Figures',
      [
        {
          id: 'figure',
          header: 'Figure',
          data: rawColumn(each((i) => `S-${i}`)),
          format: 'code',
          wrap: false,
        },
        { id: 'value', header: 'Value', data: numbers(each(value)), format: 'quantity', wrap: false },
        { id: 'unit', header: 'Unit', data: coded(each(() => 'kg')), format: 'text', wrap: false },
      ],
      { at: { sheet: sheetNamed('Data'), row: 3, column: 0 }, keys: ['figure'] },
    ),
  ])
  return { ...plan, dataset: { ...plan.dataset, version, hash: version } }
}

/** Counts the cells of every request that sets values, from now on. */
function countCells({ host }: EmulatedExcel): { readonly cells: number } {
  const count = { cells: 0 }
  const size = (values: Json): number =>
    Array.isArray(values) ? values.reduce((sum: number, it) => sum + size(it as Json), 0) : 1
  const answer = host.answer.bind(host)
  host.answer = (body, ...rest) => {
    for (const { Name, ArgumentInfo } of body.Actions) {
      const isSet = /^(?:values|formulas)/i.test(Name ?? '')
      for (const it of isSet ? (ArgumentInfo?.Arguments ?? []) : []) count.cells += size(it)
    }
    return answer(body, ...rest)
  }
  return count
}

it('one revised figure of 100,000 is written as one cell, in as many syncs as in a small table', async () => {
  const excel = startExcel()
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
  const writing = countCells(excel)
  await book.write(figures('2025', 0))
  // What is written anew is counted whole: the count can fail.
  expect(writing.cells).toBeGreaterThan(ROWS * 3)
  const theirs = figures('2026', 1)
  const record = await book.record()
  if (!record) throw new Error('no record')
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  if (!edit) throw new Error('nothing to do')
  excel.host.resetCounters()
  const refreshing = countCells(excel)
  await book.apply(edit)
  expect(refreshing.cells).toBe(1)
  expect(excel.host.counters.syncs).toBeLessThanOrEqual(9)
  const table = excel.host.workbook.tables[0]
  expect(table?.sheet.grid.value(4 + 77_777, 1)).toBe(77_778)
}, 60_000)
