import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvReader, type CsvTable } from '../../../../src/data/csv/reader.ts'
import { readCsv } from '../../../../src/data/csv/read-csv.ts'
import { columnOf, textAt } from '../../../../src/data/field-access.ts'
import type { Field, FieldType, Schema } from '../../../../src/data/table.ts'
import { writeCsv, type Spelling } from './write-csv.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const schemaOf = (fields: Readonly<Record<string, FieldType>>, more: Partial<Schema> = {}): Schema => ({
  fields: Object.entries(fields).map(([name, type]): Field => ({ name, type })),
  primaryKey: [],
  foreignKeys: [],
  ...more,
})
const read = (text: string | Uint8Array, schema: Schema, delimiter = ','): Promise<CsvTable> =>
  readCsv(typeof text === 'string' ? bytesOf(text) : text, schema, { name: 't', file: 't.csv', delimiter })
const valuesOf = ({ table }: CsvTable, field: string): string[] =>
  Array.from({ length: table.rows }, (_, row) => textAt(columnOf(table, field), row))
const codesOf = ({ problems }: CsvTable): string[] => problems.map((it) => it.code)

const TWO = schemaOf({ a: 'string', b: 'string' })

describe('what is written is read', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' ',
      'a"b',
      '"a',
      '\uFEFF',
      '=1+1',
      '😀',
      'Ташкент',
    ),
  )
  const records = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { maxLength: 20 }),
    )
  const spelling: fc.Arbitrary<Spelling> = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', 'x'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    lastLineEnd: fc.boolean(),
    mark: fc.boolean(),
    quoteAll: fc.boolean(),
  })

  test('in every spelling, in pieces of any size, through a window of any size', () => {
    fc.assert(
      fc.property(
        records,
        spelling,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 64 }),
        (rows, how, sizes, window) => {
          const columns = rows[0]?.length ?? 1
          const names = Array.from({ length: columns }, (_, i) => `f${i}`)
          const bytes = writeCsv([names, ...rows], how)
          const schema = schemaOf(Object.fromEntries(names.map((name) => [name, 'string'])))
          const reader = new CsvReader(
            schema,
            { name: 't', delimiter: how.delimiter, bytes: bytes.length },
            window,
          )
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = sizes[i % sizes.length]!
            reader.push(bytes.subarray(at, at + size))
            at += size
          }
          const result = reader.end()
          expect(result.problems).toEqual([])
          expect(names.map((name) => valuesOf(result, name))).toEqual(
            names.map((_, i) => rows.map((row) => Buffer.from(row[i]!).toString())),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('across many blocks, with dictionaries that widen and give way to raw text', async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => [
      String(i),
      `k${(i * 31) % 300}`,
      `s${(i * 17) % 80_000}`,
      i < 20_000 ? `same ${i % 5}` : `line "${i}"\nof, ${'é'.repeat(i % 7)}`,
      (i / 8).toString(),
    ])
    const schema = schemaOf({ id: 'integer', k: 'string', s: 'string', note: 'string', x: 'number' })
    const bytes = writeCsv([['id', 'k', 's', 'note', 'x'], ...rows], { lineEnd: '\r\n' })
    const result = await readCsv(bytes, schema, { name: 't' })
    expect(result.problems).toEqual([])
    const kinds = result.table.columns.map((column) =>
      column.kind === 'text' ? column.codes.constructor : column.kind,
    )
    expect(kinds).toEqual(['number', Uint16Array, 'raw', 'raw', 'number'])
    for (const [i, { name }] of schema.fields.entries())
      expect(valuesOf(result, name)).toEqual(rows.map((row) => row[i]))
  })

  test('codes are as wide as the dictionary needs', async () => {
    const width = async (distinct: number): Promise<unknown> => {
      const rows = Array.from({ length: distinct * 5 }, (_, i) => [`v${i % distinct}`, ''])
      const { table } = await read(writeCsv([['a', 'b'], ...rows]), TWO)
      const column = table.columns[0]!
      return column.kind === 'text' && [column.codes.constructor, column.values.length]
    }
    expect(await width(255)).toEqual([Uint8Array, 256])
    expect(await width(256)).toEqual([Uint16Array, 257])
  })
})

