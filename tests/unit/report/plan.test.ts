import { describe, expect, it } from 'vitest'
import type { Column, Dataset, Table } from '../../../src/data/table.ts'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { planReport, planReports } from '../../../src/report/plan.ts'
import { REPORT_KINDS, type Report } from '../../../src/report/report.ts'
import type { ChartStep, Plan, PivotStep, TableStep } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { cellValue } from '../../../src/workbook/values.ts'
import { activities, organisations, participation, reportData, seizures } from '../../support/report-data.ts'
import { datasetOf, tableFrom } from '../query/tables.ts'

const CREATED = '2026-11-21T12:00:00Z'
const EN = wordsFor('en')

function normal(reports: readonly Report[], data: Dataset) {
  const result = normalizeReports(reports, data)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const plan = (reports: readonly Report[], data: Dataset = reportData): Plan =>
  planReports(normal(reports, data), data, EN, CREATED)
const stepOf = <Kind extends 'table' | 'chart' | 'pivot'>(it: Plan, kind: Kind, block: string) =>
  it.steps.find((step) => step.kind === kind && step.block === block) as
    Extract<TableStep | ChartStep | PivotStep, { kind: Kind }> | undefined
const title = (it: Plan, sheet: string): unknown => {
  const step = it.steps.find(
    (found) => found.kind === 'cells' && found.at.sheet === sheet && found.at.row === 0,
  )
  return step?.kind === 'cells' ? step.cells[0]?.[0]?.value : undefined
}

describe('the order of a plan', () => {
  it('is all sheets, Contents first and the briefing after it, then what stands on them', () => {
    const { steps } = plan(REPORT_KINDS.map((kind) => ({ kind })))
    const kinds = steps.map(({ kind }) => kind)
    expect(kinds.lastIndexOf('sheet')).toBeLessThan(kinds.findIndex((kind) => kind !== 'sheet'))
    expect(steps.flatMap((step) => (step.kind === 'sheet' ? [step.sheet] : []))).toEqual([
      'Contents',
      'Briefing',
      'Briefing data',
      'Participation analysis',
      'Participation PivotTable',
      'Participation',
      'Funding analysis',
      'Funding PivotTable',
      'Funding',
      'Seizures analysis',
      'Seizures PivotTable',
      'Seizures',
      'Legal assistance analysis',
      'Legal assistance PivotTable',
      'Legal assistance',
      'Notes',
      'Sources',
    ])
  })

  it('has every table before the PivotTables and charts that refer to it', () => {
    const known = new Set<string>()
    for (const step of plan(REPORT_KINDS.map((kind) => ({ kind }))).steps) {
      if (step.kind === 'table') known.add(step.name).add(step.block)
      if (step.kind === 'pivot') expect(known).toContain(step.source)
      if (step.kind === 'chart') for (const { values } of step.series) expect(known).toContain(values.block)
    }
  })

  it('keeps two reports of a kind apart', () => {
    const two = plan([{ kind: 'seizures' }, { kind: 'seizures', filter: { substances: ['opium'] } }])
    expect(title(two, 'Seizures 2')).toBe('Drug seizures reported through CARICC, December 2009 to June 2011')
    const names = two.steps.flatMap((step) => ('name' in step ? [step.name] : []))
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('one report planned alone', () => {
  it.each(REPORT_KINDS)('has the blocks that it has in its workbook: %s', (kind) => {
    const all = normal(
      REPORT_KINDS.map((it) => ({ kind: it })),
      reportData,
    )
    const whole = planReports(all, reportData, EN, CREATED)
    const own = all.find((report) => report.kind === kind)!
    const alone = planReport(own, reportData, EN, CREATED, all)
    const blocks = (it: Plan) =>
      it.steps.filter((step) => 'block' in step && step.block.startsWith(`${own.id}/`))
    const plain = (steps: unknown) => JSON.parse(JSON.stringify(steps)) as unknown
    expect(blocks(alone).length).toBeGreaterThan(3)
    expect(plain(blocks(alone))).toEqual(plain(blocks(whole)))
    expect(alone.steps.some((step) => step.kind === 'sheet' && step.sheet === 'Contents')).toBe(false)
  })
})

describe('values that must not be added', () => {
  it('are told apart in the PivotTable, without totals: units, and periods that overlap', () => {
    expect(stepOf(plan([{ kind: 'seizures' }]), 'pivot', 'seizures/pivot')).toMatchObject({
      rows: ['reporter_kind', 'unit', 'substance', 'start', 'end'],
      grandTotals: { rows: false, columns: false },
    })
    expect(stepOf(plan([{ kind: 'funding' }]), 'pivot', 'funding/pivot')).toMatchObject({
      rows: ['currency', 'activity'],
      columns: ['flow'],
      filters: ['status'],
      grandTotals: { rows: false, columns: false },
    })
  })

  it('never meet in a chart: it shows one unit and says what it leaves out', () => {
    const chart = stepOf(
      plan([{ kind: 'seizures', filter: { kinds: ['quantity-seized'] } }]),
      'chart',
      'seizures/chart',
    )
    expect(chart).toMatchObject({ valueTitle: 'Quantity, kg', series: [{ labelFormats: ['"> "#,##0'] }] })
    expect(chart?.altText).toContain('Heroin: more than 250')
    expect(chart?.altText).toContain('1 value in another unit is not drawn.')
    expect(chart?.altText).not.toContain('Precursors')
  })

  it('are of one kind of reporter in a chart, which names them and says what it leaves out', () => {
    const more = tableFrom(
      'seizures',
      Object.fromEntries(seizures.schema.fields.map(({ name, type }) => [name, type])),
      [
        { figure: 'S2', reporter: 'CARICC', reporter_kind: 'organisation', substance: 'heroin', unit: 'kg' },
        { figure: 'S3', reporter: 'CARICC', reporter_kind: 'organisation', substance: 'opium', unit: 'kg' },
        {
          figure: 'S5',
          reporter: 'CARICC',
          reporter_kind: 'organisation',
          substance: 'precursors',
          unit: 'l',
        },
        { figure: 'S6', reporter: 'TJK', reporter_kind: 'state', substance: 'heroin', unit: 'kg' },
      ].map((it) => ({
        ...it,
        measure: 'quantity-seized',
        value: 12.5,
        qualifier: 'exact',
        start: '2010',
        end: '2010',
      })),
    )
    const data = { ...reportData, tables: new Map(reportData.tables).set('seizures', more) }
    const chart = stepOf(plan([{ kind: 'seizures' }], data), 'chart', 'seizures/chart')
    expect(chart?.title).toBe('Drug seizures by substance, kg, CARICC, 2010')
    expect(chart?.altText).toContain(
      '1 value in another unit is not drawn. 1 value from another kind of reporter is not drawn.',
    )
  })

  it('stand side by side where they are budget and allocation of one programme', () => {
    const funding = plan([{ kind: 'funding', filter: { kinds: ['budget', 'allocation'] } }])
    const chart = stepOf(funding, 'chart', 'funding/chart')
    expect(chart).toMatchObject({
      chart: 'bar',
      legend: true,
      series: [{ name: 'Allocation' }, { name: 'Budget' }],
    })
    expect(chart).not.toHaveProperty('overlap')
    expect(chart?.series.map((it) => it.labelFormats)).toEqual([[null], ['"~ "#,##0,,']])
  })
})

describe('no figure matches', () => {
  const empty = plan([{ kind: 'seizures', filter: { areas: ['AFG'] } }])

  it('leaves an honest empty table, and neither chart nor PivotTable', () => {
    const table = stepOf(empty, 'table', 'seizures/data')!
    expect(table.rows).toBe(1)
    expect(table.columns.map((column) => cellValue(column, 0))).toEqual(table.columns.map(() => null))
    expect(title(empty, 'Seizures')).toBe('Drug seizures: no figures')
    expect(JSON.stringify(empty.steps)).toContain('No figure of the data set matches. Only: Afghanistan.')
    expect(empty.steps.some(({ kind }) => kind === 'chart' || kind === 'pivot')).toBe(false)
  })

  it('leaves a briefing without charts', () => {
    const nothing = plan([{ kind: 'briefing', filter: { from: '2030' } }])
    expect(title(nothing, 'Briefing')).toBe('Briefing on drug-control cooperation: no figures')
    expect(nothing.steps.some(({ kind }) => kind === 'chart')).toBe(false)
  })
})

describe("data sets that were not made for Concord's own", () => {
  it('may lack areas, organisations, sources, kinds and bounds', () => {
    const plain = tableFrom(
      'seizures',
      {
        figure: 'integer',
        reporter: 'string',
        measure: 'string',
        substance: 'string',
        value: 'number',
        unit: 'string',
        start: 'year',
        end: 'year',
        source: 'string',
      },
      [
        {
          figure: 1,
          reporter: 'Kazakhstan',
          measure: 'seized',
          substance: 'hashish',
          value: 12.5,
          unit: 'kg',
          start: 2010,
          end: 2010,
          source: 'report A',
        },
        {
          figure: 2,
          reporter: 'Tajikistan',
          measure: 'seized',
          substance: 'hashish',
          value: null,
          unit: 'kg',
          start: 2011,
          end: 2012,
          source: 'report A',
        },
      ],
    )
    const made = plan([{ kind: 'seizures' }, { kind: 'briefing' }], datasetOf(plain))
    expect(title(made, 'Seizures')).toBe('Drug seizures reported by Kazakhstan and Tajikistan, 2010 to 2012')
    expect(stepOf(made, 'table', 'sources/list')?.rows).toBe(1)
    expect(stepOf(made, 'chart', 'seizures/chart')).toMatchObject({
      valueFormat: '#,##0',
      series: [{ labelFormats: ['#,##0.0'] }],
    })
  })

  it('may lack the table of activities: codes stand for titles', () => {
    const made = plan([{ kind: 'participation' }], datasetOf(participation, organisations))
    const table = stepOf(made, 'table', 'participation/summary')!
    expect(cellValue(table.columns[0]!, 0)).toBe('conf')
    expect(table.columns.map(({ id }) => id)).not.toContain('attendance')
  })

  it('in Russian, fall back to the names that there are', () => {
    const withoutRussian = tableFrom('activities', { activity: 'string', title: 'string', kind: 'string' }, [
      { activity: 'conf', title: 'A conference', kind: 'conference' },
    ])
    const data = datasetOf(withoutRussian, participation)
    const made = planReports(
      normal([{ kind: 'participation', language: 'ru' }], data),
      data,
      wordsFor('ru'),
      CREATED,
    )
    expect(cellValue(stepOf(made, 'table', 'participation/summary')!.columns[0]!, 0)).toBe('A conference')
  })
})

describe('names', () => {
  it('that two activities share carry their code, so that no row or PivotTable item takes two for one', () => {
    const table = stepOf(plan([{ kind: 'participation' }]), 'table', 'participation/data')!
    const titles = table.columns[0]!.data
    expect(titles.kind === 'text' && titles.values).toEqual(
      expect.arrayContaining(['Regional workshop (work)', 'Regional workshop (work-2)']),
    )
  })

  it('are short only where the brackets stand for the whole name', () => {
    const data = JSON.stringify(
      stepOf(plan([{ kind: 'participation' }]), 'table', 'participation/data')!.columns,
    )
    expect(data).toContain('"CARICC"')
    expect(data).toContain('Regional Office of Somebody (ODCCP)')
  })
})

/** The table with its rows again and again, each time a day later; ids are text that is made when asked. */
function repeated(table: Table, rows: number): Table {
  const at = (row: number): number => row % table.rows
  const columns = table.columns.map((column, index): Column => {
    if (index === 0) return { kind: 'raw', rows, text: (row) => `X${row}` }
    switch (column.kind) {
      case 'text':
        return {
          ...column,
          codes: Uint32Array.from({ length: rows }, (_, row) => column.codes[at(row)] ?? 0),
        }
      case 'number':
        return {
          kind: 'number',
          values: Float64Array.from({ length: rows }, (_, row) => column.values[at(row)] ?? NaN),
        }
      case 'date':
        return {
          kind: 'date',
          values: Int32Array.from({ length: rows }, (_, row) => dayOf(Math.floor(row / table.rows))),
        }
      case 'raw':
        return { kind: 'raw', rows, text: (row) => column.text(at(row)) }
    }
  })
  return { ...table, rows, columns }
}

const dayOf = (number: number): number =>
  Number(new Date(Date.UTC(1970, 0, 1 + number)).toISOString().slice(0, 10).replaceAll('-', ''))

it('plans 100,000 figures by columns: no text is made for rows, no links, and dictionaries stay small', () => {
  const ROWS = 100_000
  const big = repeated(seizures, ROWS)
  let asked = 0
  const counted: Column = { kind: 'raw', rows: ROWS, text: (row) => (asked++, `X${row}`) }
  const data = { ...reportData, tables: new Map(reportData.tables) }
  data.tables.set('seizures', { ...big, columns: [counted, ...big.columns.slice(1)] })
  data.tables.set('activities', activities)
  const table = stepOf(plan([{ kind: 'seizures' }], data), 'table', 'seizures/data')!
  expect(table.rows).toBe(ROWS)
  expect(table.keys).toEqual(['figure'])
  expect(table.columns.every(({ links }) => links === undefined)).toBe(true)
  expect(table.columns.every(({ data: it }) => it.kind !== 'text' || it.values.length < 20)).toBe(true)
  expect(asked).toBeLessThan(5_000)
})
