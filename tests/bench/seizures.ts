/** The generated seizures as a schema of ours, and ways to read their file. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { readCsv } from '../../src/data/csv/read-csv.ts'
import type { Field, Schema, Table } from '../../src/data/table.ts'
import { seizureLists } from './generate.ts'

const { area, substance, unit, qualifier } = seizureLists
const FIELDS: readonly Field[] = [
  { name: 'id', type: 'integer', constraints: { required: true, minimum: 1 } },
  { name: 'area', type: 'string', constraints: { required: true, enum: area } },
  { name: 'date', type: 'date', constraints: { required: true } },
  { name: 'substance', type: 'string', constraints: { required: true, enum: substance } },
  { name: 'unit', type: 'string', constraints: { required: true, enum: unit } },
  { name: 'quantity', type: 'number', constraints: { minimum: 0, maximum: 1e9 } },
  { name: 'qualifier', type: 'string', constraints: { required: true, enum: qualifier } },
  { name: 'route', type: 'string', constraints: { required: true, minLength: 1, maxLength: 40 } },
  { name: 'source_id', type: 'string', constraints: { required: true, pattern: 'SRC\\d{5}' } },
  { name: 'note', type: 'string', constraints: { maxLength: 500 } },
]

export const seizuresSchema: Schema = { fields: FIELDS, primaryKey: [], foreignKeys: [] }

/** The file in pieces, without waiting for other threads: the other side reads without waiting too. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r')
  const piece = new Uint8Array(1 << 20)
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) yield piece.subarray(0, read)
  closeSync(file)
}

/** Reads the file piece by piece; throws when it has a problem, for it must not. */
export async function readSeizures(path: string): Promise<Table> {
  const bytes = statSync(path).size
  const options = { name: 'seizures', file: path, bytes }
  const { table, problems } = await readCsv(piecesOf(path), seizuresSchema, options)
  if (problems.length > 0) throw new Error(`Generated data has problems: ${JSON.stringify(problems[0])}`)
  return table
}
