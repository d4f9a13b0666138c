/** The constraints of a field, checked over its column. */
import { unreachable } from '../base/unreachable.ts'
import { textAt } from './field-access.ts'
import { firstDay, formatPartialDate, lastDay } from './partial-date.ts'
import type { ProblemList } from './problems.ts'
import type { CodedText, Column, Dates, Field, Numbers, RawText } from './table.ts'
import { valueChecks, type ValueCheck } from './value-checks.ts'

export function checkColumn(field: Field, column: Column, rows: number, problems: ProblemList): void {
  const { constraints = {} } = field
  if (constraints.required) checkRequired(field, column, problems)
  const checks = valueChecks(constraints)
  switch (column.kind) {
    case 'text':
      return checkCoded(field, column, checks, problems)
    case 'raw':
      return checkRaw(field, column, checks, problems)
    case 'number':
      checkNumberRange(field, column, problems)
      return checkEach(field, column, rows, checks, problems)
    case 'date':
      checkDateRange(field, column, problems)
      return checkEach(field, column, rows, checks, problems)
    default:
      return unreachable(column)
  }
}

export function checkRequired(field: Field, column: Column, problems: ProblemList): void {
  const report = (row: number): void =>
    problems.add({ code: 'data/required', row: row + 2, column: field.name })
  if (column.kind === 'raw') {
    for (let row = 0; row < column.rows; row++) if (byteLength(column, row) === 0) report(row)
    return
  }
  if (column.kind === 'number') {
    for (let row = 0; row < column.values.length; row++) if (Number.isNaN(column.values[row])) report(row)
    return
  }
  const codes = column.kind === 'text' ? column.codes : column.values
  for (let row = codes.indexOf(0); row >= 0; row = codes.indexOf(0, row + 1)) report(row)
}

function report(
  field: Field,
  row: number,
  value: string,
  checks: readonly ValueCheck[],
  problems: ProblemList,
): void {
  for (const check of checks) {
    if (!check.fails(value)) continue
    problems.add({ code: check.code, row: row + 2, column: field.name, value, detail: check.detail(value) })
  }
}

function checkCoded(
  field: Field,
  column: CodedText,
  checks: readonly ValueCheck[],
  problems: ProblemList,
): void {
  if (checks.length === 0) return
  const { codes, values } = column
  const wrong = Uint8Array.from(values, (value, code) =>
    code > 0 && checks.some((it) => it.fails(value)) ? 1 : 0,
  )
  if (!wrong.includes(1)) return
  for (let row = 0; row < codes.length; row++)
    if (wrong[codes[row]!] === 1) report(field, row, values[codes[row]!]!, checks, problems)
}

function byteLength(column: RawText, row: number): number {
  const ends = column.packed?.ends
  return ends ? ends[row]! - (row > 0 ? ends[row - 1]! : 0) : column.text(row).length
}

/**
 * A value has at most as many characters as bytes, and at least a quarter: most need no decoding to know
 * that their length is right.
 */
function checkRaw(field: Field, column: RawText, checks: readonly ValueCheck[], problems: ProblemList): void {
  if (checks.length === 0) return
  const { minLength = 0, maxLength = Infinity, enum: list, pattern } = field.constraints ?? {}
  const lengthsOnly = column.packed !== undefined && list === undefined && pattern === undefined
  for (let row = 0; row < column.rows; row++) {
    const bytes = byteLength(column, row)
    if (bytes === 0 || (lengthsOnly && bytes <= maxLength && bytes >= minLength * 4)) continue
    report(field, row, column.text(row), checks, problems)
  }
}

/** Constraints on the spelling of numbers and dates, which have no dictionary: each value is looked at once. */
function checkEach(
  field: Field,
  column: Numbers | Dates,
  rows: number,
  checks: readonly ValueCheck[],
  problems: ProblemList,
): void {
  if (checks.length === 0) return
  const fine = new Set<number>([column.kind === 'date' ? 0 : NaN])
  for (let row = 0; row < rows; row++) {
    const value = column.values[row]!
    if (fine.has(value)) continue
    const text = textAt(column, row)
    if (checks.some((it) => it.fails(text))) report(field, row, text, checks, problems)
    else fine.add(value)
  }
}

function checkNumberRange(field: Field, { values }: Numbers, problems: ProblemList): void {
  const { minimum = -Infinity, maximum = Infinity } = field.constraints ?? {}
  if (minimum === -Infinity && maximum === Infinity) return
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if ((value >= minimum && value <= maximum) || Number.isNaN(value)) continue
    const place = { row: row + 2, column: field.name, value: String(value) }
    if (value < minimum) problems.add({ code: 'data/minimum', ...place, detail: { minimum } })
    else problems.add({ code: 'data/maximum', ...place, detail: { maximum } })
  }
}

/** A date that is known to the month or year is within its limits when all its days are. */
function checkDateRange(field: Field, { values }: Dates, problems: ProblemList): void {
  const { minimum, maximum } = field.constraints ?? {}
  if (minimum === undefined && maximum === undefined) return
  const least = firstDay(minimum ?? 0)
  const most = maximum === undefined ? Infinity : lastDay(maximum)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (value === 0) continue
    const place = { row: row + 2, column: field.name, value: formatPartialDate(value) }
    if (firstDay(value) < least)
      problems.add({ code: 'data/minimum', ...place, detail: { minimum: formatPartialDate(minimum ?? 0) } })
    if (lastDay(value) > most)
      problems.add({ code: 'data/maximum', ...place, detail: { maximum: formatPartialDate(maximum ?? 0) } })
  }
}
