import { columnOf, textAt } from '../data/field-access.ts'
import { unreachable } from '../base/unreachable.ts'
import { parsePartialDate, periodsOverlap } from '../data/partial-date.ts'
import type { Column, Dates, Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { takeRows } from './columns.ts'
import type { Condition } from './query.ts'

/** The table with the rows that meet all of the conditions. */
export const filter = (table: Table, conditions: readonly Condition[]): Table =>
  takeRows(table, matching(table, conditions))

/** The rows that meet all of the conditions, counted from 0, in their order. */
export function matching(table: Table, conditions: readonly Condition[]): Uint32Array {
  const kept = conditions.map((condition) => test(table, condition))
  const rows = new Uint32Array(table.rows)
  let count = 0
  for (let row = 0; row < table.rows; row++) {
    let meets = 1
    for (let at = 0; at < kept.length; at++) meets &= kept[at]![row]!
    rows[count] = row
    count += meets
  }
  return rows.slice(0, count)
}

/** 1 for each row that meets the condition, 0 for the others. */
function test(table: Table, condition: Condition): Uint8Array {
  switch (condition.kind) {
    case 'one-of':
      return oneOf(columnOf(table, condition.field), table.rows, new Set(condition.values))
    case 'overlaps': {
      const [start, end] = [datesOf(table, condition.start), datesOf(table, condition.end)]
      const [from, to] = [dateIn(condition.from), dateIn(condition.to)]
      return Uint8Array.from({ length: table.rows }, (_, row) =>
        Number(periodsOverlap(start.values[row]!, end.values[row]!, from, to)),
      )
    }
    default:
      return unreachable(condition)
  }
}

function dateIn(text = ''): number {
  const date = parsePartialDate(text)
  if (date !== undefined) return date
  throw new TypeError(`'${text}' is no date: expected YYYY, YYYY-MM or YYYY-MM-DD`)
}

/** The values are compared as text; `''` is the missing value. */
function oneOf(column: Column, rows: number, values: ReadonlySet<string>): Uint8Array {
  const { codes, count } = codesOf(column, rows)
  const UNKNOWN = 2
  const meets = new Uint8Array(count).fill(UNKNOWN)
  const kept = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const code = codes[row]!
    if (meets[code] === UNKNOWN) meets[code] = Number(values.has(textAt(column, row)))
    kept[row] = meets[code]!
  }
  return kept
}

/** Throws a TypeError when the field holds no dates. */
export function datesOf(table: Table, field: string): Dates {
  const column = columnOf(table, field)
  if (column.kind === 'date') return column
  throw new TypeError(`Field '${field}' of table '${table.name}' holds no dates`)
}
