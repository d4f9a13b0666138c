/** What a refresh would change: plain data, to be shown, counted and decided before anything is written. */
import type { BlockId, NormalReport } from '../report/report.ts'
import type { Cell, ChartStep, Link, ValueFormat } from '../report/steps.ts'
import type { PivotRecord } from './pivot-layout.ts'
import type { WorkbookProblem } from './problem.ts'
import type { BlockRecord, DatasetStamp } from './record.ts'
import type { HostName } from './state.ts'
import type { CellContent, CellValue } from './values.ts'
import type { WorkbookWarning } from './warning.ts'

/** The column of a table that names the source of each figure, for the receipt. */
export const SOURCE_COLUMN = 'source'

/**
 * `revised`: the new figures differ and nobody touched the cell. `yours`: the analyst changed it, the
 * figures did not. `conflict`: both did, or it cannot be known that the analyst did not.
 */
export type Why = 'revised' | 'yours' | 'conflict'

export interface CellChange {
  readonly why: Why
  /** Body row from 0, in the order of the sheet. */
  readonly row: number
  readonly key: string
  /** Id of the managed column. */
  readonly column: string
  readonly old: CellContent
  readonly new: CellContent
  /** What was last written; absent where that is not known. */
  readonly base?: CellValue
  /** What the row says of its source, or ''. */
  readonly source: string
  readonly link?: Link | null
}

export type RowChange =
  /** `fresh` and `gone` count rows of `TableChanges.fresh` and `.gone`. */
  | { readonly why: 'added'; readonly key: string; readonly fresh: number }
  | { readonly why: 'withdrawn'; readonly key: string; readonly row: number; readonly gone: number }
  /** Withdrawn, and stays, marked: the analyst wrote beside it, or changed its cells. */
  | {
      readonly why: 'kept'
      readonly key: string
      readonly row: number
      readonly because: 'beside' | 'edited'
    }
  /** Was withdrawn and marked; the figure is back. */
  | { readonly why: 'returned'; readonly key: string; readonly row: number }
  /** The analyst removed the row and the figures did not change: it stays away. */
  | { readonly why: 'yours'; readonly key: string }
  | {
      readonly why: 'conflict'
      readonly about: 'removed-and-revised'
      readonly key: string
      readonly fresh: number
    }
  /** No base: the figure was withdrawn, or the analyst added the row. */
  | {
      readonly why: 'conflict'
      readonly about: 'withdrawn-or-yours'
      readonly key: string
      readonly row: number
      readonly gone: number
    }

export type ColumnChange =
  /** New in the schema: joins the table on its right. `values` are those of the rows that are there. */
  | {
      readonly why: 'added'
      readonly id: string
      readonly header: string
      readonly values: readonly CellValue[]
    }
  /** No longer in the schema: the column stays, its figures are withdrawn from the cells that nobody changed. */
  | { readonly why: 'dropped'; readonly id: string; readonly header: string }
  /** The analyst removed it: it stays away. */
  | { readonly why: 'removed'; readonly id: string; readonly header: string }
  | { readonly why: 'renamed'; readonly id: string; readonly header: string; readonly to: string }
  | {
      readonly why: 'retyped'
      readonly id: string
      readonly header: string
      readonly from: Kind
      readonly to: Kind
    }
  /** The managed columns stand in another order, which is kept. */
  | { readonly why: 'reordered' }
export type Kind = 'text' | 'number' | 'mixed'

/** Rows column by column, aligned with the table as it will be: null for a column that is not ours to fill. */
export interface RowsContent {
  readonly rows: number
  readonly columns: readonly (readonly CellContent[] | null)[]
  /** Links of the cells, for the columns that have any. */
  readonly links?: readonly (readonly (Link | null)[] | null)[]
}

/** How a managed column looks, for rows and columns that are new. */
export interface ColumnLook {
  readonly format: ValueFormat
  readonly decimals?: number
  readonly wrap: boolean
}

export interface ColumnAfter {
  readonly header: string
  /** Null for a column of the analyst's own. */
  readonly id: string | null
  /** Null where the plan does not say. */
  readonly look: ColumnLook | null
}

/** Numbers of a managed column, by its position, that are to be shown otherwise: number format codes. */
export interface FormatChange {
  readonly column: number
  readonly from: string
  readonly to: string
}

