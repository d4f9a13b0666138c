import { type Dictionary, grown } from '../dictionary.ts'
import { rawText } from '../raw-text.ts'
import type { Column, Field } from '../table.ts'
import { decodeUtf8, isUtf8 } from '../utf8.ts'
import type { Missing } from './missing.ts'
import { BLOCK, type RecordContext } from './record-context.ts'

/** Text too various for a dictionary: the bytes of all values, one after the other, and where each ends. */
export class RawColumn {
  private pool: Uint8Array = new Uint8Array(1 << 16)
  private ends = new Uint32Array(BLOCK)

  constructor(
    private readonly field: Field,
    private readonly context: RecordContext,
    private readonly missingValues: Missing,
  ) {}

  /** Takes over what a dictionary holds of the rows so far. */
  static from(
    dictionary: Dictionary,
    codes: Uint32Array,
    field: Field,
    context: RecordContext,
    missing: Missing,
  ): RawColumn {
    const column = new RawColumn(field, context, missing)
    column.ends = new Uint32Array(context.expected(codes.length))
    let used = 0
    for (const code of codes) used += dictionary.length(code)
    column.pool = new Uint8Array(context.expected(used))
    let at = 0
    for (let row = 0; row < codes.length; row++)
      column.ends[row] = at = dictionary.copy(codes[row]!, column.pool, at)
    return column
  }

  /** Reads the unquoted field at `at` as the value of `slot` in the block and returns its end. */
  scan(bytes: Uint8Array, at: number, slot: number): number {
    const stops = this.context.stops
    const row = this.context.rowsBefore + slot
    const start = row === 0 ? 0 : this.ends[row - 1]!
    const pool = this.pool
    // The pool may be shorter than the field: stores beyond its end are ignored, and the field is taken again.
    let to = start
    let i = at
    let seen = 0
    for (let byte = bytes[i]!; stops[byte] === 0; byte = bytes[++i]!) {
      pool[to++] = byte
      seen |= byte
    }
    if (to > pool.length || this.missingValues.hasSpellings) {
      this.take(bytes, at, i, slot)
      return i
    }
    this.end(row, to)
    if (seen >= 0x80 && !isUtf8(bytes, at, i)) this.reportMalformed(slot)
    return i
  }

  take(bytes: Uint8Array, start: number, end: number, slot: number): void {
    if (this.missingValues.hasSpellings && this.missingValues.has(decodeUtf8(bytes, start, end))) {
      this.missing(slot)
      return
    }
    const row = this.context.rowsBefore + slot
    let to = row === 0 ? 0 : this.ends[row - 1]!
    if (to + end - start > this.pool.length)
      this.pool = grown(this.pool, this.context.expected(to + end - start))
    const pool = this.pool
    let seen = 0
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!
      pool[to++] = byte
      seen |= byte
    }
    this.end(row, to)
    if (seen >= 0x80 && !isUtf8(bytes, start, end)) this.reportMalformed(slot)
  }

  missing(slot: number): void {
    const row = this.context.rowsBefore + slot
    this.end(row, row === 0 ? 0 : this.ends[row - 1]!)
  }

  flush(): void {}

  finish(): Column {
    const rows = this.context.rowsBefore
    const bytes = this.pool.subarray(0, rows === 0 ? 0 : this.ends[rows - 1]!)
    return rawText(bytes, this.ends.subarray(0, rows))
  }

  private end(row: number, at: number): void {
    if (row >= this.ends.length) this.ends = grown(this.ends, this.context.expected(row + 1))
    this.ends[row] = at
  }

  private reportMalformed(slot: number): void {
    const row = this.context.rowsBefore + slot
    const value = rawText(this.pool, this.ends).text(row)
    this.context.report('data/not-utf8', slot, this.field.name, value)
  }
}
