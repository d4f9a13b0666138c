/** Tables written by hand as rows, and read back as rows. */
import { parsePartialDate } from '../../../src/data/partial-date.ts'
import { textAt } from '../../../src/data/field-access.ts'
import type { Column, Dataset, FieldType, Table } from '../../../src/data/table.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** `null` and absent are missing. The first field is the primary key. */
export function tableFrom(
  name: string,
  fields: Readonly<Record<string, FieldType | 'raw'>>,
  rows: readonly Row[],
): Table {
  const columns = Object.entries(fields).map(([field, type]) =>
    columnFrom(
      type,
      rows.map((row) => row[field] ?? null),
    ),
  )
  return {
    name,
    schema: {
      fields: Object.entries(fields).map(([field, type]) => ({
        name: field,
        type: type === 'raw' ? 'string' : type,
      })),
      primaryKey: Object.keys(fields).slice(0, 1),
      foreignKeys: [],
    },
    rows: rows.length,
    columns,
  }
}

function columnFrom(type: FieldType | 'raw', cells: readonly (string | number | null)[]): Column {
  switch (type) {
    case 'raw':
      return { kind: 'raw', text: (row) => String(cells[row] ?? ''), rows: cells.length }
    case 'integer':
    case 'number':
    case 'year':
      return {
        kind: 'number',
        values: Float64Array.from(cells, (cell) => (cell === null ? NaN : Number(cell))),
      }
    case 'date':
    case 'partial-date':
      return { kind: 'date', values: Int32Array.from(cells, (cell) => parsePartialDate(String(cell ?? ''))!) }
    case 'string':
    case 'boolean': {
      const values = ['', ...new Set(cells.filter((cell) => cell !== null && cell !== '').map(String))]
      return {
        kind: 'text',
        codes: Uint16Array.from(cells, (cell) => values.indexOf(String(cell ?? ''))),
        values,
      }
    }
  }
}

export const datasetOf = (...tables: readonly Table[]): Dataset => ({
  name: 'test',
  title: 'Test',
  version: '1.0.0',
  created: '2015-05-08',
  hash: '',
  sources: [],
  licences: [],
  tables: new Map(tables.map((table) => [table.name, table])),
})

/** Numbers as numbers, everything else as text, missing as null. */
export function rowsOf(table: Table): Row[] {
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(
      table.schema.fields.map(({ name }, at) => {
        const column = table.columns[at]!
        const text = textAt(column, row)
        return [name, text === '' ? null : column.kind === 'number' ? column.values[row]! : text]
      }),
    ),
  )
}
