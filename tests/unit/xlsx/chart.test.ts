import { describe, expect, it } from 'vitest'
import type { ChartStep } from '../../../src/report/steps.ts'
import { unpackXlsx } from '../../support/open-xlsx.ts'
import { xlsxFaults } from '../../support/validate-xlsx.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import { block, numberColumn, planOf, sheetNamed, sheetStep, tableStep, textColumn } from './sample-plan.ts'

const KINDS = ['bar', 'column', 'line', 'stacked-bar', 'stacked-column'] as const
const VALUES = block('test/Values')

const values = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
  tableStep('Values', [
    {
      id: 'name',
      header: 'Name',
      data: textColumn(a.map((_, row) => `Name ${row}`)),
      format: 'text',
      wrap: false,
    },
    {
      id: 'year',
      header: 'Year',
      data: numberColumn(a.map((_, row) => 2010 + row)),
      format: 'year',
      wrap: false,
    },
    { id: 'a', header: 'A', data: numberColumn(a), format: 'integer', wrap: false },
    { id: 'b', header: 'B', data: numberColumn(b), format: 'integer', wrap: false },
  ])

const chartOf = (
  more: Partial<ChartStep> & { readonly of?: readonly string[]; readonly by?: string },
): ChartStep => ({
  kind: 'chart',
  block: block(`test/${more.chart ?? 'bar'}`),
  at: { sheet: sheetNamed('Data'), row: 10, column: 0 },
  size: { width: 16, height: 9 },
  name: 'Chart',
  chart: 'bar',
  title: 'Title',
  categoryTitle: 'Category',
  valueTitle: 'Value, kg',
  valueFormat: '#,##0',
  series: (more.of ?? ['a']).map((column, index) => ({
    name: column.toUpperCase(),
    categories: { block: VALUES, column: more.by ?? 'name' },
    values: { block: VALUES, column },
    color: ['#12436D', '#28A197'][index] ?? '#000000',
    labelFormats: [],
  })),
  labels: true,
  legend: false,
  altText: 'Alternative',
  ...more,
})

async function chartXml(table: ReturnType<typeof values>, chart: ChartStep): Promise<string> {
  const { file } = await toXlsx(planOf([sheetStep('Data'), table, chart]))
  return unpackXlsx(file).get('xl/charts/chart1.xml') ?? ''
}

const TABLE = values([3, null, 12], [1, 2, 8])

describe('a chart', () => {
  it('of every kind is valid, with labels or gridlines, one series or two', async () => {
    const charts = KINDS.flatMap((chart) =>
      [true, false].flatMap((labels) => [
        chartOf({ chart, labels }),
        chartOf({ chart, labels, legend: true, of: ['a', 'b'], by: 'year' }),
      ]),
    )
    const { file } = await toXlsx(planOf([sheetStep('Data'), TABLE, ...charts]))
    expect(await xlsxFaults(file)).toEqual([])
  })

  it('has a gap where a value is missing', async () => {
    const xml = await chartXml(TABLE, chartOf({}))
    expect(xml).toContain(
      '<c:ptCount val="3"/><c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="2"><c:v>12</c:v></c:pt>',
    )
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>')
  })

  it('shows each bound by a format of its own, and none where there is no value', async () => {
    const series = chartOf({}).series.map((it) => ({ ...it, labelFormats: ['"> "#,##0', '"< "#,##0', null] }))
    const xml = await chartXml(TABLE, chartOf({ series }))
    expect(xml.match(/<c:dLbl>/g)).toHaveLength(1)
    expect(xml).toContain(
      '<c:dLbl><c:idx val="0"/><c:numFmt formatCode="&quot;&gt; &quot;#,##0" sourceLinked="0"/>',
    )
  })

  it('of some rows takes those and no others', async () => {
    const rows = { from: 1, count: 2 }
    const series = chartOf({}).series.map((it) => ({
      ...it,
      categories: { ...it.categories, rows },
      values: { ...it.values, rows },
    }))
    const xml = await chartXml(TABLE, chartOf({ series }))
    expect(xml).toContain("<c:f>'Data'!$A$3:$A$4</c:f>")
    expect(xml).toContain("<c:f>'Data'!$C$3:$C$4</c:f>")
  })

  it('with labels has no gridlines, without them at most five at round distances', async () => {
    expect(await chartXml(TABLE, chartOf({}))).not.toContain('majorGridlines')
    const step = async (
      a: readonly (number | null)[],
      more: Partial<ChartStep> = {},
    ): Promise<string | undefined> => {
      const xml = await chartXml(values(a, a), chartOf({ labels: false, of: ['a', 'b'], ...more }))
      expect(xml).toContain('majorGridlines')
      return /<c:majorUnit val="([^"]+)"/.exec(xml)?.[1]
    }
    expect(await step([12])).toBe('5')
    expect(await step([12], { chart: 'stacked-bar' })).toBe('5')
    expect(await step([26], { chart: 'stacked-bar' })).toBe('20')
    expect(await step([2])).toBe('1')
    expect(await step([0.3])).toBe('0.1')
    expect(await step([270_000_000])).toBe('100000000')
    expect(await step([null])).toBeUndefined()
  })

  it('starts bars at zero and reads them from the top', async () => {
    const bar = await chartXml(TABLE, chartOf({}))
    expect(bar).toContain('<c:orientation val="maxMin"/>')
    expect(bar).toContain('<c:crosses val="max"/>')
    expect(bar).toContain('<c:min val="0"/>')
    expect(await chartXml(TABLE, chartOf({ chart: 'line' }))).not.toContain('<c:min ')
    expect(await chartXml(values([-1], [2]), chartOf({}))).not.toContain('<c:min ')
  })

  it('puts the only bar of a category in its middle', async () => {
    const two = { of: ['a', 'b'] }
    expect(await chartXml(TABLE, chartOf(two))).not.toContain('overlap val="100"')
    expect(await chartXml(values([1, null], [null, 2]), chartOf(two))).toContain('overlap val="100"')
    expect(await chartXml(TABLE, chartOf({ ...two, chart: 'stacked-column' }))).toContain('overlap val="100"')
  })
})
