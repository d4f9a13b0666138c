import { describe, expect, it } from 'vitest'
import { formatted, previewReport } from '../../../src/app/preview-report.ts'
import type { Report } from '../../../src/report/report.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { reportData as dataset } from '../../support/report-data.ts'

function preview(report: Report) {
  const made = previewReport(report, dataset, wordsFor(report.language ?? 'en'), '2026-01-02T03:04:05Z')
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

describe('the preview of a report', () => {
  it('shows the first rows of its table as they will look, and how many there are', () => {
    const { title, total, columns, rows } = preview({ kind: 'participation' })
    expect(title).not.toBe('')
    expect(total).toBe(7)
    expect(rows).toHaveLength(5)
    const at = columns.findIndex(({ header }) => header === 'Figure')
    expect(rows.map((row) => row[at])).toEqual(expect.arrayContaining([expect.stringMatching(/^P\d$/)]))
    expect(rows.every((row) => row.length === columns.length)).toBe(true)
  })

  it('groups the digits of amounts and leaves years alone, as the language does', () => {
    const shown = (language: 'en' | 'ru') => preview({ kind: 'funding', language }).rows.flat()
    expect(shown('en')).toContain('270,000,000')
    expect(shown('ru')).toContain('270\u00a0000\u00a0000')
    for (const language of ['en', 'ru'] as const) expect(shown(language)).toContain('2009')
  })

  it('draws the bars of the chart with the numbers beside them', () => {
    const [chart] = preview({ kind: 'seizures' }).charts
    expect(chart?.altText).not.toBe('')
    const shown = chart?.bars.flatMap(({ values }) => values.flatMap((it) => it ?? []))
    expect(shown?.length).toBeGreaterThan(0)
    for (const { value, shown: text } of shown ?? []) expect(text.replace(/[^\d.]/g, '')).toBe(String(value))
  })

  it('counts no figure where there is none', () => {
    const { total, rows } = preview({ kind: 'seizures', filter: { to: '1950' } })
    expect([total, rows]).toEqual([0, []])
  })

  it('says why there is no report', () => {
    const made = previewReport({ kind: 'seizures', filter: { areas: ['XXX'] } }, dataset, wordsFor('en'), '')
    expect(made).toMatchObject({ ok: false, error: [{ code: 'report/unknown-area', value: 'XXX' }] })
  })
})

it.each([
  [1234.5, '#,##0.0', '1,234.5'],
  [250, '"> "#,##0', '> 250'],
  [1_500_000, '"> "#,##0.0,,', '> 1.5'],
])('shows %s in the format %s as %s', (value, format, shown) => {
  expect(formatted(value, format, wordsFor('en'))).toBe(shown)
})
