import { describe, expect, test } from 'vitest'
import type { EmulatedExcel } from '../../excel-host/index.ts'
import { act, first, refusal, withCells } from './support.ts'

const chart = (context: Excel.RequestContext): Excel.Chart => first(context).charts.getItem('Amounts')

async function withChart(
  build: (it: Excel.Chart, context: Excel.RequestContext) => void,
): Promise<EmulatedExcel> {
  const excel = await withCells([
    ['Region', 'Amount', 'Number'],
    ['N', 10, 1],
    ['S', 20, 2],
    ['E', 30, 3],
  ])
  await act(excel, (context) => {
    const it = first(context).charts.add('ColumnClustered', first(context).getRange('A1:B4'), 'Columns')
    it.name = 'Amounts'
    build(it, context)
  })
  return excel
}

const drawn = (excel: EmulatedExcel): unknown => (excel.host.dump().sheets[0]?.['charts'] as unknown[])[0]

describe('charts', { timeout: 10_000 }, () => {
  test('series are read out of the cells', async () => {
    const excel = await withChart(() => undefined)
    expect(drawn(excel)).toMatchObject({
      name: 'Amounts',
      type: 'ColumnClustered',
      title: { Text: 'Amount' },
      legend: { Visible: false },
      series: [{ name: 'Amount', values: '=Sheet1!$B$2:$B$4', categories: '=Sheet1!$A$2:$A$4' }],
    })
    await act(excel, (context) => chart(context).setData(first(context).getRange('A1:C3'), 'Rows'))
    expect(drawn(excel)).toMatchObject({
      series: [
        { name: 'N', values: '=Sheet1!$B$2:$C$2', categories: '=Sheet1!$B$1:$C$1' },
        { name: 'S', values: '=Sheet1!$B$3:$C$3' },
      ],
    })
  })

  test('series made by hand, with labels and points', async () => {
    const excel = await withChart((it, context) => {
      it.series.getItemAt(0).delete()
      const series = it.series.add('Number')
      series.setValues(first(context).getRange('C2:C4'))
      series.setXAxisValues(first(context).getRange('A2:A4'))
      series.format.fill.setSolidColor('#2E75B6')
      series.gapWidth = 60
      series.hasDataLabels = true
      series.dataLabels.numberFormat = '#,##0'
      series.points.getItemAt(1).dataLabel.numberFormat = '"> "#,##0'
      series.points.getItemAt(2).hasDataLabel = false
    })
    expect(drawn(excel)).toMatchObject({
      series: [
        {
          name: 'Number',
          values: '=Sheet1!$C$2:$C$4',
          categories: '=Sheet1!$A$2:$A$4',
          fill: '#2E75B6',
          GapWidth: 60,
          HasDataLabels: true,
          labels: { NumberFormat: '#,##0', LinkNumberFormat: false },
          points: { 1: { label: { NumberFormat: '"> "#,##0' } }, 2: { HasDataLabel: false } },
        },
      ],
    })
  })

  test('titles, axes, legend, gridlines, fonts', async () => {
    const excel = await withChart((it) => {
      it.title.text = 'Amounts by region'
      it.title.format.font.size = 12
      it.axes.categoryAxis.title.text = 'Region'
      it.axes.categoryAxis.reversePlotOrder = true
      it.axes.valueAxis.title.text = 'Euros'
      it.axes.valueAxis.numberFormat = '#,##0'
      it.axes.valueAxis.minimum = 0
      it.axes.valueAxis.majorGridlines.visible = false
      it.legend.visible = true
      it.legend.position = 'Bottom'
      it.format.fill.clear()
    })
    expect(drawn(excel)).toMatchObject({
      fill: '',
      title: { Text: 'Amounts by region', font: { Size: 12 } },
      legend: { Visible: true, Position: 'Bottom' },
      categoryAxis: { ReversePlotOrder: true, title: { Text: 'Region', Visible: true } },
      valueAxis: {
        Minimum: 0,
        NumberFormat: '#,##0',
        title: { Text: 'Euros', Visible: true },
        majorGridlines: { Visible: false },
      },
    })
  })

  test('place and size', async () => {
    const excel = await withChart((it) => it.setPosition('B2', 'C3'))
    expect(drawn(excel)).toMatchObject({ place: { left: 48, top: 15, width: 96, height: 30 } })
    await act(excel, (context) => {
      chart(context).width = 400
      chart(context).height = 200
      chart(context).left = 10
    })
    expect(drawn(excel)).toMatchObject({ place: { left: 10, top: 15, width: 400, height: 200 } })
  })

  test('points know their values; a point too many is refused', async () => {
    const excel = await withChart(() => undefined)
    const read = await excel.run(async (context) => {
      const { points } = chart(context).series.getItemAt(0)
      const point = points.getItemAt(2)
      points.load('count')
      point.load('value')
      await context.sync()
      return [points.count, point.value as unknown]
    })
    expect(read).toEqual([3, 30])
    expect(
      await refusal(excel, (context) => chart(context).series.getItemAt(0).points.getItemAt(3).load('value')),
    ).toBe('InvalidArgument')
  })

  test('series follow their cells', async () => {
    const excel = await withChart(() => undefined)
    await act(excel, (context) => {
      first(context).getRange('1:2').insert('Down')
      first(context).name = 'My data'
    })
    expect(drawn(excel)).toMatchObject({ series: [{ values: "='My data'!$B$4:$B$6" }] })
  })

  test('names are unique on the sheet; delete', async () => {
    const excel = await withChart(() => undefined)
    const again = (context: Excel.RequestContext): void =>
      void (first(context).charts.add('Line', first(context).getRange('A1:B4')).name = 'amounts')
    expect(await refusal(excel, again)).toBe('ItemAlreadyExists')
    await act(excel, (context) => chart(context).delete())
    const isNull = await excel.run(async (context) => {
      const gone = first(context).charts.getItemOrNullObject('Amounts')
      await context.sync()
      return gone.isNullObject
    })
    expect(isNull).toBe(true)
  })

  test('chart types that are not built say so', async () => {
    const excel = await withChart(() => undefined)
    const radar = (context: Excel.RequestContext): void =>
      void first(context).charts.add('Radar', first(context).getRange('A1:B4'))
    expect(await refusal(excel, radar)).toBe('HostNotBuilt')
  })
})
