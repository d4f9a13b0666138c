/** What a PivotTable shows, worked out from the source table's rows. */
import type { PivotStep } from '../../report/steps.ts'
import type { PivotPlace } from '../layout.ts'
import { columnIndex } from '../layout.ts'
import type { CacheField } from './cache-fields.ts'

/** A row or column of the PivotTable: the numbers of its items, one a field. */
export type Tuple = readonly number[]

export interface PivotAnswer {
  readonly rows: readonly Tuple[]
  readonly columns: readonly Tuple[]
  /** A value, where `null` as row or column is the grand total; null where no figure has one. */
  value(row: number | null, column: number | null, value: number): number | null
}

export function answerPivot({ step, source }: PivotPlace, fields: readonly CacheField[]): PivotAnswer {
  const pick = (ids: readonly string[]): CacheField[] =>
    ids.map((id) => fields[columnIndex(source, id)] as CacheField)
  const count = Math.max(1, source.step.rows)
  const rows = tuples(pick(step.rows), count)
  const columns = tuples(pick(step.columns), count)
  const totals = step.values.map(({ summarize, column }) =>
    totalsOf(summarize, pick([column])[0] as CacheField, rows, columns, count),
  )
  return {
    rows: rows.sorted,
    columns: columns.sorted,
    value: (row, column, value) => totals[value]?.(row ?? -1, column ?? -1) ?? null,
  }
}

interface Tuples {
  readonly sorted: readonly Tuple[]
  /** The place of each source row's tuple in `sorted`. */
  readonly at: Int32Array
}

/** The different tuples of a table's rows in order; without fields there is one, the empty tuple. */
function tuples(fields: readonly CacheField[], count: number): Tuples {
  const at = new Int32Array(count)
  let found: Tuple[] = [[]]
  for (const { items, itemAt } of fields) {
    const width = items?.length ?? 1
    const known = new Map<number, number>()
    const longer: Tuple[] = []
    for (let row = 0; row < count; row++) {
      const before = at[row] as number
      const item = itemAt(row)
      const key = before * width + item
      const place = known.get(key)
      if (place === undefined) {
        at[row] = longer.push([...(found[before] as Tuple), item]) - 1
        known.set(key, at[row] as number)
      } else at[row] = place
    }
    found = longer
  }
  const order = found.map((_, index) => index).sort((a, b) => compare(found[a] as Tuple, found[b] as Tuple))
  const places = new Int32Array(found.length)
  order.forEach((from, to) => (places[from] = to))
  return {
    sorted: order.map((index) => found[index] as Tuple),
    at: at.map((index) => places[index] as number),
  }
}

function compare(a: Tuple, b: Tuple): number {
  const index = a.findIndex((item, i) => item !== b[i])
  return index < 0 ? 0 : (a[index] as number) - (b[index] as number)
}

type Summary = PivotStep['values'][number]['summarize']

/** Sums or counts by row, column and both; a total is missing where nothing was there to add or count. */
function totalsOf(
  summarize: Summary,
  field: CacheField,
  rows: Tuples,
  columns: Tuples,
  count: number,
): (row: number, column: number) => number | null {
  const width = columns.sorted.length + 1
  const totals = new Map<number, number>()
  const key = (row: number, column: number): number => (row + 1) * width + column + 1
  const add = (row: number, column: number, amount: number): void => {
    const at = key(row, column)
    totals.set(at, (totals.get(at) ?? 0) + amount)
  }
  for (let source = 0; source < count; source++) {
    const value = field.valueAt(source)
    if (value === null || (summarize === 'sum' && typeof value !== 'number')) continue
    const amount = summarize === 'sum' ? (value as number) : 1
    const [row, column] = [rows.at[source] as number, columns.at[source] as number]
    add(row, column, amount)
    add(row, -1, amount)
    add(-1, column, amount)
    add(-1, -1, amount)
  }
  return (row, column) => totals.get(key(row, column)) ?? null
}
