/** A PivotTable: its source, its fields and the cells that it keeps up to date on the sheet. */
import type { Json } from '../json.ts'
import { invalidArgument, invalidOperation, itemNotFound, pivotTableRangeConflict } from '../errors.ts'
import { type Area, area, contains, lastColumn, lastRow, overlaps } from './area.ts'
import type { CellValue } from './grid.ts'
import { type PivotCells, type PivotParts, render } from './pivot-cells.ts'
import type { Table } from './table.ts'
import type { Worksheet } from './worksheet.ts'

export type PivotSource = { readonly table: Table } | { readonly sheet: Worksheet; readonly area: Area }

export interface PivotField {
  readonly id: string
  /** The column's header in the source. */
  readonly source: string
  name: string
  subtotals: boolean
  /** Items that the user switched off. */
  readonly hidden: Set<CellValue>
  /** Items that were given another name. */
  readonly captions: Map<CellValue, string>
}

export interface DataField {
  readonly field: PivotField
  name: string
  summarizeBy: string
  numberFormat: string
}

export class Pivot {
  fields: PivotField[] = []
  rows: PivotField[] = []
  columns: PivotField[] = []
  filters: PivotField[] = []
  data: DataField[] = []
  readonly layout: Record<string, Json> = {
    AltTextDescription: '',
    AltTextTitle: '',
    AutoFormat: true,
    EmptyCellText: '',
    EnableFieldList: true,
    FillEmptyCells: true,
    LayoutType: 'Compact',
    PreserveFormatting: true,
    ShowColumnGrandTotals: true,
    ShowFieldHeaders: true,
    ShowRowGrandTotals: true,
    SubtotalLocation: 'AtTop',
  }
  readonly settings: Record<string, Json> = {
    AllowMultipleFiltersPerField: false,
    EnableDataValueEditing: false,
    RefreshOnOpen: false,
    UseCustomSortLists: true,
  }
  /** Captions that no call reads or sets: what a file may say instead of Excel's own words. */
  words: { grandTotal?: string; rows?: string; columns?: string; values?: string } = {}
  /** Outer labels stand on every row, in the forms that have a column for each field. */
  repeatLabels = false
  parts: PivotParts
  /** The values of the source at the last refresh: it is these that the cells show. */
  private cache: CellValue[][] = []
  deleted = false

  constructor(
    readonly sheet: Worksheet,
    readonly id: string,
    public name: string,
    readonly source: PivotSource,
    private anchor: Area,
  ) {
    this.parts = {
      whole: anchor,
      table: anchor,
      rowLabels: null,
      columnLabels: null,
      body: null,
      filters: null,
    }
    this.readSource()
  }

  get area(): Area {
    return this.parts.whole
  }

  /** The values that the cells show, row by row, in the order of the fields. */
  get records(): readonly (readonly CellValue[])[] {
    return this.cache
  }

  /** Shows other values than those of the source now: those of the last refresh before a file was saved. */
  recall(records: CellValue[][]): void {
    this.cache = records
    this.draw()
  }

  /** The lines of labels down and across, with the cells that they make. */
  rendered(): PivotCells {
    return render(this, this.cache, this.anchor)
  }

  get sourceText(): string {
    return 'table' in this.source ? this.source.table.name : ''
  }

  field(name: Json): PivotField {
    const text = String(name).toLowerCase()
    const found = this.fields.find((it) => it.name.toLowerCase() === text || it.id === name)
    if (!found) throw itemNotFound()
    return found
  }

  /** Puts a field on an axis, taking it from any other. */
  place(field: PivotField, axis: 'rows' | 'columns' | 'filters'): void {
    if (this[axis].includes(field)) throw invalidArgument()
    for (const other of ['rows', 'columns', 'filters'] as const) {
      this[other] = this[other].filter((it) => it !== field)
    }
    this[axis].push(field)
    this.draw()
  }

  remove(field: PivotField, axis: 'rows' | 'columns' | 'filters'): void {
    this[axis] = this[axis].filter((it) => it !== field)
    this.draw()
  }

  addData(field: PivotField): DataField {
    const column = this.fields.indexOf(field)
    const numeric = this.cache.length > 0 && this.cache.every((row) => typeof row[column] === 'number')
    const summarizeBy = numeric ? 'Sum' : 'Count'
    const added: DataField = { field, name: '', summarizeBy, numberFormat: 'General' }
    added.name = this.freeName(`${summarizeBy} of ${field.name}`)
    this.data.push(added)
    this.draw()
    return added
  }

  removeData(data: DataField): void {
    this.data = this.data.filter((it) => it !== data)
    this.draw()
  }

  renameData(data: DataField, name: string): void {
    const taken =
      name === '' ||
      this.fields.some((it) => it.name.toLowerCase() === name.toLowerCase()) ||
      this.data.some((it) => it !== data && it.name.toLowerCase() === name.toLowerCase())
    if (taken) throw invalidArgument()
    data.name = name
    this.draw()
  }

