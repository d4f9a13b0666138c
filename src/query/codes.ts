import { unreachable } from '../base/unreachable.ts'
import { formatPartialDate } from '../data/partial-date.ts'
import type { CodedText, Column } from '../data/table.ts'

/** A column as small integers: equal values have equal codes, 0 is the missing value. */
export interface Codes {
  readonly codes: CodedText['codes']
  /** All codes are below it. */
  readonly count: number
}

export interface NamedCodes extends Codes {
  /** What a code stands for: `''` for missing, dates in ISO 8601. */
  readonly text: (code: number) => string
}

/** Codes for any column. Text brings its own; whole numbers close together are counted from the smallest. */
export function codesOf(column: Column, rows: number): NamedCodes {
  switch (column.kind) {
    case 'text': {
      const { codes, values } = column
      return { codes, count: values.length, text: (code) => values[code]! }
    }
    case 'raw':
      return numbered(rows, column.text, '', (text) => text)
    case 'number':
      return counted(column.values, NaN, String) ?? numbered(rows, (row) => column.values[row]!, NaN, String)
    case 'date':
      return (
        counted(column.values, 0, formatPartialDate) ??
        numbered(rows, (row) => column.values[row]!, 0, formatPartialDate)
      )
    default:
      return unreachable(column)
  }
}

/** Whole numbers may lie this far apart, or as far as there are rows, to be coded without a search. */
const SPAN = 4096

type Values = Float64Array | Int32Array

/** Codes that are distances from the smallest value; null when not all are whole and close together. */
function counted(values: Values, missing: number, text: (value: number) => string): NamedCodes | null {
  const range = wholeRange(values, missing)
  if (!range || range.high - range.low >= Math.max(SPAN, values.length)) return null
  const { low, high } = range
  const count = high < low ? 1 : high - low + 2
  return {
    codes: distances(values, missing, low - 1),
    count,
    text: (code) => (code === 0 ? '' : text(low + code - 1)),
  }
}

const isMissing = (value: number, missing: number): boolean => value === missing || Number.isNaN(value)

function wholeRange(values: Values, missing: number): { low: number; high: number } | null {
  let low = Infinity
  let high = -Infinity
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (isMissing(value, missing)) continue
    if (Math.floor(value) !== value) return null
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

function distances(values: Values, missing: number, from: number): Uint32Array {
  const codes = new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!isMissing(value, missing)) codes[row] = value - from
  }
  return codes
}

/** Codes in the order in which the values are met. */
function numbered<T>(
  rows: number,
  at: (row: number) => T,
  missing: T,
  text: (value: T) => string,
): NamedCodes {
  const known = new Map<T, number>([[missing, 0]])
  const values = [missing]
  const codes = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = at(row)
    let code = known.get(value)
    if (code === undefined) {
      known.set(value, (code = values.length))
      values.push(value)
    }
    codes[row] = code
  }
  return { codes, count: values.length, text: (code) => (code === 0 ? '' : text(values[code]!)) }
}
