/** What a refresh writes outside the values stays where the analyst has changed it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import type { Plan } from '../../src/report/steps.ts'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { Parts, sheetPart } from '../corpus/analyst.ts'
import { startExcel } from '../excel-host/index.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { open, saved } from '../unit/xlsx/edit/support.ts'
import { excelPicture } from './excel-picture.ts'
import type { Picture } from './picture.ts'
import { builtIn, newerData, planFor } from './plans.ts'
import { xlsxPicture } from './xlsx-picture.ts'

let older: Plan
let newer: Plan
beforeAll(async () => {
  older = planFor([{ kind: 'seizures' }], await builtIn())
  newer = planFor([{ kind: 'seizures' }], await newerData())
})

async function refresh(book: RefreshableWorkbook): Promise<readonly string[]> {
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, newer), newer)
  const { edit } = decideBook(record, changes, newer, { default: 'keep' })
  await book.apply(edit!)
  return changes.reports.flatMap((it) => it.warnings.map(({ code }) => code))
}

/** One cell as General, a footer of their own, and the field that keeps units apart taken out of the rows. */
async function inExcel(): Promise<{ picture: Picture; warnings: readonly string[] }> {
  const excel = startExcel()
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
  await book.write(older)
  await excel.run(async (context) => {
    const data = context.workbook.worksheets.getItem('Seizures')
    data.getRange('G6').numberFormat = [['0.000']]
    data.pageLayout.headersFooters.defaultForAllPages.leftFooter = 'Mine'
    const { rowHierarchies } = context.workbook.pivotTables.getItem('Seizures_pivot')
    rowHierarchies.remove(rowHierarchies.getItem('Unit'))
    await context.sync()
  })
  const warnings = await refresh(book)
  return { picture: excelPicture(excel), warnings }
}

async function inFile(): Promise<{ picture: Picture; warnings: readonly string[] }> {
  const parts = new Parts((await toXlsx(older)).file)
  const formats = /<numFmts count="(\d+)">/.exec(parts.text('xl/styles.xml'))
  const xfs = /<cellXfs count="(\d+)">/.exec(parts.text('xl/styles.xml'))
  const made = '<numFmt numFmtId="399" formatCode="0.000"/></numFmts>'
  parts.edit(
    'xl/styles.xml',
    formats ? ['</numFmts>', made] : ['<fonts', `<numFmts count="1">${made}<fonts`],
    ['</cellXfs>', '<xf numFmtId="399" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'],
  )
  const data = sheetPart(parts, 'Seizures')
  parts.edit(
    data,
    [/<c r="G6" s="\d+"/, `<c r="G6" s="${xfs?.[1]}"`],
    [/<oddFooter>&amp;L.*?&amp;R/, '<oddFooter>&amp;LMine&amp;R'],
  )
  // The switch of totals, which some programs lose.
  const pivot = parts.names.find((it) => it.startsWith('xl/pivotTables/pivotTable'))!
  parts.edit(pivot, [/rowGrandTotals="0"/, 'rowGrandTotals="1"'])
  const book = await open(parts.zip())
  const warnings = await refresh(book)
  return { picture: xlsxPicture(await saved(book)), warnings }
}

describe.each([
  ['Office.js', inExcel, 'pivot/adds-up'],
  ['.xlsx', inFile, 'pivot/adds-up'],
] as const)('in %s', { timeout: 60_000 }, (_, work, warning) => {
  it('a format, a footer and a PivotTable of the analyst stay, and what adds up is warned of', async () => {
    const { picture, warnings } = await work()
    const data = picture.sheets.find(({ name }) => name === 'Seizures')!
    expect(data.cells['G6']).toMatchObject({ value: 310, numberFormat: '0.000' })
    expect(data.cells['G7']).toMatchObject({ numberFormat: '#,##0.0' })
    expect(data.page.left).toBe('Mine')
    const pivot = picture.sheets.flatMap(({ pivots }) => pivots)[0]!
    expect(pivot.rows).not.toContain('Kind of reporter')
    expect(pivot.values[0]?.numberFormat).toBe('#,##0.0')
    expect(warnings).toEqual([warning])
  })
})
