import { describe, expect, it } from 'vitest'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { excelPicture } from '../../contract/excel-picture.ts'
import { emptyPlan, handMadePlans, reportPlans } from '../../contract/plans.ts'
import { xlsxPicture } from '../../contract/xlsx-picture.ts'
import { Parts } from '../../corpus/analyst.ts'
import { openBook } from '../../excel-host/files/open.ts'
import { saveBook } from '../../excel-host/files/save.ts'
import { startExcel, type EmulatedExcel } from '../../excel-host/index.ts'
import { xlsxFaults } from '../../support/validate-xlsx.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import { act, withCells } from './support.ts'

const plans = [...handMadePlans, emptyPlan(), ...(await reportPlans())]

const opened = (file: Uint8Array): EmulatedExcel => startExcel({ workbook: openBook(file) })

async function writtenInExcel(plan: Plan): Promise<EmulatedExcel> {
  const excel = startExcel()
  await openExcel({ Excel: excel.Excel, isSetSupported: () => true }).write(plan)
  return excel
}

/** Validating takes long: of the reports those of one language and style. */
const validated = new Set(plans.slice(0, 4).map(({ name }) => name))

describe('the emulated Excel', { timeout: 60_000 }, () => {
  it.each(plans)('opens what the command line writes, and saves it again: $name', async ({ name, plan }) => {
    const { file } = await toXlsx(plan)
    const excel = opened(file)
    expect(excelPicture(excel, [])).toEqual(xlsxPicture(file))
    const saved = saveBook(excel.host.workbook)
    expect(xlsxPicture(saved)).toEqual(xlsxPicture(file))
    expect(opened(saved).host.dump()).toEqual(excel.host.dump())
    if (validated.has(name)) expect(await xlsxFaults(saved)).toEqual([])
  })

  it.each(plans)('saves and opens what the client library has written: $name', async ({ name, plan }) => {
    const excel = await writtenInExcel(plan)
    const saved = saveBook(excel.host.workbook)
    const again = opened(saved)
    expect(excelPicture(again, [])).toEqual(excelPicture(excel, []))
    expect(opened(saveBook(again.host.workbook)).host.dump()).toEqual(again.host.dump())
    if (validated.has(name)) expect(await xlsxFaults(saved)).toEqual([])
  })

  it('keeps everything that an analyst has done', async () => {
    const excel = startExcel()
    await worked(excel)
    const saved = saveBook(excel.host.workbook)
    // A file says in full what is usual in Excel.
    expect(opened(saved).host.dump()).toMatchObject(excel.host.dump())
    expect(saveBook(openBook(saved))).toEqual(saved)
    expect(await xlsxFaults(saved)).toEqual([])
  })

  it('refuses, when it saves, what it cannot carry', async () => {
    const excel = await withCells([['x']])
    await act(excel, ({ workbook }) => void workbook.comments.add('Sheet1!A1', 'Why?'))
    expect(() => saveBook(excel.host.workbook)).toThrow('the threaded comments of Sheet1')
  })

  it('refuses, when it opens, what it cannot keep', async () => {
    const excel = await withCells([['x']])
    const saved = saveBook(excel.host.workbook)
    const spoilt = (change: (parts: Parts) => void): (() => unknown) => {
      const parts = new Parts(saved)
      change(parts)
      return () => openBook(parts.zip())
    }
    const sheet = 'xl/worksheets/sheet1.xml'
    expect(spoilt((it) => it.set('xl/media/image1.png', 'x'))).toThrow('the parts xl/media/image1.png')
    expect(spoilt((it) => it.edit(sheet, ['</sheetData>', '</sheetData><rowBreaks/>']))).toThrow('rowBreaks')
    expect(spoilt((it) => it.edit(sheet, ['<c ', '<c cm="1" ']))).toThrow('c/@cm')
  })
})

async function worked(excel: EmulatedExcel): Promise<void> {
  await act(excel, ({ workbook }) => {
    const sheet = workbook.worksheets.getItem('Sheet1')
    sheet.getRange('B3:D6').values = [
      ['Name', 'Value', 'When'],
      ['b', 2, 45_000],
      ['a', 1, 45_001.5],
      ['c', 3, ''],
    ]
    const table = sheet.tables.add('B3:D6', true)
    table.name = 'Work'
    table.style = 'TableStyleMedium9'
    table.showTotals = true
    table.columns.add(undefined, [['Double'], ['=[@Value]*2'], ['=[@Value]*2'], ['=[@Value]*2'], ['']])
    table.sort.apply([{ key: 0, ascending: false }])
    table.columns.getItem('Name').filter.applyValuesFilter(['a', 'b'])
    table.columns.getItem('Value').filter.applyCustomFilter('>=1', '<3', 'And')
    const format = sheet.getRange('C4:C6').conditionalFormats.add('Custom')
    format.custom.rule.formula = '=$C4>AVERAGE($C$4:$C$6)'
    format.custom.format.fill.color = '#FFEEAA'
    const greater = sheet.getRange('C4:C6').conditionalFormats.add('CellValue')
    greater.cellValue.rule = { formula1: '=2', operator: 'GreaterThan' }
    greater.cellValue.format.font.color = '#FF0000'
    sheet.getRange('B4:B6').dataValidation.rule = { list: { inCellDropDown: true, source: '=$B$4:$B$6' } }
    sheet.getRange('C4:C6').dataValidation.rule = { wholeNumber: { formula1: 0, operator: 'GreaterThan' } }
    const fonts = sheet.getRange('B4').format
    fonts.font.set({ italic: true, color: '#123456', name: 'Arial', size: 14, underline: 'Double' })
    fonts.fill.color = '#FFFF00'
    fonts.borders.getItem('EdgeBottom').style = 'Double'
    fonts.borders.getItem('EdgeBottom').weight = 'Thick'
    sheet.getRange('D4:D6').numberFormat = [['yyyy-mm-dd'], ['yyyy-mm-dd'], ['yyyy-mm-dd']]
    sheet.getRange('G1:H2').merge(false)
    sheet.getRange('A1:A3').values = [[true], ["'=1+1"], ['#N/A']]
    sheet.getRange('A:A').format.columnWidth = 90
    sheet.getRange('20:20').format.rowHeight = 33
    sheet.freezePanes.freezeAt(sheet.getRange('A1:A3'))
    sheet.getRange('A5').hyperlink = { address: 'https://example.org/?a=1&b=2', screenTip: 'There' }
    const other = workbook.worksheets.add('My & own')
    other.getRange('A1:A2').formulas = [['=SUM(Work[Value])'], ['="a&b [@x]"&Sheet1!C4']]
    other.visibility = 'Hidden'
    other.tabColor = '#00AA00'
    other.protection.protect({ allowFormatCells: true })
    workbook.names.add('Whole', other.getRange('A1:B2'), 'all of it')
    other.pageLayout.setPrintArea('A1:B2')
    other.pageLayout.setPrintTitleColumns('$A:$B')
    const pivot = workbook.worksheets.add('Pivot').pivotTables.add('Mine', 'Work', 'Pivot!B4')
    for (const name of ['Name', 'Value']) pivot.rowHierarchies.add(pivot.hierarchies.getItem(name))
    pivot.dataHierarchies.add(pivot.hierarchies.getItem('When'))
    pivot.dataHierarchies.add(pivot.hierarchies.getItem('Double'))
    const chart = sheet.charts.add('Line', sheet.getRange('B3:C6'), 'Columns')
    chart.title.text = 'Two\nlines'
  })
  excel.host.user.note('Sheet1!C4', 'Ask <them> & me')
}
