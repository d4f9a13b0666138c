import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FAMILIES, FAMILY_NAMES } from '../../../src/figures/index.ts'

interface Resource {
  readonly name: string
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string }[]
    readonly foreignKeys?: readonly {
      readonly fields: unknown
      readonly reference: { readonly resource: string }
    }[]
  }
}
const { resources } = JSON.parse(readFileSync('assets/dataset/datapackage.json', 'utf8')) as {
  resources: readonly Resource[]
}
const resource = (name: string): Resource => resources.find((it) => it.name === name)!

describe.each(FAMILY_NAMES)('%s', (name) => {
  const family = FAMILIES[name]
  const { fields, foreignKeys = [] } = resource(family.table).schema
  const names = fields.map((field) => field.name)

  test('names fields that its table of the built-in data set has', () => {
    const { party, value, bound, status, unit, unlike, series, figure, source, locator } = family
    const named = [party, value, bound, status, unit, ...unlike, ...series, figure, source, locator]
    expect(names).toEqual(expect.arrayContaining(named.filter((field) => field !== null)))
    expect(family.name).toBe(name)
  })

  test('finds its period where it says', () => {
    const { start, end, through } = family.period
    const table = through ? resource(through.table) : resource(family.table)
    expect(table.schema.fields.map((field) => field.name)).toEqual(expect.arrayContaining([start, end]))
    if (through)
      expect(
        foreignKeys.map(({ fields: keys, reference }) => [keys, reference.resource].flat()),
      ).toContainEqual([through.key, through.table])
  })

  test('counts in numbers, never adds different units, and keeps series of one unit', () => {
    if (family.value === null) return
    expect(['integer', 'number']).toContain(fields.find((field) => field.name === family.value)?.type)
    if (family.unit === null) return
    expect(family.unlike).toContain(family.unit)
    expect(family.series).toContain(family.unit)
  })
})
