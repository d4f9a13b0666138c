import { columnOf, fieldIndex, fieldOf, tableOf, textAt } from '../data/field-access.ts'
import type { Column, Dataset, Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { NO_ROW, takeColumn, withColumn } from './columns.ts'
import type { Lookup } from './query.ts'

/**
 * The table with columns brought in along a key: each row takes them from the row of the other table whose
 * primary key equals its own. Missing where the key is missing or not found.
 */
export function lookup(table: Table, { key, table: name, take }: Lookup, data: Dataset): Table {
  const other = tableOf(data, name)
  const [primaryKey, ...more] = other.schema.primaryKey
  if (primaryKey === undefined || more.length > 0)
    throw new TypeError(`Table '${name}' has no primary key of one field to look up '${key}' in`)
  const rows = matchingRows(columnOf(table, key), table.rows, columnOf(other, primaryKey), other.rows)
  return Object.entries(take).reduce((widened, [as, field]) => {
    const column = takeColumn(other.columns[fieldIndex(other, field)]!, rows)
    // Another table's constraints say nothing about rows that found no match.
    const { constraints: _, ...described } = fieldOf(other, field)
    return withColumn(widened, { ...described, name: as }, column)
  }, table)
}

/** For each row of `keys` the first row of `targets` with the same text, or `NO_ROW`. */
function matchingRows(keys: Column, rows: number, targets: Column, targetRows: number): Uint32Array {
  const rowOf = new Map<string, number>()
  for (let row = targetRows - 1; row >= 0; row--) rowOf.set(textAt(targets, row), row)
  rowOf.delete('')
  // One search a different value, not one a row.
  const { codes, count, text } = codesOf(keys, rows)
  const rowOfCode = Uint32Array.from({ length: count }, (_, code) => rowOf.get(text(code)) ?? NO_ROW)
  const found = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) found[row] = rowOfCode[codes[row]!]!
  return found
}
