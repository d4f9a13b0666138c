import { describe, expect, it } from 'vitest'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import { selectedCell, show, watchSelection, type SelectedCell } from '../../../src/excel/selection.ts'
import { REPORT_KINDS } from '../../../src/report/report.ts'
import { planFor } from '../../contract/plans.ts'
import { startExcel } from '../../excel-host/index.ts'
import { reportData } from '../../support/report-data.ts'

async function workbook() {
  const excel = startExcel()
  const host = { Excel: excel.Excel, isSetSupported: () => true }
  await openExcel(host).write(
    planFor(
      REPORT_KINDS.map((kind) => ({ kind })),
      reportData,
    ),
  )
  const table = excel.host.workbook.tables.find(({ name }) => /seizures.*data/i.test(name))
  if (!table) throw new Error('no data table')
  const at = (row: number, column: string): string => {
    const index = table.columns.findIndex(({ name }) => name === column)
    return `'${table.sheet.name}'!${String.fromCharCode(65 + table.area.column + index)}${table.area.row + row + 2}`
  }
  const figures = table.columns.findIndex(({ name }) => name === 'Figure')
  const figure = (row: number) => table.sheet.grid.value(table.body.row + row, table.area.column + figures)
  return { excel, host, table, at, figure }
}

describe('the selected figure', () => {
  it('is that of the row, whatever column', async () => {
    const { excel, host, at, figure } = await workbook()
    excel.host.user.select(at(1, 'Figure'))
    expect(await selectedCell(host)).toMatchObject({
      block: 'seizures/data',
      figure: figure(1),
      column: 'figure',
    })
    excel.host.user.select(at(2, 'Source'))
    expect(await selectedCell(host)).toMatchObject({ figure: figure(2), column: 'source' })
  })

  it('stays that of the row when the table is sorted, renamed and its columns too', async () => {
    const { excel, host, table, at } = await workbook()
    const place = at(0, 'Figure')
    excel.host.user.type(place, 'S6')
    excel.host.user.type(at(-1, 'Figure'), 'My figures')
    await excel.run(async (context) => {
      context.workbook.tables.getItem(table.name).name = 'Renamed'
      context.workbook.worksheets.getItem(table.sheet.name).name = 'Also renamed'
      await context.sync()
    })
    excel.host.user.select(place.replace(/^'.*'!/, "'Also renamed'!"))
    expect(await selectedCell(host)).toMatchObject({
      block: 'seizures/data',
      figure: 'S6',
      sheet: 'Also renamed',
    })
  })

  it('is none in a header, beside a table, and in a workbook without a record', async () => {
    const { excel, host, at } = await workbook()
    excel.host.user.select(at(-1, 'Figure'))
    expect(await selectedCell(host)).toMatchObject({ figure: null, column: 'figure' })
    excel.host.user.select('Sheet1!A1')
    expect(await selectedCell(host)).toBeNull()
    excel.host.workbook.xmlParts = []
    excel.host.user.select(at(0, 'Figure'))
    expect(await selectedCell(host)).toBeNull()
  })

  it('is told while it is watched, and not after', async () => {
    const { excel, host, at, figure } = await workbook()
    const told: (SelectedCell | null)[] = []
    const stop = watchSelection(host, (selected) => told.push(selected))
    await until(() => told.length === 1)
    excel.host.user.select(at(1, 'Figure'))
    await until(() => told.at(-1)?.figure === figure(1))
    stop()
    await new Promise((go) => setTimeout(go, 30))
    const count = told.length
    excel.host.user.select(at(2, 'Figure'))
    await new Promise((go) => setTimeout(go, 50))
    expect(told).toHaveLength(count)
  })
})

describe('showing a sheet', () => {
  it('brings it to the front with a cell selected', async () => {
    const { excel, host, table } = await workbook()
    await show(host, table.sheet.name, 'B2')
    expect(excel.host.workbook.active).toBe(table.sheet)
    await expect(show(host, 'Nowhere')).rejects.toMatchObject({
      problem: { code: 'workbook/changed-meanwhile' },
    })
  })
})

async function until(true_: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !true_(); i++) await new Promise((go) => setTimeout(go, 5))
  expect(true_()).toBe(true)
}
