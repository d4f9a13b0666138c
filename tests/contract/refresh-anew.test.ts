/** A workbook that nobody has touched is, after a refresh, the workbook that would be written anew. */
import { describe, expect, it } from 'vitest'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import { REPORT_KINDS } from '../../src/report/report.ts'
import type { Plan } from '../../src/report/steps.ts'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { startExcel } from '../excel-host/index.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { open, saved } from '../unit/xlsx/edit/support.ts'
import { excelPicture } from './excel-picture.ts'
import type { Picture } from './picture.ts'
import { builtIn, newerData, planFor } from './plans.ts'
import { xlsxPicture } from './xlsx-picture.ts'

const REPORTS = REPORT_KINDS.map((kind) => ({ kind }))

async function refresh(book: RefreshableWorkbook, theirs: Plan): Promise<void> {
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  expect(changes.reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  if (!edit) throw new Error('nothing to refresh')
  await book.apply(edit)
}

async function inFile(plan: Plan, theirs: Plan | null): Promise<Picture> {
  const { file } = await toXlsx(plan)
  if (!theirs) return xlsxPicture(file)
  const book = await open(file)
  await refresh(book, theirs)
  return xlsxPicture(await saved(book))
}

async function inExcel(plan: Plan, theirs: Plan | null): Promise<Picture> {
  const excel = startExcel()
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
  await book.write(plan)
  if (theirs) await refresh(book, theirs)
  return excelPicture(excel)
}

/** Every place where two pictures differ, with what stands there, so that a gap says what it is. */
function differences(refreshed: unknown, anew: unknown, path = ''): string[] {
  if (Object.is(refreshed, anew)) return []
  if (!isObject(refreshed) || !isObject(anew)) {
    return [`${path}: ${JSON.stringify(refreshed)} instead of ${JSON.stringify(anew)}`]
  }
  const names = new Set([...Object.keys(refreshed), ...Object.keys(anew)])
  // What takes the refresh back is no part of a new workbook.
  return [...names].flatMap((name) =>
    `${path}/${name}` === '/record/undo' ? [] : differences(refreshed[name], anew[name], `${path}/${name}`),
  )
}

const isObject = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null

describe.each([
  ['.xlsx', inFile],
  ['Excel', inExcel],
])('in %s', { timeout: 60_000 }, (_, picture) => {
  it('a refresh shows the numbers of every cell as writing anew would', async () => {
    const [older, newer] = [planFor(REPORTS, await builtIn()), planFor(REPORTS, await newerData())]
    const all = differences(await picture(older, newer), await picture(newer, null))
    expect(all.filter((it) => /^\/sheets\/\d+\/cells\/\w+\/numberFormat/.test(it))).toEqual([])
  })
})
