/** Charts, their series and points. */
import type { Json } from '../json.ts'
import { invalidArgument, itemAlreadyExists, itemNotFound, notBuilt } from '../errors.ts'
import { type Area, lastColumn, lastRow } from '../model/area.ts'
import {
  type Axis,
  Chart,
  fixedReference,
  part,
  type Point,
  readReference,
  series,
  type Series,
  seriesFrom,
} from '../model/chart.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import {
  axisKind,
  formatOf,
  labelKind,
  labelsKind,
  legendKind,
  plotAreaKind,
  titleKind,
} from './chart-parts.ts'
import { Kind, type Ref } from './kind.ts'
import { resolveArea } from './places.ts'
import { rangeKind } from './range.ts'
import { asNumber, asText, settings } from './settable.ts'
import { inFront, worksheetKind } from './worksheet.ts'

const TYPE =
  /^(Column|Bar|Area)(Clustered|Stacked|Stacked100)?$|^Line(Markers)?(Stacked|Stacked100)?$|^(Pie|Doughnut|XYScatter)$/

function checkType(value: Json): string {
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

/** Distance of a row or column from the top left corner, in points. */
function offset(sheet: Worksheet, kind: 'rows' | 'columns', index: number): number {
  let total = 0
  for (let line = 0; line < index; line++) total += kind === 'rows' ? sheet.height(line) : sheet.width(line)
  return total
}

function setPosition(chart: Chart, args: Args): void {
  const { sheet } = chart
  const read = (index: number): Area => {
    const range = args.thing(index, rangeKind)
    if (range && range.sheet !== sheet) throw invalidArgument()
    return range ? range.area : resolveArea(sheet, args.text(index))
  }
  const from = read(0)
  const to = args.given(1) ? read(1) : from
  chart.left = offset(sheet, 'columns', from.column)
  chart.top = offset(sheet, 'rows', from.row)
  if (!args.given(1) && from.rows * from.columns === 1) return
  chart.width = offset(sheet, 'columns', lastColumn(to) + 1) - chart.left
  chart.height = offset(sheet, 'rows', lastRow(to) + 1) - chart.top
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

interface SeriesOf {
  readonly chart: Chart
  readonly series: Series
}

const seriesListKind: Kind<Chart> = new Kind<Chart>('ChartSeriesCollection', {
  get: { Count: (chart) => chart.series.length },
  items: (chart) => chart.series.map((it) => seriesKind.of({ chart, series: it })),
  call: {
    Add: (chart, args) => {
      const count = chart.series.length
      const added = series(args.optionalText(0) ?? `Series${count + 1}`, null, null)
      chart.series.splice(args.optionalInteger(1, count), 0, added)
      return seriesKind.of({ chart, series: added })
    },
    GetCount: (chart) => chart.series.length,
    GetItemAt: (chart, args) => {
      const found = chart.series[args.integer(0)]
      if (!found) throw invalidArgument()
      return seriesKind.of({ chart, series: found })
    },
  },
})

/** A line of cells that a series can show. */
function line(args: Args): string {
  const range = args.thing(0, rangeKind)
  if (!range || (range.area.rows > 1 && range.area.columns > 1)) throw invalidArgument()
  return fixedReference(range.sheet, range.area)
}

const seriesFormatKind = formatOf('ChartSeriesFormat', 'Fill', 'Line')
const seriesSettings = settings<SeriesOf>((it) => it.series.settings, {
  AxisGroup: 'Primary',
  Filtered: false,
  GapWidth: 150,
  HasDataLabels: false,
  InvertIfNegative: true,
  MarkerBackgroundColor: '',
  MarkerForegroundColor: '',
  MarkerSize: 5,
  MarkerStyle: 'Automatic',
  Overlap: 0,
  PlotOrder: 0,
  ShowShadow: false,
  Smooth: false,
  VaryByCategories: false,
})

const seriesKind: Kind<SeriesOf> = new Kind<SeriesOf>('ChartSeries', {
  get: {
    ...seriesSettings.get,
    Name: ({ series: it }) => it.name,
    ChartType: ({ chart, series: it }) => it.settings['ChartType'] ?? chart.type,
  },
  set: {
    ...seriesSettings.set,
    Name: ({ series: it }, value) => void (it.name = asText(value)),
    ChartType: ({ series: it }, value) => void (it.settings['ChartType'] = checkType(value)),
    HasDataLabels: ({ series: it }, value) => void (it.settings['HasDataLabels'] = value === true),
    GapWidth: ({ series: it }, value) => {
      const gap = asNumber(value)
      if (gap < 0 || gap > 500) throw invalidArgument()
      it.settings['GapWidth'] = gap
    },
    Overlap: ({ series: it }, value) => {
      const overlap = asNumber(value)
      if (overlap < -100 || overlap > 100) throw invalidArgument()
      it.settings['Overlap'] = overlap
    },
  },
  nav: {
    DataLabels: ({ series: it }) => labelsKind.of(it.labels),
    Format: ({ series: it }) => seriesFormatKind.of(it),
    Points: (it) => pointsKind.of(it),
  },
  call: {
    Delete: ({ chart, series: it }) => void (chart.series = chart.series.filter((other) => other !== it)),
    SetValues: ({ series: it }, args) => void (it.values = line(args)),
    SetXAxisValues: ({ series: it }, args) => void (it.categories = line(args)),
    GetDimensionValues: ({ chart, series: it }, args) => {
      const dimension = args.oneOf(0, ['Values', 'Categories', 'XValues', 'YValues'])
      const formula = dimension === 'Values' || dimension === 'YValues' ? it.values : it.categories
      return readReference(chart.sheet.book, formula)
    },
    GetDimensionDataSourceString: ({ series: it }, args) => {
      const dimension = args.oneOf(0, ['Values', 'Categories', 'XValues', 'YValues'])
      const formula = dimension === 'Values' || dimension === 'YValues' ? it.values : it.categories
      return (formula ?? '').slice(1)
    },
  },
})

const count = ({ chart, series: it }: SeriesOf): number => readReference(chart.sheet.book, it.values).length

interface PointOf extends SeriesOf {
  readonly index: number
}

function pointAt(it: SeriesOf, index: number): Ref {
  if (index < 0 || index >= count(it)) throw invalidArgument()
  return pointKind.of({ ...it, index })
}

/** What a point has of its own, from the first time that it is asked for. */
function own({ series: it, index }: PointOf): Point {
  let point = it.points.get(index)
  if (!point) it.points.set(index, (point = { ...part(), label: part() }))
  return point
}

const pointsKind: Kind<SeriesOf> = new Kind<SeriesOf>('ChartPointsCollection', {
  get: { Count: count },
  items: (it) => Array.from({ length: count(it) }, (_, index) => pointKind.of({ ...it, index })),
  call: { GetCount: count, GetItemAt: (it, args) => pointAt(it, args.integer(0)) },
})

const pointFormatKind = formatOf('ChartPointFormat', 'Fill', 'Border')
const pointSettings = settings<PointOf>((it) => own(it).settings, {
  HasDataLabel: false,
  MarkerBackgroundColor: '',
  MarkerForegroundColor: '',
  MarkerSize: 5,
  MarkerStyle: 'Automatic',
})

const pointKind: Kind<PointOf> = new Kind<PointOf>('ChartPoint', {
  get: {
    ...pointSettings.get,
    Value: (it) => readReference(it.chart.sheet.book, it.series.values)[it.index] ?? '',
  },
  set: pointSettings.set,
  nav: {
    DataLabel: (it) => labelKind.of(own(it).label),
    Format: (it) => pointFormatKind.of(own(it)),
  },
})
