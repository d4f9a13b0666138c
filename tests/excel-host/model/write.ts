/** Putting values and formulas into cells, with all that Excel does on its own when that happens. */
import type { Json } from '../json.ts'
import {
  dimensionMismatch,
  invalidArgument,
  mergedRangeConflict,
  pivotTableRangeConflict,
} from '../errors.ts'
import { type Area, area, contains, formatArea, intersect, lastColumn, lastRow, overlaps } from './area.ts'
import { type Actor, EVENT, WHOLE_WORKBOOK } from './events.ts'
import { translate } from './formula.ts'
import type { Range } from './range.ts'
import type { Table, TableColumn } from './table.ts'
import { type Entry, MAX_TEXT, typed } from './typed.ts'
import type { Worksheet } from './worksheet.ts'

type Matrix = readonly (readonly Json[])[]

/** The value for each cell: a matrix of the range's own size, or one value for all. */
export function matrix(value: Json, at: Area): (row: number, column: number) => Json {
  if (!Array.isArray(value)) return () => value
  const rows = value as Matrix
  const fits = rows.length === at.rows && rows.every((row) => Array.isArray(row) && row.length === at.columns)
  if (!fits) throw dimensionMismatch()
  return (row, column) => rows[row]?.[column] ?? null
}

/** Sets `Range.values` or `Range.formulas`. `null` leaves a cell as it is. */
export function write(range: Range, value: Json, by: Actor = 'ThisLocalAddin'): void {
  const { sheet } = range
  const at = range.area
  const read = matrix(value, at)
  sheet.guard(at)
  if (sheet.pivots.some((pivot) => overlaps(pivot.area, at))) throw pivotTableRangeConflict()
  const tables = sheet.tables.filter((table) => nears(table.area, at))
  const emptyBefore = new Map(tables.map((table) => [table, emptyColumns(table)]))
  const free = sheet.merges.length === 0 ? null : hiddenByMerge(sheet, at)
  const before = at.rows * at.columns === 1 ? sheet.grid.value(at.row, at.column) : null
  let some = false
  for (let i = 0; i < at.rows; i++) {
    for (let j = 0; j < at.columns; j++) {
      const cell = read(i, j)
      if (cell === null || free?.(at.row + i, at.column + j)) continue
      put(sheet, at.row + i, at.column + j, cell)
      some ||= cell !== ''
    }
  }
  for (const table of tables) {
    if (table.header && overlaps(table.header, at)) table.readHeader()
    if (!sheet.book.situation.autoCorrect) continue
    if (some) expand(table, at)
    fillDown(table, at, emptyBefore.get(table) ?? new Set())
  }
  announce(sheet, at, by, before)
}

function put(sheet: Worksheet, row: number, column: number, cell: Json): void {
  if (typeof cell === 'object') throw invalidArgument()
  if (typeof cell === 'string' && cell.length > MAX_TEXT && !cell.startsWith('=')) throw invalidArgument()
  const style = sheet.style(row, column)
  const format = typeof cell === 'string' ? style.numberFormat : 'General'
  const entry: Entry = typed(cell, format)
  sheet.grid.set(row, column, entry.value, entry.formula)
  const quoted = entry.quoted === true
  if (quoted !== style.quoted) sheet.restyle(area(row, column), (it) => ({ ...it, quoted }))
  if (entry.format !== undefined && format === 'General') {
    const numberFormat = entry.format
    sheet.restyle(area(row, column), (style) => ({ ...style, numberFormat }))
  }
}

const nears = (table: Area, at: Area): boolean =>
  overlaps({ ...table, rows: table.rows + 1, columns: table.columns + 1 }, at)

/** Only the first cell of merged cells takes a value. */
function hiddenByMerge(sheet: Worksheet, at: Area): (row: number, column: number) => boolean {
  const merges = sheet.merges.filter((merge) => overlaps(merge, at))
  return (row, column) =>
    merges.some(
      (merge) => overlaps(merge, area(row, column)) && !(merge.row === row && merge.column === column),
    )
}

