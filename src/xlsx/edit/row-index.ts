/** Where the rows of a worksheet part stand. */
import { WorkbookError } from '../../workbook/problem.ts'
import { noteShared, type SharedFormulas } from './cell-formula.ts'
import { CellCursor } from './cells.ts'
import { ascii, endOfTag, findTag } from './tags.ts'

const [SLASH, SPACE, EQUALS, R] = [47, 32, 61, 114]
const ROW = ascii('row')

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
  readonly shared: SharedFormulas
}

/**
 * Is shown each cell of a sheet, in the order of the part. The formulas that cells share are known as soon as
 * their first cell has been passed, and the others come behind it (ISO 29500-1, 18.3.1.40).
 */
export type VisitCell = (cursor: CellCursor, row: number, shared: SharedFormulas) => void

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

/**
 * Goes through the rows between two offsets once, indexes them and shows their cells.
 *
 * @throws WorkbookError `file/part-damaged` where a row does not end, or rows are out of order
 */
export function indexRows(
  bytes: Uint8Array,
  from: number,
  to: number,
  part: string,
  visit: VisitCell,
): RowIndex {
  const places = new Places()
  const shared: SharedFormulas = new Map()
  const cursor = new CellCursor(bytes)
  let formulas = false
  let last = -1
  for (let at = findTag(bytes, ROW, from, to); at >= 0;) {
    const body = endOfTag(bytes, at)
    const row = rowNumber(bytes, at, body) ?? last + 1
    let end = body
    if (bytes[body - 2] !== SLASH) {
      cursor.enter(body, to)
      while (cursor.next()) {
        if (cursor.formulaStart >= 0) {
          formulas = true
          noteShared(cursor, row, shared)
        }
        visit(cursor, row, shared)
      }
      end = cursor.rowEnd
    }
    if (row <= last || end < 0) throw new WorkbookError({ code: 'file/part-damaged', part })
    places.add(row, at, body, end)
    last = row
    at = findTag(bytes, ROW, end, to)
  }
  return { ...places.whole(), formulas, shared }
}

type Offsets = Omit<RowIndex, 'formulas' | 'shared'>

class Places {
  private count = 0
  private numbers: Int32Array = new Int32Array(1024)
  private starts: Int32Array = new Int32Array(1024)
  private bodies: Int32Array = new Int32Array(1024)
  private ends: Int32Array = new Int32Array(1024)

  add(number: number, start: number, body: number, end: number): void {
    const { count } = this
    if (count === this.numbers.length) {
      this.numbers = doubled(this.numbers)
      this.starts = doubled(this.starts)
      this.bodies = doubled(this.bodies)
      this.ends = doubled(this.ends)
    }
    this.numbers[count] = number
    this.starts[count] = start
    this.bodies[count] = body
    this.ends[count] = end
    this.count = count + 1
  }

  whole(): Offsets {
    const { count, numbers, starts, bodies, ends } = this
    return { count, numbers, starts, bodies, ends }
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** The attribute `r` of the row whose tag stands between the offsets, from 0; null without one. */
function rowNumber(bytes: Uint8Array, start: number, end: number): number | null {
  for (let at = start + ROW.length + 2; at < end; at++) {
    if (bytes[at] !== R || bytes[at + 1] !== EQUALS || (bytes[at - 1] as number) > SPACE) continue
    let number = 0
    for (let digit = at + 3; bytes[digit] !== bytes[at + 2] && digit < end; digit++) {
      number = number * 10 + (bytes[digit] as number) - 48
    }
    return number - 1
  }
  return null
}
