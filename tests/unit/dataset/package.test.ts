import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { columnOf, textAt } from '../../../src/data/field-access.ts'
import { readPackage } from '../../../src/data/package.ts'
import { descriptor, folder, need, rowsOf } from './rows.ts'

const read = await readPackage(async (path) => readFile(new URL(path, folder)))

it('is read without a problem and without a warning', () => {
  expect(read.ok ? [] : read.error).toEqual([])
  expect(read.warnings).toEqual([])
})

it.each(descriptor.resources)('$name is read cell for cell', ({ name, schema }) => {
  const table = read.ok ? read.value.tables.get(name) : undefined
  const rows = rowsOf(name)
  expect(table?.rows).toBe(rows.length)
  for (const field of schema.fields) {
    const column = table && columnOf(table, field.name)
    const cells = rows.map((_, row) => column && textAt(column, row))
    expect(cells, field.name).toEqual(rows.map((row) => need(row, field.name)))
  }
})

it('has partial dates wherever the schema says so', () => {
  const fields = read.ok ? [...read.value.tables.values()].flatMap((table) => table.schema.fields) : []
  const dated = fields.filter((field) => field.name === 'start' || field.name === 'end')
  expect(dated.map((field) => field.type)).toEqual(Array<string>(8).fill('partial-date'))
})
