/** A table of 100,000 rows and 6 columns refreshed in its workbook, and 100,000 x 10 cells read. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { read as readWithSheetJs } from 'xlsx'
import type { Column } from '../../../src/data/table.ts'
import type { BlockId, NormalReport, ReportId, SheetName } from '../../../src/report/report.ts'
import type { Plan, TableColumn } from '../../../src/report/steps.ts'
import { decideBook } from '../../../src/workbook/decide-book.ts'
import type { BookEdit } from '../../../src/workbook/edit.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import type { TableState } from '../../../src/workbook/state.ts'
import { openXlsx, writeXlsx, type Sink } from '../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { readZip } from '../../../src/xlsx/opc/zip-reader.ts'
import { defineCase } from '../case.ts'

const ROWS = 100_000

const text = (at: (row: number) => string): Column => {
  const known = new Map<string, number>([['', 0]])
  const codes = Uint32Array.from({ length: ROWS }, (_, row) => {
    const value = at(row)
    const code = known.get(value) ?? known.size
    known.set(value, code)
    return code
  })
  return { kind: 'text', codes, values: [...known.keys()] }
}
const number = (at: (row: number) => number): Column => ({
  kind: 'number',
  values: Float64Array.from({ length: ROWS }, (_, row) => at(row)),
})

/** The newer figures revise one value in a hundred. */
function planOf(width: number, version: number): Plan {
  const sheet = 'Data' as SheetName
  const data: Column[] = [
    text((row) => `f${row}`),
    text((row) => ['North', 'South', 'East', 'West'][row % 4] ?? ''),
    text((row) => `Area ${row % 500}`),
    number((row) => row),
    number((row) => row * 1.25 + (row % 100 === 0 ? version : 0)),
    number((row) => ((row * 7919) % 1000) / 8),
    ...Array.from({ length: width - 6 }, (_, more) => number((row) => (row * (more + 3)) % 1009)),
  ]
  const columns = data.map((column, index): TableColumn => ({
    id: `c${index}`,
    header: `Column ${index + 1}`,
    data: column,
    format: column.kind === 'number' ? 'quantity' : 'text',
    wrap: false,
  }))
  const report: NormalReport = {
    kind: 'seizures',
    id: 'bench' as ReportId,
    language: 'en',
    style: 'analysis',
    filter: {},
    dimensions: { rows: [], columns: [] },
  }
  return {
    reports: [report],
    dataset: { name: 'bench', version: `${version}.0.0`, hash: String(version) },
    created: '2024-01-01T00:00:00Z',
    properties: { title: '', subject: '', author: '', keywords: '', comments: '', language: 'en' },
    steps: [
      {
        kind: 'sheet',
        sheet,
        gridlines: true,
        tabColor: null,
        frozenRows: 1,
        widths: [],
        print: { landscape: true, headerRow: 0, footer: '', pageOf: '{page}' },
      },
      {
        kind: 'table',
        block: 'bench/data' as BlockId,
        at: { sheet, row: 0, column: 0 },
        name: 'Bench',
        columns,
        rows: ROWS,
        keys: ['c0'],
        filterButtons: true,
        banding: false,
        altText: '',
      },
    ],
  }
}

async function fileOf(write: (sink: Sink) => Promise<unknown>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  await write((piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

const written = (plan: Plan): Promise<Buffer> => fileOf((sink) => writeXlsx(plan, nodeDeflater, sink))
const open = (file: Uint8Array) => openXlsx(file, { deflater: nodeDeflater })

async function tableOf(file: Uint8Array, theirs: Plan | null): Promise<TableState> {
  const book = await open(file)
  const record = await book.record()
  const state = record && (await book.read(record, theirs)).find((it) => it.kind === 'table')
  if (!state) throw new Error('The table was not found')
  return state
}

/** What the merge decides, worked out before the clock starts: it is measured by what it is made of. */
async function editOf(file: Uint8Array, theirs: Plan): Promise<BookEdit> {
  const book = await open(file)
  const record = await book.record()
  if (!record) throw new Error('No record')
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const { edit } = decideBook(record, changes, theirs, { default: 'take' })
  if (!edit) throw new Error('Nothing to refresh')
  return edit
}

export const cases = [
  defineCase({
    name: 'refresh',
    peer: 'inflate and deflate of the same sheet',
    reach: 2.5,
    prepare: async () => {
      const file = await written(planOf(6, 1))
      const sheet = readZip(file).get('xl/worksheets/sheet1.xml')
      if (!sheet) throw new Error('No sheet')
      return { file, sheet, edit: await editOf(file, planOf(6, 2)) }
    },
    ours: async ({ file, edit }) => {
      const book = await open(file)
      const record = await book.record()
      if (!record) throw new Error('No record')
      await book.read(record, null)
      await book.apply(edit)
      return fileOf((sink) => book.save(sink))
    },
    theirs: ({ sheet }) => deflateRawSync(inflateRawSync(sheet.bytes), { level: 6 }),
    check: (ours, theirs) => {
      if (ours.length < theirs.length) throw new Error(`${ours.length} bytes beside ${theirs.length}`)
    },
  }),
  defineCase({
    name: 'read xlsx',
    peer: 'SheetJS',
    reach: 0.25,
    rounds: 3,
    prepare: () => written(planOf(10, 1)),
    ours: async (file) => {
      const { columns } = await tableOf(file, null)
      return columns.reduce((sum, { values }) => sum + values.filter((it) => it !== null).length, 0)
    },
    theirs: (file) => {
      // Its fastest form: rows of cells instead of cells by address.
      const sheet: unknown = readWithSheetJs(file, { type: 'buffer', dense: true }).Sheets['Data']
      const rows = sheet as readonly (readonly ({ v?: unknown } | undefined)[])[]
      return rows.slice(1).reduce((sum, row) => sum + row.filter((it) => it?.v !== undefined).length, 0)
    },
    check: (ours, theirs) => {
      if (ours !== theirs || ours < ROWS * 9) throw new Error(`${ours} cells beside ${theirs}`)
    },
  }),
]