  /** A caption that Excel made up follows the way of summing up. */
  summarize(data: DataField, by: string): void {
    const own = data.name.replace(/\d+$/, '') !== `${data.summarizeBy} of ${data.field.name}`
    data.summarizeBy = by
    if (!own) {
      data.name = ''
      data.name = this.freeName(`${by} of ${data.field.name}`)
    }
    this.draw()
  }

  /** Reads the source anew. A field whose column is gone leaves the PivotTable. */
  refresh(): void {
    this.readSource()
    this.draw()
  }

  /** The distinct values of a field, in the order in which the PivotTable shows them. */
  items(field: PivotField): CellValue[] {
    const column = this.fields.indexOf(field)
    return [...new Set(this.cache.map((row) => row[column] ?? ''))].sort(compareItems)
  }

  /** Works the cells out and writes them; refused where they would cover anything else. */
  draw(): void {
    const before = this.parts.whole
    const cells = render(this, this.cache, this.anchor)
    this.refuseConflicts(cells.parts.whole, before)
    this.erase(before)
    this.parts = cells.parts
    this.paint(cells)
  }

  moveTo(to: Area): void {
    const rows = to.row - this.area.row
    const columns = to.column - this.area.column
    this.anchor = { ...this.anchor, row: this.anchor.row + rows, column: this.anchor.column + columns }
    const move = (it: Area | null): Area | null =>
      it && { ...it, row: it.row + rows, column: it.column + columns }
    const { whole, table } = this.parts
    this.parts = {
      whole: move(whole) ?? whole,
      table: move(table) ?? table,
      rowLabels: move(this.parts.rowLabels),
      columnLabels: move(this.parts.columnLabels),
      body: move(this.parts.body),
      filters: move(this.parts.filters),
    }
  }

  erase(within: Area = this.area): void {
    for (const [row, column] of [...this.sheet.grid.cells(within, true)]) {
      this.sheet.grid.set(row, column, '')
    }
  }

  private paint(cells: PivotCells): void {
    for (const { row, column, value, format } of cells.values) {
      this.sheet.grid.set(row, column, value)
      if (format !== undefined) {
        this.sheet.restyle(area(row, column), (style) => ({ ...style, numberFormat: format }))
      }
    }
  }

  private refuseConflicts(to: Area, before: Area): void {
    const { sheet } = this
    const others = [
      ...sheet.pivots.filter((pivot) => pivot !== this).map((pivot) => pivot.area),
      ...sheet.tables.map((table) => table.area),
    ]
    if (others.some((other) => overlaps(other, to))) throw pivotTableRangeConflict()
    sheet.guard(to)
    const drawn = this.drawn
    for (const [row, column] of sheet.grid.cells(to, true)) {
      if (!drawn || !contains(before, area(row, column))) throw pivotTableRangeConflict()
    }
  }

  private get drawn(): boolean {
    return this.sheet.book.pivots.includes(this)
  }

  private readSource(): void {
    const { sheet, whole } = this.sourceArea()
    const read = (row: number): CellValue[] =>
      Array.from({ length: whole.columns }, (_, i) => sheet.grid.value(row, whole.column + i))
    const headers = read(whole.row).map(String)
    if (whole.rows < 2 || headers.some((it) => it === '')) {
      throw invalidOperation('The PivotTable field name is not valid.')
    }
    const known = new Map(this.fields.map((it) => [it.source, it]))
    this.fields = headers.map(
      (header) =>
        known.get(header) ?? {
          id: header,
          source: header,
          name: header,
          subtotals: true,
          hidden: new Set(),
          captions: new Map(),
        },
    )
    this.cache = []
    for (let row = whole.row + 1; row <= lastRow(whole); row++) this.cache.push(read(row))
    for (const axis of ['rows', 'columns', 'filters'] as const) {
      this[axis] = this[axis].filter((it) => this.fields.includes(it))
    }
    this.data = this.data.filter((it) => this.fields.includes(it.field))
  }

  private sourceArea(): { sheet: Worksheet; whole: Area } {
    if (!('table' in this.source)) return { sheet: this.source.sheet, whole: this.source.area }
    const { table } = this.source
    if (table.deleted || !table.showHeaders) throw invalidOperation('The PivotTable has lost its source.')
    return {
      sheet: table.sheet,
      whole: { ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) },
    }
  }

  private freeName(name: string): string {
    let free = name
    for (let n = 2; this.data.some((it) => it.name === free); n++) free = `${name}${n}`
    return free
  }
}

/** Numbers first, then text without regard to case, blanks last. */
export function compareItems(a: CellValue, b: CellValue): number {
  const rank = (value: CellValue): number =>
    value === '' ? 3 : typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { sensitivity: 'base' }) || (String(a) < String(b) ? -1 : 1)
}

export const holdsCell = (pivot: Pivot, row: number, column: number): boolean =>
  row >= pivot.area.row &&
  row <= lastRow(pivot.area) &&
  column >= pivot.area.column &&
  column <= lastColumn(pivot.area)
