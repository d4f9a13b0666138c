/** Why a workbook could not be read or written, with the place. The words live in `text/`. */
export interface WorkbookProblem {
  readonly code: `workbook/${string}` | `sheet/${string}` | `table/${string}` | `record/${string}` | `file/${string}`
  readonly file?: string
  readonly part?: string
  readonly sheet?: string
  readonly cell?: string
  readonly name?: string
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Host failures are thrown; the problem says what, where; the cause keeps the host's own words. */
export class WorkbookError extends Error {
  constructor(
    readonly problem: WorkbookProblem,
    options?: { readonly cause?: unknown },
  ) {
    super(problem.code, options)
    this.name = 'WorkbookError'
  }
}
