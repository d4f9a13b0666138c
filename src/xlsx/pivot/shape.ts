/** The rows and columns of a PivotTable in tabular form, as cells and as its definition names them. */
import type { PivotStep } from '../../report/steps.ts'
import type { PivotAnswer, Tuple } from './answer.ts'

/** A line of the PivotTable: a tuple of items or the grand total, and which value it shows. */
export interface Line {
  /** Place among the tuples, or null for the grand total. */
  readonly at: number | null
  readonly tuple: Tuple
  /** Leading items that the line before shows already. */
  readonly repeated: number
  /** Number of the value; 0 on rows. */
  readonly value: number
}

export interface PivotShape {
  readonly rows: readonly Line[]
  readonly columns: readonly Line[]
  /** Rows above the first row of values, and columns left of its first column. */
  readonly headerRows: number
  readonly labelColumns: number
  /** The page filters with the blank row below them. */
  readonly filterRows: number
  /** One value: its caption stands in the corner. Several: they have columns of their own. */
  readonly several: boolean
}

export function pivotShape(step: PivotStep, answer: PivotAnswer): PivotShape {
  const several = step.values.length > 1
  const hasColumns = step.columns.length > 0
  return {
    rows: lines(answer.rows, 1, step.grandTotals.columns && step.rows.length > 0),
    columns: lines(answer.columns, step.values.length, step.grandTotals.rows && hasColumns),
    headerRows: hasColumns ? step.columns.length + 1 + (several ? 1 : 0) : 1,
    labelColumns: Math.max(1, step.rows.length),
    filterRows: step.filters.length > 0 ? step.filters.length + 1 : 0,
    several,
  }
}

function lines(tuples: readonly Tuple[], values: number, grand: boolean): Line[] {
  const each = (at: number | null, tuple: Tuple, repeated: number): Line[] =>
    Array.from({ length: values }, (_, value) => ({
      at,
      tuple,
      repeated: value > 0 ? tuple.length : repeated,
      value,
    }))
  const items = tuples.flatMap((tuple, at) => each(at, tuple, shared(tuple, tuples[at - 1])))
  return grand ? [...items, ...each(null, [], 0)] : items
}

function shared(tuple: Tuple, before: Tuple | undefined): number {
  if (!before) return 0
  const different = tuple.findIndex((item, index) => item !== before[index])
  return different < 0 ? tuple.length : different
}
