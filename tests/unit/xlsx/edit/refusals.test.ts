import { describe, expect, it } from 'vitest'
import { decideBook } from '../../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import { WorkbookError, type WorkbookProblemCode } from '../../../../src/workbook/problem.ts'
import { Parts, sheetPart } from '../../../corpus/analyst.ts'
import { reportPlan } from '../../../corpus/report.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { open, saved } from './support.ts'

const written = async (): Promise<Uint8Array> => (await toXlsx(reportPlan(false))).file

async function edited(change: (parts: Parts) => void): Promise<Uint8Array> {
  const parts = new Parts(await written())
  change(parts)
  return parts.zip()
}

async function codeOf(run: () => Promise<unknown>): Promise<WorkbookProblemCode | null> {
  try {
    await run()
    return null
  } catch (error) {
    if (error instanceof WorkbookError) return error.problem.code
    throw error
  }
}

/** Opens and refreshes; gives the problem, and fails where the workbook was changed all the same. */
async function refused(file: Uint8Array): Promise<WorkbookProblemCode | null> {
  const book = await open(file)
  const before = await saved(book)
  const theirs = reportPlan(true)
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const [problem] = changes.reports.flatMap((it) => it.problems)
  if (problem) return problem.code
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  const code = await codeOf(() => book.apply(edit!))
  if (code) {
    expect(book.changed).toBe(false)
    expect(Buffer.compare(await saved(book), before)).toBe(0)
  }
  return code
}

const row = (number: number): RegExp => new RegExp(`(<row r="${number}"[^>]*>.*?)</row>`)
const text = (ref: string): string => `<c r="${ref}" t="inlineStr"><is><t>mine</t></is></c>`
const onData = (...edits: Parameters<Parts['edit']> extends [string, ...infer Rest] ? Rest : never) =>
  edited((parts) => parts.edit(sheetPart(parts, 'Seizures data'), ...edits))