describe('lines', () => {
  test.each(['\n', '\r\n', '\r'])('blank lines are skipped (%j)', async (end) => {
    const result = await read(['a,b', '', '1,2', '', '', '3,4', '', ''].join(end), TWO)
    expect(valuesOf(result, 'a')).toEqual(['1', '3'])
    expect(result.problems).toEqual([])
  })

  test('in a file of one column a blank line is a missing value', async () => {
    expect(valuesOf(await read('a\n1\n\n2\n', schemaOf({ a: 'string' })), 'a')).toEqual(['1', '', '2'])
  })

  test('line ends may be mixed', async () => {
    expect(valuesOf(await read('a,b\r\n1,2\n3,4\r5,6', TWO), 'b')).toEqual(['2', '4', '6'])
  })

  test('records of the wrong length keep their row and say so', async () => {
    const result = await read('a,b\n1\n2,3,4,"5\n6"\n7,8\n', TWO)
    expect(valuesOf(result, 'a')).toEqual(['1', '2', '7'])
    expect(valuesOf(result, 'b')).toEqual(['', '3', '8'])
    expect(result.problems).toEqual([
      { code: 'data/too-few-fields', file: 't.csv', row: 2, detail: { expected: 2, found: 1 } },
      { code: 'data/too-many-fields', file: 't.csv', row: 3, detail: { expected: 2, found: 4 } },
    ])
  })
})

describe('quotes', () => {
  test('a quote within an unquoted value is itself', async () => {
    expect(valuesOf(await read('a,b\n5" pipe,x"y"\n', TWO), 'a')).toEqual(['5" pipe'])
  })

  test('text behind a closing quote is a problem', async () => {
    const result = await read('a,b\n"x"y,2\n', TWO)
    expect(result.problems).toEqual([{ code: 'data/stray-quote', file: 't.csv', row: 2, column: 'a' }])
    expect(valuesOf(result, 'b')).toEqual(['2'])
  })

  test.each([
    ['in the first column', 'a,b\n1,2\n"3,4\n5,6\n', 3, 'a'],
    ['in the last column', 'a,b\n1,2\n3,"4\n5,6\n', 3, 'b'],
    ['behind a quoted field', 'a,b\n"1",2\n"3","4', 3, 'b'],
    ['in the header', 'a,"b\n1,2\n', 1, undefined],
  ])('a quote that never ends is a problem %s', async (_, text, row, column) => {
    const result = await read(text, TWO)
    const place = { row, ...(column !== undefined && { column }) }
    expect(result.problems.filter((it) => it.code === 'data/unterminated-quote')).toEqual([
      { code: 'data/unterminated-quote', file: 't.csv', ...place },
    ])
  })

  test('a quote that never ends is found in a time that grows with the file, not with its square', () => {
    const text = bytesOf('a,b\n"' + '0123456789,abcdefghi\n'.repeat(200_000))
    const reader = new CsvReader(TWO, { name: 't' }, 64)
    const start = performance.now()
    for (let at = 0; at < text.length; at += 64) reader.push(text.subarray(at, at + 64))
    expect(codesOf(reader.end())).toEqual(['data/unterminated-quote'])
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

describe('numbers', () => {
  const NUMBERS = schemaOf({ a: 'number', b: 'string' })

  test('are the nearest Float64, whatever their spelling', async () => {
    const spelt = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc
        .tuple(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.nat({ max: 20 }))
        .map(([digits, places]) => {
          const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
          const point = text.length - places
          return `${digits < 0n ? '-' : ''}${text.slice(0, point)}.${text.slice(point)}`
        }),
      fc.constantFrom('0', '-0', '+1', '.5', '5.', '1e3', '1E-7', '007', '123456789012345678'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(spelt, { minLength: 1 }), fc.boolean(), async (texts, quoteAll) => {
        const result = await read(
          writeCsv([['a', 'b'], ...texts.map((it) => [it, ''])], { quoteAll }),
          NUMBERS,
        )
        expect(result.problems).toEqual([])
        const column = columnOf(result.table, 'a')
        const expected = texts.map((it) => Number(it) + 0)
        expect(column.kind === 'number' && [...column.values]).toEqual(expected)
      }),
    )
  })

  test.each([
    '1,5',
    '1 000',
    '0x10',
    'Infinity',
    'NaN',
    '-',
    '.',
    'e5',
    '1e',
    '1.2.3',
    ' 1',
    '1 ',
    '1e999',
    '١',
  ])('%j is none', async (value) => {
    const result = await read(
      writeCsv([
        ['a', 'b'],
        [value, ''],
      ]),
      NUMBERS,
    )
    expect(result.problems).toEqual([
      { code: 'data/wrong-type', file: 't.csv', row: 2, column: 'a', value, detail: { type: 'number' } },
    ])
    expect(valuesOf(result, 'a')).toEqual([''])
  })

  test('whole numbers are whole and exact', async () => {
    const result = await read(
      'a\n-12\n1.0\n9007199254740991\n9007199254740993\n1e3\n',
      schemaOf({ a: 'integer' }),
    )
    expect(valuesOf(result, 'a')).toEqual(['-12', '', '9007199254740991', '', ''])
    expect(result.problems.map(({ code, row }) => [code, row])).toEqual([
      ['data/wrong-type', 3],
      ['data/integer-too-large', 5],
      ['data/wrong-type', 6],
    ])
  })

  test('years have four digits, booleans their words', async () => {
    const schema = schemaOf({ y: 'year', t: 'boolean' })
    const result = await read('y,t\n2009,true\n209,FALSE\n+209,1\n0000,0\n20091,yes\n', schema)
    expect(valuesOf(result, 'y')).toEqual(['2009', '', '', '', ''])
    expect(valuesOf(result, 't')).toEqual(['1', '0', '1', '0', ''])
    expect(result.problems.map(({ row, column }) => `${row}${column}`)).toEqual([
      '3y',
      '4y',
      '5y',
      '6y',
      '6t',
    ])
  })
})

describe('dates', () => {
  test('are days of the calendar, partial ones at any precision', async () => {
    const schema = schemaOf({ d: 'date', p: 'partial-date' })
    const result = await read(
      'd,p\n2014-05-13,2014-05\n2014-02-30,2014\n2014-05,2014-05-1\n"2014-05-13","2014-05-13"\n,\n/014-05-13,2014-0:\n',
      schema,
    )
    expect(valuesOf(result, 'd')).toEqual(['2014-05-13', '', '', '2014-05-13', '', ''])
    expect(valuesOf(result, 'p')).toEqual(['2014-05', '2014', '', '2014-05-13', '', ''])
    expect(result.problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'd', '2014-02-30'],
      [4, 'd', '2014-05'],
      [4, 'p', '2014-05-1'],
      [7, 'd', '/014-05-13'],
      [7, 'p', '2014-0:'],
    ])
  })
})

describe('missing values', () => {
  test('have the spellings of the schema, in every type, and are not in the dictionary', async () => {
    const schema = schemaOf(
      { s: 'string', n: 'number', d: 'date', y: 'year' },
      { missingValues: ['', 'n/a', '-99', 'нет'] },
    )
    const result = await read(
      's,n,d,y\nx,1,2014-05-13,2009\nn/a,n/a,n/a,n/a\n"",-99,-99,-99\nнет,-99.0,нет,\n',
      schema,
    )
    expect(result.problems).toEqual([])
    expect(valuesOf(result, 's')).toEqual(['x', '', '', ''])
    expect(valuesOf(result, 'n')).toEqual(['1', '', '', '-99'])
    expect(result.table.columns[0]).toMatchObject({ values: ['', 'x'], codes: Uint8Array.of(1, 0, 0, 0) })
  })

  test('in raw text too', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => [i % 9 === 0 ? 'n/a' : `text ${i}`, ''])
    const result = await read(writeCsv([['a', 'b'], ...rows]), { ...TWO, missingValues: ['n/a'] })
    expect(result.table.columns[0]!.kind).toBe('raw')
    expect(valuesOf(result, 'a')).toEqual(rows.map(([text]) => (text === 'n/a' ? '' : text)))
  })
})

