/** A fault of the data, with its place. `row` counts lines of records from 1, the header is row 1. */
export interface DataProblem {
  readonly code: `data/${string}`
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly value?: string
  /** What the words of the problem need beside its place: the allowed values, the other row, a limit. */
  readonly detail?: Readonly<Record<string, string | number>>
}
