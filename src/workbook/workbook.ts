import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import type { BookEdit } from './edit.ts'
import type { WorkbookRecord } from './record.ts'
import type { BlockState, TableThere } from './state.ts'

/** What a host can do beyond cells, sheets and tables; a plan is fitted to it, hosts are never asked for. */
export interface Capabilities {
  readonly pivotTables: boolean
  readonly charts: boolean
  readonly chartAltText: boolean
  readonly printLayout: boolean
  readonly undoGroups: boolean
}

/** The one door to a workbook, whatever holds it. */
export interface Workbook {
  readonly can: Capabilities
  /** The record stored in the workbook, migrated to the newest version, or null where there is none. */
  record(): Promise<WorkbookRecord | null>
  /** Writes new reports. Throws WorkbookError and leaves the workbook as it was when it cannot. */
  write(plan: Plan, work?: Work): Promise<void>
}

/** A workbook that people have worked on since Concord wrote into it, and that can be refreshed. */
export interface RefreshableWorkbook extends Workbook {
  /**
   * What stands in the workbook now for every block of the record: one answer a block, all loaded at once.
   * Sheets and objects are looked up by their ids, then by their names; a table also by its headers on the
   * sheet where it was written. Cells are read as far as they reach in the record and in `theirs`; null
   * reads what the record knows (to take back a refresh). A block that cannot be changed (a protected
   * sheet, cells below a table that must grow are found by `apply`) answers `unreadable` with its problem.
   */
  read(record: WorkbookRecord, theirs: Plan | null, work?: Work): Promise<readonly BlockState[]>
  /** Every table with a header row, Concord's and others: among them may be one that the record has lost. */
  tables(): Promise<readonly TableThere[]>
  /**
   * Applies an edit: writes the named cells and no others, removes and appends rows, lets everything that
   * covers a table (charts, names, formats, formulas) grow with it, refreshes the PivotTables on it, makes
   * deleted blocks again, and stores the record last. Throws WorkbookError before anything is written where
   * it can be known, with `workbook/changed-meanwhile` where the workbook is not the one that was read; a
   * failure half way leaves the workbook as it was, or is `workbook/incomplete`.
   */
  apply(edit: BookEdit, work?: Work): Promise<void>
}
