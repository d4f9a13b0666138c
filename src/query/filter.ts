import { columnOf } from '../data/field-access.ts'
import { unreachable } from '../base/unreachable.ts'
import { parsePartialDate, periodsOverlap } from '../data/partial-date.ts'
import type { CodedText, Dates, Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { takeRows } from './columns.ts'
import type { Condition } from './query.ts'

/** The table with the rows that meet all of the conditions. Values are compared as text, `''` is missing. */
export const filter = (table: Table, conditions: readonly Condition[]): Table =>
  takeRows(table, matching(table, conditions))

/** The rows that meet all of the conditions, counted from 0, in their order. */
export function matching(table: Table, conditions: readonly Condition[]): Uint32Array {
  let rows = new Uint32Array(table.rows)
  for (let row = 0; row < rows.length; row++) rows[row] = row
  for (const condition of conditions) rows = narrow(table, rows, condition)
  return rows.slice()
}

type Rows = Uint32Array<ArrayBuffer>

/** Moves the rows that meet the condition to the front, and returns that part of `rows`. */
function narrow(table: Table, rows: Rows, condition: Condition): Rows {
  switch (condition.kind) {
    case 'one-of': {
      const { codes, count, text } = codesOf(columnOf(table, condition.field), table.rows)
      const values = new Set(condition.values)
      const meets = Uint8Array.from({ length: count }, (_, code) => Number(values.has(text(code))))
      return keep(rows, codes, meets)
    }
    case 'overlaps': {
      const [start, end] = [datesOf(table, condition.start), datesOf(table, condition.end)]
      const [from, to] = [dateIn(condition.from), dateIn(condition.to)]
      return rows.filter((row) => periodsOverlap(start.values[row]!, end.values[row]!, from, to))
    }
    default:
      return unreachable(condition)
  }
}

function keep(rows: Rows, codes: CodedText['codes'], meets: Uint8Array): Rows {
  let kept = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    rows[kept] = row
    kept += meets[codes[row]!]!
  }
  return rows.subarray(0, kept)
}

function dateIn(text = ''): number {
  const date = parsePartialDate(text)
  if (date !== undefined) return date
  throw new TypeError(`'${text}' is no date: expected YYYY, YYYY-MM or YYYY-MM-DD`)
}

/** Throws a TypeError when the field holds no dates. */
export function datesOf(table: Table, field: string): Dates {
  const column = columnOf(table, field)
  if (column.kind === 'date') return column
  throw new TypeError(`Field '${field}' of table '${table.name}' holds no dates`)
}
