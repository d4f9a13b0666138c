/** Workbooks that cannot be refreshed: each is one clear problem, and nothing is written. */
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { explain } from '../../../src/text/index.ts'
import type { WorkbookProblem } from '../../../src/workbook/problem.ts'
import { Parts, sheetPart } from '../../corpus/analyst.ts'
import { runCommand as concord } from '../../support/run-command.ts'

let root: string
let data: string
let written: Uint8Array
let folder: string
let book: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-bad-'))
  data = join(root, 'data')
  await cp('assets/dataset', data, { recursive: true })
  const made = join(root, 'made.xlsx')
  await concord('report', '--reports', 'seizures', '--out', made)
  written = await readFile(made)
  await revise()
})
afterAll(() => rm(root, { recursive: true, force: true }))
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'))
  book = join(folder, 'book.xlsx')
})

/** Newer figures: heroin revised, and two of 2012 added, so that the table must grow. */
async function revise(): Promise<void> {
  const file = join(data, 'seizures.csv')
  const lines = (await readFile(file, 'utf8')).replace('heroin,250,', 'heroin,275,')
  const added = ['S004', 'S005'].map(
    (it) => `${it},CARICC,organisation,quantity-seized,heroin,40,kg,exact,2012,2012,unodc-2011,p5`,
  )
  await writeFile(file, `${lines.trimEnd()}\n${added.join('\n')}\n`)
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const compound = (stream: string): Uint8Array =>
  Buffer.concat([
    bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
  ])

const edited = (change: (parts: Parts) => void): Uint8Array => {
  const parts = new Parts(written)
  change(parts)
  return parts.zip()
}
type Edit = readonly [string | RegExp, string]
const onPart = (name: string, ...edits: Edit[]) => edited((parts) => parts.edit(name, ...edits))
/** On the sheet `Seizures`: its table has its header in row 5 and its figures in rows 6 to 8. */
const onData = (...edits: Edit[]) => edited((parts) => parts.edit(sheetPart(parts, 'Seizures'), ...edits))
const onTable = (...edits: Edit[]) =>
  edited((parts) => {
    const table = parts.names.find((it) => parts.text(it).includes('displayName="Seizures_data"')) ?? ''
    parts.edit(table, ...edits)
  })
const prefixed: Edit[] = [
  [/<(\/?)(?=[a-z])/gi, '<$1x:'],
  ['xmlns=', 'xmlns:x='],
]
const strict: Edit = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]

/** The zip with a field of the directory's first entry, or of its end, changed. */
const patched = (signature: string, offset: number, size: 2 | 4, value: number): Uint8Array => {
  const file = Buffer.from(written)
  file.writeUIntLE(value, file.indexOf(Buffer.from(signature, 'hex')) + offset, size)
  return file
}
/** A part whose compressed bytes were changed by hand. */
const flipped = (part: string): Uint8Array => {
  const file = Buffer.from(written)
  const data = file.indexOf(part) + part.length
  file[data + 100] = ~(file[data + 100] ?? 0)
  return file
}

