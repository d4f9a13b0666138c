/** The edit of one table: what can be taken back first, rows that go away last. */
import type { TableEdit } from '../workbook/edit.ts'
import { numberFormat } from '../workbook/number-format.ts'
import { WorkbookError, type WorkbookProblemCode } from '../workbook/problem.ts'
import type { Box } from '../workbook/reference.ts'
import type { CellContent } from '../workbook/values.ts'
import { jsonBytes, type Batch } from './batch.ts'
import { contentInput, type Input } from './input.ts'
import { hyperlink, linkRuns } from './links.ts'
import { isSafe } from './placing.ts'
import { headerLook, lookOf, setNumberFormat } from './styles.ts'
import type { Survey, TableFound } from './survey.ts'

/** A table that is to be changed, as it stands. */
export interface TableTarget {
  readonly edit: TableEdit
  readonly table: TableFound
  /** The body as it was read; an empty table's has one row. */
  readonly body: Box
  /** Rows by which the body grows before any go away. */
  readonly grows: number
}

export interface AskedTable {
  readonly edit: TableEdit
  readonly table: TableFound
  readonly body: Excel.Range
  readonly below: Excel.Range | null
  readonly beside: Excel.Range | null
}

/** Rows that are appended as rows of their own: an empty table has room for the first. */
const growth = ({ rows, append }: TableEdit): number => Math.max(0, append.rows - (rows === 0 ? 1 : 0))

/** Finds the table and asks for its place and for what is in its way. @throws WorkbookError where it is another */
export function askForTable(edit: TableEdit, all: Survey): AskedTable {
  const table = all.tables.find(({ id, name }) => id === edit.object.id && name === edit.object.name)
  if (!table) throw refusal('workbook/changed-meanwhile', edit)
  if (table.on.locked) throw refusal('sheet/protected', edit)
  const body = table.object.getDataBodyRange()
  body.load('rowIndex,columnIndex,rowCount,columnCount')
  const net = growth(edit) - edit.remove.length
  const whole = table.object.getRange()
  const below = net > 0 ? whole.getRowsBelow(net).getUsedRangeOrNullObject(true) : null
  const wide = edit.newColumns.length
  const beside = wide > 0 ? whole.getColumnsAfter(wide).getUsedRangeOrNullObject(true) : null
  below?.load('address')
  beside?.load('address')
  return { edit, table, body, below, beside }
}

/** @throws WorkbookError where the table is not the one that was read, or something is in its way */
export function targetOf({ edit, table, body, below, beside }: AskedTable): TableTarget {
  const same = body.rowCount === Math.max(1, edit.rows) && columnsBefore(edit) === body.columnCount
  if (!same) throw refusal('workbook/changed-meanwhile', edit)
  if (below && !below.isNullObject) throw refusal('sheet/rows-below', edit, below.address)
  if (beside && !beside.isNullObject) throw refusal('sheet/columns-beside', edit, beside.address)
  const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = body
  return { edit, table, body: { row, column, rows, columns }, grows: growth(edit) }
}

const columnsBefore = ({ columns, newColumns }: TableEdit): number => columns.length - newColumns.length

const refusal = (code: WorkbookProblemCode, { sheet, object }: TableEdit, address?: string): WorkbookError =>
  new WorkbookError({
    code,
    sheet: sheet.name,
    name: object.name,
    ...(address === undefined ? {} : { cell: address.replace(/^.*!/, '') }),
  })

/** New columns, changed cells, marks and new rows. */
export async function writeTableEdit(target: TableTarget, batch: Batch): Promise<void> {
  await addColumns(target, batch)
  for (const { column, row, values, links } of target.edit.runs) {
    const at = { ...target.body, row: target.body.row + row, column: target.body.column + column }
    if (links) await writeLinks(target, batch, at.column, at.row, links)
    await writeColumn(target, batch, at.column, at.row, values)
  }
  for (const { row, withdrawn } of target.edit.marks) await mark(target, batch, row, withdrawn)
  await appendRows(target, batch)
}

/** Only the cells of ours are struck through. */
async function mark(
  { edit, table, body }: TableTarget,
  batch: Batch,
  row: number,
  on: boolean,
): Promise<void> {
  const managed = edit.columns.map(({ id }) => id !== null)
  for (const [from, count] of stretches(managed)) {
    await batch.add({ sheet: table.on.name })
    const range = table.on.sheet.getRangeByIndexes(body.row + row, body.column + from, 1, count)
    range.format.font.strikethrough = on
  }
}

/** Where `true` stands in a row: start and length of each stretch. */
function stretches(flags: readonly boolean[]): [number, number][] {
  const found: [number, number][] = []
  flags.forEach((flag, index) => {
    const last = found.at(-1)
    if (!flag) return
    if (last && last[0] + last[1] === index) last[1]++
    else found.push([index, 1])
  })
  return found
}

