/** What is written into the rows of a table. */
import type { TableEdit } from '../../workbook/edit.ts'
import { isFormula, type CellContent } from '../../workbook/values.ts'
import { columnFormat, headerFormat, isNumeric, type CellFormat } from '../styles.ts'
import type { OpenBook, OpenTable } from './book.ts'
import { bodyOf } from './book.ts'
import { CellCursor } from './cells.ts'
import type { Change } from './change.ts'
import { child, children, textOf } from './dom.ts'
import { copyFormula } from './formula.ts'
import { readBox } from './read-cells.ts'
import { appendedHeight } from './row-heights.ts'
import type { CellWrite } from './rewrite-rows.ts'
import type { TableShift } from './shift.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'
import { renumberCells, renumberer } from './table-formats.ts'
import type { RowContents } from './table-plan.ts'

type Cells = Map<number, CellWrite>

/** @param sheet after the shift of its formulas, before its rows move */
export async function tableContents(
  { book, styles, strings: _ }: Change,
  sheet: SheetXml,
  table: OpenTable,
  edit: TableEdit,
  shift: TableShift,
  empty: boolean,
): Promise<RowContents> {
  const body = bodyOf(table)
  const staying = new Map<number, Cells>()
  const cellsOf = (row: number): Cells => {
    const known = staying.get(row)
    if (known) return known
    const made: Cells = new Map()
    staying.set(row, made)
    return made
  }
  const formats = edit.columns.map(({ look }, at): CellFormat =>
    look ? columnFormat(look, { indent: isIndented(edit, at) }) : PLAIN,
  )
  const header: Cells = new Map()
  for (const { column, values } of edit.newColumns) {
    const at = body.column + column
    const style = styles.of(formats[column] ?? PLAIN)
    const look = edit.columns[column]?.look
    header.set(at, {
      content: edit.columns[column]?.header ?? '',
      style: styles.of(headerFormat(look?.format ?? 'text', isIndented(edit, column))),
    })
    values.forEach((content, row) => cellsOf(row).set(at, { content, style }))
  }
  for (const { column, row, values } of edit.runs) {
    values.forEach((content, index) => cellsOf(row + index).set(body.column + column, { content }))
  }
  for (const { row, withdrawn } of edit.marks) {
    for (const [column, style] of stylesOf(sheet, body.row + row)) {
      // Only the cells of ours are struck through.
      const isOurs = column < body.column + body.columns && edit.columns[column - body.column]?.id
      if (!isOurs) continue
      const cells = cellsOf(row)
      cells.set(column, { ...cells.get(column), style: styles.struck(style, withdrawn) })
    }
  }
  const renumber = renumberer(edit.formats, styles)
  renumberCells(
    sheet,
    body,
    edit.formats,
    renumber,
    (row, column) => staying.get(row)?.get(column),
    (row, column, cell) => cellsOf(row).set(column, cell),
  )
  const lastStaying = lastRow(shift, empty)
  const above = stylesOf(sheet, body.row + (lastStaying < 0 ? body.rows - 1 : lastStaying))
  const formulas = await filledDown(book, sheet, table, shift, edit, empty)
  const styleBelow = edit.columns.map((_it, column) => {
    const style = above.get(body.column + column)
    return style === undefined
      ? styles.of(formats[column] ?? PLAIN)
      : renumber(column, styles.struck(style, false))
  })
  const style = (column: number): number => styleBelow[column] ?? 0
  const first = shift.rows - edit.append.rows
  return {
    header,
    staying,
    height: appendedHeight(sheet.shell, body.column, edit),
    blank: () =>
      new Map(
        edit.columns.map((_it, column) => [body.column + column, { content: null, style: style(column) }]),
      ),
    appended: (index) =>
      new Map(
        edit.columns.flatMap((_it, column): [number, CellWrite][] => {
          const values = edit.append.columns[column]
          const row = body.row + first + index
          const keeps = empty && index === 0 && !values && !formulas[column]
          if (keeps) return []
          const content = values ? (values[index] ?? null) : (formulas[column]?.(row) ?? null)
          return [[body.column + column, { content, style: style(column) }]]
        }),
      ),
  }
}

const PLAIN: CellFormat = { font: 'body', numbers: 'General', vertical: 'top' }

/** The last body row that stays, as it was; -1 where none does. */
function lastRow({ to, body }: TableShift, empty: boolean): number {
  if (empty) return 0
  if (!to) return body.rows - 1
  return to.findLastIndex((it) => it >= 0)
}

/** The format of each cell of a row, by column. */
function stylesOf({ rows, bytes }: SheetXml, row: number): Map<number, number> {
  const styles = new Map<number, number>()
  const place = rowPlace(rows, row)
  if (place >= rows.count || rows.numbers[place] !== row) return styles
  const cursor = new CellCursor(bytes)
  cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
  while (cursor.next()) styles.set(cursor.column, cursor.style)
  return styles
}

/** Text that stands right of numbers keeps its distance from them. */
function isIndented({ columns }: TableEdit, at: number): boolean {
  const isNumbers = (index: number): boolean => isNumeric(columns[index]?.look?.format ?? 'text')
  return isNumbers(at - 1) && !isNumbers(at)
}

/**
 * The formulas of the analyst's calculated columns as they read in a new row (of the sheet): that of the
 * last row that has one, copied down.
 */
async function filledDown(
  book: OpenBook,
  sheet: SheetXml,
  table: OpenTable,
  shift: TableShift,
  edit: TableEdit,
  empty: boolean,
): Promise<(((row: number) => CellContent) | null)[]> {
  const own = edit.append.columns.some((it) => it === null)
  if (!own || edit.append.rows === 0) return []
  const body = bodyOf(table)
  const strings = await book.strings()
  const values = readBox(sheet, body, strings)
  const definitions = children(child(await book.pkg.root(table.part), 'tableColumns'), 'tableColumn')
  const last = lastRow(shift, empty)
  return values.map((column, index) => {
    if (edit.append.columns[index] !== null) return null
    const calculated = child(definitions[index], 'calculatedColumnFormula')
    const isLast = last >= 0 && isFormula(column[last] ?? null)
    if (isLast || calculated) {
      for (let row = last; row >= 0; row--) {
        const content = column[row] ?? null
        const place = shift.to ? (shift.to[row] as number) : row
        if (!isFormula(content) || place < 0) continue
        return (at) => ({ formula: copyFormula(content.formula, at - body.row - place, 0), value: null })
      }
    }
    if (!calculated || /[A-Z]\$?\d/.test(textOf(calculated).replace(/\[[^\]]*\]/g, ''))) return null
    return () => ({ formula: `=${textOf(calculated)}`, value: null })
  })
}
