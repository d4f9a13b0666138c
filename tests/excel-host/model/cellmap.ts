/** Things that hang on single cells (links, comments, notes) and move with them. */
import { type Area, MAX_COLUMNS, holds } from './area.ts'
import { type Shift, shiftArea } from './shift.ts'

export class CellMap<T> {
  private map = new Map<number, T>()

  get(row: number, column: number): T | undefined {
    return this.map.get(row * MAX_COLUMNS + column)
  }

  set(row: number, column: number, thing: T): void {
    this.map.set(row * MAX_COLUMNS + column, thing)
  }

  delete(row: number, column: number): void {
    this.map.delete(row * MAX_COLUMNS + column)
  }

  /** Row by row, from left to right. */
  entries(): { row: number; column: number; thing: T }[] {
    return [...this.map]
      .sort(([a], [b]) => a - b)
      .map(([key, thing]) => ({ row: Math.floor(key / MAX_COLUMNS), column: key % MAX_COLUMNS, thing }))
  }

  clear(within: Area): void {
    for (const { row, column } of this.entries()) if (holds(within, row, column)) this.delete(row, column)
  }

  shift(shift: Shift): void {
    if (this.map.size === 0) return
    this.remap((row, column) => shiftArea({ row, column, rows: 1, columns: 1 }, shift))
  }

  /** Row i of the area becomes what row `order[i]` was. */
  reorder(within: Area, order: readonly number[]): void {
    const target = new Map(order.map((from, to) => [from, to]))
    this.remap((row, column) => {
      const to = holds(within, row, column) ? target.get(row - within.row) : undefined
      return { row: to === undefined ? row : within.row + to, column }
    })
  }

  private remap(to: (row: number, column: number) => { row: number; column: number } | null): void {
    const before = this.entries()
    this.map = new Map<number, T>()
    for (const { row, column, thing } of before) {
      const place = to(row, column)
      if (place) this.set(place.row, place.column, thing)
    }
  }
}
