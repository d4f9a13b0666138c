/** Each scenario, refreshed in a file and in Excel: the same changes, the same cells, the same record. */
import { describe, expect, it } from 'vitest'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import { WorkbookError } from '../../src/workbook/problem.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { excelPicture } from '../contract/excel-picture.ts'
import type { Picture } from '../contract/picture.ts'
import { openBook } from '../excel-host/files/open.ts'
import { saveBook } from '../excel-host/files/save.ts'
import { startExcel, type EmulatedExcel } from '../excel-host/index.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { act } from '../unit/excel-host/support.ts'
import { open, saved } from '../unit/xlsx/edit/support.ts'
import { reportPlan } from './report.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'

const inExcel = (file: Uint8Array): EmulatedExcel => startExcel({ workbook: openBook(file) })
const bookOf = (excel: EmulatedExcel): RefreshableWorkbook =>
  openExcel({ Excel: excel.Excel, isSetSupported: () => true })

/** The report with the analyst's work, as Excel has saved it. */
async function worked({ work }: Scenario): Promise<Uint8Array> {
  const { file } = await toXlsx(reportPlan(false))
  const excel = inExcel(file)
  await act(excel, (context) => work(context, excel))
  return saveBook(excel.host.workbook)
}

/** Refreshes and says what was found to do, without the ids that each host makes for itself. */
async function refresh(book: RefreshableWorkbook, { choices, recreate }: Scenario) {
  const theirs = reportPlan(true)
  const record = await book.record()
  if (!record) throw new Error('no record')
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const missing = changes.reports.flatMap((it) => it.missing.map(({ block }) => block))
  const { edit } = decideBook(record, changes, theirs, {
    default: 'keep',
    ...choices,
    recreate: recreate ? missing : [],
  })
  if (!edit) throw new Error('nothing to do')
  const refused = await book.apply(edit).then(
    () => null,
    (error: unknown) => (error instanceof WorkbookError ? error.problem.code : String(error)),
  )
  return { changes: plain(changes), refused }
}

const plain = (of: unknown): unknown =>
  JSON.parse(
    JSON.stringify(of, (key, value: unknown) =>
      key === 'host' || (key === 'id' && typeof value === 'string' && /^(\{.*\}|\d*)$/.test(value))
        ? undefined
        : value,
    ),
  ) as unknown

/** Cells with their looks, tables, PivotTables and the record. */
const contents = ({ sheets, names, record }: Picture): unknown => ({
  sheets: sheets.map(({ name, cells, tables, pivots, charts }) => ({
    name,
    cells,
    tables,
    pivots,
    charts: charts.map(({ title, series }) => ({
      title,
      series: series.map(({ name: caption, values, categories }) => ({ caption, values, categories })),
    })),
  })),
  names,
  record,
})

describe('both adapters refresh the same', { timeout: 60_000 }, () => {
  it.each(SCENARIOS)('$name', async (scenario) => {
    const file = await worked(scenario)
    const opened = await open(file)
    const inFile = await refresh(opened, scenario)
    const excel = inExcel(file)
    const there = await refresh(bookOf(excel), scenario)
    expect(there.changes).toEqual(inFile.changes)
    expect({ file: inFile.refused, excel: there.refused }).toEqual({
      file: scenario.refused ?? null,
      excel: scenario.refused ?? null,
    })
    if (inFile.refused !== null) return
    const after = inExcel(await saved(opened))
    expect(contents(excelPicture(excel, []))).toEqual(contents(excelPicture(after, [])))
  })
})
