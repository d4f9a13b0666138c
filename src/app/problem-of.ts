import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'

/** What a workbook's refusal says; null for every other error. */
export const problemOf = (error: unknown): WorkbookProblem | null =>
  error instanceof WorkbookError ? error.problem : null
