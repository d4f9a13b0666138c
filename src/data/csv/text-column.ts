import { Dictionary, grown } from '../dictionary.ts'
import type { CodedText, Field } from '../table.ts'
import { fieldEnd } from './bytes.ts'
import type { Missing } from './missing.ts'
import { BLOCK, type RecordContext } from './record-context.ts'
import { RawColumn } from './raw-column.ts'

/** A dictionary earns its keep while values recur: above this many, each must stand in four rows. */
const DICTIONARY_ALWAYS = 8192
const ROWS_PER_VALUE = 4

/** Reads text as codes against a dictionary; the width of the codes follows the dictionary's size. */
export class TextColumn {
  private readonly dictionary = new Dictionary()
  private readonly block = new Uint32Array(BLOCK)
  private codes: CodedText['codes'] = new Uint8Array(BLOCK)
  /** The dictionary's first entries, the spellings of missing, all have code 0; codes follow after them. */
  private readonly missingSpellings: number

  constructor(
    private readonly field: Field,
    private readonly context: RecordContext,
    private readonly missingValues: Missing,
  ) {
    const encoder = new TextEncoder()
    for (const text of missingValues.spellings) {
      const bytes = encoder.encode(text)
      this.dictionary.code(bytes, 0, bytes.length)
    }
    this.missingSpellings = this.dictionary.size
  }

  /** Reads the unquoted field at `at` into `slot` of the block and returns its end. */
  scan(bytes: Uint8Array, at: number, slot: number): number {
    const end = fieldEnd(bytes, at, this.context.stops)
    this.block[slot] = this.dictionary.code(bytes, at, end)
    return end
  }

  take(bytes: Uint8Array, start: number, end: number, slot: number): void {
    this.block[slot] = this.dictionary.code(bytes, start, end)
  }

  missing(slot: number): void {
    this.block[slot] = 0
  }

  flush(rows: number): void {
    const { dictionary, block, context, missingSpellings } = this
    if (dictionary.malformed.size > 0) this.reportMalformed(rows)
    for (let slot = 0; missingSpellings > 1 && slot < rows; slot++)
      block[slot] = Math.max(0, block[slot]! - missingSpellings + 1)
    const needed = context.rowsBefore + rows
    const width = widthFor(dictionary.size)
    if (needed > this.codes.length) this.codes = grown(this.codes, context.expected(needed))
    if (width.BYTES_PER_ELEMENT > this.codes.BYTES_PER_ELEMENT) this.codes = new width(this.codes)
    this.codes.set(rows === BLOCK ? block : block.subarray(0, rows), context.rowsBefore)
  }

  /** The column to go on with when values hardly recur; to be asked right after a flush. */
  widened(rows: number): RawColumn | undefined {
    const { size } = this.dictionary
    if (size <= DICTIONARY_ALWAYS || size * ROWS_PER_VALUE <= rows) return undefined
    const entries = Uint32Array.from(this.codes.subarray(0, rows), (code) => this.entry(code))
    return RawColumn.from(this.dictionary, entries, this.field, this.context, this.missingValues)
  }

  finish(): CodedText {
    const values = this.dictionary.values().slice(this.missingSpellings - 1)
    values[0] = ''
    return { kind: 'text', codes: this.codes.subarray(0, this.context.rowsBefore), values }
  }

  private entry(code: number): number {
    return code === 0 ? 0 : code + this.missingSpellings - 1
  }

  private reportMalformed(rows: number): void {
    const values = this.dictionary.values()
    for (let slot = 0; slot < rows; slot++) {
      const entry = this.block[slot]!
      if (this.dictionary.malformed.has(entry))
        this.context.report('data/not-utf8', slot, this.field.name, values[entry])
    }
  }
}

const widthFor = (size: number): Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor =>
  size <= 0x100 ? Uint8Array : size <= 0x10000 ? Uint16Array : Uint32Array
