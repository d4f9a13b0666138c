/** Inserting and deleting cells: everything on the sheet, and every formula in the workbook, moves along. */
import type { Json } from '../json.ts'
import { insertDeleteConflict, nonBlankCellOffSheet, pivotTableRangeConflict } from '../errors.ts'
import {
  type Area,
  area,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  MAX_COLUMNS,
  MAX_ROWS,
} from './area.ts'
import { shiftFormula } from './formula.ts'
import { isWholeColumns, isWholeRows, reach, type Shift, shiftArea, shiftLine, shiftOf } from './shift.ts'
import type { Table } from './table.ts'
import type { Line, Rule, Worksheet } from './worksheet.ts'

/** `own` is the table that asks for it, which sets its own area afterwards. */
export function insertCells(
  sheet: Worksheet,
  at: Area,
  axis: 'row' | 'column',
  own: Table | null = null,
): void {
  const shift = shiftOf(at, axis, 1)
  sheet.guard(at)
  refuseConflicts(sheet, shift, own)
  refusePushedOff(sheet, shift)
  apply(sheet, shift, own)
  inheritStyles(sheet, at, axis)
}

export function deleteCells(
  sheet: Worksheet,
  at: Area,
  axis: 'row' | 'column',
  own: Table | null = null,
): void {
  const shift = shiftOf(at, axis, -1)
  sheet.guard(at)
  refuseConflicts(sheet, shift, own)
  apply(sheet, shift, own)
}

/** Empties cells: values and formulas; what hangs on the cells stays. */
export function clearContents(sheet: Worksheet, within: Area): void {
  for (const [row, column] of [...sheet.grid.cells(within, true)]) sheet.grid.set(row, column, '')
}

function refuseConflicts(sheet: Worksheet, shift: Shift, own: Table | null): void {
  for (const table of sheet.tables) {
    if (table === own) continue
    const touched = reach(table.area, shift)
    if (touched === 'part' || cutsHeader(table, shift)) throw insertDeleteConflict()
  }
  for (const pivot of sheet.pivots) {
    const start = shift.axis === 'row' ? pivot.area.row : pivot.area.column
    const touched = reach(pivot.area, shift)
    const inside = touched === 'all' && (shift.count > 0 ? shift.at > start : shift.at - shift.count > start)
    if ((touched === 'part' || inside) && shiftArea(pivot.area, shift) !== null)
      throw pivotTableRangeConflict()
  }
  if (sheet.merges.some((merge) => reach(merge, shift) === 'part')) throw insertDeleteConflict()
}

/** A table's header row goes only with the whole table. */
function cutsHeader(table: Table, shift: Shift): boolean {
  if (shift.axis !== 'row' || shift.count > 0 || table.header === null) return false
  if (reach(table.area, shift) !== 'all') return false
  return shiftArea(table.header, shift) === null && shiftArea(table.area, shift) !== null
}

function refusePushedOff(sheet: Worksheet, shift: Shift): void {
  const end =
    shift.axis === 'row'
      ? area(MAX_ROWS - shift.count, shift.from, shift.count, shift.to - shift.from + 1)
      : area(shift.from, MAX_COLUMNS - shift.count, shift.to - shift.from + 1, shift.count)
  if (!sheet.grid.isBlank(end)) throw nonBlankCellOffSheet()
}

function apply(sheet: Worksheet, shift: Shift, own: Table | null): void {
  const { book } = sheet
  sheet.grid.shift(shift)
  for (const map of [sheet.links, sheet.comments, sheet.notes]) map.shift(shift)
  sheet.merges = sheet.merges.flatMap((merge) => shiftArea(merge, shift) ?? [])
  sheet.conditionalFormats = followed(sheet.conditionalFormats, sheet.name, shift)
  sheet.validations = followed(sheet.validations, sheet.name, shift)
  if (isWholeRows(shift)) moveLines(sheet.rows, shift)
  if (isWholeColumns(shift)) moveLines(sheet.columns, shift)
  for (const table of sheet.tables) if (table !== own && !table.follow(shift)) book.dropTable(table)
  for (const pivot of sheet.pivots) {
    const moved = shiftArea(pivot.area, shift)
    if (moved === null) book.dropPivot(pivot)
    else pivot.moveTo(moved)
  }
  if (sheet.autoFilter) {
    const moved = shiftArea(sheet.autoFilter.area, shift)
    sheet.autoFilter = moved && { ...sheet.autoFilter, area: moved }
  }
  for (const key of ['titleRows', 'titleColumns', 'printArea'] as const) {
    const at = sheet.page[key]
    sheet.page[key] = at && shiftArea(at, shift)
  }
  book.moveRanges(sheet, shift)
  book.rewriteFormulas((formula, home) => shiftFormula(formula, home?.name ?? null, sheet.name, shift))
}

function followed(rules: readonly Rule[], sheet: string, shift: Shift): Rule[] {
  return rules.flatMap((rule) => {
    const at = shiftArea(rule.area, shift)
    return at ? [{ ...rule, area: at, rule: shiftTexts(rule.rule, sheet, shift) as Rule['rule'] }] : []
  })
}

/** Formulas inside a rule are the texts that begin with `=`. */
function shiftTexts(json: Json, sheet: string, shift: Shift): Json {
  if (typeof json === 'string') return json.startsWith('=') ? shiftFormula(json, sheet, sheet, shift) : json
  if (Array.isArray(json)) return json.map((it: Json) => shiftTexts(it, sheet, shift))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, it]: [string, Json]) => [key, shiftTexts(it, sheet, shift)]),
  )
}

function moveLines(lines: Map<number, Line>, shift: Shift): void {
  const before = [...lines]
  lines.clear()
  for (const [index, line] of before) {
    const to = shiftLine({ start: index, length: 1 }, shift.at, shift.count)
    if (to) lines.set(to.start, line)
  }
}

/** New cells look like those above them, or to their left; below a table's header like the row after. */
function inheritStyles(sheet: Worksheet, at: Area, axis: 'row' | 'column'): void {
  const start = axis === 'row' ? at.row : at.column
  if (start === 0 || (axis === 'row' ? isEntireColumn(at) : isEntireRow(at))) return
  const belowHeader = axis === 'row' && sheet.tables.some((table) => table.header?.row === start - 1)
  const from =
    axis === 'row'
      ? { ...at, row: belowHeader ? lastRow(at) + 1 : start - 1, rows: 1 }
      : { ...at, column: start - 1, columns: 1 }
  for (const [row, column] of [...sheet.grid.cells(from, false)]) {
    const style = sheet.grid.style(row, column)
    if (style === 0) continue
    if (axis === 'row') for (let r = at.row; r <= lastRow(at); r++) sheet.grid.setStyle(r, column, style)
    else for (let c = at.column; c <= lastColumn(at); c++) sheet.grid.setStyle(row, c, style)
  }
}
