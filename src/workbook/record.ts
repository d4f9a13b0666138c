import type { BlockId, NormalReport } from '../report/report.ts'
import type { ChartStep } from '../report/steps.ts'
import type { PivotRecord } from './pivot-layout.ts'
import type { Properties } from './properties.ts'
import type { CellContent, CellValue } from './values.ts'

/** What Concord stores inside the workbook to find and refresh its blocks. */
export interface WorkbookRecord {
  readonly version: 1
  readonly reports: readonly InstalledReport[]
  /** Blocks that belong to all reports: the sheets `Contents`, `Notes` and `Sources`. */
  readonly shared: readonly BlockRecord[]
  /** The document properties as last written; absent in records of older versions. */
  readonly properties?: Properties
  /** What the last refresh changed, so that it can be taken back; absent where it is too much to store. */
  readonly undo?: RefreshUndo
}

export interface InstalledReport {
  readonly report: NormalReport
  readonly dataset: DatasetStamp
  /** ISO 8601 date-time. */
  readonly written: string
  readonly blocks: readonly BlockRecord[]
}

export interface DatasetStamp {
  readonly name: string
  readonly version: string
  readonly hash: string
}

export interface BlockRecord {
  readonly block: BlockId
  readonly kind: 'cells' | 'table' | 'pivot' | 'chart'
  /** The sheet's own id (sheetId in a file, Worksheet.id in Excel) and its name when it was written. */
  readonly sheet: { readonly id: string; readonly name: string }
  /** The host's id of the object where it has one, and its name when it was written. */
  readonly object: { readonly id: string; readonly name: string }
  /** Row and column from 0 at which the block was written. */
  readonly at: { readonly row: number; readonly column: number }
  /** Tables only: the managed columns in their order. `host` is the host's own id of the column. */
  readonly columns?: readonly ColumnRecord[]
  /** Tables only: ids of the key columns. */
  readonly keys?: readonly string[]
  /** Tables and cells: the values last written; null where they were left out (above 50,000 cells). */
  readonly base?: PackedValues | null
  /** Tables only, where there is no base: a print of each row last written (`row-prints.ts`). */
  readonly prints?: string
  /** Charts only: the title as written, a print of all that the plan said of it, and what that was. */
  readonly chart?: { readonly title: string; readonly print: string; readonly step?: ChartStep }
  /** PivotTables only: the layout as last written; absent in records of older versions. */
  readonly pivot?: PivotRecord
  /** Tables only: withdrawn rows that stayed, marked, because the analyst's work stands in them. */
  readonly withdrawn?: PackedValues
  /** What the plan says outside the cells, as last written; absent in records of older versions. */
  readonly texts?: readonly BlockText[]
}

export interface BlockText {
  readonly kind: 'footer' | 'alt-text' | 'name-comment'
  /** The defined name; '' where it is of the sheet or the block itself. */
  readonly name: string
  readonly text: string
}

export interface ColumnRecord {
  readonly id: string
  readonly header: string
  readonly host?: string
  /** The number format code of its cells as written; absent in records of older versions. */
  readonly numberFormat?: string
}

/** Values last written, column by column. */
export interface PackedValues {
  readonly rows: number
  readonly columns: readonly PackedColumn[]
}
export type PackedColumn =
  /** Code 0 is an empty cell and `values[0]` is ''. */
  | { readonly kind: 'text'; readonly values: readonly string[]; readonly codes: readonly number[] }
  | { readonly kind: 'number'; readonly values: readonly (number | null)[] }
  | { readonly kind: 'mixed'; readonly values: readonly CellValue[] }

/** What one refresh did, by row key and column id, so that sorting and moving since then do no harm. */
export interface RefreshUndo {
  /** ISO 8601 date-time of that refresh. */
  readonly written: string
  /** What it refreshed, as it was recorded before. */
  readonly reports: readonly InstalledReport[]
  readonly shared: readonly BlockRecord[]
  readonly properties?: Properties
  readonly tables: readonly TableUndo[]
}

/** Keys are those that people read (`keyText`). */
export interface TableUndo {
  readonly block: BlockId
  /** Whether the rows were brought into the order of the new figures. */
  readonly reordered: boolean
  /** Column by column: what stood in the cells, and what the refresh wrote over it. */
  readonly cells: readonly {
    readonly column: string
    readonly keys: readonly string[]
    readonly old: readonly CellContent[]
    readonly new: readonly CellValue[]
  }[]
  /** Rows that it appended, and rows that it marked as withdrawn or no longer withdrawn. */
  readonly added: readonly string[]
  readonly marked: readonly string[]
  readonly unmarked: readonly string[]
  /** Rows that it removed, with all that stood in them. */
  readonly removed: {
    readonly keys: readonly string[]
    readonly columns: readonly { readonly header: string; readonly values: readonly CellContent[] }[]
  }
}
