import type { DataProblemCode } from '../problem.ts'
import type { ProblemList } from '../problems.ts'
import { decodeUtf8 } from '../utf8.ts'

/** Rows are handed on in blocks of this many: one store a field while reading, one bulk copy a block. */
export const BLOCK = 4096

/** What the columns of one file share while it is read. */
export class RecordContext {
  /** Rows of finished blocks; a row of the block in hand is `rowsBefore + slot`. */
  rowsBefore = 0
  /** Where the window in hand begins in the file. */
  windowStart = 0
  /** How much of the file has been read, beside its size (0 when unknown): the ground for guessing sizes. */
  bytesRead = 0

  constructor(
    readonly problems: ProblemList,
    readonly bytesTotal: number,
    readonly stops: Uint8Array,
  ) {}

  /** How long an array should be that holds `used` now, so that it rarely has to grow. */
  expected(used: number): number {
    if (this.bytesTotal === 0 || this.bytesRead === 0) return used * 2
    return Math.ceil(used * Math.max(1, this.bytesTotal / this.bytesRead) * 1.05) + BLOCK
  }

  /** The row as users count it: the header is row 1. */
  rowNumber(slot: number): number {
    return this.rowsBefore + slot + 2
  }

  report(
    code: DataProblemCode,
    slot: number,
    column: string,
    value?: string,
    detail?: Readonly<Record<string, string | number>>,
  ): void {
    this.problems.add({
      code,
      row: this.rowNumber(slot),
      column,
      ...(value !== undefined && { value }),
      ...(detail && { detail }),
    })
  }

  wrongType(slot: number, column: string, type: string, bytes: Uint8Array, start: number, end: number): void {
    this.report('data/wrong-type', slot, column, decodeUtf8(bytes, start, end), { type })
  }
}
