import type { Column, Field } from '../table.ts'
import { closingQuote, CR, fieldEnd, LF, QUOTE } from './bytes.ts'
import { DateColumn } from './date-column.ts'
import { Missing } from './missing.ts'
import { NumberColumn } from './number-column.ts'
import { RawColumn } from './raw-column.ts'
import { BLOCK, type RecordContext } from './record-context.ts'
import { TextColumn } from './text-column.ts'

/** A column of the file that the schema does not have. */
const SKIP = 0
const TEXT = 1
const RAW = 2
const NUMBER = 3
const DATE = 4

type FieldColumn = TextColumn | RawColumn | NumberColumn | DateColumn

function columnFor(field: Field, context: RecordContext, missingValues?: readonly string[]): FieldColumn {
  const missing = new Missing(field.missingValues ?? missingValues)
  if (field.type === 'string') return new TextColumn(field, context, missing)
  if (field.type === 'date' || field.type === 'partial-date') return new DateColumn(field, context, missing)
  return new NumberColumn(field, context, missing)
}

function kindOf(column: FieldColumn | undefined): number {
  if (!column) return SKIP
  if (column instanceof TextColumn) return TEXT
  if (column instanceof RawColumn) return RAW
  return column instanceof NumberColumn ? NUMBER : DATE
}

/** Reads records into columns: one pass over the bytes, each byte looked at once where it can be. */
export class Records {
  private readonly columns: (FieldColumn | undefined)[]
  private readonly kinds: Uint8Array
  /** Rows in the block in hand. */
  private filled = 0
  private unquoted = new Uint8Array(1024)

  /** `fields[i]` is the schema's field for column i of the file, undefined when it has none; `missingValues` the schema's. */
  constructor(
    private readonly fields: readonly (Field | undefined)[],
    private readonly context: RecordContext,
    missingValues?: readonly string[],
  ) {
    this.columns = fields.map((field) => field && columnFor(field, context, missingValues))
    this.kinds = Uint8Array.from(this.columns, kindOf)
  }

  get rows(): number {
    return this.context.rowsBefore + this.filled
  }

  /**
   * Reads whole records of bytes[at, limit), whose last byte ends a line; two more bytes can be read behind
   * it. Returns where the first record begins that does not end before `limit`, as it may within quotes.
   */
  read(bytes: Uint8Array, at: number, limit: number): number {
    let position = at
    while (position < limit) {
      const first = bytes[position]!
      if ((first === LF || first === CR) && this.fields.length !== 1) {
        position++
        continue
      }
      const found = this.context.problems.count
      const end = this.record(bytes, position, limit)
      if (end < 0) {
        this.context.problems.rollBack(found)
        return position
      }
      position = end
      if (++this.filled < BLOCK) continue
      this.context.bytesRead = this.context.windowStart + position
      this.flush()
    }
    return position
  }

  /** Names the column of a record that ends within quotes: the field that holds the opening quote. */
  openColumn(bytes: Uint8Array, at: number, limit: number): number {
    let position = at
    for (let column = 0; ; column++) {
      const end = bytes[position] === QUOTE ? closingQuote(bytes, position + 1, limit) : position
      if (end < 0 || column === this.fields.length) return column
      position = fieldEnd(bytes, end, this.context.stops) + 1
    }
  }

  /** The columns in the order of the file. */
  finish(): (Column | undefined)[] {
    this.flush()
    return this.columns.map((column) => column?.finish())
  }

  private record(bytes: Uint8Array, at: number, limit: number): number {
    const { kinds, columns, filled } = this
    const stops = this.context.stops
    let position = at
    for (let c = 0; c < kinds.length; c++) {
      let end: number
      if (bytes[position] === QUOTE) {
        end = this.quoted(bytes, position, limit, c)
        if (end < 0) return -1
      } else {
        // Asked by kind, each call has one class of receiver, which the engine can inline.
        switch (kinds[c]) {
          case TEXT:
            end = (columns[c] as TextColumn).scan(bytes, position, filled)
            break
          case RAW:
            end = (columns[c] as RawColumn).scan(bytes, position, filled)
            break
          case NUMBER:
            end = (columns[c] as NumberColumn).scan(bytes, position, filled)
            break
          case DATE:
            end = (columns[c] as DateColumn).scan(bytes, position, filled)
            break
          default:
            end = fieldEnd(bytes, position, stops)
        }
      }
      position = end + 1
      const stop = bytes[end]!
      if (stop === LF || stop === CR) {
        if (c < kinds.length - 1) this.tooFew(c + 1)
        return stop === CR && bytes[position] === LF ? position + 1 : position
      }
    }
    return this.tooMany(bytes, position, limit)
  }

  /** Reads a quoted field and returns the position of its delimiter, or -1 when the bytes end before it. */
  private quoted(bytes: Uint8Array, at: number, limit: number, c: number): number {
    const column = this.columns[c]
    const close = closingQuote(bytes, at + 1, limit)
    if (close < 0) return -1
    const end = fieldEnd(bytes, close + 1, this.context.stops)
    if (end !== close + 1) {
      this.context.report('data/stray-quote', this.filled, this.fields[c]?.name ?? '')
      column?.take(bytes, at, end, this.filled)
      return end
    }
    const length = this.unescape(bytes, at + 1, close)
    if (length < 0) column?.take(bytes, at + 1, close, this.filled)
    else column?.take(this.unquoted, 0, length, this.filled)
    return end
  }

  /** Undoes doubled quotes into `unquoted` and returns the length, or -1 when there are none. */
  private unescape(bytes: Uint8Array, start: number, end: number): number {
    let i = start
    while (i < end && bytes[i] !== QUOTE) i++
    if (i === end) return -1
    if (end - start > this.unquoted.length) this.unquoted = new Uint8Array((end - start) * 2)
    let length = 0
    for (i = start; i < end; i++) {
      this.unquoted[length++] = bytes[i]!
      if (bytes[i] === QUOTE) i++
    }
    return length
  }

  private tooFew(found: number): void {
    for (const column of this.columns.slice(found)) column?.missing(this.filled)
    this.ragged('data/too-few-fields', found)
  }

  private tooMany(bytes: Uint8Array, at: number, limit: number): number {
    let found = this.fields.length
    for (let position = at; ; found++) {
      const close = bytes[position] === QUOTE ? closingQuote(bytes, position + 1, limit) : position
      if (close < 0) return -1
      const end = fieldEnd(bytes, close, this.context.stops)
      const stop = bytes[end]!
      position = end + 1
      if (stop !== LF && stop !== CR) continue
      this.ragged('data/too-many-fields', found + 1)
      return stop === CR && bytes[position] === LF ? position + 1 : position
    }
  }

  private ragged(code: 'data/too-few-fields' | 'data/too-many-fields', found: number): void {
    const row = this.context.rowNumber(this.filled)
    this.context.problems.add({ code, row, detail: { expected: this.fields.length, found } })
  }

  private flush(): void {
    const { context, columns, filled } = this
    for (const column of columns) column?.flush(filled)
    context.rowsBefore += filled
    this.filled = 0
    for (const [c, column] of columns.entries()) {
      const raw = column instanceof TextColumn && column.widened(context.rowsBefore)
      if (!raw) continue
      columns[c] = raw
      this.kinds[c] = kindOf(raw)
    }
  }
}