describe('a file that cannot be opened', () => {
  const files: readonly (readonly [WorkbookProblemCode, string, () => Promise<Uint8Array>])[] = [
    ['file/not-a-workbook', 'text', async () => Buffer.from('figure,value\n1,2\n')],
    ['file/not-a-workbook', 'nothing', async () => new Uint8Array(0)],
    [
      'file/encrypted',
      'with a password',
      async () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    ['file/truncated', 'cut short', async () => (await written()).subarray(0, 4000)],
    [
      'file/strict',
      'Strict Open XML',
      () =>
        edited((parts) =>
          parts.edit('xl/workbook.xml', [
            'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          ]),
        ),
    ],
    [
      'file/prefixed-xml',
      'with a prefix',
      () =>
        edited((parts) =>
          parts.edit('xl/workbook.xml', [/<(\/?)(?=[a-z])/g, '<$1x:'], ['xmlns=', 'xmlns:x=']),
        ),
    ],
    [
      'file/part-damaged',
      'not well-formed',
      () => edited((parts) => parts.edit('xl/workbook.xml', ['</sheets>', ''])),
    ],
    [
      'file/not-a-workbook',
      'a document',
      () =>
        edited((parts) =>
          parts.edit('[Content_Types].xml', [/spreadsheetml\.sheet\.main/, 'wordprocessingml.document.main']),
        ),
    ],
  ]
  it.each(files)('%s: %s', async (code, _name, file) => {
    const bytes = await file()
    expect(await codeOf(() => open(bytes))).toBe(code)
  })

  it('file/too-large: sizes that are not safe to expand', async () => {
    const file = Buffer.from(await written())
    const at = file.indexOf(Buffer.from('504b0102', 'hex'))
    file.writeUInt32LE(0xfffffff0, at + 24)
    expect(await codeOf(() => open(file))).toBe('file/too-large')
  })

  it('file/part-damaged: a part that is larger than it says', async () => {
    const file = Buffer.from(await written())
    const name = file.lastIndexOf('xl/workbook.xml', file.lastIndexOf('xl/_rels/workbook.xml.rels'))
    file.writeUInt32LE(10, name - 46 + 24)
    expect(await codeOf(() => open(file))).toBe('file/part-damaged')
  })
})

describe('a record that cannot be understood', () => {
  it('record/newer', async () => {
    const file = await edited((parts) => parts.edit('customXml/item1.xml', ['version="1"', 'version="99"']))
    expect(await codeOf(async () => (await open(file)).record())).toBe('record/newer')
  })
  it('record/damaged', async () => {
    const file = await edited((parts) => parts.edit('customXml/item1.xml', ['paris-pact', 'paris-pakt']))
    expect(await codeOf(async () => (await open(file)).record())).toBe('record/damaged')
  })
})

describe('a refresh that cannot be done safely writes nothing', () => {
  const cases: readonly (readonly [WorkbookProblemCode, string, () => Promise<Uint8Array>])[] = [
    [
      'sheet/rows-below',
      'cells below the table',
      () => onData(['</sheetData>', `<row r="11">${text('B11')}</row></sheetData>`]),
    ],
    [
      'sheet/columns-beside',
      'cells where the new column is to stand',
      () => onData([row(7), `$1${text('E7')}</row>`]),
    ],
    [
      'sheet/merged-cells',
      'merged cells in the table',
      () =>
        onData(['</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B6:C6"/></mergeCells>']),
    ],
    [
      'sheet/protected',
      'a locked sheet',
      () => onData(['</sheetData>', '</sheetData><sheetProtection sheet="1"/>']),
    ],
    [
      'table/key-missing',
      'the key column was deleted',
      () =>
        edited((parts) => {
          const table = parts.names.find((it) => parts.text(it).includes('displayName="Seizures"'))!
          parts.edit(
            table,
            [/ref="A4:D10"/g, 'ref="B4:D10"'],
            ['<tableColumns count="4">', '<tableColumns count="3">'],
            [/<tableColumn id="1"[^>]*\/>/, ''],
          )
        }),
    ],
    [
      'table/duplicate-key',
      'a key that stands twice',
      () =>
        edited((parts) => {
          const data = sheetPart(parts, 'Seizures data')
          const key = /<c r="A5"[^>]*><v>(\d+)<\/v>/.exec(parts.text(data))?.[1]
          parts.edit(data, [/(<c r="A8"[^>]*><v>)\d+/, `$1${key}`])
        }),
    ],
  ]
  it.each(cases)('%s: %s', async (code, _name, file) => {
    expect(await refused(await file())).toBe(code)
  })

  it('table/overlap: another table in the way', async () => {
    const file = await edited((parts) => {
      const table = parts.names.find((it) => parts.text(it).includes('displayName="Seizures"'))!
      const other = 'xl/tables/tableOfAnalyst.xml'
      parts.set(
        other,
        parts
          .text(table)
          .replace(
            /id="\d+" name="Seizures" displayName="Seizures"/,
            'id="77" name="Mine" displayName="Mine"',
          )
          .replace(/A4:D10/g, 'A12:D14'),
      )
      parts.declare(other, 'spreadsheetml.table')
      const data = sheetPart(parts, 'Seizures data')
      parts.relate(data, 'rIdMine', 'table', '../tables/tableOfAnalyst.xml')
    })
    const grown = reportPlan(true)
    const book = await open(file)
    const record = (await book.record())!
    const { edit } = decideBook(record, mergeBook(record, await book.read(record, grown), grown), grown, {
      default: 'keep',
    })
    const [table, ...rest] = edit!.tables
    const more = { ...table!, append: { rows: 4, columns: table!.columns.map(() => ['a', 'b', 'c', 'd']) } }
    expect(await codeOf(() => book.apply({ ...edit!, tables: [more, ...rest] }))).toBe('table/overlap')
  })

  it('workbook/changed-meanwhile: the table is not the one that was read', async () => {
    const book = await open(await written())
    const theirs = reportPlan(true)
    const record = (await book.record())!
    const { edit } = decideBook(record, mergeBook(record, await book.read(record, theirs), theirs), theirs, {
      default: 'keep',
    })
    await book.apply(edit!)
    expect(await codeOf(() => book.apply(edit!))).toBe('workbook/changed-meanwhile')
  })
})
