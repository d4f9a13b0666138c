/**
 * What a table's new number of rows does to references: rows of its body that were removed, rows that moved
 * up, rows that were appended, and the totals row that follows its end. Only the table's own columns move.
 */
import { copyFormula, mapReferences, parseBox, type Corner, type Reference } from './formula.ts'
import { boxRef, type Box } from '../../workbook/reference.ts'

export interface TableShift {
  /** Name of the sheet. */
  readonly sheet: string
  /** Body as it was. */
  readonly body: Box
  /** Rows of the body afterwards, at least 1. */
  readonly rows: number
  readonly totals: boolean
  /** The new body row of each old one, -1 where it is removed; null where none is. */
  readonly to: Int32Array | null
}

export const isNoShift = ({ body, rows, to }: TableShift): boolean => rows === body.rows && to === null

const lastColumn = (box: Box): number => box.column + box.columns - 1
const lastRow = (box: Box): number => box.row + box.rows - 1

/** The new row of a row in the table's columns; null where it is removed. */
export function shiftRow({ body, rows, totals, to }: TableShift, row: number): number | null {
  const at = row - body.row
  if (at < 0) return row
  if (at < body.rows) {
    const moved = to ? (to[at] as number) : at
    return moved < 0 ? null : body.row + moved
  }
  return totals && at === body.rows ? body.row + rows : row
}

export function shiftCell(shift: TableShift, row: number, column: number): number | null {
  const inside = column >= shift.body.column && column <= lastColumn(shift.body)
  return inside ? shiftRow(shift, row) : row
}

/**
 * A box that covers the whole body of some columns grows and shrinks with it; one inside the table's columns
 * follows its rows. Null where all its rows are removed.
 */
export function shiftBox(shift: TableShift, box: Box, grows = true): Box | null {
  const { body, rows, totals } = shift
  const outside = box.column > lastColumn(body) || lastColumn(box) < body.column
  if (outside || lastRow(box) < body.row) return box
  const covers = box.row <= body.row && lastRow(box) >= lastRow(body)
  if (covers && grows) {
    const end = totals && lastRow(box) === lastRow(body) + 1 ? body.row + rows : body.row + rows - 1
    const bottom = lastRow(box) <= lastRow(body) + (totals ? 1 : 0) ? end : Math.max(lastRow(box), end)
    return { ...box, rows: bottom - box.row + 1 }
  }
  const within = box.column >= body.column && lastColumn(box) <= lastColumn(body)
  if (!within) return box
  const top = nearest(shift, box.row, 1)
  const bottom = nearest(shift, lastRow(box), -1)
  return top > bottom ? null : { ...box, row: top, rows: bottom - top + 1 }
}

/** The new place of a row, or of the next one in a direction that stays. */
function nearest(shift: TableShift, row: number, step: 1 | -1): number {
  for (let at = row; ; at += step) {
    const moved = shiftRow(shift, at)
    if (moved !== null) return moved
  }
}

/** Where a formula stands: references without a sheet are to this one. */
export interface FormulaPlace {
  readonly sheet: string | null
  readonly row?: number
  readonly column?: number
}

/** A formula after the shift. Relative references follow their cells, as they do when cells are moved. */
export function shiftFormula(formula: string, shift: TableShift, place: FormulaPlace): string {
  return mapReferences(formula, (reference) => {
    if (!isOn(shift, reference, place)) return null
    const { first, last } = reference
    if (!last) {
      const row = shiftCell(shift, first.row, first.column)
      return row === null ? 'deleted' : row === first.row ? null : { first: { ...first, row }, last }
    }
    const box = boxOf(first, last)
    const moved = shiftBox(shift, box, !isRunning(shift, first, last, place))
    if (!moved) return 'deleted'
    if (moved.row === box.row && moved.rows === box.rows) return null
    const [top, bottom] = first.row <= last.row ? [first, last] : [last, first]
    const [a, b] = [
      { ...top, row: moved.row },
      { ...bottom, row: moved.row + moved.rows - 1 },
    ]
    return first.row <= last.row ? { first: a, last: b } : { first: b, last: a }
  })
}

const isOn = (shift: TableShift, { sheet }: Reference, place: FormulaPlace): boolean =>
  (sheet ?? place.sheet)?.toLowerCase() === shift.sheet.toLowerCase()

const boxOf = (first: Corner, last: Corner): Box => ({
  row: Math.min(first.row, last.row),
  column: Math.min(first.column, last.column),
  rows: Math.abs(first.row - last.row) + 1,
  columns: Math.abs(first.column - last.column) + 1,
})

/** A running total in the last row of the table: it ends at its own row, and not at the end of the body. */
function isRunning({ body, sheet }: TableShift, first: Corner, last: Corner, place: FormulaPlace): boolean {
  const { row, column } = place
  if (row === undefined || column === undefined || place.sheet?.toLowerCase() !== sheet.toLowerCase())
    return false
  const inBody = row === lastRow(body) && column >= body.column && column <= lastColumn(body)
  return inBody && last.row === row && !last.fixedRow && first.fixedRow
}

/** A list of boxes as `sqref` holds it; '' where nothing is left. */
export function shiftSqref(sqref: string, shift: TableShift): string {
  const parts = sqref.split(/\s+/).filter((it) => it !== '')
  return parts
    .flatMap((it) => {
      const box = parseBox(it)
      const moved = box && shiftBox(shift, box)
      if (!box) return [it]
      return moved ? [boxRef(moved)] : []
    })
    .join(' ')
}

/**
 * A formula of a rule that is said for the first cell of its area and holds for the others by copying:
 * relative rows count from that cell, so only fixed ones follow what they refer to.
 */
export function shiftRuleFormula(
  formula: string,
  shift: TableShift,
  place: FormulaPlace,
  moved: number,
): string {
  const fixed = mapReferences(formula, (reference) => {
    const { first, last } = reference
    if (!isOn(shift, reference, place) || !first.fixedRow || last?.fixedRow === false) return null
    if (!last) {
      const row = shiftCell(shift, first.row, first.column)
      return row === null ? 'deleted' : { first: { ...first, row }, last }
    }
    const box = shiftBox(shift, boxOf(first, last))
    if (!box) return 'deleted'
    return { first: { ...first, row: box.row }, last: { ...last, row: box.row + box.rows - 1 } }
  })
  return copyFormula(fixed, moved, 0)
}
