import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import { decideBook } from '../workbook/decide-book.ts'
import { mergeBook } from '../workbook/merge-book.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'
import { listReceipt } from './list-receipt.ts'
import { withPresentSheets } from './present-sheets.ts'

/**
 * Brings the sheets that belong to all reports up to a plan; what the analyst changed on them stays. What the
 * last refresh did can be taken back as before.
 */
export async function followShared(plan: Plan, book: RefreshableWorkbook, work?: Work): Promise<void> {
  const record = await book.record()
  if (!record) return
  const states = await book.read(record, plan, work)
  const listed = listReceipt(plan, record, states)
  const { reports, counts } = mergeBook(record, states, withPresentSheets(listed, states))
  const changes = { reports: reports.filter(({ report }) => report === null), counts }
  const { edit } = decideBook(record, changes, listed, { default: 'keep' })
  if (!edit) return
  const { undo: _, ...next } = edit.record
  await book.apply({ ...edit, record: record.undo ? { ...next, undo: record.undo } : next }, work)
}
