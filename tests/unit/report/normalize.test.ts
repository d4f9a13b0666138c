import { describe, expect, it } from 'vitest'
import { normalizeReport, normalizeReports } from '../../../src/report/normalize.ts'
import type { Report, ReportId, ReportProblem } from '../../../src/report/report.ts'
import { explain } from '../../../src/text/index.ts'
import { datasetOf, tableFrom } from '../query/tables.ts'
import { reportData, sources } from '../../support/report-data.ts'

const problems = (report: unknown, data = reportData): readonly ReportProblem[] => {
  const result = normalizeReport(report as Report, data)
  return result.ok ? [] : result.error
}

describe('a report with nothing but its kind', () => {
  it('is English, for analysis, unfiltered, with the dimensions of its definition', () => {
    expect(normalizeReport({ kind: 'seizures' }, reportData)).toEqual({
      ok: true,
      value: {
        kind: 'seizures',
        id: 'seizures',
        language: 'en',
        style: 'analysis',
        filter: {},
        dimensions: { rows: ['substance'], columns: ['reporter'] },
      },
    })
  })

  it('gets the next free id', () => {
    const taken = ['funding', 'funding-2'] as ReportId[]
    expect(normalizeReport({ kind: 'funding' }, reportData, taken)).toMatchObject({
      value: { id: 'funding-3' },
    })
    const two = normalizeReports([{ kind: 'funding' }, { kind: 'funding' }], reportData)
    expect(two.ok && two.value.map(({ id }) => id)).toEqual(['funding', 'funding-2'])
  })
})

describe('filters', () => {
  it('are cleaned: area codes in capitals, nothing twice, nothing empty', () => {
    const filter = { areas: ['kaz', ' KAZ ', ''], roles: [], from: '2010', to: '2010-06' }
    expect(normalizeReport({ kind: 'participation', filter }, reportData)).toMatchObject({
      value: { filter: { areas: ['KAZ'], from: '2010', to: '2010-06' } },
    })
  })

  it.each<[string, unknown, ReportProblem]>([
    [
      'area',
      { areas: ['KAS'] },
      { code: 'report/unknown-area', value: 'KAS', detail: { nearest: 'KAZ (Kazakhstan)' } },
    ],
    [
      'area by name',
      { areas: ['Tajikistn'] },
      { code: 'report/unknown-area', value: 'TAJIKISTN', detail: { nearest: 'TJK (Tajikistan)' } },
    ],
    [
      'substance',
      { substances: ['herion'] },
      { code: 'report/unknown-substance', value: 'herion', detail: { nearest: 'heroin (Heroin)' } },
    ],
    [
      'measure',
      { kinds: ['quantity'] },
      { code: 'report/unknown-filter-kind', value: 'quantity', detail: { nearest: 'quantity-seized' } },
    ],
    [
      'role',
      { roles: ['host'] },
      { code: 'report/filter-not-used', value: 'roles', detail: { kind: 'seizures' } },
    ],
    ['date', { from: '2010-13' }, { code: 'report/bad-date', value: '2010-13', detail: { end: 'from' } }],
    [
      'period',
      { from: '2011', to: '2010-12' },
      { code: 'report/from-after-to', value: '2011', detail: { to: '2010-12' } },
    ],
  ])('that cannot be met are told: %s', (_, filter, problem) => {
    expect(problems({ kind: 'seizures', filter })).toEqual([problem])
  })

  it('may be a period within one year', () => {
    expect(problems({ kind: 'seizures', filter: { from: '2010-06-15', to: '2010' } })).toEqual([])
  })

  it('tell all faults at once', () => {
    const filter = { areas: ['XXX', 'YYY'], substances: ['?'], from: 'soon' }
    expect(problems({ kind: 'seizures', filter }).map(({ code }) => code)).toEqual([
      'report/unknown-area',
      'report/unknown-area',
      'report/unknown-substance',
      'report/bad-date',
    ])
  })
})

describe('what was asked for and is not there', () => {
  it.each([
    [{ kind: 'seizure' }, 'report/unknown-kind'],
    [{ kind: 'seizures', language: 'kk' }, 'report/unknown-language'],
    [{ kind: 'seizures', style: 'poster' }, 'report/unknown-style'],
    [{ kind: 'seizures', id: 'funding' }, 'report/bad-id'],
    [{ kind: 'seizures', dimensions: { rows: ['colour'], columns: [] } }, 'report/unknown-dimension'],
    [{ kind: 'seizures', dimensions: { rows: ['unit', 'unit'], columns: [] } }, 'report/dimension-twice'],
    [{ kind: 'seizures', dimensions: { rows: [], columns: [] } }, 'report/no-dimension'],
  ])('%j is %s', (report, code) => {
    expect(problems(report).map((it) => it.code)).toEqual([code])
  })

  it('figures: the tables that there are are named', () => {
    const [problem] = problems({ kind: 'funding' }, datasetOf(sources))
    expect(problem).toEqual({ code: 'report/no-figures', value: 'funding', detail: { there: 'sources' } })
    expect(explain(problem!, 'en')).toContain('It has: sources.')
    expect(problems({ kind: 'briefing' }, datasetOf(sources))).toMatchObject([{ code: 'report/no-figures' }])
  })

  it('columns that the figures need', () => {
    const odd = tableFrom('seizures', { figure: 'string', reporter: 'string', value: 'string' }, [])
    expect(problems({ kind: 'seizures' }, datasetOf(odd))).toEqual([
      { code: 'report/missing-field', value: 'source', detail: { table: 'seizures' } },
      { code: 'report/missing-field', value: 'measure', detail: { table: 'seizures' } },
      { code: 'report/not-numbers', value: 'value', detail: { table: 'seizures' } },
    ])
  })
})
