/** The fields of a PivotCache: what Excel keeps of the source table, and how its rows refer to it. */
import type { TableColumn } from '../../report/steps.ts'
import { cellValue } from '../../workbook/values.ts'
import type { TablePlace } from '../layout.ts'

/** A value of a field; dates are serial numbers in a field whose `dates` is true. */
export type Item = string | number | null

export interface CacheField {
  readonly name: string
  readonly column: TableColumn
  /** Numbers in this field are dates. */
  readonly dates: boolean
  /** The values that rows refer to by number, sorted as Excel sorts, or null where rows hold their own. */
  readonly items: readonly Item[] | null
  /** The number of a row's item; only with items. */
  readonly itemAt: (row: number) => number
  readonly valueAt: (row: number) => Item
}

/** Longer texts are never items. */
const LONGEST_ITEM = 255

/** Fields of the table's columns, in their order. `axes` are the indexes of those that need items. */
export function cacheFields(
  table: TablePlace,
  axes: ReadonlySet<number>,
  language: string,
): readonly CacheField[] {
  const compare = itemOrder(language)
  return table.step.columns.map((column, index) => {
    const rows = table.step.rows
    const values = valuesOf(column, rows)
    const shared = axes.has(index) || (column.data.kind === 'text' && isShort(column.data.values))
    const base = {
      name: table.headers[index] as string,
      column,
      dates: column.data.kind === 'date' && column.format === 'date',
      valueAt: values,
    }
    if (!shared) return { ...base, items: null, itemAt: () => -1 }
    return { ...base, ...itemsOf(Math.max(1, rows), values, compare) }
  })
}

const isShort = (values: readonly string[]): boolean => values.every((value) => value.length <= LONGEST_ITEM)

function valuesOf(column: TableColumn, rows: number): (row: number) => Item {
  const at = (row: number): Item => {
    const value = row < rows ? cellValue(column, row) : null
    return typeof value === 'boolean' ? Number(value) : value
  }
  const { data } = column
  if (data.kind !== 'text') return at
  const known = new Map<number, Item>()
  return (row) => {
    const code = data.codes[row] ?? 0
    const value = known.get(code)
    if (value !== undefined) return value
    const fresh = at(row)
    known.set(code, fresh)
    return fresh
  }
}

/** Excel takes texts that differ in case only for one item; the first spelling stands. */
const keyOf = (item: Item): Item => (typeof item === 'string' ? item.toLowerCase() : item)

export function itemsOf(
  rows: number,
  valueAt: (row: number) => Item,
  compare: (a: Item, b: Item) => number,
): { readonly items: readonly Item[]; readonly itemAt: (row: number) => number } {
  const found = new Map<Item, Item>()
  const keys = new Map<Item, Item>()
  const keyAt = (row: number): Item => {
    const value = valueAt(row)
    const key = keys.get(value)
    if (key !== undefined) return key
    const fresh = keyOf(value)
    keys.set(value, fresh)
    return fresh
  }
  for (let row = 0; row < rows; row++) {
    const key = keyAt(row)
    if (!found.has(key)) found.set(key, valueAt(row))
  }
  const order = [...found.keys()].sort((a, b) => compare(found.get(a) ?? null, found.get(b) ?? null))
  const numbers = new Map(order.map((key, index) => [key, index]))
  return {
    items: order.map((key) => found.get(key) ?? null),
    itemAt: (row) => numbers.get(keyAt(row)) as number,
  }
}

/** Numbers, then texts in the language's order, then blanks, as Excel sorts ascending. */
export function itemOrder(language: string): (a: Item, b: Item) => number {
  const texts = new Intl.Collator(language)
  const rank = (item: Item): number => (item === null ? 2 : typeof item === 'string' ? 1 : 0)
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b
    if (typeof a === 'string' && typeof b === 'string') return texts.compare(a, b)
    return rank(a) - rank(b)
  }
}
