import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../../src/workbook/values.ts'
import type { WorkbookError } from '../../../src/workbook/problem.ts'
import { createXlsx, readRecord, webDeflater, writeXlsx } from '../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { readCells, unpackXlsx } from '../../support/open-xlsx.ts'
import { xlsxFaults } from '../../support/validate-xlsx.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import {
  block,
  cell,
  dateColumn,
  numberColumn,
  planOf,
  rawColumn,
  samplePlan,
  sheetNamed,
  sheetStep,
  tableStep,
  textColumn,
} from './sample-plan.ts'

const NASTY = [
  '=1+1',
  '+cmd|calc',
  '-2',
  '@x',
  "'quoted",
  'x'.repeat(40_000),
  'bell \u0007 and null \u0000',
  'lone \ud800 and \udc00 surrogates',
  '\ufffe\uffff',
  '_x0041_ _x005F_',
  'a\r\nb\rc\n',
  '\ttab ',
  '<&>"\'',
  ']]>',
  '😀 смесь',
]

describe('writing an .xlsx', () => {
  it('gives a valid file', async () => {
    const { file } = await toXlsx(samplePlan)
    expect(await xlsxFaults(file)).toEqual([])
  })

  it('gives the same bytes for the same plan', async () => {
    const [first, second] = [await toXlsx(samplePlan), await toXlsx(samplePlan)]
    expect(Buffer.compare(first.file, second.file)).toBe(0)
  })

  it('keeps no time but that of the plan', async () => {
    const { file } = await toXlsx(samplePlan)
    const view = new DataView(file.buffer, file.byteOffset)
    // DOS date and time of the first entry: 2024-05-06 07:08:10.
    expect(view.getUint16(12, true)).toBe(((2024 - 1980) << 9) | (5 << 5) | 6)
    expect(view.getUint16(10, true)).toBe((7 << 11) | (8 << 5) | (10 >> 1))
  })

  it('writes what cells hold: serial numbers for whole dates, text for partial ones, nothing for missing', async () => {
    const plan = planOf([
      sheetStep('Data'),
      tableStep('Values', [
        {
          id: 'd',
          header: 'D',
          data: dateColumn([20240229, 20091200, 20150000, 0, 19000228]),
          format: 'date',
          wrap: false,
        },
        {
          id: 'n',
          header: 'N',
          data: numberColumn([0, null, -1.5, 1e21, 123456.78]),
          format: 'amount',
          wrap: false,
        },
        { id: 't', header: 'T', data: textColumn(['a', null, 'b', 'a', '']), format: 'text', wrap: false },
        { id: 'r', header: 'R', data: rawColumn(['x', '', ' y', 'x', 'z']), format: 'text', wrap: false },
      ]),
    ])
    const cells = readCells((await toXlsx(plan)).file).get('Data')
    expect(Object.fromEntries(cells ?? [])).toEqual({
      ...{ A1: 'D', A2: 45351, A3: '2009-12', A4: '2015', A6: '1900-02-28' },
      ...{ B1: 'N', B2: 0, B4: -1.5, B5: 1e21, B6: 123456.78 },
      ...{ C1: 'T', C2: 'a', C4: 'b', C5: 'a' },
      ...{ D1: 'R', D2: 'x', D4: ' y', D5: 'x', D6: 'z' },
    })
  })

  it('reads numbers back as they were, whatever their digits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.double(),
            fc.double({ min: 0, max: 1e7 }).map((x) => Math.round(x * 100) / 100),
            fc.integer(),
          ),
          { minLength: 1 },
        ),
        async (numbers) => {
          const column = {
            id: 'n',
            header: 'N',
            data: numberColumn(numbers),
            format: 'integer',
            wrap: false,
          } as const
          const cells = readCells(
            (await toXlsx(planOf([sheetStep('Data'), tableStep('Table', [column])]))).file,
          )
          numbers.forEach((value, row) => {
            const expected = Number.isFinite(value) ? value + 0 : undefined
            expect(cells.get('Data')?.get(`A${row + 2}`)).toBe(expected)
          })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps every text a text, readable and valid', async () => {
    const rows = NASTY.length
    const plan = planOf([
      sheetStep('Data'),
      tableStep('Texts', [
        { id: 'a', header: 'Coded', data: textColumn(NASTY), format: 'text', wrap: true },
        { id: 'b', header: 'Raw', data: rawColumn(NASTY), format: 'text', wrap: false },
      ]),
      {
        kind: 'cells',
        block: block('x/y'),
        at: { sheet: sheetNamed('Data'), row: rows + 2, column: 0 },
        cells: NASTY.map((it) => [cell(it)]),
      },
    ])
    const { file, warnings } = await toXlsx(plan)
    const cells = readCells(file).get('Data')
    NASTY.forEach((text, row) => {
      expect(cells?.get(`A${row + 2}`)).toBe(cellText(text))
      expect(cells?.get(`B${row + 2}`)).toBe(cellText(text))
      expect(cells?.get(`A${rows + 3 + row}`)).toBe(cellText(text))
    })
    expect(warnings.map(({ code, cell: place }) => `${code} ${place}`).sort()).toEqual([
      'cell/text-cut A23',
      'cell/text-cut A7',
      'cell/text-cut B7',
    ])
    expect(unpackXlsx(file).get('xl/worksheets/sheet1.xml')).not.toContain('<f')
    expect(await xlsxFaults(file)).toEqual([])
  })

  it('reads any text back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
        const column = { id: 't', header: 'T', data: rawColumn(texts), format: 'text', wrap: false } as const
        const { file } = await toXlsx(planOf([sheetStep('Data'), tableStep('Table', [column])]))
        const cells = readCells(file).get('Data')
        texts.forEach((text, row) => {
          expect(cells?.get(`A${row + 2}`) ?? '').toBe(cellText(text))
        })
      }),
      { numRuns: 40 },
    )
  })

  it('makes names that Excel accepts of names that it refuses, and says so', async () => {
    const steps = ['a/b\\c?d*e[f]g:h', "'", 'History', 'x'.repeat(40), 'X'.repeat(40), ''].map((name) =>
      sheetStep(name),
    )
    const header = (text: string) =>
      ({ id: text, header: text, data: textColumn(['v']), format: 'text', wrap: false }) as const
    const at = { sheet: steps[0]?.sheet ?? sheetNamed(''), row: 0, column: 0 }
    const plan = planOf([
      ...steps,
      tableStep('A1', ['same', 'Same', '', 'y'.repeat(300), 'new\nline'].map(header), { at }),
      tableStep('no spaces', [header('a')], { at: { ...at, row: 9 } }),
      { kind: 'name', name: 'R1C1', refersTo: { block: block('test/A1') }, comment: '' },
      { kind: 'name', name: 'Nothing', refersTo: { block: block('test/none') }, comment: '' },
    ])
    const { file, warnings } = await toXlsx(plan)
    expect([...readCells(file).keys()]).toEqual([
      'a b c d e f g h',
      'Sheet',
      'History_',
      'x'.repeat(31),
      `${'X'.repeat(29)} 2`,
      'Sheet 2',
    ])
    expect(warnings.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 6 }, () => 'sheet/renamed'),
      ...Array.from({ length: 3 }, () => 'table/header-changed'),
      'table/renamed',
      'table/renamed',
      'name/renamed',
      'name/left-out',
    ])
    expect(await xlsxFaults(file)).toEqual([])
  })

  it('refuses a plan that does not fit a workbook', async () => {
    const table = tableStep('T', [
      { id: 'a', header: 'A', data: textColumn(['v']), format: 'text', wrap: false },
    ])
    const at = (row: number, column = 0) => ({ sheet: sheetNamed('Data'), row, column })
    const refused = (...steps: Parameters<typeof planOf>[0]) =>
      toXlsx(planOf(steps)).then(
        () => null,
        (error: unknown) => (error as WorkbookError).problem,
      )
    expect(await refused(table)).toEqual({ code: 'sheet/missing', sheet: 'Data' })
    expect(await refused(sheetStep('Data'), { ...table, at: at(1_048_575) })).toMatchObject({
      code: 'sheet/full',
    })
    expect(await refused(sheetStep('Data'), { ...table, at: at(0, 16_384) })).toMatchObject({
      code: 'sheet/full',
    })
    const other = { ...table, name: 'U', block: block('test/u'), at: at(1) }
    expect(await refused(sheetStep('Data'), table, other)).toMatchObject({
      code: 'table/overlap',
      sheet: 'Data',
    })
  })

  it('puts links only on https addresses and sheets of the book', async () => {
    const { file, warnings } = await toXlsx(samplePlan)
    const parts = unpackXlsx(file)
    expect(warnings).toEqual([
      { code: 'cell/link-left-out', sheet: 'Contents', cell: 'B5', detail: { url: 'http://example.org/' } },
    ])
    expect(parts.get('xl/worksheets/_rels/sheet1.xml.rels')).toContain(
      'Target="https://example.org/" TargetMode="External"',
    )
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(`location="'Seizures'' data'!A5"`)
  })

  it('reports the rows of its tables and stops when it is told to', async () => {
    const rows = 5000
    const column = {
      id: 'n',
      header: 'N',
      data: numberColumn(Array.from({ length: rows }, (_, i) => i)),
      format: 'integer',
      wrap: false,
    } as const
    const plan = planOf([sheetStep('Data'), tableStep('Table', [column])])
    const seen: number[] = []
    await toXlsx(plan, { progress: (done, total) => void seen.push(done / total) })
    expect(seen.length).toBeGreaterThan(3)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    const stop = new AbortController()
    await expect(
      toXlsx(plan, { signal: stop.signal, progress: () => stop.abort(new Error('enough')) }),
    ).rejects.toThrow('enough')
  })

  it('writes the same parts in a browser', async () => {
    const pieces: Uint8Array[] = []
    await writeXlsx(samplePlan, webDeflater, (piece) => void pieces.push(piece))
    const web = unpackXlsx(Buffer.concat(pieces))
    expect(web).toEqual(unpackXlsx((await toXlsx(samplePlan)).file))
    expect(await readRecord(Buffer.concat(pieces), webDeflater)).not.toBeNull()
  })
})

