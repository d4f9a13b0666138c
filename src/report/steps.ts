/**
 * The plan: the report worked out as plain data. An adapter turns each step into what its host calls it;
 * it decides nothing about content, and it reads no other step than the one at hand, except that a
 * PivotTable finds its table by name and a chart its cells by block.
 * Rows and columns count from 0.
 */
import type { Column } from '../data/table.ts'
import type { BlockId, NormalReport, SheetName } from './report.ts'

/** How a cell looks; each adapter maps the closed list once. Fonts are the workbook theme's. */
export type CellStyle =
  | 'title' // 16 bold
  | 'coverage' // 10, dark grey
  | 'note' // 9
  | 'heading' // 11 bold, names a part of the sheet
  | 'headline' // 12, a key figure said in words
  | 'text'
  | 'link'

/** What a column's values are: decides alignment, number format and whether text wraps. */
export type ValueFormat =
  | 'text'
  | 'code' // short identifiers; never a thousands separator
  | 'integer' // #,##0
  | 'quantity' // #,##0 with `decimals`
  | 'amount' // money, #,##0
  | 'year' // 0
  | 'date' // yyyy-mm-dd, the host's real date

export interface Place {
  readonly sheet: SheetName
  readonly row: number
  readonly column: number
}

/** Inside the workbook, or outside it (https only). Shown text is the cell's own. */
export type Link = { readonly sheet: SheetName; readonly cell: string } | { readonly url: string }

export interface Cell {
  readonly value: string | number | null
  readonly style: CellStyle
  readonly link?: Link
  readonly wrap?: boolean
  /** Says when the plan was made: goes along with other changes, and is none by itself. */
  readonly stamp?: true
}

export interface SheetStep {
  readonly kind: 'sheet'
  readonly sheet: SheetName
  readonly gridlines: boolean
  /** `#RRGGBB`; pairs the sheets of one report. */
  readonly tabColor: string | null
  /** Rows kept in view while scrolling; 0 for none. */
  readonly frozenRows: number
  /** Width in characters from column A on. */
  readonly widths: readonly number[]
  readonly print: {
    readonly landscape: boolean
    /** Repeated on each page, or null. */
    readonly headerRow: number | null
    /** Left footer; the adapter adds "page of pages" on the right in the plan's language. */
    readonly footer: string
    /** Printed text for the page number, with {page} and {pages}. */
    readonly pageOf: string
  }
}

/** Free-standing text: titles, coverage, notes, sources, contents. `cells` are rows of cells, null is empty. */
export interface CellsStep {
  readonly kind: 'cells'
  readonly block: BlockId
  readonly at: Place
  readonly cells: readonly (readonly (Cell | null)[])[]
  /** Height in points for each row, or null for automatic. */
  readonly heights?: readonly (number | null)[]
}

export interface TableColumn {
  /** Stable name, whatever the language of the header: the record and the merge go by it. */
  readonly id: string
  readonly header: string
  readonly data: Column
  readonly format: ValueFormat
  readonly decimals?: number
  readonly wrap: boolean
  /** A link a row, or none. */
  readonly links?: (row: number) => Link | null
}

export interface TableStep {
  readonly kind: 'table'
  readonly block: BlockId
  readonly at: Place
  /** The Excel table's name, unique in the workbook. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: number
  /** Ids of the columns that tell rows apart across refreshes. */
  readonly keys: readonly string[]
  readonly filterButtons: boolean
  readonly banding: boolean
  readonly altText: string
  /** What the record keeps of a large table's rows, where it was worked out beforehand, in a worker. */
  readonly prints?: string
}

export interface PivotStep {
  readonly kind: 'pivot'
  readonly block: BlockId
  /** Its first cell: page filters stand on top, one a row, then an empty row, then headers and body. */
  readonly at: Place
  readonly name: string
  /** Name of the Excel table that feeds it. */
  readonly source: string
  /** Column ids of that table. */
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly values: readonly {
    readonly column: string
    readonly summarize: 'sum' | 'count'
    readonly caption: string
    readonly format: ValueFormat
    readonly decimals?: number
  }[]
  /** `rows`: of each row, a column at the right. `columns`: of each column, a row at the bottom. */
  readonly grandTotals: { readonly rows: boolean; readonly columns: boolean }
  /** Fields that keep figures apart that must not be added, and the grand totals that would add them. */
  readonly apart?: {
    readonly fields: readonly string[]
    readonly grandTotals: { readonly rows: boolean; readonly columns: boolean }
  }
  /** Words that Excel itself would print in its own language. */
  readonly words: {
    readonly grandTotal: string
    readonly rows: string
    readonly columns: string
    readonly all: string
    /** An item that has no value. */
    readonly blank?: string
    /** Heads the columns of several values. */
    readonly values?: string
  }
}

/** Cells of a block: a column of a table by id (its body), optionally only some of its rows. */
export interface CellsOf {
  readonly block: BlockId
  readonly column: string
  readonly rows?: { readonly from: number; readonly count: number }
}

export interface ChartSeries {
  readonly name: string
  readonly categories: CellsOf
  readonly values: CellsOf
  /** `#RRGGBB` */
  readonly color: string
  /** One a point: the number format that shows its bound (`"> "#,##0`), or null for the series' own. */
  readonly labelFormats: readonly (string | null)[]
}

export interface ChartStep {
  readonly kind: 'chart'
  readonly block: BlockId
  readonly at: Place
  /** Centimetres. */
  readonly size: { readonly width: number; readonly height: number }
  readonly name: string
  /** Bars run from top to bottom in the order of their rows; stacked series share one bar a category. */
  readonly chart: 'bar' | 'column' | 'line' | 'stacked-bar' | 'stacked-column'
  readonly title: string
  readonly categoryTitle: string
  /** Carries the unit. */
  readonly valueTitle: string
  readonly valueFormat: string
  readonly series: readonly ChartSeries[]
  readonly labels: boolean
  /** No category has a bar in two series: the bars of all series take the same place (overlap 100 %). */
  readonly overlap?: boolean
  readonly legend: boolean
  readonly altText: string
}

/** A defined name of the workbook that stands for a table's column or a whole block. */
export interface NameStep {
  readonly kind: 'name'
  readonly name: string
  readonly refersTo: CellsOf | { readonly block: BlockId }
  readonly comment: string
}

export type Step = SheetStep | CellsStep | TableStep | PivotStep | ChartStep | NameStep

export interface DocumentProperties {
  readonly title: string
  readonly subject: string
  readonly author: string
  readonly keywords: string
  readonly comments: string
  readonly language: string
}

export interface Plan {
  readonly reports: readonly NormalReport[]
  readonly dataset: { readonly name: string; readonly version: string; readonly hash: string }
  /** ISO 8601 date-time at which the plan was made; the only clock that anything reads. */
  readonly created: string
  readonly properties: DocumentProperties
  /**
   * First the sheets, in their order in the workbook, then what stands on them. A step comes after every step
   * that it refers to: a table before the PivotTables and charts on it, on whichever sheet it stands.
   */
  readonly steps: readonly Step[]
}
