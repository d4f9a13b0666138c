import { ProblemList } from '../problems.ts'
import type { DataProblem } from '../problem.ts'
import type { Column, Field, Schema, Table } from '../table.ts'
import { COMMA, CR, LF, stopBytes } from './bytes.ts'
import { checkHeaderText, matchHeader, splitRecord, textStart, utf16Encoding } from './header.ts'
import { RecordContext } from './record-context.ts'
import { Records } from './records.ts'

export interface CsvOptions {
  /** The table's name. */
  readonly name: string
  /** The file's name in problems. */
  readonly file?: string
  /** One byte; a comma when absent. */
  readonly delimiter?: string
  /** The size of the file where the source does not tell: for progress, and to reserve memory once. */
  readonly bytes?: number
}

export interface CsvTable {
  readonly table: Table
  readonly problems: readonly DataProblem[]
}

/** What is read at a time: small enough for the processor's cache, large enough to be rarely cut. */
export const WINDOW = 1 << 18
/** Bytes that may be looked at behind the window. */
const BEHIND = 16

/**
 * Reads a CSV file in pieces of any size: `push` them all, then `end`. Records that are cut by the end of
 * the window are read again with the next one.
 */
export class CsvReader {
  private readonly problems: ProblemList
  private readonly context: RecordContext
  private window: Uint8Array
  private filled = 0
  private fields: readonly (Field | undefined)[] = []
  private records: Records | undefined
  /** Nothing after this point can be read: the reason is among the problems. */
  private stopped = false

  constructor(
    private readonly schema: Schema,
    private readonly options: CsvOptions,
    windowBytes = WINDOW,
  ) {
    this.window = new Uint8Array(windowBytes + BEHIND)
    const delimiter = options.delimiter?.charCodeAt(0) ?? COMMA
    if (delimiter > 0x7f || options.delimiter?.length === 0 || delimiter === LF || delimiter === CR)
      throw new TypeError(`Not a delimiter: ${JSON.stringify(options.delimiter)}`)
    this.problems = new ProblemList(options.file)
    this.context = new RecordContext(this.problems, options.bytes ?? 0, stopBytes(delimiter))
  }

  push(piece: Uint8Array): void {
    let at = 0
    while (at < piece.length && !this.stopped) {
      const room = this.window.length - BEHIND - this.filled
      const taken = piece.subarray(at, at + room)
      this.window.set(taken, this.filled)
      this.filled += taken.length
      at += taken.length
      if (taken.length === room) this.readWindow(lastLineEnd(this.window, this.filled))
    }
  }

  /** What was read. Problems are in the order of rows. */
  end(): CsvTable {
    if (!this.stopped && this.filled > 0) {
      const last = this.window[this.filled - 1]
      if (last !== LF && last !== CR) this.window[this.filled++] = LF
      this.window.fill(0, this.filled, this.filled + 2)
      this.readWindow(this.filled)
      if (this.filled > 0 && !this.stopped) this.reportOpenQuote()
    }
    if (!this.stopped && !this.records) this.problems.add({ code: 'data/empty-file' })
    const rows = this.records?.rows ?? 0
    const found = new Map<Field, Column>()
    for (const [i, column] of this.records?.finish().entries() ?? [])
      if (column && this.fields[i]) found.set(this.fields[i], column)
    const columns = this.schema.fields.map((field) => found.get(field) ?? missingColumn(field, rows))
    const table = { name: this.options.name, schema: this.schema, rows, columns }
    return { table, problems: this.problems.list(this.fields.map((field) => field?.name)) }
  }

  private readWindow(limit: number): void {
    let at = 0
    if (!this.records) at = this.readHeader(limit)
    if (this.records && !this.stopped) at = this.records.read(this.window, at, limit)
    this.window.copyWithin(0, at, this.filled)
    this.filled -= at
    this.context.windowStart += at
    if (this.filled * 2 <= this.window.length - BEHIND) return
    const larger = new Uint8Array(this.window.length * 2)
    larger.set(this.window)
    this.window = larger
  }

  private readHeader(limit: number): number {
    if (limit === 0) return 0
    const encoding = utf16Encoding(this.window.subarray(0, limit))
    if (encoding) {
      this.problems.add({ code: 'data/not-utf8', row: 1, detail: { encoding } })
      this.stopped = true
      return 0
    }
    let start = textStart(this.window)
    while (start < limit && (this.window[start] === LF || this.window[start] === CR)) start++
    const header = splitRecord(this.window, start, limit, this.context.stops)
    if (!header) return 0
    checkHeaderText(this.window, start, header.end, header.values, this.problems)
    this.fields = matchHeader(header.values, this.schema, this.problems)
    this.records = new Records(this.fields, this.context, this.schema.missingValues)
    return header.end
  }

  private reportOpenQuote(): void {
    const at = this.records ? 0 : textStart(this.window)
    if (this.window.subarray(at, this.filled).every((byte) => byte === LF || byte === CR)) return
    const column = this.records?.openColumn(this.window, at, this.filled)
    const name = column === undefined ? undefined : this.fields[column]?.name
    const row = this.records ? this.records.rows + 2 : 1
    this.problems.add({ code: 'data/unterminated-quote', row, ...(name !== undefined && { column: name }) })
    this.stopped = true
  }
}

/** Behind the last line end among the first `filled` bytes; a CR at their very end may be half of one. */
function lastLineEnd(bytes: Uint8Array, filled: number): number {
  for (let i = filled - 1; i >= 0; i--) {
    if (bytes[i] === LF || (bytes[i] === CR && i < filled - 1)) return i + 1
  }
  return 0
}

function missingColumn(field: Field, rows: number): Column {
  if (field.type === 'string') return { kind: 'text', codes: new Uint8Array(rows), values: [''] }
  if (field.type === 'date' || field.type === 'partial-date')
    return { kind: 'date', values: new Int32Array(rows) }
  return { kind: 'number', values: new Float64Array(rows).fill(NaN) }
}
