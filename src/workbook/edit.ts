/** What an adapter does to a workbook in a refresh: plain data, decided in full before anything is written. */
import type { BlockId, SheetName } from '../report/report.ts'
import type { Cell, ChartStep, Link, Plan } from '../report/steps.ts'
import type { ColumnAfter, FormatChange, RowsContent } from './changes.ts'
import type { PivotRecord } from './pivot-layout.ts'
import type { BlockText, WorkbookRecord } from './record.ts'
import type { HostName } from './state.ts'
import type { CellContent, CellValue } from './values.ts'

/** Cells one below the other in one column. */
export interface CellRun {
  /** Column of the table from 0, first body row from 0. */
  readonly column: number
  readonly row: number
  readonly values: readonly CellContent[]
  /** As many as values, where the column has links. */
  readonly links?: readonly (Link | null)[]
}

/**
 * The edit of one table. All rows and columns count in the table as it was read, and the parts apply in the
 * order of the fields: new columns, cells, marks, rows removed, rows appended. What is not named stays
 * untouched. A table that loses all its rows keeps one, empty.
 */
export interface TableEdit {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /** Body rows as read; another number means that the workbook changed meanwhile. */
  readonly rows: number
  /** All columns after the edit; `values` of those that are new, one a body row as read. */
  readonly columns: readonly ColumnAfter[]
  readonly newColumns: readonly { readonly column: number; readonly values: readonly CellValue[] }[]
  readonly runs: readonly CellRun[]
  /** Of the cells of a column, those that still have the format `from` get `to`; appended rows too. */
  readonly formats: readonly FormatChange[]
  /** Rows whose figure was withdrawn and that stay: shown struck through; false takes the mark off. */
  readonly marks: readonly { readonly row: number; readonly withdrawn: boolean }[]
  /** Ascending. */
  readonly remove: readonly number[]
  /** Null columns are left to the table's own formulas. */
  readonly append: RowsContent
}

export interface CellsEdit {
  readonly block: BlockId
  readonly sheet: HostName
  readonly at: { readonly row: number; readonly column: number }
  /** Rows and columns from 0, counted from `at`. `cell` brings style and link; without it both stay. */
  readonly cells: readonly {
    readonly row: number
    readonly column: number
    readonly value: CellContent
    readonly cell?: Cell
  }[]
}

/** A chart brought up to the new figures. Its place, size and looks stay. */
export interface ChartEdit {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /** What the plan says of it: names, formats, titles. */
  readonly step: ChartStep
  /** A chart that carries another title than this keeps it. */
  readonly lastTitle: string
  /**
   * One a series: the body rows that it draws, ascending, in the table as it is after the edit, with their
   * labels; null where it draws the whole table.
   */
  readonly points: readonly ({
    readonly rows: readonly number[]
    readonly labelFormats: readonly (string | null)[]
  } | null)[]
}

/** A PivotTable that takes on a layout. Its place, name and looks stay. */
export interface PivotEdit {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  readonly layout: PivotRecord
  /** The word for an item without a value. */
  readonly blank?: string
}

/** A text outside the cells. Where another one stands than `from`, it is the analyst's and stays. */
export type TextEdit = {
  /** Of a comment the defined name, of a document property its name; else ''. */
  readonly name: string
  readonly from: string
  readonly to: string
} & (
  | { readonly kind: 'property' }
  | { readonly kind: BlockText['kind']; readonly sheet: HostName; readonly object: HostName }
)

export interface BookEdit {
  readonly tables: readonly TableEdit[]
  readonly cells: readonly CellsEdit[]
  /** After the tables. */
  readonly charts: readonly ChartEdit[]
  /** After the tables that feed them. */
  readonly pivots: readonly PivotEdit[]
  /** Footers, alternative texts, comments of names and document properties, as far as the host has them. */
  readonly texts: readonly TextEdit[]
  /** Deleted blocks that are to be made again, from the whole plan; `sheets` are those that are gone too. */
  readonly recreate: {
    readonly plan: Plan
    readonly blocks: readonly BlockId[]
    readonly sheets: readonly SheetName[]
  } | null
  /** Stored last, when everything else is written; blocks that were made again join it (`withBlocks`). */
  readonly record: WorkbookRecord
}
