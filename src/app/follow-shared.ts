import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import { decideBook } from '../workbook/decide-book.ts'
import { mergeBook } from '../workbook/merge-book.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'

/** Brings the sheets that belong to all reports up to a plan; what the analyst changed on them stays. */
export async function followShared(plan: Plan, book: RefreshableWorkbook, work?: Work): Promise<void> {
  const record = await book.record()
  if (!record) return
  const { reports, counts } = mergeBook(record, await book.read(record, plan, work), plan)
  const changes = { reports: reports.filter(({ report }) => report === null), counts }
  const { edit } = decideBook(record, changes, plan, { default: 'keep' })
  if (edit) await book.apply(edit, work)
}
