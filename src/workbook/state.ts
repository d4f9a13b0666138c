/** What stands in the workbook now, as an adapter reads it: plain data, columns rather than rows. */
import type { BlockId } from '../report/report.ts'
import type { PivotLayout } from './pivot-layout.ts'
import type { WorkbookProblem } from './problem.ts'
import type { Box } from './reference.ts'
import type { CellContent } from './values.ts'

/** The host's own id, which survives renaming, and the name as it is now. */
export interface HostName {
  readonly id: string
  readonly name: string
}

/** One block of the record, looked up by its ids, or by its name where the host has lost them. */
export type BlockState =
  | { readonly kind: 'missing'; readonly block: BlockId }
  /** It is there and cannot be read or changed. */
  | { readonly kind: 'unreadable'; readonly block: BlockId; readonly problem: WorkbookProblem }
  | {
      readonly kind: 'chart'
      readonly block: BlockId
      readonly sheet: HostName
      readonly object: HostName
    }
  | PivotState
  | CellsState
  | TableState

export interface PivotState {
  readonly kind: 'pivot'
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /** Its fields by their headers in the source; null where it is of another kind than ours. */
  readonly layout: PivotLayout | null
}

export interface CellsState {
  readonly kind: 'cells'
  readonly block: BlockId
  readonly sheet: HostName
  /** From the place where the block was written: as far as it reached then, and as it would reach now. */
  readonly cells: readonly (readonly CellContent[])[]
}

export interface TableState {
  readonly kind: 'table'
  readonly block: BlockId
  readonly sheet: HostName
  readonly object: HostName
  /** All columns in the order of the sheet, the analyst's own among them. */
  readonly columns: readonly StateColumn[]
  /** Body rows, without header and totals; 0 where the only row is empty, as in a table without figures. */
  readonly rows: number
  /** Body rows from 0 that carry a note or a comment. */
  readonly noted: readonly number[]
  /** Body rows from 0, ascending, in whose row of the sheet a cell or note stands outside of the table. */
  readonly beside: readonly number[]
}

export interface StateColumn {
  readonly header: string
  /** The host's id of the column, where it has one. */
  readonly host?: string
  /** One a body row, hidden rows included. */
  readonly values: readonly CellContent[]
}

/** A table of the workbook, whoever made it. */
export interface TableThere {
  readonly sheet: HostName
  readonly object: HostName
  /** All of it, with its header and its totals row. */
  readonly box: Box
  readonly columns: readonly Omit<StateColumn, 'values'>[]
}
