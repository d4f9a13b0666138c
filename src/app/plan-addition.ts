import { ok, type Result } from '../base/result.ts'
import type { Dataset } from '../data/table.ts'
import { normalizeReports } from '../report/normalize.ts'
import type { NormalReport, Report, ReportProblem } from '../report/report.ts'
import { planBook, type WordsFor } from './plan-book.ts'
import type { Addition } from './write-reports.ts'

/**
 * Makes the plan of a workbook that holds the installed reports and is to hold new ones beside them.
 *
 * @param created ISO 8601 date-time that stands in the workbook as the time of writing
 */
export function planAddition(
  reports: readonly Report[],
  installed: readonly NormalReport[],
  data: Dataset,
  words: WordsFor,
  created: string,
): Result<Addition, readonly ReportProblem[]> {
  const normal = normalizeReports(
    reports,
    data,
    installed.map(({ id }) => id),
  )
  if (!normal.ok) return normal
  // An installed report that this data set cannot answer keeps its sheets as they are.
  const kept = installed.filter((report) => normalizeReports([report], data).ok)
  return ok({
    plan: planBook([...kept, ...normal.value], data, words, created),
    added: normal.value.map(({ id }) => id),
  })
}