describe('columns', () => {
  test('may stand in any order', async () => {
    const result = await read('b,a\n1,2\n', TWO)
    expect([valuesOf(result, 'a'), valuesOf(result, 'b')]).toEqual([['2'], ['1']])
  })

  test('unknown, missing and repeated ones are problems', async () => {
    const result = await read('a,c,a,\n1,2,3,4\n', TWO)
    expect(result.problems).toEqual([
      { code: 'data/unknown-column', file: 't.csv', row: 1, column: 'c', detail: { position: 2 } },
      { code: 'data/unknown-column', file: 't.csv', row: 1, column: '', detail: { position: 4 } },
      { code: 'data/missing-column', file: 't.csv', row: 1, column: 'b' },
      { code: 'data/duplicate-column', file: 't.csv', row: 1, column: 'a', detail: { position: 3 } },
    ])
    expect([valuesOf(result, 'a'), valuesOf(result, 'b')]).toEqual([['1'], ['']])
  })

  test.each([['', '\uFEFF', '\n\n']].flat())('nothing is an empty file (%j)', async (text) => {
    expect(codesOf(await read(text, TWO))).toEqual(['data/empty-file'])
  })

  test('a header alone is a table without rows', async () => {
    const result = await read('a,b', TWO)
    expect([result.table.rows, result.problems]).toEqual([0, []])
  })
})

