/**
 * Composite keys: rows whose codes are equal in every column belong to one group. Codes are put together
 * as one number (mixed radix), and the numbers are then renumbered in the order of their first row: with a
 * slot for each possible number while those are few, with open addressing when they are many.
 */
import type { Codes } from './codes.ts'

export interface Groups {
  /** The group of each row, counted from 0 in the order of the groups' first rows. */
  readonly of: Uint32Array
  /** The first row of each group. */
  readonly first: Uint32Array
  readonly count: number
}

type Keys = Uint32Array | Float64Array

/** No columns: all rows are one group, which is there even when there is no row. */
export function groupRows(columns: readonly Codes[], rows: number): Groups {
  const [first, ...others] = columns
  if (!first) return { of: new Uint32Array(rows), first: new Uint32Array(1), count: 1 }
  let keys: Keys | Codes['codes'] = first.codes
  let radix = first.count
  for (const { codes, count } of others) {
    // Beyond 2^53 a product is no exact number any more: renumbering leaves fewer keys than rows.
    if (radix * count > Number.MAX_SAFE_INTEGER) {
      const groups = renumber(keys, radix, rows)
      keys = groups.of
      radix = groups.count
    }
    keys = combine(keys, codes, count, radix * count, rows)
    radix *= count
  }
  return renumber(keys, radix, rows)
}

function combine(
  keys: Keys | Codes['codes'],
  codes: Codes['codes'],
  count: number,
  radix: number,
  rows: number,
): Keys {
  const combined = radix <= 0x100000000 ? new Uint32Array(rows) : new Float64Array(rows)
  for (let row = 0; row < rows; row++) combined[row] = keys[row]! * count + codes[row]!
  return combined
}

function renumber(keys: Keys | Codes['codes'], radix: number, rows: number): Groups {
  return radix <= Math.max(1 << 16, rows * 4) ? renumberDense(keys, radix, rows) : renumberHashed(keys, rows)
}

function renumberDense(keys: Keys | Codes['codes'], radix: number, rows: number): Groups {
  const slots = new Uint32Array(radix)
  const of = new Uint32Array(rows)
  const first = new Uint32Array(Math.min(radix, rows))
  let count = 0
  for (let row = 0; row < rows; row++) {
    const key = keys[row]!
    let group = slots[key]!
    if (group === 0) {
      first[count] = row
      slots[key] = group = ++count
    }
    of[row] = group - 1
  }
  return { of, first: first.slice(0, count), count }
}

function renumberHashed(keys: Keys | Codes['codes'], rows: number): Groups {
  const bits = 33 - Math.clz32(Math.max(rows, 1))
  const slots = new Uint32Array(1 << bits)
  const last = slots.length - 1
  const of = new Uint32Array(rows)
  const first = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    const key = keys[row]!
    const mixed = Math.imul(key ^ (key / 0x100000000), 0x9e3779b1)
    let slot = (mixed ^ (mixed >>> 15)) & last
    let group = slots[slot]!
    while (group !== 0 && keys[first[group - 1]!] !== key) {
      slot = (slot + 1) & last
      group = slots[slot]!
    }
    if (group === 0) {
      first[count] = row
      slots[slot] = group = ++count
    }
    of[row] = group - 1
  }
  return { of, first: first.slice(0, count), count }
}
