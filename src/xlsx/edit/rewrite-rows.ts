/** Writes rows of a worksheet part anew, cell by cell; every byte that need not change is copied. */
import { encode } from '../bytes.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import { cellRef, letters } from '../../workbook/reference.ts'
import { text } from '../xml.ts'
import { cellText, isFormula, type CellContent } from '../../workbook/values.ts'
import { CellCursor } from './cells.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'

/** What becomes of one cell. */
export interface CellWrite {
  /** Absent where only the format changes. */
  readonly content?: CellContent
  /** Absent where it keeps its own. */
  readonly style?: number
  /** The whole cell as it stands in another part, in the same place. */
  readonly xml?: Uint8Array
}

/** One row as it is to be. */
export interface RowWrite {
  readonly row: number
  /**
   * The row from which the cells of the columns between `left` and `right` come; null for none. The others
   * stay. Absent where all cells stay.
   */
  readonly take?: { readonly from: number | null; readonly left: number; readonly right: number }
  /** By column, in any order. */
  readonly cells?: ReadonlyMap<number, CellWrite>
  /** The attributes of which row it carries; its own where absent. */
  readonly look?: number
  /** Points, for a row that has no height yet. */
  readonly height?: number
}

/**
 * The part with some rows written anew. `writes` are ascending by row.
 *
 * @param onFormula called where a formula is written, moved or written over
 */
export function rewriteRows(
  sheet: SheetXml,
  writes: Iterable<RowWrite>,
  strings: SharedStrings,
  onFormula: () => void,
): SheetXml {
  const { rows, bytes } = sheet
  let formulas = sheet.mayHaveFormulas
  const writer = new RowWriter(sheet, strings, () => {
    formulas = true
    onFormula()
  })
  const pieces: Uint8Array[] = []
  let copied = sheet.from
  for (const write of writes) {
    const place = rowPlace(rows, write.row)
    const exists = place < rows.count && rows.numbers[place] === write.row
    const start = exists ? (rows.starts[place] as number) : startAt(sheet, place)
    if (start > copied) pieces.push(bytes.subarray(copied, start))
    copied = exists ? (rows.ends[place] as number) : start
    pieces.push(...writer.write(write))
  }
  pieces.push(bytes.subarray(copied, sheet.to))
  return sheet.withRows(pieces, !formulas)
}

const startAt = ({ rows, to }: SheetXml, place: number): number =>
  place < rows.count ? (rows.starts[place] as number) : to

interface Span {
  readonly column: number
  readonly style: number
  readonly formula: boolean
  readonly start: number
  readonly end: number
}

class RowWriter {
  private readonly cursor: CellCursor

  constructor(
    private readonly sheet: SheetXml,
    private readonly strings: SharedStrings,
    private readonly onFormula: () => void,
  ) {
    this.cursor = new CellCursor(sheet.bytes)
  }

  write({ row, take, cells, look, height }: RowWrite): Uint8Array[] {
    const own = this.spans(row)
    const pieces: Uint8Array[] = []
    const columns = new Map<number, { span: Span; from: number }>()
    for (const span of own) {
      if (!take || span.column < take.left || span.column > take.right) {
        columns.set(span.column, { span, from: row })
      } else if (span.formula) this.onFormula()
    }
    if (take?.from !== undefined && take.from !== null) {
      for (const span of this.spans(take.from)) {
        if (span.column >= take.left && span.column <= take.right) {
          columns.set(span.column, { span, from: take.from })
          if (span.formula) this.onFormula()
        }
      }
    }
    const order = [...new Set([...columns.keys(), ...(cells?.keys() ?? [])])].sort((a, b) => a - b)
    for (const column of order) {
      const there = columns.get(column)
      const write = cells?.get(column)
      if (write) {
        const xml = this.cell(row, column, write, there?.span)
        if (xml !== null) pieces.push(xml)
      } else if (there) pieces.push(...this.moved(there.span, row, there.from))
    }
    const tag = this.tag(row, look ?? row, height)
    if (pieces.length === 0 && tag === `<row r="${row + 1}"`) return []
    return [encode(`${tag}>`), ...pieces, END_OF_ROW]
  }

