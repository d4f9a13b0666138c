import { ok, type Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import type { Dataset } from '../data/table.ts'
import { normalizeReports } from '../report/normalize.ts'
import { planReports } from '../report/plan.ts'
import type { Report, ReportId, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import type { Words } from '../report/words.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { writePlanned } from './write-planned.ts'

/**
 * Writes reports into a workbook and returns what was written. Problems of the request are returned before
 * the workbook is touched; a host's refusal is thrown as WorkbookError and leaves the workbook as it was.
 *
 * @param created ISO 8601 date-time that stands in the workbook as the time of writing
 */
export async function writeReports(
  reports: readonly Report[],
  data: Dataset,
  book: Workbook,
  words: Words,
  created: string,
  work?: Work,
): Promise<Result<Plan, readonly ReportProblem[]>> {
  return writePlanned((installed) => makePlan(reports, data, words, created, installed), book, work)
}

/** The plan of reports, or all problems of the request. */
export function makePlan(
  reports: readonly Report[],
  data: Dataset,
  words: Words,
  created: string,
  installed: readonly ReportId[],
): Result<Plan, readonly ReportProblem[]> {
  const normal = normalizeReports(reports, data, installed)
  return normal.ok ? ok(planReports(normal.value, data, words, created)) : normal
}
