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
  // A column of one value tells no rows apart, and would only widen the range of the keys.
  const [first, ...others] = columns.filter(({ codes }) => !isConstant(codes))
  if (!first) {
    const count = columns.length === 0 || rows > 0 ? 1 : 0
    return { of: new Uint32Array(rows), first: new Uint32Array(count), count }
  }
  let keys: Keys = Uint32Array.from(first.codes)
  let radix = first.count
  for (const { codes, count } of others) {
    // Beyond 2^53 a product is no exact number any more: renumbering leaves no more keys than rows.
    if (radix * count > Number.MAX_SAFE_INTEGER) {
      const groups: Groups = renumber(keys, radix)
      keys = groups.of
      radix = groups.count
    }
    radix *= count
    if (radix > 2 ** 32 && keys instanceof Uint32Array) keys = Float64Array.from(keys)
    append(keys, codes, count)
  }
  return renumber(keys, radix)
}

function isConstant(codes: Codes['codes']): boolean {
  const first = codes[0]
  for (let row = 0; row < codes.length; row++) if (codes[row] !== first) return false
  return true
}

function append(keys: Keys, codes: Codes['codes'], count: number): void {
  for (let row = 0; row < keys.length; row++) keys[row] = keys[row]! * count + codes[row]!
}

function renumber(keys: Keys, radix: number): Groups {
  return radix <= Math.max(1 << 16, keys.length * 4) ? renumberDense(keys, radix) : renumberHashed(keys)
}

function renumberDense(keys: Keys, radix: number): Groups {
  const rows = keys.length
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

function renumberHashed(keys: Keys): Groups {
  const rows = keys.length
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
