/** The whole workbook, and what the application around it is doing. */
import type { Json } from '../json.ts'
import { invalidArgument, invalidOperation, itemAlreadyExists } from '../errors.ts'
import { type Area, area } from './area.ts'
import { Events, EVENT, WHOLE_WORKBOOK } from './events.ts'
import { renameSheet } from './formula.ts'
import type { DefinedName } from './names.ts'
import type { Pivot } from './pivot.ts'
import { Range } from './range.ts'
import { type Shift, shiftArea } from './shift.ts'
import { Styles } from './style.ts'
import type { Table } from './table.ts'
import { Undo } from './undo.ts'
import { Worksheet } from './worksheet.ts'

/** What goes on around the workbook, switched by a test. */
export interface Situation {
  /** A cell is being edited: every call fails until the user leaves it. */
  cellEdit: boolean
  /** Another workbook has the focus. */
  otherWorkbookInFront: boolean
  /** Opened for viewing only. */
  readOnly: boolean
  /** Others are editing at the same time. */
  coauthored: boolean
  /** Excel's AutoCorrect: tables grow and formulas fill down by themselves. */
  autoCorrect: boolean
  /** The add-in's pane is in sight; false for one that was started in the background. */
  paneShown: boolean
}

export interface XmlPart {
  readonly id: string
  xml: string
  namespace: string
}

/** A change to a formula; `sheet`, `row` and `column` say where it stands, the sheet being null for a name. */
export type Rewrite = (formula: string, sheet: Worksheet | null, row: number, column: number) => string

export class Workbook {
  readonly styles = new Styles()
  readonly events = new Events()
  readonly undo = new Undo()
  readonly situation: Situation = {
    cellEdit: false,
    otherWorkbookInFront: false,
    readOnly: false,
    coauthored: false,
    autoCorrect: true,
    paneShown: true,
  }
  sheets: Worksheet[] = []
  tables: Table[] = []
  pivots: Pivot[] = []
  names: DefinedName[] = []
  xmlParts: XmlPart[] = []
  readonly settings = new Map<string, Json>()
  readonly properties: Record<string, Json> = {
    Author: '',
    Category: '',
    Comments: '',
    Company: '',
    Keywords: '',
    LastAuthor: '',
    Manager: '',
    RevisionNumber: 0,
    Subject: '',
    Title: '',
  }
  /** The theme part of the file that the workbook was opened from. */
  theme: string | null = null
  readonly customProperties = new Map<string, Json>()
  /** The structure is protected: no sheet may be added, deleted, moved or renamed. */
  structureProtected = false
  calculationMode = 'Automatic'
  /** How often the add-in has asked to hold calculation and drawing until the next sync. */
  readonly suspended = { calculation: 0, screen: 0 }
  dirty = false
  active: Worksheet
  selection: { sheet: Worksheet; area: Area }
  readonly kept = new Map<string, Range>()
  private passing: Range[] = []
  private readonly counters = new Map<string, number>()

  constructor(readonly name = 'Book1.xlsx') {
    this.active = this.addSheet()
    this.selection = { sheet: this.active, area: area(0, 0) }
  }

  /** 1, 2, 3 ... for each kind of thing. */
  next(kind: string): number {
    const number = (this.counters.get(kind) ?? 0) + 1
    this.counters.set(kind, number)
    return number
  }

  guid(kind: string): string {
    const number = this.next(kind).toString(16).padStart(12, '0').toUpperCase()
    return `{00000000-0001-0000-0000-${number}}`
  }

  sheet(key: string): Worksheet | undefined {
    const name = key.toLowerCase()
    return this.sheets.find((it) => it.id === key || it.name.toLowerCase() === name)
  }

  checkSheetName(name: string, own: Worksheet | null): void {
    const bad = name === '' || name.length > 31 || /[\\/?*:[\]]/.test(name) || /^'|'$/.test(name)
    if (bad || name.toLowerCase() === 'history') throw invalidArgument()
    const other = this.sheets.find((it) => it.name.toLowerCase() === name.toLowerCase())
    if (other && other !== own) throw itemAlreadyExists()
  }

