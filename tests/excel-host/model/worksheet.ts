/** One sheet: its cells and what hangs on them. */
import type { JsonObject } from '../json.ts'
import { accessDenied } from '../errors.ts'
import { type Area, isEntireColumn, isEntireRow, lastColumn, lastRow, WHOLE_SHEET } from './area.ts'
import { CellMap } from './cellmap.ts'
import type { Chart } from './chart.ts'
import { Grid } from './grid.ts'
import type { DefinedName } from './names.ts'
import { PageSetup } from './page.ts'
import type { Pivot } from './pivot.ts'
import type { Restyle, Style } from './style.ts'
import type { Table } from './table.ts'
import type { Workbook } from './workbook.ts'

export interface Link {
  readonly address: string | null
  readonly documentReference: string | null
  readonly screenTip: string
}

export interface Comment {
  readonly id: string
  readonly author: string
  content: string
  resolved: boolean
  replies: { readonly id: string; content: string }[]
}

/** An old yellow note. */
export interface Note {
  readonly author: string
  readonly text: string
}

/** A conditional format or a validation: what it says is kept as the client sent it. */
export interface Rule {
  readonly id: string
  readonly type: string
  area: Area
  rule: JsonObject
}

export interface Line {
  /** Points; undefined for the sheet's standard. */
  size?: number
  /** The size was given, not fitted to the contents. */
  custom?: boolean
  hidden?: boolean
  style?: number
}

/** Points: 64 pixels, the width of a column of 8.43 characters. */
export const STANDARD_WIDTH = 48
export const STANDARD_HEIGHT = 15

export interface Protection {
  on: boolean
  password: string | null
  options: JsonObject
}

export class Worksheet {
  readonly grid = new Grid()
  readonly columns = new Map<number, Line>()
  readonly rows = new Map<number, Line>()
  readonly links = new CellMap<Link>()
  readonly comments = new CellMap<Comment>()
  /** This client library has no calls for notes, but they stay with their cell. */
  readonly notes = new CellMap<Note>()
  readonly page = new PageSetup()
  readonly charts: Chart[] = []
  readonly names: DefinedName[] = []
  readonly properties = new Map<string, string>()
  merges: Area[] = []
  conditionalFormats: Rule[] = []
  validations: Rule[] = []
  autoFilter: { area: Area; criteria: Map<number, JsonObject> } | null = null
  frozen = { rows: 0, columns: 0 }
  visibility = 'Visible'
  /** `#RRGGBB`, or empty for none. */
  tabColor = ''
  gridlines = true
  headings = true
  standardWidth = 8.43
  calculates = true
  protection: Protection = { on: false, password: null, options: {} }
  deleted = false

  constructor(
    readonly book: Workbook,
    readonly id: string,
    public name: string,
  ) {}

  get tables(): readonly Table[] {
    return this.book.tables.filter((table) => table.sheet === this)
  }

  get pivots(): readonly Pivot[] {
    return this.book.pivots.filter((pivot) => pivot.sheet === this)
  }

  styleNumber(row: number, column: number): number {
    return this.grid.style(row, column) || this.lineStyle(row, column)
  }

  style(row: number, column: number): Style {
    return this.book.styles.at(this.styleNumber(row, column))
  }

  /** Changes the style of every cell of the area; whole rows and columns keep it for cells to come. */
  restyle(within: Area, restyle: Restyle): void {
    const change = this.book.styles.change(restyle)
    if (isEntireColumn(within)) return this.restyleLines(this.columns, within, change)
    if (isEntireRow(within)) return this.restyleLines(this.rows, within, change)
    for (let column = within.column; column <= lastColumn(within); column++) {
      for (let row = within.row; row <= lastRow(within); row++) {
        this.setStyle(row, column, change(this.styleNumber(row, column)))
      }
    }
  }

  setStyle(row: number, column: number, style: number): void {
    const inherited = this.lineStyle(row, column) || this.book.styles.normal
    this.grid.setStyle(row, column, style === inherited ? 0 : style)
  }

  isProtectedFrom(within: Area): boolean {
    if (!this.protection.on) return false
    for (let row = within.row; row <= Math.min(lastRow(within), within.row + 4_999); row++) {
      for (let column = within.column; column <= lastColumn(within); column++) {
        if (this.style(row, column).locked) return true
      }
    }
    return false
  }

  /** Refuses a change of content in locked cells of a protected sheet. */
  guard(within: Area): void {
    if (this.isProtectedFrom(within)) throw accessDenied()
  }

  /** Refuses what the protection does not allow by its option: `allowFormatCells`, `allowInsertRows`. */
  guardOption(option: string): void {
    if (this.protection.on && this.protection.options[option] !== true) throw accessDenied()
  }

  used(valuesOnly: boolean, within: Area = WHOLE_SHEET): Area | null {
    return this.grid.used(within, valuesOnly)
  }

  isHidden(kind: 'rows' | 'columns', index: number): boolean {
    return this[kind].get(index)?.hidden ?? false
  }

  line(kind: 'rows' | 'columns', index: number): Line {
    let line = this[kind].get(index)
    if (!line) this[kind].set(index, (line = {}))
    return line
  }

  width(column: number): number {
    const line = this.columns.get(column)
    return line?.hidden ? 0 : (line?.size ?? STANDARD_WIDTH)
  }

  height(row: number): number {
    const line = this.rows.get(row)
    return line?.hidden ? 0 : (line?.size ?? STANDARD_HEIGHT)
  }

  /** Where a row or column begins, in points from the top left corner. */
  offset(kind: 'rows' | 'columns', index: number): number {
    const standard = kind === 'rows' ? STANDARD_HEIGHT : STANDARD_WIDTH
    let total = index * standard
    for (const line of this[kind].keys()) {
      if (line < index) total += (kind === 'rows' ? this.height(line) : this.width(line)) - standard
    }
    return total
  }

  private lineStyle(row: number, column: number): number {
    return this.rows.get(row)?.style ?? this.columns.get(column)?.style ?? 0
  }

  private restyleLines(lines: Map<number, Line>, within: Area, change: (style: number) => number): void {
    const kind = lines === this.rows ? 'rows' : 'columns'
    const [first, last] =
      kind === 'rows' ? [within.row, lastRow(within)] : [within.column, lastColumn(within)]
    const own = [...this.grid.cells(within, false)].map(([row, column]) => ({
      row,
      column,
      style: change(this.styleNumber(row, column)),
    }))
    for (let index = first; index <= last; index++) {
      const line = this.line(kind, index)
      line.style = change(line.style ?? 0)
    }
    for (const { row, column, style } of own) this.setStyle(row, column, style)
  }
}
