import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../../src/data/csv/read-csv.ts'
import { columnOf } from '../../../src/data/field-access.ts'
import type { DataProblem } from '../../../src/data/problem.ts'
import { rawText } from '../../../src/data/raw-text.ts'
import type { Column, Constraints, Field, Schema, Table } from '../../../src/data/table.ts'
import { validateReferences, validateTable } from '../../../src/data/validate.ts'
import { writeCsv } from './csv/write-csv.ts'

async function tableOf(
  fields: Readonly<Record<string, Omit<Field, 'name'>>>,
  rows: readonly (readonly string[])[],
  keys: Partial<Schema> = {},
): Promise<Table> {
  const schema: Schema = {
    fields: Object.entries(fields).map(([name, field]) => ({ name, ...field })),
    primaryKey: [],
    foreignKeys: [],
    ...keys,
  }
  const { table, problems } = await readCsv(writeCsv([Object.keys(fields), ...rows]), schema, { name: 't' })
  expect(problems).toEqual([])
  return table
}

const brief = (problems: readonly DataProblem[]): unknown =>
  problems.map(({ code, row, column }) => `${code} ${row} ${column}`)

/** The same constraints, value by value. */
function oracle(values: readonly string[], constraints: Constraints): unknown {
  const { required, unique, enum: list, pattern, minLength, maxLength } = constraints
  return values.flatMap((value, i) => {
    const codes: string[] = []
    if (value === '') return required ? [`data/required ${i + 2} a`] : []
    if (list && !list.includes(value)) codes.push('data/not-in-list')
    if (pattern !== undefined && new RegExp(`^(${pattern})$`).exec(value) === null) codes.push('data/pattern')
    if (minLength !== undefined && [...value].length < minLength) codes.push('data/too-short')
    if (maxLength !== undefined && [...value].length > maxLength) codes.push('data/too-long')
    if (unique && values.indexOf(value) < i) codes.push('data/not-unique')
    return codes.map((code) => `${code} ${i + 2} a`)
  })
}

describe('constraints on text', () => {
  const constraints: fc.Arbitrary<Constraints> = fc.record(
    {
      required: fc.boolean(),
      unique: fc.boolean(),
      enum: fc.array(fc.constantFrom('kg', 'litre', 'Ош', '😀'), { minLength: 1 }),
      pattern: fc.constantFrom('[a-z]+', 'k.|litre', '.*'),
      minLength: fc.integer({ min: 0, max: 3 }),
      maxLength: fc.integer({ min: 0, max: 5 }),
    },
    { requiredKeys: [] },
  )
  const values = fc.array(fc.constantFrom('', 'kg', 'k', 'litre', 'Ош', '😀', '😀😀😀', 'KG', 'кишлак'))

  test('are those that each value breaks, coded or raw', async () => {
    await fc.assert(
      fc.asyncProperty(values, constraints, async (texts, limits) => {
        const coded = await tableOf(
          { a: { type: 'string', constraints: limits }, b: { type: 'string' } },
          texts.map((text) => [text, '']),
        )
        expect(brief(validateTable(coded))).toEqual(oracle(texts, limits))
        const encoded = texts.map((text) => new TextEncoder().encode(text))
        let end = 0
        const ends = Uint32Array.from(encoded, (bytes) => (end += bytes.length))
        const raw: Column = rawText(Uint8Array.from(encoded.flatMap((bytes) => [...bytes])), ends)
        const closed: Column = { kind: 'raw', rows: texts.length, text: (row) => texts[row]! }
        for (const column of [raw, closed])
          expect(brief(validateTable({ ...coded, columns: [column, coded.columns[1]!] }))).toEqual(
            oracle(texts, limits),
          )
      }),
    )
  })

  test('a pattern must match the whole value', async () => {
    const constrained = { a: { type: 'string', constraints: { pattern: 'a|b' } } } as const
    expect(brief(validateTable(await tableOf(constrained, [['a'], ['ab'], ['b']])))).toEqual([
      'data/pattern 3 a',
    ])
  })

  test('a long list of allowed values is named by its beginning and its length', async () => {
    const list = Array.from({ length: 200 }, (_, i) => `v${i}`)
    const table = await tableOf({ a: { type: 'string', constraints: { enum: list } } }, [['x']])
    const [problem] = validateTable(table, 't.csv')
    expect(problem).toMatchObject({ file: 't.csv', row: 2, column: 'a', value: 'x' })
    expect(problem!.detail).toEqual({ allowed: `${list.slice(0, 20).join(', ')}, …`, count: 200 })
  })
})