  addSheet(name?: string): Worksheet {
    if (name !== undefined) this.checkSheetName(name, null)
    let free = name
    for (let n = this.sheets.length + 1; free === undefined; n++) {
      if (!this.sheet(`Sheet${n}`)) free = `Sheet${n}`
    }
    const sheet = new Worksheet(this, this.guid('sheet'), free)
    this.sheets.push(sheet)
    this.events.raise(EVENT.worksheetAdded, [WHOLE_WORKBOOK], { source: 'Local', worksheetId: sheet.id })
    return sheet
  }

  renameSheet(sheet: Worksheet, name: string): void {
    this.checkSheetName(name, sheet)
    const before = sheet.name
    sheet.name = name
    this.rewriteFormulas((formula) => renameSheet(formula, before, name))
  }

  deleteSheet(sheet: Worksheet): void {
    const visible = this.sheets.filter((it) => it.visibility === 'Visible' && it !== sheet)
    if (visible.length === 0)
      throw invalidOperation('A workbook must contain at least one visible worksheet.')
    const at = this.sheets.indexOf(sheet)
    for (const table of sheet.tables) this.dropTable(table)
    for (const pivot of sheet.pivots) this.dropPivot(pivot)
    this.sheets = this.sheets.filter((it) => it !== sheet)
    sheet.deleted = true
    if (this.active === sheet)
      this.activate(this.sheets.slice(at).find((it) => visible.includes(it)) ?? this.sheets[0] ?? sheet)
    this.rewriteFormulas((formula) => loseSheet(formula, sheet.name))
    this.events.raise(EVENT.worksheetDeleted, [WHOLE_WORKBOOK], { source: 'Local', worksheetId: sheet.id })
  }

  activate(sheet: Worksheet): void {
    if (this.active === sheet) return
    this.active = sheet
    this.selection = { sheet, area: area(0, 0) }
    this.events.raise(EVENT.worksheetActivated, [sheet.id, WHOLE_WORKBOOK], { worksheetId: sheet.id })
  }

  select(sheet: Worksheet, at: Area, address: string): void {
    this.activate(sheet)
    this.selection = { sheet, area: at }
    this.events.raise(EVENT.selectionChanged, [sheet.id, WHOLE_WORKBOOK], { worksheetId: sheet.id, address })
  }

  dropTable(table: Table): void {
    table.deleted = true
    this.tables = this.tables.filter((it) => it !== table)
  }

  dropPivot(pivot: Pivot): void {
    pivot.deleted = true
    this.pivots = this.pivots.filter((it) => it !== pivot)
  }

  /** A range of the request at hand; it moves with the cells until the request is over, or while it is kept. */
  range(sheet: Worksheet, at: Area): Range {
    const range = new Range(sheet, at)
    this.passing.push(range)
    return range
  }

  keep(range: Range): void {
    range.reference ??= `{range-${this.next('range')}}`
    this.kept.set(range.reference, range)
  }

  forgetPassing(): void {
    this.passing = []
  }

  moveRanges(sheet: Worksheet, shift: Shift): void {
    for (const range of new Set([...this.passing, ...this.kept.values()])) {
      if (range.sheet === sheet) range.follow((at) => shiftArea(at, shift))
    }
  }

  /** Changes every formula of the workbook: cells, names, calculated columns and chart series. */
  rewriteFormulas(rewrite: Rewrite): void {
    for (const sheet of this.sheets) {
      for (const [row, column, formula] of [...sheet.grid.formulas()]) {
        const to = rewrite(formula, sheet, row, column)
        if (to !== formula) sheet.grid.set(row, column, sheet.grid.value(row, column), to)
      }
      for (const chart of sheet.charts) {
        for (const series of chart.series) {
          series.values &&= rewrite(series.values, null, 0, 0)
          series.categories &&= rewrite(series.categories, null, 0, 0)
        }
      }
      for (const name of sheet.names) name.formula = rewrite(name.formula, null, 0, 0)
    }
    for (const name of this.names) name.formula = rewrite(name.formula, null, 0, 0)
    for (const table of this.tables) {
      for (const column of table.columns) {
        if (column.calculated === null) continue
        column.calculated = rewrite(
          column.calculated,
          table.sheet,
          table.body.row,
          table.columnBody(column).column,
        )
      }
    }
  }
}

function loseSheet(formula: string, name: string): string {
  return renameSheet(formula, name, '\u0000').replace(/'\u0000'![$A-Z0-9:]+/g, '#REF!')
}
