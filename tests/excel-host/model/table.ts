/** An Excel table: its area, its columns, and the rules that Excel keeps for both. */
import { newColumn, refuseOverlap, unique } from './new-table.ts'
import type { Json, JsonObject } from '../json.ts'
import { invalidArgument, invalidOperation } from '../errors.ts'
import { type Area, area, contains, lastColumn, lastRow, onSheet, overlaps } from './area.ts'
import { NOT_CALCULATED } from './typed.ts'
import { renameColumn, renameTable, translate } from './formula.ts'
import { checkName } from './names.ts'
import { clearContents, deleteCells, insertCells } from './restructure.ts'
import { type Shift, shiftArea } from './shift.ts'
import type { Workbook } from './workbook.ts'
import type { Worksheet } from './worksheet.ts'

export interface TableColumn {
  readonly id: number
  name: string
  /** The formula that Excel fills into every row, or null for a column of values. */
  calculated: string | null
  /** As `Filter.criteria` gives it, or null. */
  filter: JsonObject | null
}

export class Table {
  columns: TableColumn[] = []
  showHeaders = true
  showTotals = false
  style = 'TableStyleMedium2'
  bandedRows = true
  bandedColumns = false
  firstColumn = false
  lastColumn = false
  filterButton = true
  sortFields: readonly Json[] = []
  matchCase = false
  /** No call reads or sets it, but it is kept. */
  altText = { title: '', summary: '' }
  deleted = false

  constructor(
    readonly book: Workbook,
    readonly id: string,
    public name: string,
    readonly sheet: Worksheet,
    /** With the header row and the totals row. */
    public area: Area,
  ) {}

  get header(): Area | null {
    return this.showHeaders ? { ...this.area, rows: 1 } : null
  }

  get totals(): Area | null {
    return this.showTotals ? { ...this.area, row: lastRow(this.area), rows: 1 } : null
  }

  get body(): Area {
    const above = this.showHeaders ? 1 : 0
    return {
      ...this.area,
      row: this.area.row + above,
      rows: this.area.rows - above - (this.showTotals ? 1 : 0),
    }
  }

  columnBody(column: TableColumn): Area {
    return { ...this.body, column: this.area.column + this.columns.indexOf(column), columns: 1 }
  }

  rename(name: string): void {
    checkName(name)
    // Excel answers a name that is taken with InvalidArgument: OfficeDev/office-js#551.
    const taken = (it: { readonly name: string }): boolean =>
      it !== this && it.name.toLowerCase() === name.toLowerCase()
    if (this.book.tables.some(taken) || this.book.names.some(taken)) throw invalidArgument()
    const before = this.name
    this.name = name
    this.book.rewriteFormulas((formula) => renameTable(formula, before, name))
  }

  /** Takes over the text of the header row; Excel makes the names text, unique and not empty. */
  readHeader(): void {
    const { header } = this
    if (header === null) return
    const taken = new Set<string>()
    for (const [index, column] of this.columns.entries()) {
      const at = header.column + index
      const written = String(this.sheet.grid.value(header.row, at))
      const name = unique(written === '' ? `Column${index + 1}` : written, taken)
      taken.add(name.toLowerCase())
      this.sheet.grid.set(header.row, at, name)
      if (name === column.name) continue
      const before = column.name
      column.name = name
      if (before !== '') this.renamed(before, name)
    }
  }

  /** The new area of the whole table; its header row stays where it is (docs: Table.resize). */
  resize(to: Area): void {
    const least = (this.showHeaders ? 1 : 0) + (this.showTotals ? 1 : 0) + 1
    if (to.row !== this.area.row || to.rows < least || !overlaps(to, this.area)) throw invalidArgument()
    refuseOverlap(this.sheet, to, this)
    const before = this.area
    const bodyEnd = lastRow(this.body)
    if (this.showTotals && lastRow(to) !== lastRow(before)) throw invalidArgument()
    const kept = this.columns
    this.area = to
    this.columns = Array.from(
      { length: to.columns },
      (_, index) => kept[to.column + index - before.column] ?? newColumn(this.book),
    )
    this.readHeader()
    this.fillCalculated(bodyEnd + 1)
  }

  /** Grows by rows below, as writing just under a table does; the cells there belong to it from now on. */
  grow(rows: number): void {
    const first = lastRow(this.area) + 1
    this.area = { ...this.area, rows: this.area.rows + rows }
    this.fillCalculated(first)
  }

  /** Grows by one or more columns to the right. */
  widen(columns: number): void {
    this.area = { ...this.area, columns: this.area.columns + columns }
    for (let n = 0; n < columns; n++) this.columns.push(newColumn(this.book))
    this.readHeader()
  }

  /**
   * Inserts empty rows before row `index` of the body and shifts what is below within the table's width;
   * without `always` free cells right below the table are taken as they are (docs: TableRowCollection.add).
   */
  insertRows(index: number, rows: number, always: boolean): Area {
    const { body } = this
    const before = this.area
    if (index < 0 || index > body.rows) throw invalidArgument()
    const at = onSheet(area(body.row + index, body.column, rows, body.columns))
    const free = !always && index === body.rows && !this.showTotals && this.sheet.grid.isBlank(at)
    if (free) refuseOverlap(this.sheet, at, this)
    else insertCells(this.sheet, at, 'row', this)
    this.area = { ...before, rows: before.rows + rows }
    this.fillCalculated(at.row, lastRow(at))
    return at
  }

