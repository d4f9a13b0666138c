import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../../src/data/table.ts'
import { normalizeReports } from '../../../src/report/normalize.ts'
import { planReports } from '../../../src/report/plan.ts'
import { receiptSheet } from '../../../src/report/receipt-sheet.ts'
import { LANGUAGES, REPORT_KINDS, type Language, type ReportFilter } from '../../../src/report/report.ts'
import type { CellsStep, ChartStep, Plan, SheetStep, TableStep } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { cellValue } from '../../../src/workbook/values.ts'
import { reportData } from '../../support/report-data.ts'

/** A careful statistician's list, point by point, on plans in Publication style. */
function publication(language: Language, filter: ReportFilter = {}, data: Dataset = reportData): Plan {
  const asked = REPORT_KINDS.map((kind) => ({ kind, language, style: 'publication' as const, filter }))
  const normal = normalizeReports(asked, data)
  if (!normal.ok) throw new Error(JSON.stringify(normal.error))
  return planReports(normal.value, data, wordsFor(language), '2026-11-21T12:00:00Z')
}

const PLANS = LANGUAGES.flatMap((language) => [
  { name: language, language, plan: publication(language) },
  {
    name: `${language}, few figures`,
    language,
    plan: publication(language, { areas: ['AFG'], from: '2010' }),
  },
])

const sheetsOf = (plan: Plan) => plan.steps.filter((step): step is SheetStep => step.kind === 'sheet')
const tablesOf = (plan: Plan) => plan.steps.filter((step): step is TableStep => step.kind === 'table')
const chartsOf = (plan: Plan) => plan.steps.filter((step): step is ChartStep => step.kind === 'chart')
const cellsOf = (plan: Plan, sheet?: string) =>
  plan.steps.filter((step): step is CellsStep => step.kind === 'cells' && (!sheet || step.at.sheet === sheet))
const textsOf = (steps: readonly CellsStep[]): string[] =>
  steps.flatMap(({ cells }) =>
    cells.flatMap((row) => row.flatMap((cell) => (cell ? [String(cell.value)] : []))),
  )
const columnTexts = (table: TableStep, id: string): string[] => {
  const column = table.columns.find((it) => it.id === id)
  return column ? Array.from({ length: table.rows }, (_, row) => String(cellValue(column, row) ?? '')) : []
}
const NUMERIC = new Set(['integer', 'quantity', 'amount', 'year'])

