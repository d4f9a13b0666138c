import { expect, it } from 'vitest'
import { decideBook } from '../../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import { analystsWork, Parts, sheetPart } from '../../../corpus/analyst.ts'
import { reportPlan } from '../../../corpus/report.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { open, saved } from './support.ts'

function withChain(parts: Parts, cell: string): void {
  parts.set(
    'xl/calcChain.xml',
    `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="${cell}" i="1"/></calcChain>`,
  )
  parts.declare('xl/calcChain.xml', 'spreadsheetml.calcChain')
  parts.relate('xl/workbook.xml', 'rIdChain', 'calcChain', 'calcChain.xml')
}

async function refreshed(parts: Parts): Promise<Parts> {
  const book = await open(parts.zip())
  const theirs = reportPlan(true)
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  await book.apply(decideBook(record, changes, theirs, { default: 'keep' }).edit!)
  return new Parts(await saved(book))
}

it('formulas that several cells share are said in full, each with its own references', async () => {
  const parts = new Parts((await toXlsx(reportPlan(false))).file)
  const data = sheetPart(parts, 'Seizures data')
  const own = [0, 1, 2, 3, 4, 5].map((at) => {
    const first = at === 0 ? '<f t="shared" ref="M25:M30" si="0">D5*2</f>' : '<f t="shared" si="0"/>'
    return `<row r="${25 + at}"><c r="M${25 + at}">${first}<v>1</v></c></row>`
  })
  parts.edit(data, ['</sheetData>', `${own.join('')}</sheetData>`])
  withChain(parts, 'M25')
  const after = await refreshed(parts)
  const cells = [...after.text(data).matchAll(/<c r="(M\d+)"[^>]*><f>([^<]*)<\/f>/g)]
  // They stand apart from the table and stay; their references follow the figures, as they do in Excel.
  expect(cells.map((it) => `${it[1]} ${it[2]}`)).toEqual([
    'M25 D5*2',
    'M26 #REF!*2',
    'M27 D6*2',
    'M28 D7*2',
    'M29 D8*2',
    'M30 D9*2',
  ])
  expect(after.text('xl/workbook.xml')).toContain('fullCalcOnLoad="1"')
  // The same cells hold formulas as before.
  expect(after.names).toContain('xl/calcChain.xml')
})

it('the order of calculation is left to Excel where formulas have moved', async () => {
  const parts = new Parts(analystsWork((await toXlsx(reportPlan(false))).file))
  withChain(parts, 'F10')
  const after = await refreshed(parts)
  expect(after.names).not.toContain('xl/calcChain.xml')
  const lists = after.text('xl/_rels/workbook.xml.rels') + after.text('[Content_Types].xml')
  expect(lists).not.toContain('calcChain')
})
