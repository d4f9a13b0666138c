import type { TableColumn, TableStep } from '../report/steps.ts'
import { numberFormat } from '../workbook/number-format.ts'
import { cellRef } from '../workbook/reference.ts'
import type { Warn } from '../workbook/warning.ts'
import { jsonBytes, type Batch } from './batch.ts'
import { asInput, columnInputs, LONGEST_TEXT, type Input } from './input.ts'
import { linkRuns, writeLinks } from './links.ts'
import type { Placing, TablePlace } from './placing.ts'
import { headerLook, lookOf, setNumberFormat } from './styles.ts'

/** Cells and bytes that are written by one call. */
const [BLOCK_CELLS, BLOCK_BYTES] = [15_000, 500_000]

interface Target {
  readonly sheet: Excel.Worksheet
  readonly name: string
  readonly batch: Batch
  readonly placing: Placing
  readonly warn: Warn
}

/**
 * A table: formats, links and values first, then the table over them, because a table that is there already
 * grows and fills down by itself while it is written into.
 */
export async function writeTable(place: TablePlace, target: Target): Promise<Excel.Table> {
  const { step, box } = place
  const { sheet, name, batch, placing } = target
  for (const [index, column] of step.columns.entries()) {
    if (!column.links) continue
    const links = Array.from({ length: step.rows }, (_, row) => column.links?.(row) ?? null)
    await writeLinks(linkRuns(box.column + index, box.row + 1, links), target)
  }
  await writeLooks(place, target)
  // The blank row of an empty table counts as written with them.
  const heads = box.columns * (step.rows === 0 ? 2 : 1)
  await batch.add({ sheet: name, bytes: jsonBytes(place.headers), cells: heads })
  sheet.getRangeByIndexes(box.row, box.column, 1, box.columns).values = [place.headers.map(asInput)]
  for (const block of blocksOf(step)) {
    await batch.add({ sheet: name, bytes: block.bytes, cells: block.values.length * box.columns })
    const { row, values } = block
    sheet.getRangeByIndexes(box.row + 1 + row, box.column, values.length, box.columns).values = values
  }
  warnOfCuts(place, target)
  await batch.add({ sheet: name, calls: 10, bytes: placing.tables.size * 50 })
  const table = sheet.tables.add(sheet.getRangeByIndexes(box.row, box.column, box.rows, box.columns), true)
  table.name = place.name
  table.style = 'TableStyleLight1'
  table.showBandedRows = step.banding
  table.showFilterButton = step.filterButtons
  table.load('id,name')
  table.columns.load('items/id')
  if (step.columns.some((it) => it.wrap)) {
    sheet.getRangeByIndexes(box.row, box.column, box.rows, box.columns).format.autofitRows()
  }
  return table
}

async function writeLooks({ step: { columns }, box }: TablePlace, target: Target): Promise<void> {
  const { sheet, name, batch } = target
  const heads = columns.map((_, index) => ({ format: headerLook(columns, index) }))
  await batch.add({ sheet: name, calls: 2 + 4 * columns.length, bytes: jsonBytes(heads) })
  sheet.getRangeByIndexes(box.row, box.column, 1, box.columns).setCellProperties([heads])
  for (const [index, column] of columns.entries()) {
    const body = sheet.getRangeByIndexes(box.row + 1, box.column + index, box.rows - 1, 1)
    body.format.set(lookOf(columns, index))
    const code = numberFormat(column.format, column.decimals)
    if (code !== 'General') setNumberFormat(body, code)
  }
}

interface Block {
  /** First row of the body, from 0. */
  readonly row: number
  readonly values: Input[][]
  readonly bytes: number
}

/** The body in pieces that one call can carry, worked out as they are asked for. */
function* blocksOf({ columns, rows }: TableStep): Iterable<Block> {
  const readers = columns.map(columnInputs)
  const most = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, columns.length)))
  let [values, bytes]: [Input[][], number] = [[], 0]
  for (let row = 0; row < rows; row++) {
    const cells = readers.map((read) => read(row))
    const size = jsonBytes(cells) + 1
    if (values.length === most || (values.length > 0 && bytes + size > BLOCK_BYTES)) {
      yield { row: row - values.length, values, bytes }
      ;[values, bytes] = [[], 0]
    }
    values.push(cells)
    bytes += size
  }
  if (values.length > 0) yield { row: rows - values.length, values, bytes }
}

/** Says which texts were longer than a cell, once for each different text. */
function warnOfCuts({ step, box }: TablePlace, { name, warn }: Target): void {
  step.columns.forEach((column, index) => {
    const say = (row: number, length: number): void => {
      const cell = cellRef(box.row + 1 + row, box.column + index)
      warn({ code: 'cell/text-cut', sheet: name, cell, detail: { length } })
    }
    longTexts(column, step.rows, say)
  })
}

function longTexts({ data }: TableColumn, rows: number, say: (row: number, length: number) => void): void {
  if (data.kind === 'text') {
    data.values.forEach((text, code) => {
      const row = text.length > LONGEST_TEXT ? data.codes.indexOf(code) : -1
      if (row >= 0 && row < rows) say(row, text.length)
    })
  } else if (data.kind === 'raw') {
    const ends = data.packed?.ends
    for (let row = 0; row < rows; row++) {
      // No text has more characters than bytes.
      if (ends && (ends[row] ?? 0) - (ends[row - 1] ?? 0) <= LONGEST_TEXT) continue
      const { length } = data.text(row)
      if (length > LONGEST_TEXT) say(row, length)
    }
  }
}
