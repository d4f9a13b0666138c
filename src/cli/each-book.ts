import { explain } from '../text/index.ts'
import type { BookCounts } from '../text/command-line.ts'
import type { ReportProblem } from '../report/report.ts'
import { conflictsOf, countFigures, type Conflict } from '../workbook/conflicts.ts'
import type { BookChanges } from '../workbook/changes.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import type { WorkbookWarning } from '../workbook/warning.ts'
import { bookProblem } from './book-file.ts'
import { printJson, type CommandContext } from './terminal.ts'

/** What became of one workbook. The counts are figures, those of all reports together. */
export interface Outcome<Status extends string> extends BookCounts {
  readonly file: string
  readonly status: Status
  readonly conflicts: readonly Conflict[]
  readonly problems: readonly (WorkbookProblem | ReportProblem)[]
  /** What stays as it is and should be looked at. */
  readonly warnings: readonly WorkbookWarning[]
}

export function outcomeOf<Status extends string>(
  file: string,
  status: Status,
  changes: BookChanges,
): Outcome<Status> {
  const problems = changes.reports.flatMap((it) => it.problems)
  const warnings = changes.reports.flatMap((it) => it.warnings)
  return { file, status, ...countFigures(changes), conflicts: conflictsOf(changes), problems, warnings }
}

export const failed = (file: string, problem: WorkbookProblem): Outcome<'failed'> => ({
  file,
  status: 'failed',
  ...{ added: 0, changed: 0, withdrawn: 0 },
  conflicts: [],
  problems: [problem],
  warnings: [],
})

/** How a command tells what became of a workbook. */
export interface Telling<Status extends string> {
  readonly json: boolean
  readonly status: Readonly<Record<Status | 'failed', (file: string, counts: BookCounts) => string>>
  readonly conflict: (conflict: Conflict) => string
}

/**
 * Does a job with workbooks one after the other, and tells of each. One that fails stays as it is and does
 * not stop the others; cancelling does, and what was done until then is told.
 */
export async function eachBook<Status extends string>(
  files: readonly string[],
  job: (file: string) => Promise<Outcome<Status | 'failed'>>,
  { json, status, conflict }: Telling<Status>,
  context: CommandContext,
): Promise<readonly Outcome<Status | 'failed'>[]> {
  const { terminal, language } = context
  const outcomes: Outcome<Status | 'failed'>[] = []
  try {
    for (const file of files) {
      const outcome = await job(file).catch((cause: unknown) => {
        if (terminal.signal.aborted) throw cause
        return failed(file, bookProblem(cause, file, context))
      })
      outcomes.push(outcome)
      if (json) continue
      terminal.out(status[outcome.status](file, outcome))
      for (const it of outcome.conflicts) terminal.err(`  ${conflict(it)}`)
      for (const it of outcome.problems) terminal.err(`  ${explain(withoutFile(it), language)}`)
      for (const it of outcome.warnings) terminal.err(`  ${explain(it, language)}`)
    }
  } finally {
    if (json) printJson(terminal, outcomes)
  }
  return outcomes
}

/** The line above has named the file. */
function withoutFile(problem: Outcome<string>['problems'][number]): WorkbookProblem | ReportProblem {
  if (!('file' in problem)) return problem
  const { file: _file, ...rest } = problem
  return rest
}
