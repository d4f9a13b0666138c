/**
 * The cells of one sheet: columns of chunks of 256 rows, so that a full table costs one array slot a cell
 * and an empty sheet nothing.
 */
import { type Area, area, lastColumn, lastRow } from './area.ts'
import { type Shift, shiftLine } from './shift.ts'

/** What a cell shows; the empty string stands for an empty cell, as on the wire. */
export type CellValue = string | number | boolean

const BITS = 8
const SIZE = 1 << BITS
const MASK = SIZE - 1

class Chunk {
  readonly values: (CellValue | undefined)[] = new Array<CellValue | undefined>(SIZE)
  formulas: Map<number, string> | null = null
  styles: Uint32Array | null = null
}

interface Moved {
  readonly row: number
  readonly column: number
  readonly value: CellValue | undefined
  readonly formula: string | undefined
  readonly style: number
}

export class Grid {
  private readonly columns = new Map<number, (Chunk | undefined)[]>()

  value(row: number, column: number): CellValue {
    return this.columns.get(column)?.[row >> BITS]?.values[row & MASK] ?? ''
  }

  formula(row: number, column: number): string | undefined {
    return this.columns.get(column)?.[row >> BITS]?.formulas?.get(row & MASK)
  }

  /** The number of the cell's own style, or 0 where it has none. */
  style(row: number, column: number): number {
    return this.columns.get(column)?.[row >> BITS]?.styles?.[row & MASK] ?? 0
  }

  isEmpty(row: number, column: number): boolean {
    return this.columns.get(column)?.[row >> BITS]?.values[row & MASK] === undefined
  }

  set(row: number, column: number, value: CellValue, formula?: string): void {
    const empty = value === '' && formula === undefined
    const chunk = empty ? this.columns.get(column)?.[row >> BITS] : this.chunk(row, column)
    if (!chunk) return
    chunk.values[row & MASK] = empty ? undefined : value
    if (formula !== undefined) (chunk.formulas ??= new Map<number, string>()).set(row & MASK, formula)
    else chunk.formulas?.delete(row & MASK)
  }

  setStyle(row: number, column: number, style: number): void {
    const chunk = style === 0 ? this.columns.get(column)?.[row >> BITS] : this.chunk(row, column)
    if (!chunk) return
    if (chunk.styles === null && style !== 0) chunk.styles = new Uint32Array(SIZE)
    if (chunk.styles) chunk.styles[row & MASK] = style
  }

  /** The smallest area that holds every cell with a value (and, unless `valuesOnly`, every styled cell). */
  used(within: Area, valuesOnly: boolean): Area | null {
    let top = Infinity
    let left = Infinity
    let bottom = -1
    let right = -1
    for (const [row, column] of this.cells(within, valuesOnly)) {
      if (row < top) top = row
      if (row > bottom) bottom = row
      if (column < left) left = column
      if (column > right) right = column
    }
    return bottom < 0 ? null : area(top, left, bottom - top + 1, right - left + 1)
  }

  isBlank(within: Area): boolean {
    for (const _ of this.cells(within, true)) return false
    return true
  }

  /** Every cell of the area that holds something, column by column. */
  *cells(within: Area, valuesOnly: boolean): Generator<readonly [row: number, column: number]> {
    const end = lastRow(within)
    for (const [column, chunks] of this.columns) {
      if (column < within.column || column > lastColumn(within)) continue
      const last = Math.min(chunks.length - 1, end >> BITS)
      for (let index = within.row >> BITS; index <= last; index++) {
        const chunk = chunks[index]
        if (!chunk) continue
        const base = index << BITS
        for (let i = Math.max(0, within.row - base); i < SIZE && base + i <= end; i++) {
          if (
            chunk.values[i] !== undefined ||
            (!valuesOnly && chunk.styles !== null && chunk.styles[i] !== 0)
          ) {
            yield [base + i, column]
          }
        }
      }
    }
  }

  *formulas(): Generator<readonly [row: number, column: number, formula: string]> {
    for (const [column, chunks] of this.columns) {
      for (let index = 0; index < chunks.length; index++) {
        const formulas = chunks[index]?.formulas
        if (formulas) for (const [i, formula] of formulas) yield [(index << BITS) + i, column, formula]
      }
    }
  }

  shift(shift: Shift): void {
    const behind: Area =
      shift.axis === 'row'
        ? { row: shift.at, column: shift.from, rows: Infinity, columns: shift.to - shift.from + 1 }
        : { row: shift.from, column: shift.at, rows: shift.to - shift.from + 1, columns: Infinity }
    const moved = this.take(behind)
    for (const cell of moved) {
      const start = shift.axis === 'row' ? cell.row : cell.column
      const line = shiftLine({ start, length: 1 }, shift.at, shift.count)
      if (line === null) continue
      const row = shift.axis === 'row' ? line.start : cell.row
      const column = shift.axis === 'row' ? cell.column : line.start
      this.put({ ...cell, row, column })
    }
  }

  /** Moves whole rows of an area about: row i of the area becomes what row `order[i]` was. */
  reorder(within: Area, order: readonly number[]): void {
    const target = new Map(order.map((from, to) => [from, to]))
    for (const cell of this.take(within)) {
      const from = cell.row - within.row
      this.put({ ...cell, row: within.row + (target.get(from) ?? from) })
    }
  }

  private put(cell: Moved): void {
    if (cell.value !== undefined) this.set(cell.row, cell.column, cell.value, cell.formula)
    if (cell.style !== 0) this.setStyle(cell.row, cell.column, cell.style)
  }

  private take(within: Area): Moved[] {
    const taken: Moved[] = []
    for (const [row, column] of [...this.cells(within, false)]) {
      const value = this.isEmpty(row, column) ? undefined : this.value(row, column)
      taken.push({ row, column, value, formula: this.formula(row, column), style: this.style(row, column) })
      this.set(row, column, '')
      this.setStyle(row, column, 0)
    }
    return taken
  }

  private chunk(row: number, column: number): Chunk {
    let chunks = this.columns.get(column)
    if (!chunks) this.columns.set(column, (chunks = []))
    return (chunks[row >> BITS] ??= new Chunk())
  }
}
