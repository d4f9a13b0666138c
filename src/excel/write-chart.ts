import type { CellsOf, ChartSeries, ChartStep } from '../report/steps.ts'
import { anyNegative, axisStep, oneEach, type Points } from '../workbook/chart-scale.ts'
import { cellValue } from '../workbook/values.ts'
import type { Batch } from './batch.ts'
import { columnBox, type Placing } from './placing.ts'
import { points } from './write-sheet.ts'

const TYPES = {
  bar: 'BarClustered',
  column: 'ColumnClustered',
  line: 'LineMarkers',
  'stacked-bar': 'BarStacked',
  'stacked-column': 'ColumnStacked',
} as const satisfies Readonly<Record<ChartStep['chart'], string>>

const DARK_GREY = '#3D3D3D'
const [AXIS_GREY, GRID_GREY] = ['#A6A6A6', '#D9D9D9']
const [TITLE_SIZE, TEXT_SIZE] = [10, 9]

/** A chart that has been added and whose series Excel has guessed: they are replaced when their number is known. */
export interface AddedChart {
  readonly step: ChartStep
  readonly chart: Excel.Chart
  /** Name of the sheet in the workbook. */
  readonly sheet: string
}

/** Adds a chart at its place, in its size, with nothing decided about its series. */
export async function addChart(
  step: ChartStep,
  sheet: Excel.Worksheet,
  name: string,
  batch: Batch,
  placing: Placing,
  sheetOf: (name: string) => Excel.Worksheet,
): Promise<AddedChart> {
  await batch.add({ sheet: name, calls: 10 })
  const [first] = step.series
  const source = first ? rangeOf(first.values, placing, sheetOf) : sheet.getRangeByIndexes(0, 0, 1, 1)
  const chart = sheet.charts.add(TYPES[step.chart], source, 'Columns')
  chart.name = step.name
  chart.load('id,name')
  chart.series.load('count')
  chart.setPosition(sheet.getRangeByIndexes(step.at.row, step.at.column, 1, 1))
  chart.width = points(step.size.width)
  chart.height = points(step.size.height)
  return { step, chart, sheet: name }
}

/** Gives an added chart its own series, titles, axes and labels. */
export async function finishChart(
  { step, chart, sheet }: AddedChart,
  batch: Batch,
  placing: Placing,
  sheetOf: (name: string) => Excel.Worksheet,
): Promise<void> {
  const guessed = chart.series.count
  const labels = step.series.reduce((sum, it) => sum + it.labelFormats.length, 0)
  await batch.add({ sheet, calls: 50 + guessed + step.series.length * 22 + labels * 2 })
  // Where a category has one bar at most, it stands in the middle.
  const alone = step.series.length > 1 && oneEach(step.series.map(({ values }) => valuesOf(values, placing)))
  for (const plan of step.series) {
    const series = chart.series.add(plan.name)
    writeSeries(step, plan, series, placing, sheetOf)
    if (alone && step.chart !== 'line') series.overlap = 100
  }
  for (let index = 0; index < guessed; index++) chart.series.getItemAt(0).delete()
  chart.displayBlanksAs = 'NotPlotted'
  chart.format.fill.clear()
  chart.format.border.lineStyle = 'None'
  chart.format.font.set({ size: TEXT_SIZE, color: DARK_GREY })
  chart.plotArea.format.fill.clear()
  chart.title.text = step.title
  chart.title.overlay = false
  chart.title.format.font.set({ size: TITLE_SIZE, bold: true, color: DARK_GREY })
  chart.legend.visible = step.legend
  if (step.legend) chart.legend.set({ position: 'Top', overlay: false })
  writeAxes(step, chart.axes, placing)
}

const rangeOf = (
  cells: CellsOf,
  placing: Placing,
  sheetOf: (name: string) => Excel.Worksheet,
): Excel.Range => {
  const table = placing.table(cells.block)
  const { row, column, rows, columns } = columnBox(table, cells.column, cells.rows)
  return sheetOf(table.step.at.sheet).getRangeByIndexes(row, column, rows, columns)
}

