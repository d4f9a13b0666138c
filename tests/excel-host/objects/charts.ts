/** Charts and their axes. */
import type { Json } from '../json.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound, notBuilt } from '../errors.ts'
import { type Area, lastColumn, lastRow } from '../model/area.ts'
import { type Axis, Chart, seriesFrom } from '../model/chart.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { axisKind, formatOf, labelsKind, legendKind, plotAreaKind, titleKind } from './chart-parts.ts'
import { seriesListKind } from './chart-series.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { rangeKind } from './range.ts'
import { asNumber, asText, settings } from './settable.ts'
import { inFront, worksheetKind } from './worksheet.ts'

const TYPE =
  /^(Column|Bar|Area)(Clustered|Stacked|Stacked100)?$|^Line(Markers)?(Stacked|Stacked100)?$|^(Pie|Doughnut|XYScatter)$/

export function checkType(value: Json): string {
  const type = asText(value)
  if (!TYPE.test(type) || type === 'Column' || type === 'Bar') throw notBuilt(`Chart.chartType ${type}`)
  return type
}

const find = (sheet: Worksheet, key: Json): Chart | undefined =>
  sheet.charts.find((chart) => chart.id === key || chart.name.toLowerCase() === String(key).toLowerCase())

function must(chart: Chart | undefined): Ref {
  if (!chart) throw itemNotFound()
  return chartKind.of(chart)
}

export const chartsKind: Kind<Worksheet> = new Kind<Worksheet>('ChartCollection', {
  get: { Count: (sheet) => sheet.charts.length },
  items: (sheet) => sheet.charts.map((chart) => chartKind.of(chart)),
  item: (sheet, key) => must(find(sheet, key)),
  call: {
    Add: (sheet, args) => {
      sheet.guardOption('allowEditObjects')
      const type = checkType(args.json(0))
      const source = args.thing(1, rangeKind)
      if (!source) throw invalidArgument()
      const number = sheet.book.next('chart')
      const chart = new Chart(sheet, sheet.book.guid('chart'), `Chart ${number}`, type)
      chart.series = seriesFrom(source.sheet, source.area, args.oneOf(2, ['Auto', 'Columns', 'Rows'], 'Auto'))
      chart.legend.settings['Visible'] = chart.series.length > 1
      if (chart.series.length === 1) chart.title.settings['Text'] = chart.series[0]?.name ?? ''
      sheet.charts.push(chart)
      return chartKind.of(chart)
    },
    GetCount: (sheet) => sheet.charts.length,
    GetItem: (sheet, args) => must(find(sheet, args.json(0))),
    GetItemAt: (sheet, args) => must(sheet.charts[args.integer(0)]),
    GetItemOrNullObject: (sheet, args) => {
      const chart = find(sheet, args.json(0))
      return chart ? chartKind.of(chart) : null
    },
  },
})

function setPosition(chart: Chart, args: Args): void {
  const { sheet } = chart
  const read = (index: number): Area => {
    const range = args.thing(index, rangeKind)
    if (range && range.sheet !== sheet) throw invalidArgument()
    return range ? range.area : resolveArea(sheet, args.text(index))
  }
  const from = read(0)
  const to = args.given(1) ? read(1) : from
  chart.left = sheet.offset('columns', from.column)
  chart.top = sheet.offset('rows', from.row)
  if (!args.given(1) && from.rows * from.columns === 1) return
  chart.width = sheet.offset('columns', lastColumn(to) + 1) - chart.left
  chart.height = sheet.offset('rows', lastRow(to) + 1) - chart.top
}

function size(key: 'left' | 'top' | 'width' | 'height', least: number): (chart: Chart, value: Json) => void {
  return (chart, value) => {
    if (asNumber(value) < least) throw invalidArgument()
    chart[key] = asNumber(value)
  }
}

const areaFormatKind = formatOf('ChartAreaFormat', 'Fill', 'Border', 'Font')
const plain = settings<Chart>((chart) => chart.settings, {
  CategoryLabelLevel: 0,
  DisplayBlanksAs: 'NotPlotted',
  PlotBy: 'Columns',
  PlotVisibleOnly: true,
  SeriesNameLevel: 0,
  ShowAllFieldButtons: true,
  ShowDataLabelsOverMaximum: true,
  Style: 2,
})

export const chartKind: Kind<Chart> = new Kind<Chart>('Chart', {
  id: (chart) => ({ Id: chart.id }),
  get: {
    ...plain.get,
    Id: (chart) => chart.id,
    Name: (chart) => chart.name,
    ChartType: (chart) => chart.type,
    Left: (chart) => chart.left,
    Top: (chart) => chart.top,
    Width: (chart) => chart.width,
    Height: (chart) => chart.height,
  },
  set: {
    ...plain.set,
    Name: (chart, value) => {
      const name = asText(value)
      const other = find(chart.sheet, name)
      if (name === '') throw invalidArgument()
      if (other && other !== chart) throw itemAlreadyExists()
      chart.name = name
    },
    ChartType: (chart, value) => void (chart.type = checkType(value)),
    Left: size('left', 0),
    Top: size('top', 0),
    Width: size('width', 1),
    Height: size('height', 1),
  },
  nav: {
    Axes: (chart) => axesKind.of(chart),
    DataLabels: (chart) => labelsKind.of(chart.labels),
    Format: (chart) => areaFormatKind.of(chart),
    Legend: (chart) => legendKind.of(chart.legend),
    PlotArea: (chart) => plotAreaKind.of(chart.plotArea),
    Series: (chart) => seriesListKind.of(chart),
    Title: (chart) => titleKind.of(chart.title),
    Worksheet: (chart) => worksheetKind.of(chart.sheet),
  },
  call: {
    Activate: (chart) => {
      inFront(chart.sheet.book)
      chart.sheet.book.activate(chart.sheet)
    },
    Delete: (chart) => {
      chart.sheet.guardOption('allowEditObjects')
      chart.sheet.charts.splice(chart.sheet.charts.indexOf(chart), 1)
    },
    SetData: (chart, args) => {
      const source = args.thing(0, rangeKind)
      if (!source) throw invalidArgument()
      chart.series = seriesFrom(source.sheet, source.area, args.oneOf(1, ['Auto', 'Columns', 'Rows'], 'Auto'))
    },
    SetPosition: setPosition,
  },
})

const AXES: Readonly<Record<string, (chart: Chart) => Axis>> = {
  Category: (chart) => chart.categoryAxis,
  Value: (chart) => chart.valueAxis,
  Series: (chart) => chart.seriesAxis,
}

const axesKind: Kind<Chart> = new Kind<Chart>('ChartAxes', {
  nav: {
    CategoryAxis: (chart) => axisKind.of(chart.categoryAxis),
    ValueAxis: (chart) => axisKind.of(chart.valueAxis),
    SeriesAxis: (chart) => axisKind.of(chart.seriesAxis),
  },
  call: {
    GetItem: (chart, args) => {
      const pick = AXES[args.text(0)]
      if (!pick || args.optionalText(1) === 'Secondary') throw invalidArgument()
      return axisKind.of(pick(chart))
    },
  },
})