describe('encodings', () => {
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

  test('every value that is not UTF-8 is named, in the dictionary and out of it', async () => {
    const schema = schemaOf({ a: 'string', b: 'number' })
    const result = await read(latin('a,b\nok,1\ncaf\u00e9,2\ncaf\u00e9,\u00bd\n"\u00fc",4\n'), schema)
    expect(result.problems.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
      ['data/not-utf8', 3, 'a', 'caf\uFFFD'],
      ['data/not-utf8', 4, 'a', 'caf\uFFFD'],
      ['data/wrong-type', 4, 'b', '\uFFFD'],
      ['data/not-utf8', 5, 'a', '\uFFFD'],
    ])
  })

  test('in raw text too', async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i === 15_000 ? 'caf\u00e9,' : `text ${i},`))
    const result = await read(latin(`a,b\n${lines.join('\n')}\n`), TWO)
    expect(result.table.columns[0]!.kind).toBe('raw')
    expect(result.problems).toEqual([
      { code: 'data/not-utf8', file: 't.csv', row: 15_002, column: 'a', value: 'caf\uFFFD' },
    ])
  })

  test('a header that is not UTF-8 is named', async () => {
    const result = await read(latin('a\u00e9,b\n1,2\n'), TWO)
    expect(result.problems[0]).toEqual({
      code: 'data/not-utf8',
      file: 't.csv',
      row: 1,
      column: 'a\uFFFD',
      value: 'a\uFFFD',
    })
  })

  test.each(['UTF-16LE', 'UTF-16BE'])('%s is recognised, with and without its mark', async (encoding) => {
    for (const text of ['\uFEFFa,b\n', 'a,b\n1,2\n']) {
      const units = Array.from(text, (letter) => letter.charCodeAt(0))
      const pair = (unit: number): number[] =>
        encoding === 'UTF-16LE' ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff]
      expect((await read(Uint8Array.from(units.flatMap(pair)), TWO)).problems).toEqual([
        { code: 'data/not-utf8', file: 't.csv', row: 1, detail: { encoding } },
      ])
    }
  })
})

describe('problems', () => {
  test('are kept up to a limit and counted beyond', async () => {
    const { problems } = await read('a\n' + 'x\n'.repeat(2500), schemaOf({ a: 'number' }))
    expect(problems.length).toBe(1001)
    expect(problems[999]).toMatchObject({ code: 'data/wrong-type', row: 1001 })
    expect(problems[1000]).toEqual({ code: 'data/more-problems', file: 't.csv', detail: { count: 1500 } })
  })

  test('stay one each when their record is read again in the next window', () => {
    const reader = new CsvReader(schemaOf({ a: 'number', b: 'string' }), { name: 't' }, 16)
    const bytes = bytesOf('a,b\nx,"1\n2\n3\n4\n5\n6\n7\n8\n9"\ny,\n')
    for (let at = 0; at < bytes.length; at += 3) reader.push(bytes.subarray(at, at + 3))
    expect(reader.end().problems.map(({ row, value }) => [row, value])).toEqual([
      [2, 'x'],
      [3, 'y'],
    ])
  })

  test('name long values by their beginning', async () => {
    const { problems } = await read(`a\n${'x'.repeat(40_000)}\n`, schemaOf({ a: 'number' }))
    expect(problems[0]!.value).toBe(`${'x'.repeat(199)}…`)
  })
})

describe('work', () => {
  const large = bytesOf('a,b\n' + 'one,two\n'.repeat(500_000))

  test('says how far it is', async () => {
    const seen: [number, number][] = []
    await readCsv(large, TWO, { name: 't' }, { progress: (done, total) => seen.push([done, total]) })
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.at(-1)).toEqual([large.length, large.length])
    expect(seen.every(([done], i) => i === 0 || done > seen[i - 1]![0])).toBe(true)
  })

  test('stops when it is cancelled, with the reason', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    let calls = 0
    const progress = (): void => {
      if (++calls === 2) controller.abort(reason)
    }
    const reading = readCsv(large, TWO, { name: 't' }, { signal: controller.signal, progress })
    await expect(reading).rejects.toBe(reason)
    expect(calls).toBe(2)
  })

  test('lets a cancellation from outside arrive', async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(new Error('enough')), 1)
    const endless = (async function* () {
      for (;;) yield large
    })()
    await expect(readCsv(endless, TWO, { name: 't' }, { signal: controller.signal })).rejects.toThrow(
      'enough',
    )
  })

  test('reads what arrives in pieces', async () => {
    const arriving = (async function* () {
      for (let at = 0; at < large.length; at += 60_000) yield large.subarray(at, at + 60_000)
    })()
    const { table, problems } = await readCsv(arriving, TWO, { name: 't' })
    expect([table.rows, problems]).toEqual([500_000, []])
  })

  test('refuses what cannot be a delimiter', async () => {
    await expect(read('a\n', TWO, '\n')).rejects.toThrow(TypeError)
    await expect(read('a\n', TWO, 'ж')).rejects.toThrow(TypeError)
    await expect(read('a\n', TWO, '')).rejects.toThrow(TypeError)
  })
})
