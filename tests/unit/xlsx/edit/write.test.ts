import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import { readCells } from '../../../support/open-xlsx.ts'
import { xlsxFaults } from '../../../support/validate-xlsx.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { samplePlan } from '../sample-plan.ts'
import { newFaults, open, saved } from './support.ts'

const EXCEL_MADE = resolve(import.meta.dirname, '../../../../../shared/excel-made')
const made = existsSync(EXCEL_MADE) ? readdirSync(EXCEL_MADE) : []

/** Parts that a new report has to be entered in; all others keep their bytes. */
const ENTERED = [
  '[Content_Types].xml',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
  // The record of the reports that were there.
  'customXml/item1.xml',
]

async function writtenInto(file: Uint8Array): Promise<Buffer> {
  const book = await open(file)
  await book.write(samplePlan)
  const states = await book.read((await book.record())!, samplePlan)
  const changes = mergeBook((await book.record())!, states, samplePlan)
  expect(changes.counts).toEqual({ added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 })
  expect(changes.reports.flatMap((it) => [...it.missing, ...it.problems])).toEqual([])
  return saved(book)
}

function expectUntouched(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [unzipSync(before), unzipSync(after)]
  for (const part of Object.keys(old)) {
    if (ENTERED.includes(part)) continue
    expect(Buffer.compare(now[part] ?? Buffer.of(), old[part]!), part).toBe(0)
  }
}

describe('a plan written into a workbook that exists', () => {
  it('stands beside a report with the same names', async () => {
    const { file } = await toXlsx(samplePlan)
    const after = await writtenInto(file)
    expect(await xlsxFaults(after)).toEqual([])
    const [before, now] = [readCells(file), readCells(after)]
    for (const [sheet, cells] of before) {
      expect(now.get(sheet), sheet).toEqual(cells)
      expect(now.get(`${sheet.slice(0, 29)} 2`), sheet).toEqual(cells)
    }
    expectUntouched(file, after)
  })
})

describe.skipIf(made.length === 0)(
  'a plan written into workbooks saved by Excel (../shared/excel-made)',
  () => {
    it.each(made)('%s', { timeout: 60_000 }, async (name) => {
      const file = readFileSync(join(EXCEL_MADE, name))
      const after = await writtenInto(file)
      expect(await newFaults(file, after, name)).toEqual([])
      expectUntouched(file, after)
    })
  },
)
