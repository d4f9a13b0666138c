/** Arithmetic on the stated values of groups, with the bounds and the counts that belong to it. */
import { fieldOf, columnOf } from '../data/field-access.ts'
import type { CodedText, Table } from '../data/table.ts'
import { RESULT_BOUNDS, statedBound } from '../figures/bound.ts'
import type { ResultBound } from '../figures/bound.ts'
import { boundOfExtreme, extremeBits, joinBits } from '../figures/extremes.ts'
import type { Extreme } from '../figures/extremes.ts'
import { boundOfSum, SUM_BITS } from '../figures/sum.ts'
import { codesOf } from './codes.ts'
import { countColumn, numbersOf } from './counts.ts'
import type { Counts, NewColumn } from './counts.ts'
import { sumByGroup } from './decimals.ts'
import type { Groups } from './keys.ts'
import { clashesOf } from './overlaps.ts'
import type { Clash } from './overlaps.ts'
import type { ValueMeasure } from './query.ts'

export interface Measured {
  readonly columns: readonly NewColumn[]
  readonly clashes: readonly Clash[]
  /** How many figures of each group have a value. */
  readonly present: Float64Array
}

/** `as`, `as:bound`, `as:with` and `as:without` of a measure, a value a group. */
export function measureValues(measure: ValueMeasure, table: Table, groups: Groups, counts: Counts): Measured {
  const values = numbersOf(table, measure.value)
  const present = counts.present(measure.value)
  const clashes = measure.kind === 'sum' ? clashesOf(measure, table, groups, values) : []
  const { amounts, bounds } = totalsOf(measure, table, groups, values)
  clearEmpty(amounts, bounds, present)
  for (const { group } of clashes) {
    amounts[group] = NaN
    bounds[group] = 0
  }
  const { as } = measure
  const { type } = fieldOf(table, measure.value)
  return {
    columns: [
      { field: { name: as, type }, column: { kind: 'number', values: amounts } },
      {
        field: { name: `${as}:bound`, type: 'string' },
        column: { kind: 'text', codes: bounds, values: BOUND_WORDS },
      },
      countColumn(`${as}:with`, present),
      countColumn(`${as}:without`, difference(counts.rows, present)),
    ],
    clashes,
    present,
  }
}

/** A group without any value has none, and no bound. */
function clearEmpty(amounts: Float64Array, bounds: Uint8Array, present: Float64Array): void {
  for (let group = 0; group < present.length; group++) {
    if (present[group]! > 0) continue
    amounts[group] = NaN
    bounds[group] = 0
  }
}

function difference(of: Float64Array, and: Float64Array): Float64Array {
  const differences = new Float64Array(of.length)
  for (let at = 0; at < of.length; at++) differences[at] = of[at]! - and[at]!
  return differences
}

const BOUND_WORDS = ['', ...RESULT_BOUNDS]

/** Of each group; anything where it has no value. */
interface Totals {
  readonly amounts: Float64Array
  /** Codes of `BOUND_WORDS`. */
  readonly bounds: Uint8Array
}

function totalsOf(measure: ValueMeasure, table: Table, groups: Groups, values: Float64Array): Totals {
  const { kind } = measure
  if (kind === 'sum') {
    const stated = statedBits(measure, table, (bound) => SUM_BITS[bound])
    const amounts = sumByGroup(values, groups.of, groups.count)
    return { amounts, bounds: boundCodes(bitsOfSums(stated, values, groups), boundOfSum) }
  }
  const stated = statedBits(measure, table, (bound) => extremeBits(kind, bound))
  const { amounts, bits } = extremes(kind, stated, values, groups)
  return { amounts, bounds: boundCodes(bits, (it) => boundOfExtreme(kind, it)) }
}

function bitsOfSums({ codes, bits }: StatedBits, values: Float64Array, groups: Groups): Uint8Array {
  const sums = new Uint8Array(groups.count)
  if (bits.every((added) => added === 0)) return sums
  for (let row = 0; row < values.length; row++)
    if (!Number.isNaN(values[row]!)) sums[groups.of[row]!]! |= bits[codes[row]!]!
  return sums
}

function extremes(
  extreme: Extreme,
  { codes, bits: bitsOfCode }: StatedBits,
  values: Float64Array,
  groups: Groups,
): { amounts: Float64Array; bits: Uint8Array } {
  const sign = extreme === 'min' ? 1 : -1
  const amounts = new Float64Array(groups.count).fill(sign * Infinity)
  const bits = new Uint8Array(groups.count)
  joinAll(amounts, bits, sign, values, groups.of, codes, bitsOfCode)
  return { amounts, bits }
}

function joinAll(
  amounts: Float64Array,
  bits: Uint8Array,
  sign: 1 | -1,
  values: Float64Array,
  of: Uint32Array,
  codes: CodedText['codes'],
  bitsOfCode: Uint8Array,
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const group = of[row]!
    const order = sign * (value - amounts[group]!)
    bits[group] = joinBits(bits[group]!, bitsOfCode[codes[row]!]!, order)
    if (order < 0) amounts[group] = value
  }
}

/** The code of each row's bound, and the bits that each code brings. */
interface StatedBits {
  readonly codes: CodedText['codes']
  readonly bits: Uint8Array
}

/** No bound field: all are exact. */
function statedBits(
  { bound }: ValueMeasure,
  table: Table,
  bitsOf: (bound: ResultBound) => number,
): StatedBits {
  if (bound === undefined) return { codes: new Uint8Array(table.rows), bits: Uint8Array.of(bitsOf('exact')) }
  const { codes, count, text } = codesOf(columnOf(table, bound), table.rows)
  return { codes, bits: Uint8Array.from({ length: count }, (_, code) => bitsOf(statedBound(text(code)))) }
}

function boundCodes(bits: Uint8Array, boundOf: (bits: number) => ResultBound): Uint8Array {
  const codeOfBits = Uint8Array.from({ length: 256 }, (_, it) => BOUND_WORDS.indexOf(boundOf(it)))
  const codes = new Uint8Array(bits.length)
  for (let group = 0; group < bits.length; group++) codes[group] = codeOfBits[bits[group]!]!
  return codes
}
