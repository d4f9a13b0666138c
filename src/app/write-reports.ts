import { ok, type Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import type { NormalReport, ReportId, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { fitTo } from '../workbook/fit.ts'
import { WorkbookError } from '../workbook/problem.ts'
import type { RefreshableWorkbook, Workbook } from '../workbook/workbook.ts'
import { only } from './part-of-plan.ts'

/** The plan of a whole workbook, and which of its reports are new in it. */
export interface Addition {
  readonly plan: Plan
  readonly added: readonly ReportId[]
}

/** Makes the plan, here or in a worker, of a workbook in which some reports stand already. */
export type MakeAddition = (
  installed: readonly NormalReport[],
) => Result<Addition, readonly ReportProblem[]> | Promise<Result<Addition, readonly ReportProblem[]>>

/**
 * Writes reports into a workbook, new or not, and returns the plan of what was written. Reports that stand
 * in it already stay as they are; Contents, Notes and Sources, which belong to all, take in the new ones.
 * Problems of the request are returned before the workbook is touched.
 *
 * @throws WorkbookError and leaves the workbook as it was when it cannot; `workbook/shared-behind` where the
 *   reports stand in it and Contents, Notes and Sources could not take them in
 */
export async function writeReports(
  make: MakeAddition,
  book: Workbook,
  work?: Work,
): Promise<Result<Plan, readonly ReportProblem[]>> {
  const before = await book.record()
  const made = await make(before?.reports.map(({ report }) => report) ?? [])
  if (!made.ok) return made
  const plan = fitTo(made.value.plan, book.can)
  const added = new Set(made.value.added)
  const own = before ? only(plan, (id) => added.has(id)) : plan
  await book.write(own, work)
  if (before && isRefreshable(book)) {
    try {
      const { followShared } = await import('./follow-shared.ts')
      // Not to be cancelled: by now the reports are written.
      await followShared(plan, book)
    } catch (cause) {
      throw new WorkbookError({ code: 'workbook/shared-behind' }, { cause })
    }
  }
  return ok(own)
}

const isRefreshable = (book: Workbook): book is RefreshableWorkbook => 'apply' in book
