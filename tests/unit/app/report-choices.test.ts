import { describe, expect, it } from 'vitest'
import { describeDataset } from '../../../src/app/describe-dataset.ts'
import { reportChoices } from '../../../src/app/report-choices.ts'
import type { Dataset } from '../../../src/data/table.ts'
import { normalizeReport } from '../../../src/report/normalize.ts'
import { REPORT_KINDS, type ReportKind } from '../../../src/report/report.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { reportData as data } from '../../support/report-data.ts'

const [en, ru] = [wordsFor('en'), wordsFor('ru')]
const reportsOf = (it: Dataset) => describeDataset(it, en).reports
const labels = (choices: readonly { readonly label: string }[] | null) => choices?.map(({ label }) => label)

describe('what there is to choose from', () => {
  it('is named and sorted in the language of the reader', () => {
    expect(labels(reportChoices('seizures', data, en).areas)).toEqual([
      'Afghanistan',
      'Kazakhstan',
      'Tajikistan',
    ])
    expect(labels(reportChoices('seizures', data, ru).substances)).toEqual(['Героин', 'Опий', 'Прекурсоры'])
  })

  it('has no list for what the figures of a report do not have', () => {
    const of = (kind: ReportKind) => reportChoices(kind, data, en)
    expect(of('participation').substances).toBeNull()
    expect(labels(of('participation').roles)).toEqual(['Organiser', 'Participant'])
    expect([of('seizures').roles, of('briefing').kinds, of('briefing').dimensions]).toEqual([
      null,
      null,
      null,
    ])
  })

  it.each(REPORT_KINDS)('is accepted by the report %s, every choice of it', (kind) => {
    const { areas, substances, roles, kinds, dimensions } = reportChoices(kind, data, en)
    for (const [list, choices] of Object.entries({ areas, substances, roles, kinds }))
      for (const { value } of choices ?? []) {
        const made = normalizeReport({ kind, filter: { [list]: [value] } }, data)
        expect(made.ok || made.error, `${list} ${value}`).toBe(true)
      }
    for (const { value, label } of dimensions?.fields ?? []) {
      const made = normalizeReport({ kind, dimensions: { rows: [value], columns: [] } }, data)
      expect(made.ok || made.error, value).toBe(true)
      expect(label).not.toMatch(/^column\./)
    }
  })

  it('is named by words, not by codes', () => {
    for (const kind of REPORT_KINDS)
      for (const list of Object.values(reportChoices(kind, data, ru)).filter(Array.isArray))
        for (const { label } of list as { label: string }[]) expect(label).toMatch(/[А-Яа-яё]/)
  })

  it('offers the columns that the PivotTable is made of unasked', () => {
    const { dimensions } = reportChoices('seizures', data, en)
    const fields = dimensions?.fields.map(({ value }) => value)
    expect(fields).toEqual(expect.arrayContaining([...dimensions!.rows, ...dimensions!.columns]))
    expect(fields).not.toContain('figure')
  })

  it('is a report only where the data set has its figures', () => {
    expect(reportsOf(data)).toEqual([...REPORT_KINDS])
    const tables = new Map([...data.tables].filter(([name]) => name !== 'funding'))
    expect(reportsOf({ ...data, tables })).toEqual(['participation', 'seizures', 'assistance', 'briefing'])
    expect(reportsOf({ ...data, tables: new Map() })).toEqual([])
  })
})