/** The file is told in front of all its problems. */
type Place = Omit<WorkbookProblem, 'file'>
const cases: readonly (readonly [name: string, file: () => Uint8Array, problem: Place])[] = [
  ['text', () => Buffer.from('figure,value\n'), { code: 'file/not-a-workbook' }],
  ['an empty file', () => bytes(), { code: 'file/not-a-workbook' }],
  ['a zip of other things', () => deflated('a.txt'), { code: 'file/not-a-workbook' }],
  ['a workbook of Excel 97', () => compound('Workbook'), { code: 'file/not-a-workbook' }],
  ['a workbook with a password', () => compound('EncryptedPackage'), { code: 'file/encrypted' }],
  ['a file that was cut short', () => written.subarray(0, written.length / 2), { code: 'file/truncated' }],
  [
    'a zip with too many files',
    () => patched('504b0506', 10, 2, 20_000),
    { code: 'file/too-large', detail: { limit: 10_000, size: 20_000 } },
  ],
  [
    'a zip that expands beyond what is safe',
    () => patched('504b0102', 24, 4, 0xf000_0000),
    { code: 'file/too-large' },
  ],
  [
    'a small zip that expands to very much',
    () => patched('504b0102', 24, 4, 0x2000_0000),
    { code: 'file/too-large', detail: { limit: 2 ** 26, size: expect.any(Number) as number } },
  ],
  [
    'Strict Open XML',
    () => onPart('xl/workbook.xml', strict),
    { code: 'file/strict', part: 'xl/workbook.xml' },
  ],
  [
    'a workbook whose elements carry a prefix',
    () => onPart('xl/workbook.xml', ...prefixed),
    { code: 'file/prefixed-xml', part: 'xl/workbook.xml' },
  ],
  [
    'a sheet whose elements carry a prefix',
    () => onData(...prefixed),
    { code: 'file/prefixed-xml', part: 'xl/worksheets/sheet4.xml' },
  ],
  [
    'a part that is not well-formed',
    () => onPart('xl/workbook.xml', ['</sheets>', '']),
    { code: 'file/part-damaged', part: 'xl/workbook.xml' },
  ],
  [
    'a sheet whose bytes were changed',
    () => flipped('xl/worksheets/sheet4.xml'),
    { code: 'file/part-damaged', part: 'xl/worksheets/sheet4.xml', sheet: 'Seizures' },
  ],
  [
    'a sheet that is not there',
    () => edited((parts) => parts.remove('xl/worksheets/sheet4.xml')),
    { code: 'file/part-missing', part: 'xl/worksheets/sheet4.xml' },
  ],
  [
    'dates that count from 1904',
    () => onPart('xl/workbook.xml', ['<workbookPr ', '<workbookPr date1904="1" ']),
    { code: 'workbook/dates-from-1904' },
  ],
  [
    'a record of a newer version',
    () => onPart('customXml/item1.xml', ['version="1"', 'version="99"']),
    { code: 'record/newer', part: 'customXml/item1.xml', detail: { version: 99, supported: 1 } },
  ],
  [
    'a record that was changed by hand',
    () => onPart('customXml/item1.xml', ['Seizures', 'Seizure5']),
    { code: 'record/damaged', part: 'customXml/item1.xml', detail: { reason: 'checksum' } },
  ],
  [
    'a workbook without a record',
    () => onPart('customXml/item1.xml', [/urn:concord:record/g, 'urn:other']),
    { code: 'record/missing' },
  ],
  [
    'a table whose key column was deleted',
    () =>
      onTable(
        [/A5:P8/g, 'A5:M8'],
        ['<tableColumns count="16">', '<tableColumns count="13">'],
        [/<tableColumn id="14".*(?=<\/tableColumns>)/, ''],
      ),
    { code: 'table/key-missing', sheet: 'Seizures', name: 'Seizures_data', detail: { column: 'Figure' } },
  ],
  [
    'a key that stands twice',
    () => onData([/(<c r="N6"[^>]*>)<v>\d+<\/v>(.*?<c r="N7"[^>]*>)(<v>\d+<\/v>)/s, '$1$3$2$3']),
    {
      code: 'table/duplicate-key',
      sheet: 'Seizures',
      name: 'Seizures_data',
      detail: { key: 'S003', row: 1, other: 2 },
    },
  ],
  [
    'a locked sheet',
    () => onData(['</sheetData>', '</sheetData><sheetProtection sheet="1"/>']),
    { code: 'sheet/protected', sheet: 'Seizures' },
  ],
  [
    'merged cells in the way',
    () => onData(['</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B9:C9"/></mergeCells>']),
    { code: 'sheet/merged-cells', sheet: 'Seizures', name: 'Seizures_data', cell: 'B9:C9' },
  ],
  [
    'cells below a table that must grow',
    () => onData(['</sheetData>', '<row r="10"><c r="C10"><v>1</v></c></row></sheetData>']),
    { code: 'sheet/rows-below', sheet: 'Seizures', name: 'Seizures_data', cell: 'C10' },
  ],
]

function deflated(name: string): Uint8Array {
  const parts = new Parts(written)
  for (const it of parts.names) parts.remove(it)
  parts.set(name, deflateRawSync(name).toString('base64'))
  return parts.zip()
}

async function expectRefused(problem: Place, before: Uint8Array): Promise<void> {
  const { code, out } = await concord('refresh', book, '--dataset', data, '--receipt', '--json')
  const [outcome] = JSON.parse(out) as { status: string; problems: WorkbookProblem[] }[]
  expect(outcome).toMatchObject({ status: 'failed', problems: [problem] })
  expect(code).toBe(1)
  for (const language of ['en', 'ru'] as const) {
    const words = explain(outcome!.problems[0]!, language)
    expect(words).not.toContain(problem.code)
    for (const place of [problem.part, problem.sheet, problem.cell]) {
      if (place !== undefined) expect(words).toContain(place)
    }
  }
  expect((await readFile(book)).equals(before)).toBe(true)
  expect(await readdir(folder)).toEqual(['book.xlsx'])
}

/** The superuser may write into every folder. */
async function asNobody(run: () => Promise<void>): Promise<void> {
  const privileged = process.getuid?.() === 0
  if (privileged) process.seteuid?.(65_534)
  try {
    await run()
  } finally {
    if (privileged) process.seteuid?.(0)
  }
}

describe('a workbook that cannot be refreshed is left as it is', () => {
  it.each(cases)('%s', async (_name, file, problem) => {
    const before = file()
    await writeFile(book, before)
    await expectRefused(problem, before)
  })

  it('a file that is marked read-only', async () => {
    await writeFile(book, written)
    await chmod(book, 0o444)
    await expectRefused({ code: 'file/not-writable' }, written)
  })

  it('a folder in which nothing can be written', async () => {
    await writeFile(book, written)
    await chmod(book, 0o666)
    await chmod(root, 0o755)
    await chmod(folder, 0o555)
    await asNobody(() => expectRefused({ code: 'file/not-writable' }, written))
  })

  it('and is refreshed where nothing is wrong', async () => {
    await writeFile(book, written)
    const { code, out } = await concord('refresh', book, '--dataset', data, '--json')
    expect(JSON.parse(out)).toMatchObject([{ status: 'refreshed', added: 2, changed: 1, problems: [] }])
    expect(code).toBe(0)
  })
})
