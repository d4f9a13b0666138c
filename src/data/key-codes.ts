import { unreachable } from '../base/unreachable.ts'
import { Dictionary } from './dictionary.ts'
import { columnOf, textAt } from './field-access.ts'
import type { Column, RawText, Table } from './table.ts'

/** The rows of a table by their key: equal keys have equal codes, 0 where a part of the key is missing. */
export interface KeyCodes {
  readonly codes: Uint32Array
  /** By code, the first row that has it; entry 0 means nothing. */
  readonly firstRows: readonly number[]
}

/** Codes for the keys that the fields make up, in the order of their first rows. */
export function keyCodes(table: Table, fields: readonly string[]): KeyCodes {
  const [first, ...others] = fields.map((field) => partCodes(columnOf(table, field), table.rows))
  if (!first) throw new TypeError(`An empty key of table '${table.name}'`)
  return others.reduce(combine, first)
}

/** The key of a row as text, its parts joined. */
export function keyText(table: Table, fields: readonly string[], row: number): string {
  return fields.map((field) => textAt(columnOf(table, field), row)).join(', ')
}

/** The key of a row such that different keys never look the same. */
export function keyIdentity(table: Table, fields: readonly string[], row: number): string {
  return fields.length === 1
    ? textAt(columnOf(table, fields[0]!), row)
    : JSON.stringify(fields.map((field) => textAt(columnOf(table, field), row)))
}

function partCodes(column: Column, rows: number): KeyCodes {
  switch (column.kind) {
    case 'text':
      return number(rows, column.values.length, (row) => column.codes[row]!)
    case 'raw':
      return rawCodes(column, rows)
    case 'number':
      return valueCodes(column.values, rows, NaN)
    case 'date':
      return valueCodes(column.values, rows, 0)
    default:
      return unreachable(column)
  }
}

/** Numbers codes below `count` anew, in the order of their first rows; 0 stays 0. */
function number(rows: number, count: number, codeAt: (row: number) => number): KeyCodes {
  const numbered = new Uint32Array(count)
  const codes = new Uint32Array(rows)
  const firstRows = [0]
  for (let row = 0; row < rows; row++) {
    const code = codeAt(row)
    if (code === 0) continue
    if (numbered[code] === 0) numbered[code] = firstRows.push(row) - 1
    codes[row] = numbered[code]!
  }
  return { codes, firstRows }
}

function rawCodes(column: RawText, rows: number): KeyCodes {
  const dictionary = new Dictionary()
  const entries = new Uint32Array(rows)
  const encoder = new TextEncoder()
  for (let row = 0; row < rows; row++) {
    const { bytes, ends } = column.packed ?? { bytes: encoder.encode(column.text(row)), ends: undefined }
    const start = ends && row > 0 ? ends[row - 1]! : 0
    entries[row] = dictionary.code(bytes, start, ends ? ends[row]! : bytes.length)
  }
  return number(rows, dictionary.size, (row) => entries[row]!)
}

function valueCodes(values: Float64Array | Int32Array, rows: number, missing: number): KeyCodes {
  const numbered = new Map<number, number>([[missing, 0]])
  const codes = new Uint32Array(rows)
  const firstRows = [0]
  for (let row = 0; row < rows; row++) {
    const value = values[row]!
    let code = numbered.get(value)
    if (code === undefined) numbered.set(value, (code = firstRows.push(row) - 1))
    codes[row] = code
  }
  return { codes, firstRows }
}

function combine(a: KeyCodes, b: KeyCodes): KeyCodes {
  const numbered = new Map<number, number>()
  const codes = new Uint32Array(a.codes.length)
  const firstRows = [0]
  for (let row = 0; row < codes.length; row++) {
    if (a.codes[row] === 0 || b.codes[row] === 0) continue
    const pair = a.codes[row]! * b.firstRows.length + b.codes[row]!
    let code = numbered.get(pair)
    if (code === undefined) numbered.set(pair, (code = firstRows.push(row) - 1))
    codes[row] = code
  }
  return { codes, firstRows }
}