/** Writing right below a table, or right beside it, makes the cells part of the table. */
function expand(table: Table, at: Area): void {
  const { sheet } = table
  const whole = table.area
  const below =
    at.row === lastRow(whole) + 1 && at.column >= whole.column && lastColumn(at) <= lastColumn(whole)
  if (below && !table.showTotals && isFree(table, { ...whole, row: at.row, rows: at.rows }))
    table.grow(at.rows)
  const { header } = table
  const beside = at.column === lastColumn(whole) + 1 && at.row >= whole.row && lastRow(at) <= lastRow(whole)
  const takes = header !== null && beside && !sheet.grid.isBlank(at)
  if (takes && isFree(table, { ...whole, column: at.column, columns: at.columns })) table.widen(at.columns)
}

function isFree(table: Table, at: Area): boolean {
  const others = [...table.sheet.tables.filter((it) => it !== table), ...table.sheet.pivots]
  return ![...others.map((it) => it.area), ...table.sheet.merges].some((other) => intersect(other, at))
}

function emptyColumns(table: Table): Set<TableColumn> {
  return new Set(table.columns.filter((column) => table.sheet.grid.isBlank(table.columnBody(column))))
}

/**
 * A formula put into an empty column of a table fills the column, the lowest one winning
 * (OfficeDev/office-js#6745); a value put into a calculated column stays an exception to it.
 */
function fillDown(table: Table, at: Area, empty: ReadonlySet<TableColumn>): void {
  for (const column of table.columns) {
    const body = table.columnBody(column)
    const hit = intersect(body, at)
    if (!hit) continue
    const last = lastRow(hit)
    const formula = table.sheet.grid.formula(last, body.column)
    const rewritten = contains(hit, body)
    if (formula === undefined) {
      if (rewritten) column.calculated = null
    } else if (empty.has(column)) {
      table.calculate(column, translate(formula, body.row - last), body.row)
    } else if (rewritten && isUniform(table, column, formula, last)) {
      column.calculated = translate(formula, body.row - last)
    }
  }
}

function isUniform(table: Table, column: TableColumn, formula: string, from: number): boolean {
  const body = table.columnBody(column)
  for (let row = body.row; row <= lastRow(body); row++) {
    if (table.sheet.grid.formula(row, body.column) !== translate(formula, row - from)) return false
  }
  return true
}

/** Tells the listeners of the sheet and of the tables that were hit. */
export function announce(
  sheet: Worksheet,
  at: Area,
  by: Actor,
  before: Json = null,
  changeType = 'RangeEdited',
): void {
  const { events } = sheet.book
  sheet.book.dirty = true
  const single = at.rows * at.columns === 1 && before !== null
  const after = single ? sheet.grid.value(at.row, at.column) : null
  const details = {
    address: formatArea(at),
    changeType,
    source: 'Local',
    worksheetId: sheet.id,
    triggerSource: by,
    shiftDirection: 'None',
    ...(single ? { valueBefore: before, valueAfter: after } : {}),
  }
  if (events.hears(EVENT.worksheetChanged)) {
    const range = sheet.book.range(sheet, at)
    sheet.book.keep(range)
    const told = { ...details, referenceId: range.reference }
    events.raise(EVENT.worksheetChanged, [sheet.id, WHOLE_WORKBOOK], told)
  }
  for (const table of sheet.tables) {
    const hit = intersect(table.area, at)
    if (!hit) continue
    const targets = [table.id, sheet.id, WHOLE_WORKBOOK]
    events.raise(EVENT.tableChanged, targets, { ...details, address: formatArea(hit), tableId: table.id })
  }
}

export function merge(sheet: Worksheet, at: Area, across: boolean): void {
  if (sheet.tables.some((table) => overlaps(table.area, at))) throw mergedRangeConflict()
  if (sheet.pivots.some((pivot) => overlaps(pivot.area, at))) throw pivotTableRangeConflict()
  const parts = across
    ? Array.from({ length: at.rows }, (_, i) => ({ ...at, row: at.row + i, rows: 1 }))
    : [at]
  sheet.merges = sheet.merges.filter((old) => !overlaps(old, at))
  for (const part of parts) {
    for (const [row, column] of [...sheet.grid.cells(part, true)]) {
      if (row !== part.row || column !== part.column) sheet.grid.set(row, column, '')
    }
    if (part.rows * part.columns > 1) sheet.merges.push(part)
  }
}
