import { WorkbookError } from '../../workbook/problem.ts'
import { encode } from '../bytes.ts'
import { parseXml, refuseOtherDialects, rootOf, serializeXml, type Element } from './dom.ts'

const [LESS, SLASH, GREATER, SPACE, QUOTE, APOSTROPHE, F, R] = [60, 47, 62, 32, 34, 39, 102, 114]
const ascii = (text: string): number[] => [...text].map((mark) => mark.charCodeAt(0))
const ROWS = ascii('sheetData')
const ROW = ascii('row')
const END_OF_ROW = ascii('/row')

/**
 * A worksheet part: its rows stay bytes, which are scanned and copied; all around them (the shell) is small
 * and becomes a document when it is asked for.
 */
export class SheetXml {
  private shellRoot: Element | null = null
  private shellTouched = false
  private rowIndex: RowIndex | null = null
  private noFormulas = false

  private constructor(
    readonly part: string,
    readonly bytes: Uint8Array,
    /** Where the rows begin and end, without the tags of `sheetData`. */
    readonly from: number,
    readonly to: number,
    private readonly head: number,
    private readonly tail: number,
  ) {}

  /** @throws WorkbookError where the part has no rows' element or is of another dialect */
  static of(bytes: Uint8Array, part: string): SheetXml {
    const open = findTag(bytes, ROWS, 0)
    if (open < 0) {
      refuseOtherDialects(rootOf(parseXml(new TextDecoder().decode(bytes), part), part), part)
      throw new WorkbookError({ code: 'file/part-damaged', part })
    }
    const from = endOfTag(bytes, open)
    const selfClosed = bytes[from - 2] === SLASH
    const close = selfClosed ? from : lastClosing(bytes)
    if (close < from) throw new WorkbookError({ code: 'file/part-damaged', part })
    const tail = selfClosed ? from : close + '</sheetData>'.length
    return new SheetXml(part, bytes, from, close, open, tail)
  }

  /** Everything but the rows; `sheetData` is empty in it. Say `touchShell` after a change. */
  get shell(): Element {
    if (!this.shellRoot) {
      const decoder = new TextDecoder()
      const before = decoder.decode(this.bytes.subarray(0, this.head))
      const after = decoder.decode(this.bytes.subarray(this.tail))
      const root = rootOf(parseXml(`${before}<sheetData/>${after}`, this.part), this.part)
      refuseOtherDialects(root, this.part)
      this.shellRoot = root
    }
    return this.shellRoot
  }

  touchShell(): void {
    this.shellTouched = true
  }

  get rows(): RowIndex {
    this.rowIndex ??= indexRows(this.bytes, this.from, this.to, this.part)
    return this.rowIndex
  }

  /**
   * The part with other rows between its (possibly changed) shell.
   *
   * @param noFormulas whether it is certain that no cell of them has a formula
   */
  withRows(pieces: readonly Uint8Array[], noFormulas = false): SheetXml {
    const made = SheetXml.of(this.assembled(pieces), this.part)
    made.noFormulas = noFormulas
    return made
  }

  /** The same, where its shell was not changed, or the part as it reads with the change. */
  settled(): SheetXml {
    return this.shellTouched ? SheetXml.of(this.whole, this.part) : this
  }

  /** The part's bytes, its changed shell included. */
  get whole(): Uint8Array {
    return this.shellTouched ? this.assembled([this.bytes.subarray(this.from, this.to)]) : this.bytes
  }

  /** The same part with a shell of its own, which can be changed without changing this one. */
  copy(): SheetXml {
    const { part, bytes, from, to, head, tail } = this
    const copy = new SheetXml(part, bytes, from, to, head, tail)
    copy.rowIndex = this.rowIndex
    copy.noFormulas = this.noFormulas
    return copy
  }

  /** False only where it is certain that no cell has a formula. */
  get mayHaveFormulas(): boolean {
    return !this.noFormulas && this.rows.formulas
  }

  private assembled(pieces: readonly Uint8Array[]): Uint8Array {
    return concatenated([...this.before(), ...pieces, ...this.after()])
  }

  private before(): Uint8Array[] {
    if (!this.shellTouched) return [this.bytes.subarray(0, this.head), encode('<sheetData>')]
    return [encode(this.split()[0]), encode('<sheetData>')]
  }

  private after(): Uint8Array[] {
    const close = encode('</sheetData>')
    return [close, this.shellTouched ? encode(this.split()[1]) : this.bytes.subarray(this.tail)]
  }

