/** What is shown by a PivotTable, apart from its place, its name and its looks. */
import type { BlockId } from '../report/report.ts'
import type { PivotStep } from '../report/steps.ts'
import { numberFormat } from './number-format.ts'

/** Fields by the ids of the columns of its table; a column that is not of the plan by its header. */
export interface PivotLayout {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly values: readonly PivotValue[]
  /** `rows`: of each row, a column at the right. `columns`: of each column, a row at the bottom. */
  readonly grandTotals: { readonly rows: boolean; readonly columns: boolean }
}

export interface PivotValue {
  readonly column: string
  /** In small letters: `sum`, `count` or another word of the host. */
  readonly summarize: string
  readonly caption: string
  /** Its number format code. */
  readonly numberFormat: string
}

/** What the record keeps: the layout as planned, and the block of the table that feeds it. */
export interface PivotRecord extends PivotLayout {
  readonly source: BlockId
}

export const layoutOf = (step: PivotStep, source: BlockId): PivotRecord => ({
  source,
  rows: step.rows,
  columns: step.columns,
  filters: step.filters,
  values: step.values.map(({ column, summarize, caption, format, decimals }) => ({
    column,
    summarize,
    caption,
    numberFormat: numberFormat(format, decimals),
  })),
  grandTotals: step.grandTotals,
})
