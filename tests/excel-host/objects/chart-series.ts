/** The series of a chart and their points. */
import { invalidArgument } from '../errors.ts'
import type { Chart } from '../model/chart.ts'
import { fixedReference, part, type Point, readReference, series, type Series } from '../model/chart.ts'
import type { Args } from './args.ts'
import { formatOf, labelKind, labelsKind } from './chart-parts.ts'
import { Kind, type Ref } from './kind.ts'
import { rangeKind } from './range.ts'
import { asNumber, asText, settings } from './settable.ts'
import { checkType } from './charts.ts'

interface SeriesOf {
  readonly chart: Chart
  readonly series: Series
}

export const seriesListKind: Kind<Chart> = new Kind<Chart>('ChartSeriesCollection', {
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
