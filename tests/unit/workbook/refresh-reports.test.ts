import { describe, expect, it } from 'vitest'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { planReports } from '../../../src/report/plan.ts'
import { LANGUAGES, REPORT_KINDS, type Language, type ReportFilter } from '../../../src/report/report.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { decideBook, decideRestore } from '../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { parseRecord, serializeRecord } from '../../../src/workbook/record-text.ts'
import { restoreBook } from '../../../src/workbook/restore-book.ts'
import type { CellContent } from '../../../src/workbook/values.ts'
import { reportData } from '../../support/report-data.ts'
import { SheetBook } from '../../support/sheet-book.ts'

/** All reports; a filter makes of the same data set one with fewer figures, under a version of its own. */
function planOf(language: Language, filter: ReportFilter, version: string): Plan {
  const reports = REPORT_KINDS.map((kind) => ({ kind, language, filter }))
  const normal = normalizeReports(reports, reportData)
  if (!normal.ok) throw new Error(JSON.stringify(normal.error))
  const plan = planReports(normal.value, reportData, wordsFor(language), `${version}-01-01T00:00:00Z`)
  return { ...plan, dataset: { ...plan.dataset, version, hash: version } }
}

/** Filled cells a row, in any order: new columns stand on the right, and one that lost its figures stays. */
const filled = (book: SheetBook): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(book.values()).map(([block, rows]) => {
      const shown = rows.map((row: CellContent[]) =>
        JSON.stringify(row.filter((cell) => cell !== null && cell !== '').sort()),
      )
      return [block, shown.filter((row) => row !== '[]')]
    }),
  )

const filters: readonly ReportFilter[] = [{}, { from: '2013' }, { to: '2009' }]
const pairs = filters.flatMap((one) => filters.map((other) => [one, other] as const))

describe.each(LANGUAGES)('every report, in %s', (language) => {
  it.each(pairs)('from %j to %j holds what a new workbook would, and goes back', (one, other) => {
    const [before, after] = [planOf(language, one, '2025'), planOf(language, other, '2026')]
    const book = SheetBook.of(before)
    const was = filled(book)
    const merge = () => mergeBook(book.record, book.read(), after)
    const changes = merge()
    expect(changes.reports.flatMap((it) => it.problems)).toEqual([])
    const recreate = changes.reports.flatMap((it) => it.missing.map(({ block }) => block))
    book.apply(decideBook(book.record, changes, after, { default: 'keep', recreate }).edit)
    expect(filled(book)).toMatchObject(filled(SheetBook.of(after)))
    expect(decideBook(book.record, merge(), after, { default: 'keep' }).edit).toBeNull()
    expect(parseRecord(serializeRecord(book.record))).toEqual({ ok: true, value: book.record })

    const back = restoreBook(book.record, book.read())
    if (back) book.apply(decideRestore(book.record, back, { default: 'keep' }).edit)
    expect(back !== null || JSON.stringify(one) === JSON.stringify(other)).toBe(true)
    expect(filled(book)).toMatchObject(was)
  })

  it('are written again on another day only with figures that changed', () => {
    const [before, same] = [planOf(language, {}, '2025'), planOf(language, {}, '2026')]
    // The book of these tests holds no PivotTables.
    const steps = same.steps.filter(({ kind }) => kind !== 'pivot')
    const later = { ...same, steps, dataset: before.dataset }
    const book = SheetBook.of(before)
    const changes = mergeBook(book.record, book.read(), later)
    expect(changes.reports.map(({ state }) => state)).toEqual(changes.reports.map(() => 'up-to-date'))
    expect(decideBook(book.record, changes, later, { default: 'keep' }).edit).toBeNull()
  })
})
