/** What inserting or deleting cells does to an area of the same sheet. */
import { type Area, MAX_COLUMNS, MAX_ROWS, lastColumn, lastRow } from './area.ts'

export interface Shift {
  /** Cells move along rows (`row`: down or up) or along columns (`column`: right or left). */
  readonly axis: 'row' | 'column'
  readonly at: number
  /** Positive: that many inserted before `at`; negative: that many deleted from `at` on. */
  readonly count: number
  /** The band across the axis that moves, both ends included. */
  readonly from: number
  readonly to: number
}

interface Line {
  readonly start: number
  readonly length: number
}

/** Where a stretch of cells lies afterwards, or null when all of it was deleted. */
export function shiftLine({ start, length }: Line, at: number, count: number): Line | null {
  if (count > 0) {
    if (at <= start) return { start: start + count, length }
    if (at < start + length) return { start, length: length + count }
    return { start, length }
  }
  const gone = -count
  const end = start + length
  const removed = Math.max(0, Math.min(end, at + gone) - Math.max(start, at))
  if (removed === length) return null
  const before = Math.max(0, Math.min(gone, start - at))
  return { start: start - before, length: length - removed }
}

const across = (a: Area, shift: Shift): Line =>
  shift.axis === 'row' ? { start: a.column, length: a.columns } : { start: a.row, length: a.rows }

const along = (a: Area, shift: Shift): Line =>
  shift.axis === 'row' ? { start: a.row, length: a.rows } : { start: a.column, length: a.columns }

/** Whether the whole area, a part of it, or nothing of it lies in the band and behind the shift. */
export function reach(a: Area, shift: Shift): 'all' | 'part' | 'none' {
  const line = along(a, shift)
  if (shift.at >= line.start + line.length) return 'none'
  const width = across(a, shift)
  const inside = width.start >= shift.from && width.start + width.length - 1 <= shift.to
  if (inside) return 'all'
  return width.start > shift.to || width.start + width.length - 1 < shift.from ? 'none' : 'part'
}

/** Where the area lies afterwards, or null when it was deleted. An area that lies only partly in the band stays. */
export function shiftArea(a: Area, shift: Shift): Area | null {
  const whole = shift.axis === 'row' ? a.rows === MAX_ROWS : a.columns === MAX_COLUMNS
  if (whole || reach(a, shift) !== 'all') return a
  const line = shiftLine(along(a, shift), shift.at, shift.count)
  if (line === null) return null
  return shift.axis === 'row'
    ? { ...a, row: line.start, rows: line.length }
    : { ...a, column: line.start, columns: line.length }
}

export const isWholeRows = (shift: Shift): boolean =>
  shift.axis === 'row' && shift.from === 0 && shift.to === MAX_COLUMNS - 1
export const isWholeColumns = (shift: Shift): boolean =>
  shift.axis === 'column' && shift.from === 0 && shift.to === MAX_ROWS - 1

/** The shift that inserts an area's cells before it, or deletes them. */
export const shiftOf = (a: Area, axis: 'row' | 'column', sign: 1 | -1): Shift =>
  axis === 'row'
    ? { axis, at: a.row, count: sign * a.rows, from: a.column, to: lastColumn(a) }
    : { axis, at: a.column, count: sign * a.columns, from: a.row, to: lastRow(a) }