  private split(): [string, string] {
    const document = this.shell.ownerDocument
    const text = serializeXml(document ?? this.shell)
    const at = text.indexOf('<sheetData/>')
    return [text.slice(0, at), text.slice(at + '<sheetData/>'.length)]
  }
}

/** Rows in the order of the part, as parallel arrays of offsets. */
export interface RowIndex {
  readonly count: number
  /** Numbers of the rows, from 0, ascending. */
  readonly numbers: Int32Array
  /** Of `<row`, of the first byte after its tag, of the byte after `</row>`. */
  readonly starts: Int32Array
  readonly bodies: Int32Array
  readonly ends: Int32Array
  /** Whether any cell has a formula. */
  readonly formulas: boolean
}

/** The place in the index of the first row from `row` on. */
export function rowPlace({ numbers, count }: RowIndex, row: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return low
}

function indexRows(bytes: Uint8Array, from: number, to: number, part: string): RowIndex {
  let numbers: Int32Array = new Int32Array(1024)
  let starts: Int32Array = new Int32Array(1024)
  let bodies: Int32Array = new Int32Array(1024)
  let ends: Int32Array = new Int32Array(1024)
  const scan: Scan = { formulas: false }
  let count = 0
  let last = -1
  let at = bytes.indexOf(LESS, from)
  while (at >= 0 && at < to) {
    if (!isTag(bytes, at + 1, ROW)) {
      at = bytes.indexOf(LESS, at + 1)
      continue
    }
    const body = endOfTag(bytes, at)
    const number = rowNumber(bytes, at, body) ?? last + 1
    if (number <= last) throw new WorkbookError({ code: 'file/part-damaged', part })
    const end = bytes[body - 2] === SLASH ? body : endOfRow(bytes, body, to, scan)
    if (end < 0) throw new WorkbookError({ code: 'file/part-damaged', part })
    if (count === numbers.length) {
      numbers = doubled(numbers)
      starts = doubled(starts)
      bodies = doubled(bodies)
      ends = doubled(ends)
    }
    numbers[count] = last = number
    starts[count] = at
    bodies[count] = body
    ends[count++] = end
    at = bytes.indexOf(LESS, end)
  }
  return { count, numbers, starts, bodies, ends, formulas: scan.formulas }
}

/** What is noticed in passing. */
interface Scan {
  formulas: boolean
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** The attribute `r` of the row whose tag stands between the offsets, from 0; null without one. */
function rowNumber(bytes: Uint8Array, start: number, end: number): number | null {
  for (let at = start + ROW.length + 2; at < end; at++) {
    if (bytes[at] !== 114 || bytes[at + 1] !== 61 || (bytes[at - 1] as number) > SPACE) continue
    let number = 0
    for (let digit = at + 3; bytes[digit] !== bytes[at + 2] && digit < end; digit++) {
      number = number * 10 + (bytes[digit] as number) - 48
    }
    return number - 1
  }
  return null
}

/** The offset after `</row>`. Cells hold no other element whose name begins with `f` than their formula. */
function endOfRow(bytes: Uint8Array, from: number, to: number, scan: Scan): number {
  for (let at = from; at < to; at++) {
    if (bytes[at] !== LESS) continue
    const next = bytes[at + 1]
    if (next === F) scan.formulas = true
    else if (next === SLASH && bytes[at + 2] === R && isTag(bytes, at + 1, END_OF_ROW))
      return endOfTag(bytes, at)
  }
  return -1
}

/** Whether a tag's name stands at `at`. */
export function isTag(bytes: Uint8Array, at: number, name: readonly number[]): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false
  const next = bytes[at + name.length] as number
  return next <= SPACE || next === GREATER || next === SLASH
}

/** The offset after the `>` that ends the tag at `at`; attributes in quotes may hold one too. */
export function endOfTag(bytes: Uint8Array, at: number): number {
  let quote = 0
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER) return i + 1
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
  }
  return bytes.length
}

function findTag(bytes: Uint8Array, name: readonly number[], from: number): number {
  for (let at = bytes.indexOf(LESS, from); at >= 0; at = bytes.indexOf(LESS, at + 1)) {
    if (isTag(bytes, at + 1, name)) return at
  }
  return -1
}

function lastClosing(bytes: Uint8Array): number {
  const closing = ascii('/sheetData')
  for (let at = bytes.lastIndexOf(LESS); at >= 0; at = bytes.lastIndexOf(LESS, at - 1)) {
    if (isTag(bytes, at + 1, closing)) return at
    if (at === 0) break
  }
  return -1
}

export function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, it) => sum + it.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
