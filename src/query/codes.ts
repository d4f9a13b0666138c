import { unreachable } from '../base/unreachable.ts'
import type { Column } from '../data/table.ts'

/** A column as small integers: equal values have equal codes, 0 is the missing value. */
export interface Codes {
  readonly codes: Uint8Array | Uint16Array | Uint32Array
  /** All codes are below it. */
  readonly count: number
}

/** Codes for any column. Text brings its own; whole numbers close together are counted from the smallest. */
export function codesOf(column: Column, rows: number): Codes {
  switch (column.kind) {
    case 'text':
      return { codes: column.codes, count: column.values.length }
    case 'raw':
      return numbered(rows, column.text, (text) => text === '')
    case 'number':
      return (
        counted(column.values, Number.isNaN) ?? numbered(rows, (row) => column.values[row]!, Number.isNaN)
      )
    case 'date':
      return counted(column.values, isZero) ?? numbered(rows, (row) => column.values[row]!, isZero)
    default:
      return unreachable(column)
  }
}

const isZero = (value: number): boolean => value === 0

/** How far whole numbers may lie apart to be coded by their distance from the smallest. */
const SPAN = 1 << 16

function counted(values: Float64Array | Int32Array, isMissing: (value: number) => boolean): Codes | null {
  let low = Infinity
  let high = -Infinity
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (isMissing(value)) continue
    if (!Number.isInteger(value)) return null
    if (value < low) low = value
    if (value > high) high = value
  }
  if (high - low >= Math.max(SPAN, values.length)) return null
  const codes = new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    codes[row] = isMissing(value) ? 0 : value - low + 1
  }
  return { codes, count: high < low ? 1 : high - low + 2 }
}

function numbered<T>(rows: number, at: (row: number) => T, isMissing: (value: T) => boolean): Codes {
  const known = new Map<T, number>()
  const codes = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = at(row)
    if (isMissing(value)) continue
    let code = known.get(value)
    if (code === undefined) known.set(value, (code = known.size + 1))
    codes[row] = code
  }
  return { codes, count: known.size + 1 }
}
