/**
 * Every folder of tests/fixtures/datasets is a test: a package, or a CSV file alone, and `expected.json`:
 * `tables` (rows, columns as text, types) or `problems`, and `warnings`. `loose` names members of problems
 * that are not compared because they are not ours to word.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { columnOf, textAt } from '../../../src/data/field-access.ts'
import { readCsvDataset, readPackage, type PackageResult } from '../../../src/data/package.ts'
import { DATA_PROBLEMS, type DataProblem } from '../../../src/data/problem.ts'
import type { Table } from '../../../src/data/table.ts'

interface Expected {
  readonly tables?: Readonly<Record<string, unknown>>
  readonly problems?: readonly DataProblem[]
  readonly warnings?: readonly DataProblem[]
  readonly loose?: readonly (keyof DataProblem)[]
}

const ROOT = join(import.meta.dirname, '../../fixtures/datasets')
const CASES = readdirSync(ROOT, { withFileTypes: true }).flatMap((it) => (it.isDirectory() ? [it.name] : []))
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(ROOT, name, 'expected.json'), 'utf8')) as Expected

function read(name: string): Promise<PackageResult> {
  const folder = join(ROOT, name)
  const alone = readdirSync(folder).find((file) => /\.[ct]sv$/.test(file))
  if (alone !== undefined && !existsSync(join(folder, 'datapackage.json')))
    return readCsvDataset(readFileSync(join(folder, alone)), alone)
  return readPackage((path) => readFile(join(folder, path)))
}

function shown(table: Table, withTypes: boolean): unknown {
  const { fields } = table.schema
  const values = (field: string): string[] =>
    Array.from({ length: table.rows }, (_, row) => textAt(columnOf(table, field), row))
  return {
    rows: table.rows,
    ...(withTypes && { types: fields.map((field) => field.type) }),
    columns: Object.fromEntries(fields.map(({ name }) => [name, values(name)])),
  }
}

const without = (problem: DataProblem, members: readonly string[]): unknown =>
  Object.fromEntries(Object.entries(problem).filter(([member]) => !members.includes(member)))

describe('data sets of the fixtures', () => {
  test.each(CASES)('%s', async (name) => {
    const expected = expectedOf(name)
    const result = await read(name)
    const problems = result.ok ? undefined : result.error.map((it) => without(it, expected.loose ?? []))
    expect(problems).toEqual(expected.problems)
    expect(result.warnings).toEqual(expected.warnings ?? [])
    if (!result.ok) return
    const withTypes = (table: string): boolean => 'types' in (expected.tables?.[table] as object)
    const tables = [...result.value.tables.values()].map((it) => [it.name, shown(it, withTypes(it.name))])
    expect(Object.fromEntries(tables)).toEqual(expected.tables)
  })

  test('show every problem that there is', () => {
    const all = CASES.map(expectedOf).flatMap((it) => [...(it.problems ?? []), ...(it.warnings ?? [])])
    expect([...new Set(all.map((it) => it.code))].toSorted()).toEqual(DATA_PROBLEMS.toSorted())
  })
})
