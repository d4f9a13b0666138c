import { fieldOf } from './field-access.ts'
import { checkColumn, checkRequired } from './check-column.ts'
import { keyCodes, keyIdentity, keyText } from './key-codes.ts'
import type { DataProblem, DataProblemCode } from './problem.ts'
import { ProblemList } from './problems.ts'
import type { Table } from './table.ts'

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