describe('constraints on numbers and dates', () => {
  test('limits belong to what is allowed; missing values have none', async () => {
    const constraints = { minimum: 0, maximum: 10 }
    const rows = [['0'], ['10'], ['-0.5'], ['10.5'], ['']]
    const table = await tableOf({ a: { type: 'number', constraints } }, rows)
    expect(validateTable(table)).toEqual([
      { code: 'data/minimum', row: 4, column: 'a', value: '-0.5', detail: { minimum: 0 } },
      { code: 'data/maximum', row: 5, column: 'a', value: '10.5', detail: { maximum: 10 } },
    ])
  })

  test('a date is within its limits with all its days', async () => {
    const constraints = { minimum: 20091200, maximum: 20150000 }
    const rows = [['2009-12'], ['2009'], ['2009-12-01'], ['2015'], ['2016-01'], ['']]
    const table = await tableOf({ a: { type: 'partial-date', constraints } }, rows)
    expect(validateTable(table).map(({ code, row, detail }) => [code, row, detail])).toEqual([
      ['data/minimum', 3, { minimum: '2009-12' }],
      ['data/maximum', 6, { maximum: '2015' }],
    ])
  })

  test('required, unique, enum and pattern hold for them too', async () => {
    const table = await tableOf(
      {
        n: { type: 'integer', constraints: { required: true, unique: true, enum: ['1', '2'] } },
        d: { type: 'partial-date', constraints: { pattern: '\\d{4}-\\d\\d' } },
      },
      [
        ['1', '2014-05'],
        ['3', '2014'],
        ['', ''],
        ['1', '2014-05'],
      ],
    )
    expect(brief(validateTable(table))).toEqual([
      'data/not-in-list 3 n',
      'data/pattern 3 d',
      'data/required 4 n',
      'data/not-unique 5 n',
    ])
  })
})

describe('keys', () => {
  const part = fc.constantFrom('', 'a', 'b', 'a, b', 'a","b')

  test('a key of several fields repeats when all its parts do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(part, part)), async (rows) => {
        const fields = { x: { type: 'string' }, y: { type: 'string' } } as const
        const table = await tableOf(fields, rows, { uniqueKeys: [['x', 'y']] })
        const repeated = rows.flatMap(([x, y], i) => {
          const first = rows.findIndex((it) => it[0] === x && it[1] === y)
          return x === '' || y === '' || first === i ? [] : [[i + 2, first + 2]]
        })
        expect(validateTable(table).map(({ row, detail }) => [row, detail!['firstRow']])).toEqual(repeated)
      }),
    )
  })

  test('a reference is broken when no row has all its parts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(part, part)),
        fc.array(fc.tuple(part, part)),
        async (rows, others) => {
          const fields = { x: { type: 'string' }, y: { type: 'string' } } as const
          const reference = { resource: 'other', fields: ['y', 'x'] }
          const table = await tableOf(fields, rows, { foreignKeys: [{ fields: ['x', 'y'], reference }] })
          const other = { ...(await tableOf(fields, others)), name: 'other' }
          const broken = rows.flatMap(([x, y], i) =>
            x === '' || y === '' || others.some((it) => it[1] === x && it[0] === y) ? [] : [i + 2],
          )
          const problems = validateReferences(table, new Map([['other', other]]))
          expect(problems.map((it) => it.row)).toEqual(broken)
        },
      ),
    )
  })

  test('tables of many rows and raw keys are checked as well', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => [`key ${i === 40_000 ? 7 : i}`, String(i % 1000)])
    const fields = { x: { type: 'string' }, n: { type: 'integer' } } as const
    const table = await tableOf(fields, rows, { primaryKey: ['x'], uniqueKeys: [['n', 'x']] })
    expect(columnOf(table, 'x').kind).toBe('raw')
    expect(validateTable(table)).toEqual([
      { code: 'data/duplicate-key', row: 40_002, column: 'x', value: 'key 7', detail: { firstRow: 9 } },
    ])
  })
})
