import type { ChartStep } from '../../../report/steps.ts'
import { anyNegative, axisStep, oneEach } from '../../../workbook/chart-scale.ts'
import { lineCount } from '../../cells/text-size.ts'
import type { Layout } from '../../layout.ts'
import { NAMESPACE, XML_DECLARATION } from '../../xml.ts'
import { AXIS_IDS, axesXml } from './axes.ts'
import { pointsOf, seriesData } from './data.ts'
import { seriesXml, type LabelPosition, type SeriesLook } from './series.ts'
import { chartTitle, TEXT_PROPERTIES } from './text.ts'

/** xl/charts/chartN.xml */
export function chartXml(step: ChartStep, layout: Layout): string {
  const data = seriesData(step, layout)
  const stacked = step.chart === 'stacked-bar' || step.chart === 'stacked-column'
  const horizontalBars = step.chart === 'bar' || step.chart === 'stacked-bar'
  const line = step.chart === 'line'
  const position: LabelPosition = stacked ? 'ctr' : line ? 't' : 'outEnd'
  const look: SeriesLook = {
    line,
    labels: step.labels ? position : null,
    labelFormat: step.valueFormat,
    labelOnFill: stacked,
  }
  const series = data.map((it, index) => seriesXml(it, index, look)).join('')
  const bands = bandsOf(step)
  return (
    `${XML_DECLARATION}<c:chartSpace xmlns:c="${NAMESPACE.chart}" xmlns:a="${NAMESPACE.drawing}" ` +
    `xmlns:r="${NAMESPACE.relationships}"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>` +
    chartTitle(step.title) +
    `<c:autoTitleDeleted val="0"/><c:plotArea>${bands.plot}` +
    (line
      ? lineChart(series)
      : barChart(series, horizontalBars, stacked, stacked || (data.length > 1 && oneEach(pointsOf(data))))) +
    axesXml({
      horizontalBars,
      categoryTitle: step.categoryTitle,
      valueTitle: step.valueTitle,
      valueFormat: step.valueFormat,
      gridlines: !step.labels,
      step: axisStep(pointsOf(data), stacked),
      fromZero: !line && !anyNegative(pointsOf(data)),
      spot: { x: 0.012, y: bands.axisTitle },
    }) +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>` +
    (step.legend
      ? `<c:legend><c:legendPos val="t"/>${bands.legend}<c:overlay val="0"/>${TEXT_PROPERTIES}</c:legend>`
      : '') +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${TEXT_PROPERTIES}</c:chartSpace>`
  )
}

function barChart(series: string, horizontal: boolean, stacked: boolean, oneBar: boolean): string {
  return (
    `<c:barChart><c:barDir val="${horizontal ? 'bar' : 'col'}"/>` +
    `<c:grouping val="${stacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}` +
    `<c:gapWidth val="50"/>${oneBar ? '<c:overlap val="100"/>' : ''}${AXIS_IDS}</c:barChart>`
  )
}

const lineChart = (series: string): string =>
  `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXIS_IDS}</c:lineChart>`

interface Bands {
  readonly plot: string
  readonly legend: string
  /** Share of the height at which the title of the vertical axis stands. */
  readonly axisTitle: number
}

/**
 * The chart's parts from the top down: title, legend, title of the vertical axis, plot, title of the
 * horizontal axis. Said in full, because the title of a vertical axis is horizontal and stands above it.
 */
function bandsOf(step: ChartStep): Bands {
  const { width, height } = step.size
  const share = (centimetres: number): number => Number((centimetres / height).toFixed(4))
  const titleLines = lineCount(step.title, (width - 1) / 0.2)
  const title = 0.35 + 0.45 * titleLines
  const legend = step.legend ? 0.6 : 0
  const axisTitle = title + legend
  const top = axisTitle + 0.6
  const bottom = height - 0.75
  return {
    axisTitle: share(axisTitle),
    plot: manual('outer', 0.012, share(top), 0.96, share(bottom - top)),
    legend: '',
  }
}

const manual = (target: 'outer', x: number, y: number, w: number, h: number): string =>
  `<c:layout><c:manualLayout><c:layoutTarget val="${target}"/><c:xMode val="edge"/><c:yMode val="edge"/>` +
  `<c:x val="${x}"/><c:y val="${y}"/><c:w val="${w}"/><c:h val="${h}"/></c:manualLayout></c:layout>`
