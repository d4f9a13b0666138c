/** The edit of a table as rows of its sheet: where each row goes, and what is written into it. */
import type { TableEdit } from '../../workbook/edit.ts'
import type { Box } from '../../workbook/reference.ts'
import type { CellWrite, RowWrite } from './rewrite-rows.ts'
import type { TableShift } from './shift.ts'

export interface TableRows {
  readonly body: Box
  readonly totals: boolean
  /** The only body row is empty: a table without figures. */
  readonly empty: boolean
}

/** Body rows after an edit. */
export const rowsAfter = ({ rows, remove, append }: TableEdit): number => rows - remove.length + append.rows

export function shiftOf(edit: TableEdit, { body, totals }: TableRows, sheet: string): TableShift {
  const gone = new Set(edit.remove)
  let next = 0
  const to =
    gone.size > 0 ? Int32Array.from({ length: body.rows }, (_, row) => (gone.has(row) ? -1 : next++)) : null
  return { sheet, body, rows: Math.max(1, rowsAfter(edit)), totals, to }
}

export interface RowContents {
  /** What is written into a row that stays, by column of the sheet. */
  readonly staying: ReadonlyMap<number, ReadonlyMap<number, CellWrite>>
  /** The cells of an appended row (from 0). */
  appended(index: number): ReadonlyMap<number, CellWrite>
  /** Points that an appended row needs; null where one line is enough. */
  height(index: number): number | null
  /** The cells of the blank row that a table keeps when it has lost all others. */
  blank(): ReadonlyMap<number, CellWrite>
  /** What is written above the body: the headers of new columns. */
  readonly header: ReadonlyMap<number, CellWrite>
}

/** A row whose attributes no row carries. */
const NO_ROW = -1

/** The rows of the sheet that are written anew, ascending. */
export function* rowWrites(
  shift: TableShift,
  rows: TableRows,
  appended: number,
  contents: RowContents,
): Iterable<RowWrite> {
  const { body, totals, to } = shift
  const [left, right] = [body.column, body.column + body.columns - 1]
  if (contents.header.size > 0) yield { row: body.row - 1, cells: contents.header }
  let next = 0
  for (let row = 0; row < body.rows && !rows.empty; row++) {
    const target = to ? (to[row] as number) : row
    if (target < 0) continue
    next = target + 1
    const cells = contents.staying.get(row)
    const place = body.row + target
    const from = body.row + row
    if (target !== row)
      yield { row: place, take: { from, left, right }, look: from, ...(cells ? { cells } : {}) }
    else if (cells) yield { row: place, cells }
  }
  const old = body.row + body.rows + (totals ? 1 : 0)
  for (let index = 0; index < appended; index++) {
    const row = body.row + next + index
    const stays = rows.empty && index === 0
    const take = { from: stays ? row : null, left, right }
    const height = contents.height(index)
    yield {
      row,
      take,
      cells: contents.appended(index),
      ...(row < old && !stays ? { look: NO_ROW } : {}),
      ...(height === null ? {} : { height }),
    }
  }
  if (next + appended === 0 && !rows.empty) {
    yield { row: body.row, take: { from: null, left, right }, cells: contents.blank() }
  }
  const end = body.row + shift.rows
  const totalsFrom = body.row + body.rows
  if (totals && end !== totalsFrom)
    yield { row: end, take: { from: totalsFrom, left, right }, look: totalsFrom }
  for (let row = end + (totals ? 1 : 0); row < old; row++) {
    yield { row, take: { from: null, left, right }, look: NO_ROW }
  }
}
