import { describe, expect, it } from 'vitest'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import type { BookChanges } from '../../src/workbook/changes.ts'
import type { Plan } from '../../src/report/steps.ts'
import { readRecord, type OpenedXlsx } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'
import { hasLibreOffice, throughLibreOffice } from '../support/libreoffice.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { newFaults, open, saved } from '../unit/xlsx/edit/support.ts'
import { Parts } from './analyst.ts'
import { reportPlan } from './report.ts'

async function refresh(book: OpenedXlsx, theirs: Plan): Promise<BookChanges> {
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  if (edit) await book.apply(edit)
  return changes
}

describe.skipIf(!hasLibreOffice)('a workbook that LibreOffice has saved', () => {
  it('is found as written, refreshed, and found again by Excel', async () => {
    const { file } = await toXlsx(reportPlan(false))
    const before = await throughLibreOffice(file, 'xlsx')
    expect(await readRecord(before, nodeDeflater)).not.toBeNull()

    const unchanged = await refresh(await open(before), reportPlan(false))
    expect(unchanged.counts).toEqual({ added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 })
    expect(unchanged.reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])

    const book = await open(before)
    const { counts } = await refresh(book, reportPlan(true))
    expect(counts.changed).toBeGreaterThan(0)
    expect(counts.conflicts + counts.yours).toBe(0)
    const after = await saved(book)
    expect(await newFaults(before, after)).toEqual([])
    // LibreOffice hangs the record on the package, where Excel would drop it.
    expect(new Parts(after).text('xl/_rels/workbook.xml.rels')).toContain('customXml/item1.xml')
    const again = await refresh(await open(after), reportPlan(true))
    expect(again.counts).toEqual({ added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 })
  }, 60_000)
})