describe.each(PLANS)('$name', ({ plan, language }) => {
  const words = wordsFor(language)
  const notes = tablesOf(plan).find(({ block }) => block === 'notes/list')!

  it('1: blocks of data are tables with unique names and headers, and a body', () => {
    const tables = tablesOf(plan)
    expect(new Set(tables.map(({ name }) => name.toLowerCase())).size).toBe(tables.length)
    for (const { columns, rows } of tables) {
      const headers = columns.map(({ header }) => header)
      expect(new Set(headers).size).toBe(headers.length)
      expect(headers.every((header) => header.trim() !== '')).toBe(true)
      expect(rows).toBeGreaterThan(0)
    }
  })

  it('2: one table a sheet, from column A, and nothing below it', () => {
    for (const { sheet } of sheetsOf(plan)) {
      const tables = tablesOf(plan).filter(({ at }) => at.sheet === sheet)
      expect(tables).toHaveLength(1)
      const [table] = tables
      expect(table!.at.column).toBe(0)
      for (const { at, cells } of cellsOf(plan, sheet))
        expect(at.row + cells.length).toBeLessThanOrEqual(table!.at.row)
      for (const { at } of chartsOf(plan))
        if (at.sheet === sheet) expect(at.row + 18).toBeLessThanOrEqual(table!.at.row)
    }
    expect(plan.steps.some(({ kind }) => kind === 'pivot')).toBe(false)
    expect(tablesOf(plan).some(({ filterButtons, banding }) => filterButtons || banding)).toBe(false)
    expect(sheetsOf(plan).some(({ frozenRows }) => frozenRows > 0)).toBe(false)
  })

  it('3: value cells are numbers or empty; bounds and flags have columns of their own', () => {
    for (const { columns, rows } of tablesOf(plan)) {
      columns.forEach((column, index) => {
        if (!NUMERIC.has(column.format)) return
        expect(column.data.kind).toBe('number')
        const values = Array.from({ length: rows }, (_, row) => cellValue(column, row))
        expect(values.every((value) => value === null || typeof value === 'number')).toBe(true)
        if (['value', 'amount', 'requests'].includes(column.id)) expect(columns[index + 1]?.id).toBe('bound')
      })
    }
  })

  it('4: text wraps, widths fit, and long lines are broken', () => {
    for (const { sheet, widths } of sheetsOf(plan)) {
      const table = tablesOf(plan).find(({ at }) => at.sheet === sheet)!
      for (const [index, width] of widths.slice(0, table.columns.length).entries()) {
        const column = table.columns[index]!
        expect(width).toBeGreaterThanOrEqual(8)
        const longest = Math.max(0, ...columnTexts(table, column.id).map((text) => text.length))
        expect(column.wrap || longest <= width, `${sheet}, ${column.id}`).toBe(true)
      }
    }
    for (const step of cellsOf(plan)) {
      for (const text of textsOf([step]))
        if (/chart-text/.test(step.block)) expect(text.length).toBeLessThanOrEqual(120)
    }
  })

  it('5: symbols are bracketed and explained in Notes, blank cells too; no superscripts', () => {
    const all = [
      ...textsOf(cellsOf(plan)),
      ...tablesOf(plan).flatMap((it) => it.columns.flatMap(({ id }) => columnTexts(it, id))),
    ]
    const used = new Set(all.flatMap((text) => text.match(/\[[a-z]\]/g) ?? []))
    expect(columnTexts(notes, 'subject')).toEqual(expect.arrayContaining([...used]))
    expect(columnTexts(notes, 'subject')).toContain(words.say('note.blank.subject'))
    expect(all.filter((text) => /[¹²³⁴-⁹*†‡]/.test(text))).toEqual([])
  })

  it('6: dates are ISO 8601 at the precision that is known', () => {
    for (const table of tablesOf(plan)) {
      for (const id of ['start', 'end']) {
        for (const text of columnTexts(table, id)) expect(text).toMatch(/^(\d{4}(-\d{2}(-\d{2})?)?)?$/)
      }
    }
  })

  it('7: countries carry ISO alpha-3 and M49, money its currency, quantities their unit', () => {
    const data = (block: string) => tablesOf(plan).find((table) => table.block === block)!
    for (const report of ['participation', 'funding', 'seizures', 'assistance']) {
      const ids = data(`${report}/data`).columns.map(({ id }) => id)
      expect(ids).toEqual(expect.arrayContaining(['iso3', 'm49']))
    }
    expect(data('funding/data').columns.map(({ id }) => id)).toContain('currency')
    expect(data('seizures/data').columns.map(({ id }) => id)).toContain('unit')
    expect(data('briefing/key-figures').columns.map(({ id }) => id)).toContain('unit')
    for (const chart of chartsOf(plan)) expect(chart.valueTitle).not.toMatch(/kg.*l|кг.*л$/)
  })

  it('8: what figures do not mean is said where they stand', () => {
    for (const report of ['participation', 'funding', 'seizures', 'assistance']) {
      const sheet = tablesOf(plan).find(({ block }) => block === `${report}/data`)!.at.sheet
      expect(textsOf(cellsOf(plan, sheet)).join(' ')).toContain(words.say(`caveat.${report}`))
    }
  })

  it('9: Contents first, with the data set, its version and date, whom to ask, and a link to every sheet', () => {
    const [first, ...others] = sheetsOf(plan).map(({ sheet }) => sheet)
    expect(first).toBe(words.say('sheet.contents'))
    const texts = textsOf(cellsOf(plan, first)).join('\n')
    expect(texts).toContain('2.1.0')
    expect(texts).toContain('2015')
    expect(texts).toContain(words.say('contents.ask', { name: 'small' }))
    const contents = tablesOf(plan).find(({ at }) => at.sheet === first)!
    const links = Array.from({ length: contents.rows }, (_, row) => contents.columns[0]!.links?.(row))
    expect(links).toEqual(others.map((sheet) => ({ sheet, cell: 'A1' })))
    const names = [first, ...others]
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[^\\/?*[\]:]{1,31}$/)
  })

  it('10: each sheet of figures has a title, coverage and notes; sources in full in Sources', () => {
    for (const { at, block } of tablesOf(plan)) {
      if (!/data|summary|key-figures/.test(block)) continue
      const head = cellsOf(plan, at.sheet).find((step) => step.at.row === 0)!
      expect(head.cells.map((row) => row[0]?.style)).toEqual(['title', 'coverage', 'note'])
      expect(head.cells.every((row) => String(row[0]?.value ?? '').length > 10)).toBe(true)
    }
    const sources = tablesOf(plan).find(({ block }) => block === 'sources/list')!
    expect(columnTexts(sources, 'publisher').every((text) => text !== '')).toBe(true)
    expect(columnTexts(sources, 'source_title').every((text) => text !== '')).toBe(true)
  })

  it('11: document properties are filled', () => {
    const { author, ...others } = plan.properties
    expect(author).toBe('Concord')
    expect(Object.values(others).every((value) => value.length > 0)).toBe(true)
  })

  it('12: nothing is said by colour alone: several series have a legend and stand in the text', () => {
    for (const chart of chartsOf(plan)) {
      expect(chart.legend).toBe(chart.series.length > 1)
      if (chart.series.length < 2) continue
      for (const { name } of chart.series) expect(chart.altText.toLowerCase()).toContain(name.toLowerCase())
    }
  })

  it('13: charts have a title, axis titles with units, at most six colours and twelve bars, no stacks', () => {
    for (const chart of chartsOf(plan)) {
      for (const text of [chart.title, chart.categoryTitle, chart.valueTitle]) expect(text).not.toBe('')
      expect(chart.series.length).toBeLessThanOrEqual(4)
      expect(chart.chart).toBe('bar')
      for (const { values } of chart.series) expect(values.rows?.count).toBeLessThanOrEqual(12)
    }
  })

  it('14: a text alternative stands beside each chart, with its source line; bounds are visible', () => {
    for (const chart of chartsOf(plan)) {
      const below = cellsOf(plan, chart.at.sheet).find(
        ({ at }) => at.row === chart.at.row + 18 && at.column === chart.at.column,
      )!
      const text = textsOf([below]).join(' ')
      expect(text).toMatch(/^(Sources?|Источники?): /)
      expect(text).toContain(chart.altText.slice(chart.title.length + 2).slice(0, 60))
      const table = tablesOf(plan).find(({ block }) => block === chart.series[0]!.values.block)!
      for (const { values, labelFormats } of chart.series) {
        const from = values.rows?.from ?? 0
        const index = table.columns.findIndex(({ id }) => id === values.column)
        const bounds = table.columns[index + 1]!
        if (!bounds.id.startsWith('bound')) continue
        labelFormats.forEach((format, point) => {
          const bound = cellValue(bounds, from + point)
          const plain = bound === null || bound === words.code('bound', 'exact')
          expect(/"[≥>~≤<≶] "/.test(format ?? '')).toBe(!plain)
        })
      }
    }
  })

  it('15: every figure ends with its code, source and locator, and sources link to their rows', () => {
    for (const table of tablesOf(plan)) {
      if (!/^(participation|funding|seizures|assistance)\/data$/.test(table.block)) continue
      expect(table.columns.slice(-3).map(({ id }) => id)).toEqual(['figure', 'source', 'locator'])
      expect(table.keys).toEqual(['figure'])
      const source = table.columns.at(-2)!
      const list = tablesOf(plan).find(({ block }) => block === 'sources/list')!
      for (let row = 0; row < table.rows; row++) {
        const link = source.links?.(row)
        const id = cellValue(source, row)
        if (id === null) continue
        const at = columnTexts(list, 'source').indexOf(String(id))
        expect(link).toEqual({ sheet: words.say('sheet.sources'), cell: `A${list.at.row + 2 + at}` })
      }
    }
  })

  it('16: revisions are listed with old, new, when and why, in a table like the others', () => {
    const line = {
      when: '2026-11-21 12:00:00',
      from: '1.0.0',
      to: '1.1.0',
      report: 'seizures',
      table: 'Seizures_data',
      figure: 'S002',
      column: 'Quantity',
      change: words.say('receipt.revised'),
      old: '250',
      new: '275',
      source: 'unodc-2011',
    }
    const receipt = receiptSheet([line], plan, 'publication', words)
    const [table] = tablesOf(receipt)
    const row = table!.columns.map((column) => [column.id, cellValue(column, 0)])
    expect(Object.fromEntries(row)).toEqual(line)
    expect(table).toMatchObject({ at: { column: 0 }, filterButtons: false, banding: false })
    expect(sheetsOf(receipt)).toMatchObject([{ sheet: words.say('sheet.receipt'), frozenRows: 0 }])
  })
})
