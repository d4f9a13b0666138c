import { ok, type Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import type { Dataset } from '../data/table.ts'
import { normalizeReports } from '../report/normalize.ts'
import type { NormalReport, Report, ReportId, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { decideBook } from '../workbook/decide-book.ts'
import { fitTo } from '../workbook/fit.ts'
import { mergeBook } from '../workbook/merge-book.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'
import { only, planBook, type WordsFor } from './plan-book.ts'

/** The plan of a whole workbook, and which of its reports are new in it. */
export interface Addition {
  readonly plan: Plan
  readonly added: readonly ReportId[]
}

/** Makes the plan of a workbook that holds the installed reports and is to hold new ones beside them. */
export function planAddition(
  reports: readonly Report[],
  installed: readonly NormalReport[],
  data: Dataset,
  words: WordsFor,
  created: string,
): Result<Addition, readonly ReportProblem[]> {
  const ids = installed.map(({ id }) => id)
  const normal = normalizeReports(reports, data, ids)
  if (!normal.ok) return normal
  // An installed report that this data set cannot answer keeps its sheets as they are.
  const kept = installed.filter((report) => normalizeReports([report], data).ok)
  return ok({
    plan: planBook([...kept, ...normal.value], data, words, created),
    added: normal.value.map(({ id }) => id),
  })
}

/**
 * Writes new reports into a workbook that may hold reports already. Those stay as they are; Contents, Notes
 * and Sources, which belong to all of them, take in the new ones.
 *
 * @throws WorkbookError and leaves the workbook as it was when it cannot
 */
export async function addReports(
  make: (
    installed: readonly NormalReport[],
  ) => Result<Addition, readonly ReportProblem[]> | Promise<Result<Addition, readonly ReportProblem[]>>,
  book: RefreshableWorkbook,
  work?: Work,
): Promise<Result<Plan, readonly ReportProblem[]>> {
  const before = await book.record()
  const made = await make(before?.reports.map(({ report }) => report) ?? [])
  if (!made.ok) return made
  const plan = fitTo(made.value.plan, book.can)
  const added = new Set(made.value.added)
  const isNew = before ? (id: ReportId): boolean => added.has(id) : (): boolean => true
  const own = only(plan, isNew)
  await book.write(own, work)
  if (before) await followShared(plan, book, work)
  return ok(own)
}

/** Brings the sheets that belong to all reports up to a plan; what the analyst changed on them stays. */
async function followShared(plan: Plan, book: RefreshableWorkbook, work?: Work): Promise<void> {
  const record = await book.record()
  if (!record) return
  const { reports, counts } = mergeBook(record, await book.read(record, plan, work), plan)
  const changes = { reports: reports.filter(({ report }) => report === null), counts }
  const { edit } = decideBook(record, changes, plan, { default: 'keep' })
  if (edit) await book.apply(edit, work)
}
