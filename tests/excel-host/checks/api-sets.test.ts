import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiUse, apiUses, checkApiSets, compareVersions } from './api-sets.ts'

const SOURCE = `
export async function sample(context: Excel.RequestContext): Promise<void> {
  const sheet = context.workbook.worksheets.getItem('Data')
  sheet.pageLayout.orientation = 'Landscape'
  const chart = sheet.charts.add(Excel.ChartType.columnClustered, sheet.getRange('A1'))
  chart.getDataTable()
  const { altTextTitle } = sheet.pivotTables.getItem('P').layout
  sheet.getRange('B1').set({ format: { wrapText: true } })
  await Excel.run({ mergeUndoGroup: true, delayForCellEdit: true }, () => context.sync())
  context.workbook.worksheets.onChanged.add((event) => Promise.resolve(void event.triggerSource))
  void altTextTitle
}
`

describe('APIs and their requirement sets', () => {
  // Inside the repository, so that the types are found.
  const folder = mkdtempSync(join(import.meta.dirname, 'sample-'))
  const file = join(folder, 'sample.ts')
  let uses: ApiUse[] = []
  const of = (member: string): string[] =>
    uses.filter((use) => use.member === member).map((use) => `${use.set} ${use.version}`)

  beforeAll(() => {
    writeFileSync(file, SOURCE)
    uses = apiUses([file])
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('members carry the set of their tag, or of their class', () => {
    expect(of('Worksheet.pageLayout')).toEqual(['ExcelApi 1.9'])
    expect(of('PageLayout.orientation')).toEqual(['ExcelApi 1.9'])
    expect(of('Chart.getDataTable')).toEqual(['ExcelApi 1.14'])
    expect(of('PivotLayout.altTextTitle')).toEqual(['ExcelApi 1.13'])
    expect(of('WorksheetChangedEventArgs.triggerSource')).toEqual(['ExcelApi 1.14'])
    expect(of('WorksheetCollection.getItem')).toEqual(['ExcelApi 1.1'])
  })

  test('keys of objects that the API takes count as well', () => {
    expect(of('RunOptions.mergeUndoGroup')).toEqual(['ExcelApi 1.20'])
    expect(of('RangeFormatUpdateData.wrapText')).toEqual(['ExcelApi 1.1'])
  })

  test('a use says where it stands', () => {
    expect(uses.find((use) => use.member === 'Chart.getDataTable')).toMatchObject({ file, line: 6 })
  })

  test('what is above the required set must be declared, rightly, and still be used', () => {
    const findings = checkApiSets(uses, {
      required: '1.13',
      declared: {
        'Chart.getDataTable': 'ExcelApi 1.14',
        'RunOptions.mergeUndoGroup': 'ExcelApi 1.19',
        'Worksheet.gone': 'ExcelApi 1.16',
      },
    })
    expect(findings.undeclared.map((use) => use.member)).toEqual(['WorksheetChangedEventArgs.triggerSource'])
    expect(findings.misdeclared.map((use) => use.member)).toEqual(['RunOptions.mergeUndoGroup'])
    expect(findings.stale).toEqual(['Worksheet.gone'])
  })

  test('versions compare by their numbers', () => {
    expect(compareVersions('1.9', '1.13')).toBeLessThan(0)
    expect(compareVersions('1.13', '1.13')).toBe(0)
    expect(compareVersions('1.20', '1.3')).toBeGreaterThan(0)
  })
})