describe('a new workbook behind the port', () => {
  it('has no record, then that of what was written, then the same in the file', async () => {
    const book = createXlsx({ deflater: nodeDeflater })
    expect(await book.record()).toBeNull()
    await book.write(samplePlan)
    const record = await book.record()
    expect(record?.reports.map(({ report }) => report.id)).toEqual(['seizures'])
    expect(record?.reports[0]?.blocks.find(({ kind }) => kind === 'table')).toMatchObject({
      block: 'seizures/data',
      sheet: { id: '2', name: "Seizures' data" },
      object: { id: '1', name: 'tblSeizures' },
      keys: ['reporter', 'substance', 'year'],
    })
    const pieces: Uint8Array[] = []
    await book.save((piece) => void pieces.push(piece))
    expect(await readRecord(Buffer.concat(pieces), nodeDeflater)).toEqual(record)
  })

  it('takes a second plan, unless its names are taken', async () => {
    const book = createXlsx({ deflater: nodeDeflater })
    await book.write(samplePlan)
    await expect(book.write(samplePlan)).rejects.toMatchObject({
      problem: { code: 'sheet/name-taken', sheet: 'Contents' },
    })
    await book.write(planOf([sheetStep('More')]))
    const pieces: Uint8Array[] = []
    await book.save((piece) => void pieces.push(piece))
    expect([...readCells(Buffer.concat(pieces)).keys()]).toEqual([
      'Contents',
      "Seizures' data",
      'Seizures analysis',
      'More',
    ])
  })
})