  private spans(row: number): Span[] {
    const { rows } = this.sheet
    const place = rowPlace(rows, row)
    if (place >= rows.count || rows.numbers[place] !== row) return []
    const { cursor } = this
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    const spans: Span[] = []
    while (cursor.next()) {
      const { column, style, start, end } = cursor
      spans.push({ column, style, start, end, formula: cursor.formulaStart >= 0 })
    }
    return spans
  }

  /** A cell that stays as it is, in another row perhaps. */
  private moved({ column, start, end }: Span, row: number, from: number): Uint8Array[] {
    const { bytes } = this.sheet
    if (row === from) return [bytes.subarray(start, end)]
    const ref = `<c r="${cellRef(row, column)}"`
    if (hasReferenceFirst(bytes, start))
      return [encode(ref), bytes.subarray(afterReference(bytes, start), end)]
    const xml = decoder.decode(bytes.subarray(start, end))
    const open = xml.indexOf('>')
    return [encode(ref + xml.slice(2, open).replace(REFERENCE, '') + xml.slice(open))]
  }

  private cell(row: number, column: number, write: CellWrite, span?: Span): Uint8Array | null {
    if (write.xml) return write.xml
    const style = write.style ?? span?.style ?? 0
    if (write.content === undefined) {
      if (!span) return style > 0 ? encode(`<c r="${cellRef(row, column)}" s="${style}"/>`) : null
      const xml = decoder.decode(this.sheet.bytes.subarray(span.start, span.end))
      const open = xml.indexOf('>')
      const tag = xml.slice(2, open).replace(/\s(?:r|s)="[^"]*"/g, '')
      return encode(`<c r="${cellRef(row, column)}" s="${style}"${tag}${xml.slice(open)}`)
    }
    if (span?.formula || isFormula(write.content)) this.onFormula()
    const xml = contentXml(write.content, this.strings)
    if (xml === '' && style === 0) return null
    const start = `<c r="${letters(column)}${row + 1}"${style > 0 ? ` s="${style}"` : ''}`
    return encode(xml === '' ? `${start}/>` : `${start}${xml}</c>`)
  }

  /** The start tag of a row without its end: the attributes of another row that are not about its cells. */
  private tag(row: number, look: number, height?: number): string {
    const { rows, bytes } = this.sheet
    const place = rowPlace(rows, look)
    const exists = place < rows.count && rows.numbers[place] === look
    const xml = exists
      ? decoder.decode(bytes.subarray(rows.starts[place] as number, rows.bodies[place] as number))
      : '<row>'
    const attributes = xml
      .slice('<row'.length, xml.endsWith('/>') ? -2 : -1)
      .replace(/\s+(?:r|spans)=(?:"[^"]*"|'[^']*')/g, '')
      .trimEnd()
    const tall = height !== undefined && !/\sht=/.test(attributes) ? ` ht="${height}"` : ''
    return `<row r="${row + 1}"${attributes}${tall}`
  }
}

const decoder = new TextDecoder()
const REFERENCE = /\sr=(?:"[^"]*"|'[^']*')/
const END_OF_ROW = encode('</row>')

/** A cell's reference is the first of its attributes in what every program writes. */
const hasReferenceFirst = (bytes: Uint8Array, start: number): boolean =>
  bytes[start + 3] === 114 && bytes[start + 4] === 61

/** The offset behind the reference in a cell's tag. */
function afterReference(bytes: Uint8Array, start: number): number {
  const quote = bytes[start + 5]
  let close = start + 6
  while (bytes[close] !== quote) close++
  return close + 1
}

/** All of a cell after its reference and format, without its end tag; '' for an empty one. */
function contentXml(content: CellContent, strings: SharedStrings): string {
  if (isFormula(content)) {
    // Its value is worked out when the workbook is opened; what it last came to may no longer hold.
    return `><f>${text(content.formula.replace(/^=/, ''))}</f>`
  }
  if (content === null || content === '') return ''
  if (typeof content === 'string') return ` t="s"><v>${strings.index(cellText(content))}</v>`
  if (typeof content === 'boolean') return ` t="b"><v>${content ? 1 : 0}</v>`
  return Number.isFinite(content) ? `><v>${content}</v>` : ''
}
