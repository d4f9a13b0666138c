/** Arithmetic on the stated values of groups, with the bounds and the counts that belong to it. */
import { RESULT_BOUNDS, statedBound } from '../figures/bound.ts'
import type { ResultBound } from '../figures/bound.ts'
import { boundOfExtreme, extremeBits, joinBits } from '../figures/extremes.ts'
import type { Extreme } from '../figures/extremes.ts'
import { boundOfSum, SUM_BITS } from '../figures/sum.ts'
import { columnOf, fieldOf, textAt } from '../data/field-access.ts'
import type { Table } from '../data/table.ts'
import { codesOf } from './codes.ts'
import { sumByGroup } from './decimals.ts'
import type { Groups } from './keys.ts'
import { clashesOf } from './overlaps.ts'
import type { Clash } from './overlaps.ts'
import { countColumn } from './counts.ts'
import type { NewColumn } from './counts.ts'
import type { ValueMeasure } from './query.ts'

export interface Measured {
  readonly columns: readonly NewColumn[]
  readonly clashes: readonly Clash[]
  /** How many figures of each group have a value. */
  readonly present: Float64Array
}

/** `as`, `as:bound`, `as:with` and `as:without` of a measure, a value a group. */
export function measureValues(measure: ValueMeasure, table: Table, groups: Groups): Measured {
  const values = numbersOf(table, measure.value)
  const clashes = measure.kind === 'sum' ? clashesOf(measure, table, groups, values) : []
  const { amounts, bounds, present } =
    measure.kind === 'sum'
      ? sums(measure, table, groups, values)
      : extremes(measure.kind, measure, table, groups, values)
  const absent = new Float64Array(groups.count)
  for (let row = 0; row < values.length; row++) absent[groups.of[row]!]!++
  for (let group = 0; group < groups.count; group++) {
    absent[group]! -= present[group]!
    if (present[group] === 0) amounts[group] = NaN
  }
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
      countColumn(`${as}:without`, absent),
    ],
    clashes,
    present,
  }
}

const BOUND_WORDS = ['', ...RESULT_BOUNDS]

interface Totals {
  readonly amounts: Float64Array
  /** Codes of `BOUND_WORDS`. */
  readonly bounds: Uint8Array
  readonly present: Float64Array
}

function sums(measure: ValueMeasure, table: Table, groups: Groups, values: Float64Array): Totals {
  const { codes, bits } = statedBits(measure, table, (bound) => SUM_BITS[bound])
  const totals = new Uint8Array(groups.count)
  const present = new Float64Array(groups.count)
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]!)) continue
    const group = groups.of[row]!
    present[group]!++
    totals[group]! |= bits[codes[row]!]!
  }
  const amounts = sumByGroup(values, groups.of, groups.count)
  return { amounts, bounds: boundCodes(totals, present, boundOfSum), present }
}

function extremes(
  extreme: Extreme,
  measure: ValueMeasure,
  table: Table,
  groups: Groups,
  values: Float64Array,
): Totals {
  const { codes, bits } = statedBits(measure, table, (bound) => extremeBits(extreme, bound))
  const sign = extreme === 'min' ? 1 : -1
  const amounts = new Float64Array(groups.count)
  const totals = new Uint8Array(groups.count)
  const present = new Float64Array(groups.count)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const group = groups.of[row]!
    const order = present[group]!++ === 0 ? -1 : sign * (value - amounts[group]!)
    totals[group] = joinBits(totals[group]!, bits[codes[row]!]!, order)
    if (order < 0) amounts[group] = value
  }
  return { amounts, bounds: boundCodes(totals, present, (it) => boundOfExtreme(extreme, it)), present }
}

/** The code of each row's bound, and the bits that each code brings. No bound field: all are exact. */
function statedBits(
  { bound }: ValueMeasure,
  table: Table,
  bitsOf: (bound: ResultBound) => number,
): { codes: Uint8Array | Uint16Array | Uint32Array; bits: Uint8Array } {
  if (bound === undefined) return { codes: new Uint8Array(table.rows), bits: Uint8Array.of(bitsOf('exact')) }
  const column = columnOf(table, bound)
  if (column.kind === 'text')
    return { codes: column.codes, bits: Uint8Array.from(column.values, (word) => bitsOf(statedBound(word))) }
  const { codes, count } = codesOf(column, table.rows)
  const bits = new Uint8Array(count)
  for (let row = 0; row < table.rows; row++) bits[codes[row]!] = bitsOf(statedBound(textAt(column, row)))
  return { codes, bits }
}

function boundCodes(
  totals: Uint8Array,
  present: Float64Array,
  boundOf: (bits: number) => ResultBound,
): Uint8Array {
  const codeOfBits = Uint8Array.from({ length: 256 }, (_, bits) => 1 + RESULT_BOUNDS.indexOf(boundOf(bits)))
  return totals.map((bits, group) => (present[group] === 0 ? 0 : codeOfBits[bits]!))
}

/** Throws a TypeError when the field holds no numbers. */
function numbersOf(table: Table, field: string): Float64Array {
  const column = columnOf(table, field)
  if (column.kind === 'number') return column.values
  throw new TypeError(`Field '${field}' of table '${table.name}' holds no numbers`)
}
