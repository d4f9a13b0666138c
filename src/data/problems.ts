import type { DataProblem } from './problem.ts'

/** Problems that are kept of one file; the rest is counted. */
export const PROBLEM_LIMIT = 1000
const VALUE_LENGTH = 200

/** Collects the problems of one file up to a limit, so that a wrong file cannot fill the memory. */
export class ProblemList {
  private readonly kept: DataProblem[] = []
  private dropped = 0

  constructor(
    private readonly file: string | undefined,
    private readonly limit = PROBLEM_LIMIT,
  ) {}

  get count(): number {
    return this.kept.length + this.dropped
  }

  add(problem: DataProblem): void {
    if (this.kept.length >= this.limit) {
      this.dropped++
      return
    }
    const value = problem.value === undefined ? {} : { value: shortened(problem.value) }
    const file = this.file === undefined ? {} : { file: this.file }
    this.kept.push({ ...file, ...problem, ...value })
  }

  /** Forgets the problems that were added since the count was `count`: their record will be read again. */
  rollBack(count: number): void {
    this.dropped = Math.max(0, count - this.kept.length)
    this.kept.length = Math.min(this.kept.length, count)
  }

  /** In the order of rows and, within a row, of these columns; the count of what was left out last. */
  list(columns: readonly (string | undefined)[] = []): DataProblem[] {
    const place = new Map(columns.map((column, i) => [column, i]))
    const inOrder = this.kept.toSorted(
      (a, b) => (a.row ?? 0) - (b.row ?? 0) || (place.get(a.column) ?? -1) - (place.get(b.column) ?? -1),
    )
    if (this.dropped === 0) return inOrder
    const file = this.file === undefined ? {} : { file: this.file }
    return [...inOrder, { code: 'data/more-problems', ...file, detail: { count: this.dropped } }]
  }
}

function shortened(value: string): string {
  return value.length <= VALUE_LENGTH ? value : `${value.slice(0, VALUE_LENGTH - 1)}…`
}
