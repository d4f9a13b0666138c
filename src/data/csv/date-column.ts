import { grown } from '../dictionary.ts'
import { isPartialDate, packDate, type Precision } from '../partial-date.ts'
import type { Column, Field } from '../table.ts'
import { decodeUtf8 } from '../utf8.ts'
import { fieldEnd } from './bytes.ts'
import type { Missing } from './missing.ts'
import { BLOCK, type RecordContext } from './record-context.ts'

const PRECISIONS: Readonly<Record<number, Precision>> = { 4: 'year', 7: 'month', 10: 'day' }

/** Reads dates and partial dates into integers `yyyymmdd`, 0 for missing. */
export class DateColumn {
  private readonly block = new Int32Array(BLOCK)
  private values = new Int32Array(BLOCK)
  private readonly partial: boolean

  constructor(
    private readonly field: Field,
    private readonly context: RecordContext,
    private readonly missingValues: Missing,
  ) {
    this.partial = field.type === 'partial-date'
  }

  /** Reads the unquoted field at `at` into `slot` of the block and returns its end. */
  scan(bytes: Uint8Array, at: number, slot: number): number {
    const end = fieldEnd(bytes, at, this.context.stops)
    this.take(bytes, at, end, slot)
    return end
  }

  take(bytes: Uint8Array, start: number, end: number, slot: number): void {
    const precision = PRECISIONS[end - start]
    if (precision !== undefined && (this.partial || precision === 'day')) {
      const year = two(bytes, start) * 100 + two(bytes, start + 2)
      const month = precision === 'year' ? 0 : part(bytes, start + 4)
      const day = precision === 'day' ? part(bytes, start + 7) : 0
      if (isPartialDate(year, month, day, precision)) {
        this.block[slot] = packDate(year, month, day)
        return
      }
    }
    this.block[slot] = 0
    if (start === end || this.missingValues.has(decodeUtf8(bytes, start, end))) return
    this.context.wrongType(slot, this.field.name, this.field.type, bytes, start, end)
  }

  missing(slot: number): void {
    this.block[slot] = 0
  }

  flush(rows: number): void {
    const before = this.context.rowsBefore
    if (before + rows > this.values.length)
      this.values = grown(this.values, this.context.expected(before + rows))
    this.values.set(rows === BLOCK ? this.block : this.block.subarray(0, rows), before)
  }

  finish(): Column {
    return { kind: 'date', values: this.values.subarray(0, this.context.rowsBefore) }
  }
}

/** Far below zero when a byte is no digit, so that no sum with it passes for a date. */
const NO_NUMBER = -1_000_000

function two(bytes: Uint8Array, at: number): number {
  const [tens, ones] = [bytes[at]! - 48, bytes[at + 1]! - 48]
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_NUMBER
}

/** A hyphen and two digits. */
const part = (bytes: Uint8Array, at: number): number => (bytes[at] === 45 ? two(bytes, at + 1) : NO_NUMBER)