const isStacked = ({ chart }: ChartStep): boolean => chart === 'stacked-bar' || chart === 'stacked-column'
const isHorizontal = ({ chart }: ChartStep): boolean => chart === 'bar' || chart === 'stacked-bar'

function writeSeries(
  step: ChartStep,
  plan: ChartSeries,
  series: Excel.ChartSeries,
  placing: Placing,
  sheetOf: (name: string) => Excel.Worksheet,
): void {
  series.setValues(rangeOf(plan.values, placing, sheetOf))
  series.setXAxisValues(rangeOf(plan.categories, placing, sheetOf))
  lookOfSeries(step, plan, series)
  if (!step.labels) return
  const values = valuesOf(plan.values, placing)
  plan.labelFormats.forEach((format, index) => {
    if (format === null || typeof values[index] !== 'number') return
    series.points.getItemAt(index).dataLabel.numberFormat = format
  })
}

/** Colours, gaps and labels of a series that is new. */
export function lookOfSeries(step: ChartStep, { color }: ChartSeries, series: Excel.ChartSeries): void {
  if (step.chart === 'line') {
    series.format.line.set({ color, weight: 1.75 })
    series.set({
      markerStyle: 'Circle',
      markerSize: 5,
      markerBackgroundColor: color,
      markerForegroundColor: color,
      smooth: false,
    })
  } else {
    series.format.fill.setSolidColor(color)
    series.set({ gapWidth: 50, invertIfNegative: false, ...(isStacked(step) ? { overlap: 100 } : {}) })
  }
  series.hasDataLabels = step.labels
  if (!step.labels) return
  series.dataLabels.set({
    showValue: true,
    position: isStacked(step) ? 'Center' : step.chart === 'line' ? 'Top' : 'OutsideEnd',
    numberFormat: step.valueFormat,
  })
  series.dataLabels.format.font.set({ size: TEXT_SIZE, color: isStacked(step) ? onFill(color) : DARK_GREY })
}

/** Text on a filled piece of a stack: white on dark fills, dark grey on light ones. */
function onFill(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140 ? DARK_GREY : '#FFFFFF'
}

/** Bars read from the top down: the categories run backwards and the value axis crosses at their far end. */
function writeAxes(step: ChartStep, { categoryAxis, valueAxis }: Excel.ChartAxes, placing: Placing): void {
  const values = step.series.map((series) => valuesOf(series.values, placing))
  categoryAxis.set({ majorTickMark: 'None', minorTickMark: 'None', tickLabelPosition: 'Low' })
  categoryAxis.format.line.color = AXIS_GREY
  if (isHorizontal(step)) categoryAxis.set({ reversePlotOrder: true, position: 'Maximum' })
  valueAxis.set({ majorTickMark: 'None', minorTickMark: 'None', tickLabelPosition: 'NextToAxis' })
  valueAxis.format.line.clear()
  valueAxis.numberFormat = step.valueFormat
  if (step.chart !== 'line' && !anyNegative(values)) valueAxis.minimum = 0
  const unit = axisStep(values, isStacked(step))
  if (unit !== null) valueAxis.majorUnit = unit
  valueAxis.majorGridlines.visible = !step.labels
  if (!step.labels) valueAxis.majorGridlines.format.line.color = GRID_GREY
  writeTitle(categoryAxis, step.categoryTitle)
  writeTitle(valueAxis, step.valueTitle)
  const vertical = isHorizontal(step) ? categoryAxis : valueAxis
  vertical.title.textOrientation = 0
}

function writeTitle(axis: Excel.ChartAxis, text: string): void {
  if (text === '') {
    axis.title.visible = false
    return
  }
  axis.title.text = text
  axis.title.format.font.set({ size: TEXT_SIZE, bold: false, color: DARK_GREY })
}

/** The values that stand in the cells of a series. */
function valuesOf(cells: CellsOf, placing: Placing): Points {
  const table = placing.table(cells.block)
  const column = table.step.columns.find(({ id }) => id === cells.column)
  const { from, count } = cells.rows ?? { from: 0, count: table.step.rows }
  return Array.from({ length: count }, (_, index) => {
    const row = from + index
    return column && row < table.step.rows ? cellValue(column, row) : null
  })
}
