import { unreachable } from '../base/unreachable.ts'
import { fieldOf, textAt } from './field-access.ts'
import { keyCodes, keyIdentity, keyText } from './key-codes.ts'
import { firstDay, lastDay } from './partial-date.ts'
import type { DataProblem, DataProblemCode } from './problem.ts'
import { ProblemList } from './problems.ts'
import type { CodedText, Column, Dates, Field, Numbers, RawText, Table } from './table.ts'
import { valueChecks, type ValueCheck } from './value-checks.ts'

/**
 * Checks a table against its schema: required, enum, pattern, lengths, minimum, maximum, unique, primary and
 * unique keys. Works column by column, on dictionary values where there are any. Problems name `file`, are
 * in the order of rows and cut after PROBLEM_LIMIT.
 */
export function validateTable(table: Table, file?: string): DataProblem[] {
  const problems = new ProblemList(file)
  const { fields, primaryKey, uniqueKeys = [] } = table.schema
  for (const [i, field] of fields.entries()) checkColumn(field, table.columns[i]!, table.rows, problems)
  const unique = fields.filter((field) => field.constraints?.unique && !isKey(primaryKey, field.name))
  for (const key of [...unique.map((field) => [field.name]), ...uniqueKeys])
    checkUnique(table, key, 'data/not-unique', problems)
  if (primaryKey.length === 0) return problems.list()
  for (const name of primaryKey) {
    const field = fieldOf(table, name)
    if (!field.constraints?.required) checkRequired(field, table.columns[fields.indexOf(field)]!, problems)
  }
  checkUnique(table, primaryKey, 'data/duplicate-key', problems)
  return problems.list()
}

/** Checks the foreign keys of a table against the tables that they refer to, which must be there. */
export function validateReferences(
  table: Table,
  tables: ReadonlyMap<string, Table>,
  file?: string,
): DataProblem[] {
  const problems = new ProblemList(file)
  for (const { fields, reference } of table.schema.foreignKeys) {
    const other = tables.get(reference.resource)
    if (!other) throw new TypeError(`No table '${reference.resource}' for a key of '${table.name}'`)
    const there = new Set(
      keyCodes(other, reference.fields)
        .firstRows.slice(1)
        .map((row) => keyIdentity(other, reference.fields, row)),
    )
    const { codes, firstRows } = keyCodes(table, fields)
    const broken = Uint8Array.from(firstRows, (row, code) =>
      code > 0 && !there.has(keyIdentity(table, fields, row)) ? 1 : 0,
    )
    if (!broken.includes(1)) continue
    for (let row = 0; row < table.rows; row++) {
      if (broken[codes[row]!] === 0) continue
      problems.add(keyProblem('data/broken-key', table, fields, row, { table: other.name }))
    }
  }
  return problems.list()
}

const isKey = (key: readonly string[], name: string): boolean => key.length === 1 && key[0] === name

function keyProblem(
  code: DataProblemCode,
  table: Table,
  fields: readonly string[],
  row: number,
  detail: Readonly<Record<string, string | number>>,
): DataProblem {
  return { code, row: row + 2, column: fields.join(', '), value: keyText(table, fields, row), detail }
}

function checkUnique(
  table: Table,
  key: readonly string[],
  code: 'data/not-unique' | 'data/duplicate-key',
  problems: ProblemList,
): void {
  const { codes, firstRows } = keyCodes(table, key)
  for (let row = 0; row < table.rows; row++) {
    const first = codes[row] === 0 ? row : firstRows[codes[row]!]!
    if (first !== row) problems.add(keyProblem(code, table, key, row, { firstRow: first + 2 }))
  }
}

function checkColumn(field: Field, column: Column, rows: number, problems: ProblemList): void {
  const { constraints = {} } = field
  if (constraints.required) checkRequired(field, column, problems)
  const checks = valueChecks(constraints)
  switch (column.kind) {
    case 'text':
      return checkCoded(field, column, checks, problems)
    case 'raw':
      return checkRaw(field, column, checks, problems)
    case 'number':
      checkRange(field, column, problems)
      return checkEach(field, column, rows, checks, problems)
    case 'date':
      checkRange(field, column, problems)
      return checkEach(field, column, rows, checks, problems)
    default:
      return unreachable(column)
  }
}

function checkRequired(field: Field, column: Column, problems: ProblemList): void {
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

/** A date at a coarser precision is within its limits when all its days are. */
function checkRange(field: Field, column: Numbers | Dates, problems: ProblemList): void {
  const { minimum, maximum } = field.constraints ?? {}
  if (minimum === undefined && maximum === undefined) return
  const dates = column.kind === 'date'
  const least = minimum === undefined ? -Infinity : dates ? firstDay(minimum) : minimum
  const most = maximum === undefined ? Infinity : dates ? lastDay(maximum) : maximum
  const { values } = column
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if ((value >= least && value <= most && !dates) || (dates ? value === 0 : Number.isNaN(value))) continue
    const [low, high] = dates ? [firstDay(value), lastDay(value)] : [value, value]
    const place = { row: row + 2, column: field.name, value: textAt(column, row) }
    const limit = (it: number): string | number =>
      dates ? textAt({ kind: 'date', values: Int32Array.of(it) }, 0) : it
    if (low < least) problems.add({ code: 'data/minimum', ...place, detail: { minimum: limit(minimum!) } })
    if (high > most) problems.add({ code: 'data/maximum', ...place, detail: { maximum: limit(maximum!) } })
  }
}
