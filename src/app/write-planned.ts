import { ok, type Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import type { ReportId, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { fitTo } from '../workbook/fit.ts'
import type { Workbook } from '../workbook/workbook.ts'

/** Makes the plan of new reports for a workbook in which the reports of these ids stand already. */
export type MakePlan = (
  installed: readonly ReportId[],
) => Result<Plan, readonly ReportProblem[]> | Promise<Result<Plan, readonly ReportProblem[]>>

/**
 * Writes reports whose plan is made elsewhere, such as in a worker that holds the data set, and returns what
 * was written. Throws WorkbookError and leaves the workbook as it was when it cannot.
 */
export async function writePlanned(
  make: MakePlan,
  book: Workbook,
  work?: Work,
): Promise<Result<Plan, readonly ReportProblem[]>> {
  const made = await make((await book.record())?.reports.map(({ report }) => report.id) ?? [])
  if (!made.ok) return made
  const plan = fitTo(made.value, book.can)
  await book.write(plan, work)
  return ok(plan)
}
