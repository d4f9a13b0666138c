import type { ProblemList } from '../problems.ts'
import type { Field, Schema } from '../table.ts'
import { decodeUtf8, isUtf8 } from '../utf8.ts'
import { closingQuote, fieldEnd, LF, CR, QUOTE } from './bytes.ts'

export interface SplitRecord {
  readonly values: readonly string[]
  /** Where the next record begins. */
  readonly end: number
}

/**
 * One record as strings, for headers and samples. Undefined when it does not end before `limit`, whose last
 * byte ends a line.
 */
export function splitRecord(
  bytes: Uint8Array,
  at: number,
  limit: number,
  stops: Uint8Array,
): SplitRecord | undefined {
  const values: string[] = []
  for (let position = at; position < limit;) {
    const quoted = bytes[position] === QUOTE
    const close = quoted ? closingQuote(bytes, position + 1, limit) : position
    if (close < 0) return undefined
    const end = fieldEnd(bytes, quoted ? close + 1 : close, stops)
    const value = quoted ? decodeUtf8(bytes, position + 1, close) : decodeUtf8(bytes, position, end)
    values.push(quoted ? value.replaceAll('""', '"') : value)
    const stop = bytes[end]
    position = end + 1
    if (stop === LF) return { values, end: position }
    if (stop === CR) return { values, end: bytes[position] === LF ? position + 1 : position }
  }
  return undefined
}

/** The byte-order mark of UTF-8 is skipped: where the text begins. */
export function textStart(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
}

/** UTF-16 by its byte-order mark or by the zero byte beside its first ASCII letter. */
export function utf16Encoding(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [a, b] = [bytes[0], bytes[1]]
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return 'UTF-16LE'
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0) ? 'UTF-16BE' : undefined
}

/**
 * The schema's field for each column of the header, in the file's order, undefined for a column that is not
 * wanted. Columns may stand in any order; unknown, repeated and missing ones are problems.
 */
export function matchHeader(
  names: readonly string[],
  schema: Schema,
  problems: ProblemList,
): (Field | undefined)[] {
  const wanted = new Map(schema.fields.map((field) => [field.name, field]))
  const seen = new Set<string>()
  const fields = names.map((name, i) => {
    const field = wanted.get(name)
    const code = seen.has(name) ? 'data/duplicate-column' : field ? undefined : 'data/unknown-column'
    if (code) problems.add({ code, row: 1, column: name, detail: { position: i + 1 } })
    const repeated = seen.has(name)
    seen.add(name)
    return repeated ? undefined : field
  })
  for (const { name } of schema.fields)
    if (!seen.has(name)) problems.add({ code: 'data/missing-column', row: 1, column: name })
  return fields
}

/** Reports a header that is not UTF-8. */
export function checkHeaderText(
  bytes: Uint8Array,
  at: number,
  end: number,
  names: readonly string[],
  problems: ProblemList,
): void {
  if (isUtf8(bytes, at, end)) return
  const column = names.find((name) => name.includes('\uFFFD')) ?? ''
  problems.add({ code: 'data/not-utf8', row: 1, column, value: column })
}
