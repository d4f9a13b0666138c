import { grown } from '../dictionary.ts'
import type { Column, Field } from '../table.ts'
import { decodeUtf8 } from '../utf8.ts'
import { fieldEnd } from './bytes.ts'
import type { Missing } from './missing.ts'
import { BLOCK, type RecordContext } from './record-context.ts'

const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n)
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const INTEGER = /^[+-]?\d+$/
const YEAR = /^\d{4}$/
const BOOLEANS = new Map(['true', 'True', 'TRUE', '1'].map((text) => [text, 1]))
for (const text of ['false', 'False', 'FALSE', '0']) BOOLEANS.set(text, 0)

/** Reads numbers, integers, years and booleans (1 and 0) into Float64, NaN for missing. */
export class NumberColumn {
  private readonly block = new Float64Array(BLOCK)
  private values = new Float64Array(BLOCK)
  private readonly fraction: boolean
  private readonly year: boolean
  private readonly plain: boolean
  /** Numbers that stand for missing, `-99`: their spelling decides. */
  private readonly missingNumbers: readonly number[]

  constructor(
    private readonly field: Field,
    private readonly context: RecordContext,
    private readonly missingValues: Missing,
  ) {
    this.fraction = field.type === 'number'
    this.year = field.type === 'year'
    this.plain = field.type !== 'boolean'
    this.missingNumbers = missingValues.spellings.filter((text) => DECIMAL.test(text)).map(Number)
  }

  /**
   * Reads the unquoted field at `at` into `slot` of the block and returns its end. Up to 15 digits without
   * an exponent are exact in Float64, and so is one division by a power of ten; the rest goes the long way.
   */
  scan(bytes: Uint8Array, at: number, slot: number): number {
    const stops = this.context.stops
    let i = at
    let byte = bytes[i]!
    const negative = byte === 45
    if (negative || byte === 43) byte = bytes[++i]!
    const first = i
    let mantissa = 0
    while (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48)
      byte = bytes[++i]!
    }
    let digits = i - first
    let decimals = 0
    if (byte === 46 && this.fraction) {
      const point = i
      byte = bytes[++i]!
      while (byte >= 48 && byte <= 57) {
        mantissa = mantissa * 10 + (byte - 48)
        byte = bytes[++i]!
      }
      decimals = i - point - 1
      digits += decimals
    }
    if (stops[byte] === 1 && digits > 0 && digits <= 15 && this.plain) {
      const magnitude = decimals === 0 ? mantissa : mantissa / POWERS[decimals]!
      const value = negative ? 0 - magnitude : magnitude
      if (
        !(this.year && (digits !== 4 || first !== at || value === 0)) &&
        !this.missingNumbers.includes(value)
      ) {
        this.block[slot] = value
        return i
      }
    }
    if (i === at && stops[byte] === 1) {
      this.block[slot] = NaN
      return i
    }
    const end = fieldEnd(bytes, i, stops)
    this.take(bytes, at, end, slot)
    return end
  }

  /** The value of bytes[start, end), of any spelling, into `slot` of the block. */
  take(bytes: Uint8Array, start: number, end: number, slot: number): void {
    this.block[slot] = NaN
    if (start === end) return
    const text = decodeUtf8(bytes, start, end)
    if (this.missingValues.has(text)) return
    const value = this.parse(text)
    if (value === undefined) this.context.wrongType(slot, this.field.name, this.field.type, bytes, start, end)
    else if (this.field.type === 'integer' && !Number.isSafeInteger(value))
      this.context.report('data/integer-too-large', slot, this.field.name, text)
    else this.block[slot] = value
  }

  missing(slot: number): void {
    this.block[slot] = NaN
  }

  flush(rows: number): void {
    const before = this.context.rowsBefore
    if (before + rows > this.values.length)
      this.values = grown(this.values, this.context.expected(before + rows))
    this.values.set(rows === BLOCK ? this.block : this.block.subarray(0, rows), before)
  }

  finish(): Column {
    return { kind: 'number', values: this.values.subarray(0, this.context.rowsBefore) }
  }

  private parse(text: string): number | undefined {
    if (this.field.type === 'boolean') return BOOLEANS.get(text)
    const pattern = this.fraction ? DECIMAL : this.year ? YEAR : INTEGER
    const value = pattern.test(text) ? Number(text) : NaN
    if (!Number.isFinite(value) || (this.year && value === 0)) return undefined
    return value + 0
  }
}
