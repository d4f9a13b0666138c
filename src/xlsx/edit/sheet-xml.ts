import { WorkbookError } from '../../workbook/problem.ts'
import { concatenated, encode } from '../bytes.ts'
import { CellCursor } from './cells.ts'
import { parseXml, refuseOtherDialects, rootOf, serializeXml, type Element } from './dom.ts'
import { indexRows, rowPlace, type RowIndex, type VisitCell } from './row-index.ts'
import { ascii, endOfTag, findTag, isTag } from './tags.ts'

const [LESS, SLASH] = [60, 47]
const ROWS = ascii('sheetData')

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
    return this.rowIndex ?? this.index(() => undefined)
  }

  /** Shows the cells of some rows in their order. Where the rows are not indexed yet, that is the same pass. */
  eachCell(visit: VisitCell, first = 0, last = Infinity): void {
    const rows = this.rowIndex
    if (!rows) {
      this.index((cursor, row, shared) => {
        if (row >= first && row <= last) visit(cursor, row, shared)
      })
      return
    }
    const cursor = new CellCursor(this.bytes)
    for (let place = rowPlace(rows, first); place < rows.count; place++) {
      const row = rows.numbers[place] as number
      if (row > last) break
      cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
      while (cursor.next()) visit(cursor, row, rows.shared)
    }
  }

  private index(visit: VisitCell): RowIndex {
    return (this.rowIndex = indexRows(this.bytes, this.from, this.to, this.part, visit))
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

function lastClosing(bytes: Uint8Array): number {
  const closing = ascii('/sheetData')
  for (let at = bytes.lastIndexOf(LESS); at >= 0; at = bytes.lastIndexOf(LESS, at - 1)) {
    if (isTag(bytes, at + 1, closing)) return at
    if (at === 0) break
  }
  return -1
}