async function addColumns({ edit, table, body }: TableTarget, batch: Batch): Promise<void> {
  const { newColumns, columns } = edit
  if (newColumns.length === 0) return
  const sheet = table.on.sheet
  const before = columnsBefore(edit)
  await batch.add({ sheet: table.on.name, calls: 4 })
  // Cleared of what stood there, a table widens without moving anything else on the sheet.
  const rows = body.rows + 1 + (table.totals ? 1 : 0)
  table.object.resize(sheet.getRangeByIndexes(body.row - 1, body.column, rows, columns.length))
  const headers = columns.slice(before).map(({ header }) => contentInput(header))
  const header = sheet.getRangeByIndexes(body.row - 1, body.column + before, 1, headers.length)
  header.values = [headers]
  const looks = columns.map((it) => it.look)
  header.setCellProperties([newColumns.map(({ column }) => ({ format: headerLook(looks, column) }))])
  for (const { column, values } of newColumns) {
    await look({ edit, table, body, grows: 0 }, batch, column, body.row, body.rows)
    await writeColumn({ edit, table, body, grows: 0 }, batch, body.column + column, body.row, values)
  }
}

/** Gives cells of a managed column the look that its plan asks for. */
async function look(
  { edit, table, body }: TableTarget,
  batch: Batch,
  column: number,
  row: number,
  rows: number,
): Promise<void> {
  const looks = edit.columns.map((it) => it.look)
  const own = looks[column]
  if (!own) return
  await batch.add({ sheet: table.on.name, calls: 6 })
  const range = table.on.sheet.getRangeByIndexes(row, body.column + column, rows, 1)
  range.format.set(lookOf(looks, column))
  const code = numberFormat(own.format, own.decimals)
  if (code !== 'General') setNumberFormat(range, code)
}

async function writeLinks(
  { table }: TableTarget,
  batch: Batch,
  column: number,
  row: number,
  links: Parameters<typeof linkRuns>[2],
): Promise<void> {
  for (const run of linkRuns(column, row, links)) {
    await batch.add({ sheet: table.on.name, bytes: 200 })
    const range = table.on.sheet.getRangeByIndexes(run.row, run.column, run.rows, 1)
    const link = isSafe(run.link) ? hyperlink(run.link, (name) => name) : null
    if (link) range.hyperlink = link
  }
}

const BLOCK = 10_000

async function writeColumn(
  { table }: TableTarget,
  batch: Batch,
  column: number,
  row: number,
  contents: readonly CellContent[],
): Promise<void> {
  for (let from = 0; from < contents.length; from += BLOCK) {
    const values = contents.slice(from, from + BLOCK).map((it): Input[] => [contentInput(it)])
    await batch.add({ sheet: table.on.name, bytes: jsonBytes(values), cells: values.length })
    table.on.sheet.getRangeByIndexes(row + from, column, values.length, 1).values = values
  }
}

async function appendRows(target: TableTarget, batch: Batch): Promise<void> {
  const { edit, table, body, grows } = target
  const { append, columns } = edit
  if (append.rows === 0) return
  const sheet = table.on.sheet
  const first = body.row + (edit.rows === 0 ? 0 : body.rows)
  await batch.add({ sheet: table.on.name, calls: 2, bytes: grows * (columns.length * 5 + 2) })
  if (grows > 0 && (table.totals || edit.remove.length > 0)) {
    // Excel makes room: above the totals row, or where rows that go away will make it again.
    const empty = Array.from({ length: grows }, () => columns.map(() => null as unknown as string))
    table.object.rows.add(-1, empty)
  } else if (grows > 0) {
    table.object.resize(
      sheet.getRangeByIndexes(body.row - 1, body.column, body.rows + 1 + grows, columns.length),
    )
  }
  for (const [column, values] of append.columns.entries()) {
    if (!values) continue
    const links = append.links?.[column]
    if (links) await writeLinks(target, batch, body.column + column, first, links)
    await look(target, batch, column, first, append.rows)
    await writeColumn(target, batch, body.column + column, first, values)
  }
}

/** Takes rows out of the table from below; the last one of all is only emptied. */
export async function removeRows({ edit, table, body }: TableTarget, batch: Batch): Promise<void> {
  const { sheet } = table.on
  const left = body.rows - edit.remove.length + edit.append.rows
  const gone = left > 0 ? edit.remove : edit.remove.slice(1)
  const flags = Array.from({ length: body.rows }, () => false)
  for (const row of gone) flags[row] = true
  for (const [from, count] of stretches(flags).reverse()) {
    await batch.add({ sheet: table.on.name })
    sheet.getRangeByIndexes(body.row + from, body.column, count, edit.columns.length).delete('Up')
  }
  const [kept] = edit.remove
  if (left > 0 || kept === undefined) return
  await batch.add({ sheet: table.on.name })
  sheet.getRangeByIndexes(body.row, body.column, 1, edit.columns.length).clear('Contents')
}
