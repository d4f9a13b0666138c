import { describe, expect, it } from 'vitest'
import { csvOf, descriptor, need, records, rowsOf } from './rows.ts'

const TYPE: Readonly<Record<string, RegExp>> = {
  string: /^[^\s](.*[^\s])?$/u,
  integer: /^(0|[1-9]\d*)$/,
  number: /^(0|[1-9]\d*)(\.\d+)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
}

const COLUMNS = {
  areas: 'area,name,name_ru,m49,subregion,subregion_m49',
  organisations: 'organisation,name,name_ru,kind',
  substances: 'substance,name,name_ru,group',
  sources: 'source,publisher,title,published,symbol,language',
  activities:
    'activity,title,title_ru,kind,place,area,start,end,precision,attendance,attendance_qualifier,part_of,source,locator',
  participation: 'figure,activity,party,party_kind,role,represented_by,source,locator',
  funding:
    'figure,activity,funder,funder_kind,flow,amount,amount_status,currency,qualifier,start,end,source,locator',
  seizures: 'figure,reporter,reporter_kind,measure,substance,value,unit,qualifier,start,end,source,locator',
  assistance: 'figure,reporter,direction,kind,outcome,value,qualifier,start,end,source,locator',
}

describe('the descriptor', () => {
  it('is a Data Package v2 with its name, version, date, licence and a source for each text', () => {
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(descriptor.name).toMatch(/^[a-z0-9-]+$/)
    expect(descriptor.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(new Date(descriptor.created).toISOString()).toBe(descriptor.created.replace('Z', '.000Z'))
    expect(descriptor.licenses).not.toEqual([])
    expect(descriptor.sources).toHaveLength(rowsOf('sources').length)
  })

  it('has the tables and columns that the readers know, in that order', () => {
    const columns = descriptor.resources.map((it) => [it.name, it.schema.fields.map((f) => f.name).join(',')])
    expect(columns).toEqual(Object.entries(COLUMNS))
  })

  it('titles and describes every table and column, and marks every partial date', () => {
    for (const { name, title, description, schema } of descriptor.resources) {
      expect(title && description, name).toBeTruthy()
      for (const field of schema.fields) {
        expect(field.title && field.description, `${name}.${field.name}`).toBeTruthy()
        if (field.name === 'start' || field.name === 'end')
          expect(field).toMatchObject({
            type: 'string',
            rdfType: 'http://id.loc.gov/datatypes/edtf/EDTF',
            constraints: { pattern: expect.any(String) as string },
          })
      }
    }
  })
})

describe.each(descriptor.resources)('$name.csv', ({ name, path, schema }) => {
  const rows = rowsOf(name)

  it('is UTF-8 without byte order mark, LF, normalised and rectangular', () => {
    const text = csvOf(name)
    expect(path).toBe(`${name}.csv`)
    expect(text).not.toMatch(/\r|\uFEFF|\uFFFD|\u00A0/)
    expect(text.endsWith('\n')).toBe(true)
    expect(text).toBe(text.normalize('NFC'))
    const [header = [], ...body] = records(text)
    expect(header).toEqual(schema.fields.map((field) => field.name))
    expect(body.length).toBeGreaterThan(0)
    expect(body.filter((cells) => cells.length !== header.length)).toEqual([])
  })

  it.each(schema.fields)('$name keeps its type and constraints', (field) => {
    const { required, unique, enum: allowed, pattern, minimum } = field.constraints ?? {}
    const cells = rows.map((row) => need(row, field.name))
    const filled = cells.filter((cell) => cell !== '')
    expect(TYPE).toHaveProperty(field.type)
    for (const cell of filled) {
      expect(cell).toMatch(TYPE[field.type] ?? /never^/)
      if (allowed) expect(allowed).toContain(cell)
      if (pattern !== undefined) expect(cell).toMatch(new RegExp(pattern, 'u'))
      if (minimum !== undefined) expect(Number(cell)).toBeGreaterThanOrEqual(minimum)
    }
    if (required) expect(filled).toHaveLength(cells.length)
    if (unique) expect(new Set(filled).size).toBe(filled.length)
  })

  it('has unique keys', () => {
    for (const key of [schema.primaryKey, ...(schema.uniqueKeys ?? [])]) {
      const seen = rows.map((row) => JSON.stringify(key.map((column) => need(row, column))))
      expect(new Set(seen).size, key.join()).toBe(rows.length)
    }
  })

  it('refers only to rows that exist', () => {
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const target = rowsOf(reference.resource ?? name)
      const known = new Set(target.map((row) => reference.fields.map((column) => need(row, column)).join()))
      const used = rows.map((row) => fields.map((column) => need(row, column)).join())
      expect(
        used.filter((code) => code !== '' && !known.has(code)),
        fields.join(),
      ).toEqual([])
    }
  })
})
