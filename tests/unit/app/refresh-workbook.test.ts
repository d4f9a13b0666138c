import { expect, it } from 'vitest'
import { checkWorkbook, refreshWorkbook, replan } from '../../../src/app/refresh-workbook.ts'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { planReports } from '../../../src/report/plan.ts'
import type { ReportId } from '../../../src/report/report.ts'
import { wordsFor } from '../../../src/text/index.ts'
import type { RefreshableWorkbook } from '../../../src/workbook/workbook.ts'
import { reportData } from '../../support/report-data.ts'
import { SheetBook } from '../../support/sheet-book.ts'

const TIME = '2026-01-01T00:00:00Z'

function written(): SheetBook {
  const normal = normalizeReports([{ kind: 'seizures' }, { kind: 'funding' }], reportData)
  if (!normal.ok) throw new Error(JSON.stringify(normal.error))
  return SheetBook.of(planReports(normal.value, reportData, wordsFor('en'), TIME))
}

const portOf = (book: SheetBook): RefreshableWorkbook => ({
  can: { pivotTables: false, charts: true, chartAltText: true, printLayout: true, undoGroups: false },
  record: async () => book.record,
  read: async () => book.read(),
  tables: async () => [],
  apply: async (edit) => book.apply(edit),
  write: () => Promise.reject(new Error('No report is written here')),
})

it('leaves Contents, Notes and Sources as they are where the newer data cannot answer one of the reports', async () => {
  const book = written()
  const port = portOf(book)
  const before = book.values()
  const data = { ...reportData, version: '9.9.9', hash: 'newer' }
  const make = replan(data, wordsFor, TIME)
  const lost = 'funding' as ReportId
  const check = await checkWorkbook(async (installed) => {
    const { plan } = await make(installed.filter((it) => it.id !== lost))
    return { plan, failed: new Map([[lost, [{ code: 'report/no-dimension' }]]]) }
  }, port)
  await refreshWorkbook(check!, port, { default: 'take' }, null)
  expect(book.record.reports.map((it) => it.dataset.version)).toEqual(['9.9.9', reportData.version])
  const shared = book.record.shared.map((it) => it.block)
  expect(shared.length).toBeGreaterThan(0)
  for (const block of shared) expect(book.values()[block]).toEqual(before[block])
})
