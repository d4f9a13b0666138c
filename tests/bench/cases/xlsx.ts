/** A new workbook of 100,000 rows and 10 columns with a table: texts that repeat and that do not, numbers, dates. */
import { deflateRawSync } from 'node:zlib'
import { Format, Table, Workbook } from 'wasm-xlsxwriter'
import type { Column } from '../../../src/data/table.ts'
import type { BlockId, SheetName } from '../../../src/report/report.ts'
import type { Plan, TableColumn, ValueFormat } from '../../../src/report/steps.ts'
import { serialOf } from '../../../src/workbook/values.ts'
import { writeXlsx } from '../../../src/xlsx/index.ts'
import type { Deflater } from '../../../src/xlsx/opc/deflater.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { defineCase } from '../case.ts'

const ROWS = 100_000
const WIDTH = 10

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
const date = (from: number): Column => ({
  kind: 'date',
  values: Int32Array.from({ length: ROWS }, (_, row) => {
    const day = new Date(Date.UTC(from, 0, 1 + (row % 1000)))
    return (day.getUTCFullYear() * 100 + day.getUTCMonth() + 1) * 100 + day.getUTCDate()
  }),
})

const AREAS = ['North', 'South', 'East', 'West']
const SUBSTANCES = ['Opioid', 'Stimulant', 'Cannabis', 'Other & <mixed>']

const columns = (): readonly TableColumn[] => {
  const data: readonly (readonly [ValueFormat, Column])[] = [
    ['text', text((row) => AREAS[row % 4]!)],
    ['text', text((row) => SUBSTANCES[row % 4]!)],
    ['code', text((row) => `Case ${row}`)],
    ['integer', number((row) => row)],
    ['quantity', number((row) => row * 1.25)],
    ['quantity', number((row) => ((row * 7919) % 1000) / 7)],
    ['date', date(2020)],
    ['text', text((row) => `Area ${row % 500}`)],
    ['integer', number((row) => row % 13)],
    ['date', date(2017)],
  ]
  return data.map(([format, column], index) => ({
    id: `c${index}`,
    header: `Column ${index + 1}`,
    data: column,
    format,
    wrap: false,
  }))
}

function plan(): Plan {
  const sheet = 'Data' as SheetName
  return {
    reports: [],
    dataset: { name: 'bench', version: '1.0.0', hash: '' },
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
        columns: columns(),
        rows: ROWS,
        keys: [],
        filterButtons: true,
        banding: false,
        altText: '',
      },
    ],
  }
}

async function ours(input: { readonly plan: Plan }): Promise<number> {
  let size = 0
  await writeXlsx(input.plan, nodeDeflater, (piece) => void (size += piece.length))
  return size
}

/** Every byte that the zip compresses. */
async function uncompressed(input: Plan): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const collect: Deflater = {
    ...nodeDeflater,
    deflate: (from) => {
      for (const piece of from) pieces.push(piece)
      return Promise.resolve()
    },
  }
  await writeXlsx(input, collect, () => undefined)
  return Buffer.concat(pieces)
}

type Row = (string | number)[]

function rowsOf(input: Plan): Row[] {
  const table = input.steps[1]
  if (table?.kind !== 'table') throw new Error('The plan has no table')
  const cell = ({ data }: TableColumn, row: number): string | number => {
    if (data.kind === 'text') return data.values[data.codes[row]!]!
    if (data.kind === 'number') return data.values[row]!
    return data.kind === 'date' ? serialOf(data.values[row]!)! : data.text(row)
  }
  return Array.from({ length: ROWS }, (_, row) => table.columns.map((column) => cell(column, row)))
}

/** As its users write a table: the rows at once, then the two columns that need a format. */
function wasmXlsxwriter(rows: Row[]): number {
  const book = new Workbook()
  const sheet = book.addWorksheet()
  const dates = new Format().setNumFormat('yyyy-mm-dd')
  sheet.writeRow(
    0,
    0,
    Array.from({ length: WIDTH }, (_, index) => `Column ${index + 1}`),
  )
  sheet.writeRowMatrix(1, 0, rows)
  for (const column of [6, 9]) {
    const values = rows.map((row) => row[column]!)
    sheet.writeColumnWithFormat(1, column, values, dates)
  }
  sheet.addTable(0, 0, ROWS, WIDTH - 1, new Table())
  return book.saveToBufferSync().length
}

const sameSize = (ours: number, theirs: number): void => {
  if (ours < 1_000_000 || ours > theirs * 2) throw new Error(`${ours} bytes beside ${theirs}`)
}

const MOST_MEMORY = 250

export const cases = [
  defineCase({
    name: 'xlsx write, floor',
    peer: 'zlib level 6 on the same bytes',
    reach: 1.5,
    prepare: async () => {
      const made = plan()
      return { plan: made, bytes: await uncompressed(made) }
    },
    ours,
    theirs: ({ bytes }) => deflateRawSync(bytes, { level: 6 }).length,
    check: sameSize,
  }),
  defineCase({
    name: 'xlsx write',
    peer: 'wasm-xlsxwriter',
    reach: 0.4,
    prepare: () => ({ plan: plan() }),
    ours,
    shape: ({ plan }) => rowsOf(plan),
    theirs: wasmXlsxwriter,
    check: sameSize,
  }),
  defineCase({
    name: 'xlsx write, memory',
    peer: 'wasm-xlsxwriter',
    reach: 0.6,
    unit: 'MB',
    prepare: () => ({ plan: plan() }),
    ours: async (input) => {
      const size = await ours(input)
      const peak = process.resourceUsage().maxRSS / 1024
      if (peak > MOST_MEMORY) throw new Error(`${Math.round(peak)} MB, more than ${MOST_MEMORY}`)
      return size
    },
    theirs: (input) => wasmXlsxwriter(rowsOf(input.plan)),
  }),
]
