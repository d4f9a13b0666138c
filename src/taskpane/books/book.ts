import type { Result } from '../../base/result.ts'
import type { Work } from '../../base/work.ts'
import type { Addition } from '../../app/write-reports.ts'
import type { NormalReport, Report, ReportProblem } from '../../report/report.ts'
import type { Plan } from '../../report/steps.ts'
import type { WorkbookRecord } from '../../workbook/record.ts'
import type { RefreshableWorkbook } from '../../workbook/workbook.ts'

/** Makes the plan of a workbook that holds some reports already and is to hold new ones. */
export type Planner = (
  reports: readonly Report[],
  installed: readonly NormalReport[],
) => Promise<Result<Addition, readonly ReportProblem[]>>

/** The workbook that the pane works on: the one that Excel has open, or a file that is downloaded. */
export interface Book {
  /** Plans reports and writes them. Throws WorkbookError and leaves the workbook as it was when it cannot. */
  write(
    reports: readonly Report[],
    planner: Planner,
    work?: Work,
  ): Promise<Result<Plan, readonly ReportProblem[]>>
  record(): Promise<WorkbookRecord | null>
  /** The workbook as it can be refreshed, or null where there is nothing in it to refresh. */
  refreshable(): RefreshableWorkbook | null
  /** Excel alone: shows a sheet. */
  readonly activate?: (sheet: string) => Promise<void>
  /** Excel alone: calls back with what is selected, now and whenever it changes, until it is called off; null for
   * cells that are of no report. */
  readonly watchSelection?: (changed: (selected: Selected | null) => void) => () => void
  /** Excel alone: tries what Concord does with a workbook, check by check. */
  readonly selfCheck?: (told: (check: Check) => void, signal: AbortSignal) => Promise<CheckedHost>
  /** Files alone. */
  readonly file?: BookFile
}

/** A selected cell of a report, with the figure of its row where there is one. */
export interface Selected {
  readonly figure: string | null
}

export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly milliseconds: number
  /** Why it failed, in the host's own words. */
  readonly reason?: string
}

export interface CheckedHost {
  readonly checks: readonly Check[]
  /** The whole, to copy: versions, checks, timings. */
  readonly text: string
}

export interface BookFile {
  /** Name of the opened file; null for a new workbook. */
  readonly name: () => string | null
  /** Whether there is something to save. */
  readonly isChanged: () => boolean
  readonly startNew: () => void
  /** Throws WorkbookError for a file that is no workbook, or none that can be kept safe. */
  readonly open: (file: File) => Promise<void>
  readonly save: (work?: Work) => Promise<{ readonly name: string; readonly bytes: Blob }>
}
