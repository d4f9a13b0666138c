import { columnOf } from '../data/field-access.ts'
import { unreachable } from '../base/unreachable.ts'
import type { Column, Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { takeRows } from './columns.ts'
import type { SortKey } from './query.ts'

/**
 * The table's rows in the order of the keys, the first key foremost; rows that are equal in all keys keep
 * their order. Missing values come last, whichever way the others go.
 */
export function sort(table: Table, keys: readonly SortKey[]): Table {
  const ranks = keys.map((key) => ranksOf(columnOf(table, key.field), table.rows, key))
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).sort((a, b) => {
    for (const rank of ranks) {
      const difference = rank[a]! - rank[b]!
      if (difference !== 0) return difference
    }
    return a - b
  })
  return takeRows(table, rows)
}

/** A number a row that sorts as the key wants it; missing has a finite rank above all others. */
function ranksOf(column: Column, rows: number, { descending = false, language }: SortKey): Float64Array {
  const sign = descending ? -1 : 1
  switch (column.kind) {
    case 'number':
      return column.values.map((value) => (Number.isNaN(value) ? Number.MAX_VALUE : sign * value))
    case 'date':
      return Float64Array.from(column.values, (date) => (date === 0 ? Number.MAX_VALUE : sign * date))
    case 'text':
    case 'raw':
      return textRanks(column, rows, sign, language)
    default:
      return unreachable(column)
  }
}

/** Equal texts have equal ranks: each different text is compared once, not once a row. */
function textRanks(column: Column, rows: number, sign: 1 | -1, language: string | undefined): Float64Array {
  const { codes, count, text } = codesOf(column, rows)
  const compare = language === undefined ? byCodeUnit : new Intl.Collator(language).compare
  // A dictionary may hold far more than these rows use.
  const inOrder = [...new Set(codes)]
    .filter((code) => code !== 0)
    .map((code) => ({ code, text: text(code) }))
    .sort((a, b) => compare(a.text, b.text))
  const rankOf = new Float64Array(count).fill(Number.MAX_VALUE)
  let rank = 0
  inOrder.forEach((it, at) => {
    if (at > 0 && compare(inOrder[at - 1]!.text, it.text) !== 0) rank++
    rankOf[it.code] = sign * rank
  })
  return Float64Array.from(codes, (code) => rankOf[code]!)
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
