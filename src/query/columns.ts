/** Columns in, columns out: taking rows of columns and adding columns to tables. */
import { unreachable } from '../base/unreachable.ts'
import type { CodedText, Column, Field, Table } from '../data/table.ts'

/** In place of a row: there is none, so the value is missing. */
export const NO_ROW = 0xffffffff

/** The column's values at these rows, in this order. `NO_ROW` gives the missing value. */
export function takeColumn(column: Column, rows: Uint32Array): Column {
  switch (column.kind) {
    case 'text':
      return { kind: 'text', codes: takeCodes(column.codes, rows), values: column.values }
    case 'raw':
      return {
        kind: 'raw',
        text: (row) => (rows[row] === NO_ROW ? '' : column.text(rows[row]!)),
        rows: rows.length,
      }
    case 'number':
      return { kind: 'number', values: takeValues(column.values, rows, new Float64Array(rows.length), NaN) }
    case 'date':
      return { kind: 'date', values: takeValues(column.values, rows, new Int32Array(rows.length), 0) }
    default:
      return unreachable(column)
  }
}

// Two loops, not one: over all kinds of typed arrays at once the engine would give up specialising it.
function takeCodes(from: CodedText['codes'], rows: Uint32Array): CodedText['codes'] {
  const to = new (from.constructor as new (length: number) => CodedText['codes'])(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    to[i] = row === NO_ROW ? 0 : from[row]!
  }
  return to
}

function takeValues<T extends Int32Array | Float64Array>(
  from: T,
  rows: Uint32Array,
  to: T,
  missing: number,
): T {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    to[i] = row === NO_ROW ? missing : from[row]!
  }
  return to
}

/** The table with these of its rows, in this order. */
export function takeRows(table: Table, rows: Uint32Array): Table {
  return { ...table, rows: rows.length, columns: table.columns.map((column) => takeColumn(column, rows)) }
}

/** The table with these of its fields, in the order that they have there. */
export function pickFields(table: Table, names: ReadonlySet<string>): Table {
  const kept = (index: number): boolean => names.has(table.schema.fields[index]!.name)
  return {
    ...table,
    schema: { ...table.schema, fields: table.schema.fields.filter((_, index) => kept(index)) },
    columns: table.columns.filter((_, index) => kept(index)),
  }
}

/** The table with a column more. Throws a TypeError when it has a field of that name. */
export function withColumn(table: Table, field: Field, column: Column): Table {
  if (table.schema.fields.some(({ name }) => name === field.name))
    throw new TypeError(`Table '${table.name}' has a field '${field.name}' already`)
  return {
    ...table,
    schema: { ...table.schema, fields: [...table.schema.fields, field] },
    columns: [...table.columns, column],
  }
}
