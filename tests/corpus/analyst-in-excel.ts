/** An analyst at work in a report that is open in Excel: beside the figures, on them, and on a sheet of their own. */
import { expect } from 'vitest'
import { columnLetters, lastRow } from '../excel-host/model/area.ts'
import type { EmulatedExcel } from '../excel-host/index.ts'
import type { Table } from '../excel-host/model/table.ts'
import { openBook } from '../excel-host/files/open.ts'

export interface AnalystsWork {
  /** The header of the numbers that the formulas add up. */
  readonly header: string
  /** What those come to in a file, or in the workbook that is open. */
  readonly sum: (file: Uint8Array) => number
}

/** A figure of the data set that stays in all versions, and one that is withdrawn in the second. */
const [KEPT, WITHDRAWN] = ['S002', 'S003']
const YELLOW = '#FFEE99'

export async function analystIn(excel: EmulatedExcel): Promise<AnalystsWork> {
  const { host } = excel
  const table = seizures(excel)
  const header = numbers(table)
  const { name: sheet } = table.sheet
  const right = columnLetters(table.area.column + table.area.columns)
  const next = columnLetters(table.area.column + table.area.columns + 1)
  const at = (column: string, row: number): string => `'${sheet}'!${column}${row + 1}`
  host.user.type(at(right, table.area.row), 'Mine')
  host.user.type(at(next, table.area.row), 'Double')
  for (const key of [KEPT, WITHDRAWN]) host.user.type(at(right, rowOf(table, key)), `checked ${key}`)
  host.user.type(at(next, table.body.row), `=[@[${header}]]*2`)
  host.user.note(at(columnLetters(table.area.column), rowOf(table, KEPT)), 'Ask about this')
  await excel.run(async (context) => {
    const { workbook } = context
    const it = workbook.tables.getItem(table.name)
    const kept = rowOf(table, KEPT)
    it.worksheet.getRange(`${right}${kept + 1}`).format.fill.color = YELLOW
    it.sort.apply([{ key: table.columns.length - 1, ascending: true }])
    const own = workbook.worksheets.add('Mine')
    own.getRange('A1:A2').formulas = [[`=SUM(${table.name}[${header}])`], [`=COUNTA(${table.name}[Mine])`]]
    await context.sync()
    // A filter needs its buttons, which a published table does not have.
    it.showFilterButton = true
    it.columns.getItem('Mine').filter.applyCustomFilter('=checked*')
    it.worksheet.name = 'Renamed by me'
    await context.sync()
  })
  return { header, sum: (file) => sumOf(openSeizures(file), header) }
}

/** Everything that the analyst has done is there, with its figures. */
export function expectAnalyst(excel: EmulatedExcel, { header }: AnalystsWork): void {
  const table = seizures(excel)
  const { sheet, area } = table
  const column = (name: string): number => area.column + table.columns.findIndex((it) => it.name === name)
  const [mine, double] = [column('Mine'), column('Double')]
  expect(sheet.name).toBe('Renamed by me')
  const keys = bodyRows(table).map((row) => String(sheet.grid.value(row, keyColumn(table))))
  expect(keys).toEqual(expect.arrayContaining([KEPT, WITHDRAWN]))
  for (const row of bodyRows(table)) {
    const key = String(sheet.grid.value(row, keyColumn(table)))
    const isTheirs = key === KEPT || key === WITHDRAWN
    expect({ key, mine: sheet.grid.value(row, mine) }).toEqual({
      key,
      mine: isTheirs ? `checked ${key}` : '',
    })
    expect(sheet.grid.formula(row, double)).toMatch(/^=\[@/)
    expect(sheet.style(row, mine).fill).toBe(key === KEPT ? YELLOW : null)
    expect(sheet.notes.get(row, area.column)?.text).toBe(key === KEPT ? 'Ask about this' : undefined)
  }
  // The figure that is withdrawn stays because of what stands beside it, and is marked.
  const kept = rowOf(table, WITHDRAWN)
  expect(sheet.style(kept, keyColumn(table)).font.strikethrough).toBe(true)
  expect(table.columns.find(({ name }) => name === 'Mine')?.filter).toMatchObject({ criterion1: '=checked*' })
  const own = excel.host.workbook.sheet('Mine')
  expect(own?.grid.formula(0, 0)).toBe(`=SUM(${table.name}[${header}])`)
  expect(own?.grid.formula(1, 0)).toBe(`=COUNTA(${table.name}[Mine])`)
}

function seizures({ host }: EmulatedExcel): Table {
  return seizuresIn(host.workbook.tables)
}

/** The table of the figures themselves, which has a column of their ids and one of what was seized. */
function seizuresIn(tables: readonly Table[]): Table {
  const [table] = tables
    .filter((it) => bodyRows(it).some((row) => rowKey(it, row) === KEPT))
    .sort((a, b) => b.columns.length - a.columns.length)
  if (!table) throw new Error('no table of seizures')
  return table
}

const openSeizures = (file: Uint8Array): Table => seizuresIn(openBook(file).tables)

const bodyRows = ({ body }: Table): number[] =>
  Array.from({ length: lastRow(body) - body.row + 1 }, (_, index) => body.row + index)

/** The column of the figures' own ids. */
function keyColumn(table: Table): number {
  const index = table.columns.findIndex((_, at) =>
    bodyRows(table).some((row) => table.sheet.grid.value(row, table.area.column + at) === KEPT),
  )
  return table.area.column + index
}

const rowKey = (table: Table, row: number): string => String(table.sheet.grid.value(row, keyColumn(table)))

function rowOf(table: Table, key: string): number {
  const row = bodyRows(table).find((it) => rowKey(table, it) === key)
  if (row === undefined) throw new Error(`no figure ${key}`)
  return row
}

/** The column of numbers. */
function numbers(table: Table): string {
  const row = rowOf(table, KEPT)
  const column = table.columns.find((_, at) => table.sheet.grid.value(row, table.area.column + at) === 250)
  if (!column) throw new Error('no numbers')
  return column.name
}

function sumOf(table: Table, header: string): number {
  const at = table.area.column + table.columns.findIndex(({ name }) => name === header)
  return bodyRows(table).reduce((sum, row) => sum + Number(table.sheet.grid.value(row, at) || 0), 0)
}