  /** Deletes rows of the body; a table keeps at least one, which is emptied. */
  deleteRows(index: number, rows: number): void {
    const { body } = this
    const before = this.area
    if (index < 0 || rows < 1 || index + rows > body.rows) throw invalidArgument()
    const at = area(body.row + index, body.column, rows, body.columns)
    if (rows === body.rows) {
      clearContents(this.sheet, { ...at, rows: 1 })
      if (rows === 1) return
      this.deleteRows(1, rows - 1)
      return
    }
    deleteCells(this.sheet, at, 'row', this)
    this.area = { ...before, rows: before.rows - rows }
  }

  insertColumns(index: number, columns: number): Area {
    const before = this.area
    if (index < 0 || index > before.columns) throw invalidArgument()
    const at = onSheet(area(before.row, before.column + index, before.rows, columns))
    const free = index === before.columns && this.sheet.grid.isBlank(at)
    const kept = [...this.columns]
    if (free) refuseOverlap(this.sheet, at, this)
    else insertCells(this.sheet, at, 'column', this)
    this.area = { ...before, columns: before.columns + columns }
    kept.splice(index, 0, ...Array.from({ length: columns }, () => newColumn(this.book)))
    this.columns = kept
    this.readHeader()
    return at
  }

  deleteColumn(column: TableColumn): void {
    const before = this.area
    if (this.columns.length === 1) throw invalidOperation()
    const index = this.columns.indexOf(column)
    const kept = this.columns.filter((it) => it !== column)
    deleteCells(this.sheet, area(before.row, before.column + index, before.rows, 1), 'column', this)
    this.area = { ...before, columns: before.columns - 1 }
    this.columns = kept
  }

  /** Follows a shift of the sheet's cells; false when all of the table was deleted. */
  follow(shift: Shift): boolean {
    const before = this.area
    const after = shiftArea(before, shift)
    if (after === null) return false
    this.area = after
    if (after.columns > before.columns) {
      const added = Array.from({ length: after.columns - before.columns }, () => newColumn(this.book))
      this.columns.splice(shift.at - before.column, 0, ...added)
      this.readHeader()
    } else if (after.columns < before.columns) {
      this.columns.splice(Math.max(0, shift.at - before.column), before.columns - after.columns)
    }
    return true
  }

  setTotals(show: boolean): void {
    if (show === this.showTotals) return
    if (show) {
      const below = area(lastRow(this.area) + 1, this.area.column, 1, this.area.columns)
      if (!this.sheet.grid.isBlank(below)) insertCells(this.sheet, below, 'row', this)
      this.area = { ...this.area, rows: this.area.rows + 1 }
      this.showTotals = true
      this.sheet.grid.set(below.row, below.column, 'Total')
      const last = this.columns.at(-1)
      if (last && this.columns.length > 1) {
        const numeric = this.isNumeric(this.columnBody(last))
        const formula = `=SUBTOTAL(${numeric ? 109 : 103},[${last.name}])`
        this.sheet.grid.set(below.row, lastColumn(below), NOT_CALCULATED, formula)
      }
      return
    }
    const { totals } = this
    if (totals)
      for (let c = totals.column; c <= lastColumn(totals); c++) this.sheet.grid.set(totals.row, c, '')
    this.showTotals = false
    this.area = { ...this.area, rows: this.area.rows - 1 }
  }

  setHeaders(show: boolean): void {
    if (show === this.showHeaders) return
    if (!show) {
      const { header } = this
      if (header)
        for (let c = header.column; c <= lastColumn(header); c++) this.sheet.grid.set(header.row, c, '')
      this.area = { ...this.area, row: this.area.row + 1, rows: this.area.rows - 1 }
      this.showHeaders = false
      return
    }
    const above = area(this.area.row - 1, this.area.column, 1, this.area.columns)
    if (this.area.row > 0 && this.sheet.grid.isBlank(above)) {
      this.area = { ...this.area, row: this.area.row - 1, rows: this.area.rows + 1 }
    } else {
      insertCells(this.sheet, { ...this.area, rows: 1 }, 'row')
      this.area = { ...this.area, row: this.area.row - 1, rows: this.area.rows + 1 }
    }
    this.showHeaders = true
    for (const [index, column] of this.columns.entries()) {
      this.sheet.grid.set(this.area.row, this.area.column + index, column.name)
    }
  }

  /** Fills the formula of a calculated column into its rows. */
  calculate(column: TableColumn, formula: string, written: number): void {
    column.calculated = formula
    const body = this.columnBody(column)
    for (let row = body.row; row <= lastRow(body); row++) {
      this.sheet.grid.set(row, body.column, NOT_CALCULATED, translate(formula, row - written))
    }
  }

  private fillCalculated(first: number, last = lastRow(this.body)): void {
    for (const [index, column] of this.columns.entries()) {
      if (column.calculated === null) continue
      for (let row = first; row <= last; row++) {
        const formula = translate(column.calculated, row - this.body.row)
        this.sheet.grid.set(row, this.area.column + index, NOT_CALCULATED, formula)
      }
    }
  }

  private isNumeric(cells: Area): boolean {
    for (const [row, column] of this.sheet.grid.cells(cells, true)) {
      if (typeof this.sheet.grid.value(row, column) !== 'number') return false
    }
    return true
  }

  private renamed(from: string, to: string): void {
    this.book.rewriteFormulas((formula, sheet, row, column) => {
      const own = sheet === this.sheet && contains(this.area, area(row, column))
      const named = new RegExp(`(?<![\\p{L}\\p{N}_.])${this.name}\\[`, 'iu').test(formula)
      return own || named ? renameColumn(formula, from, to) : formula
    })
  }
}