export interface TableChanges {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /**
   * Large tables, whose values are not stored: `by-row` tells edits from revisions by the prints of the rows,
   * and asks where a row has seen both; `two-way` has no prints either and cannot tell them apart.
   */
  readonly mode: 'three-way' | 'by-row' | 'two-way'
  /** Body rows before the change. */
  readonly rows: number
  /** The columns after the change, new ones last. */
  readonly columns: readonly ColumnAfter[]
  readonly columnChanges: readonly ColumnChange[]
  readonly cellChanges: readonly CellChange[]
  readonly formats: readonly FormatChange[]
  readonly rowChanges: readonly RowChange[]
  readonly fresh: RowsContent
  readonly gone: RowsContent
  /** The record of the block after the change, but for the rows that stay although withdrawn. */
  readonly next: BlockRecord
  /** Rows that were withdrawn before, stayed, and stay again. */
  readonly stillWithdrawn: readonly number[]
  /** Only for tables of which a chart draws some rows: the keys, and how the rows come into a new order. */
  readonly ranked: RankedRows | null
}

export interface RankedRows {
  /** As people read them, of the rows that stand there and of the new figures. */
  readonly keys: readonly string[]
  readonly newKeys: readonly string[]
  /**
   * The whole table as it stands and as it will be, where nobody has sorted it or worked in it: then its
   * rows take the order of the new figures. Null where the order that is there is kept.
   */
  readonly contents: { readonly old: RowsContent; readonly new: RowsContent } | null
}

/** A chart whose titles, labels or rows are others than those last written. */
export interface ChartChanges {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  readonly step: ChartStep
  /** The title as last written: a chart that carries another one keeps it, for it is the analyst's. */
  readonly lastTitle: string
  readonly next: BlockRecord
}

/** A PivotTable whose layout follows the figures, or stays although it adds what must be kept apart. */
export interface PivotChanges {
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /** What it is brought to; null where it stays as it is. */
  readonly layout: PivotRecord | null
  /** The word for an item without a value. */
  readonly blank?: string
  readonly warning: WorkbookWarning | null
  readonly next: BlockRecord
}

/** A change of free-standing text. Where the analyst changed it, theirs stays and `new` says what it would be. */
export interface TextChange {
  readonly why: 'revised' | 'yours'
  /** From 0, counted from the place of the block. */
  readonly row: number
  readonly column: number
  readonly old: CellContent
  readonly new: CellValue
  /** The whole cell of the plan, with its style and link, where there is one. */
  readonly cell?: Cell
}

export interface CellsChanges {
  readonly block: BlockId
  readonly sheet: HostName
  readonly at: { readonly row: number; readonly column: number }
  readonly changes: readonly TextChange[]
  readonly next: BlockRecord
}

export type ReportState = 'up-to-date' | 'newer-data' | 'edited' | 'missing-parts' | 'damaged'

export interface Counts {
  /** Rows. */
  readonly added: number
  /** Cells, texts included. */
  readonly changed: number
  /** Rows, those included that stay and are marked. */
  readonly withdrawn: number
  /** Cells and rows. */
  readonly conflicts: number
  /** Cells, texts and rows of the analyst that stay as they are. */
  readonly yours: number
}

export interface MissingBlock {
  readonly block: BlockId
  readonly kind: BlockRecord['kind']
  /** `new`: the report never had it, for example a chart that had nothing to draw until now. */
  readonly why: 'deleted' | 'new'
}

export interface ReportChanges {
  /** Null for the sheets that belong to all reports. */
  readonly report: NormalReport | null
  readonly state: ReportState
  readonly from: DatasetStamp
  readonly to: DatasetStamp
  readonly tables: readonly TableChanges[]
  readonly cells: readonly CellsChanges[]
  readonly charts: readonly ChartChanges[]
  readonly pivots: readonly PivotChanges[]
  /** Blocks that can be made: never unasked, for the analyst may not want them or may need their place. */
  readonly missing: readonly MissingBlock[]
  readonly renamed: readonly { readonly block: BlockId; readonly from: string; readonly to: string }[]
  /** What the analyst should look at, for it stays as it is. */
  readonly warnings: readonly WorkbookWarning[]
  /** While there is one, nothing of this report is changed. */
  readonly problems: readonly WorkbookProblem[]
  readonly counts: Counts
}

export interface BookChanges {
  readonly reports: readonly ReportChanges[]
  readonly counts: Counts
}
