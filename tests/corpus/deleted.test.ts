import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../src/report/report.ts'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import { readCells } from '../support/open-xlsx.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { newFaults, open, saved } from '../unit/xlsx/edit/support.ts'
import { Parts, sheetPart } from './analyst.ts'
import { reportPlan } from './report.ts'

/** The report without some of it, refreshed with what is missing made again. */
async function madeAgain(remove: (parts: Parts) => void): Promise<{ missing: BlockId[]; after: Uint8Array }> {
  const { file } = await toXlsx(reportPlan(false))
  const parts = new Parts(file)
  remove(parts)
  const theirs = reportPlan(true)
  const book = await open(parts.zip())
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const missing = changes.reports.flatMap((it) => it.missing.map((block) => block.block))
  const { edit } = decideBook(record, changes, theirs, { default: 'keep', recreate: missing })
  await book.apply(edit!)
  const after = await saved(book)
  const again = await open(after)
  const now = (await again.record())!
  const second = mergeBook(now, await again.read(now, theirs), theirs)
  expect(second.reports.map((it) => it.state)).toEqual(['up-to-date'])
  expect(await newFaults(file, after)).toEqual([])
  return { missing, after }
}

const sheetNames = (file: Uint8Array): string[] => [...readCells(file).keys()]

describe('deleted blocks are made again when they are asked for', () => {
  it('a chart, in its place on the sheet that is still there', { timeout: 30_000 }, async () => {
    const { missing, after } = await madeAgain((parts) => {
      const analysis = sheetPart(parts, 'Seizures analysis')
      parts.edit(analysis, [/<drawing [^>]*\/>/, ''])
      parts.edit(analysis.replace('sheets/', 'sheets/_rels/') + '.rels', [
        /<Relationship [^>]*drawing[^>]*\/>/,
        '',
      ])
    })
    expect(missing).toEqual(['seizures/chart'])
    expect(sheetNames(after)).toEqual(['Seizures data', 'Seizures analysis'])
    const parts = new Parts(after)
    const chart = parts.names.filter(
      (it) => parts.text(it).includes('Seizures, newer') && it.startsWith('xl/charts/'),
    )
    expect(chart.length).toBe(1)
    expect(parts.text(chart[0]!)).toContain("'Seizures analysis'!$J$5:$J$9")
  })

  it('a title, with its texts', { timeout: 30_000 }, async () => {
    const { missing, after } = await madeAgain((parts) => {
      parts.edit('xl/workbook.xml', [
        /<definedName name="_concord.seizures_title"[^>]*>[^<]*<\/definedName>/,
        '',
      ])
      parts.edit(sheetPart(parts, 'Seizures data'), [/<row r="1".*?<\/row><row r="2".*?<\/row>/, ''])
    })
    expect(missing).toEqual(['seizures/title'])
    expect(readCells(after).get('Seizures data')!.get('A2')).toBe('7 figures')
    expect(sheetNames(after)).toEqual(['Seizures data', 'Seizures analysis'])
  })

  it('a whole sheet with its table, PivotTable and chart', { timeout: 30_000 }, async () => {
    const { missing, after } = await madeAgain((parts) => {
      const id = /<sheet name="Seizures analysis"[^>]*r:id="([^"]+)"\/>/.exec(
        parts.text('xl/workbook.xml'),
      )?.[1]
      parts.edit('xl/workbook.xml', [/<sheet name="Seizures analysis"[^>]*\/>/, ''])
      parts.edit('xl/_rels/workbook.xml.rels', [new RegExp(`<Relationship Id="${id}"[^>]*/>`), ''])
    })
    expect(missing).toEqual(['seizures/summary', 'seizures/pivot', 'seizures/chart'])
    expect(sheetNames(after)).toEqual(['Seizures data', 'Seizures analysis'])
    expect([...readCells(after).get('Seizures analysis')!.values()]).toContain('Morphine')
  })
})
