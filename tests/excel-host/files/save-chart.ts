/** A chart part and the drawing that holds the charts of a sheet. */
import { readReference, type Axis, type Chart, type Part, type Series } from '../model/chart.ts'
import type { Worksheet } from '../model/worksheet.ts'
import {
  BLANKS,
  CHART_KINDS,
  CROSSES,
  EMU_PER_POINT,
  fileWord,
  LEGEND_POSITIONS,
  MARKERS,
  TICK_LABELS,
  TICK_MARKS,
  type ChartKind,
} from './chart-words.ts'
import { labelXml, layoutXml, shapeXml, textXml, titleXml, val } from './save-chart-parts.ts'
import { CannotCarry, nothingBut } from './strict.ts'
import { DECLARATION, el, escapeText } from './xml-text.ts'

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'

/** @param relationships ids of the charts, in their order */
export function saveDrawing(charts: readonly Chart[], relationships: readonly string[]): string {
  const anchors = charts.map((chart, index) => {
    const { left, top, width, height, sheet } = chart
    const frame = el(
      'xdr:graphicFrame',
      { macro: '' },
      el(
        'xdr:nvGraphicFramePr',
        {},
        el('xdr:cNvPr', { id: index + 2, name: chart.name, descr: chart.altText || null }),
        '<xdr:cNvGraphicFramePr/>',
      ),
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
      el(
        'a:graphic',
        {},
        el(
          'a:graphicData',
          { uri: CHART },
          el('c:chart', { 'xmlns:c': CHART, 'r:id': relationships[index] ?? '' }),
        ),
      ),
    )
    const from = cornerXml(sheet, 'from', left, top)
    if (chart.anchor === 'two-cell')
      return el(
        'xdr:twoCellAnchor',
        {},
        from,
        cornerXml(sheet, 'to', left + width, top + height),
        frame,
        '<xdr:clientData/>',
      )
    const size = el('xdr:ext', { cx: emu(width), cy: emu(height) })
    return el('xdr:oneCellAnchor', {}, from, size, frame, '<xdr:clientData/>')
  })
  return (
    DECLARATION + el('xdr:wsDr', { 'xmlns:xdr': DRAWING, 'xmlns:a': MAIN, 'xmlns:r': RELATIONS }, ...anchors)
  )
}

const emu = (points: number): number => Math.round(points * EMU_PER_POINT)

function cornerXml(sheet: Worksheet, name: string, left: number, top: number): string {
  const [column, columnOffset] = lineAt(sheet, 'columns', left)
  const [row, rowOffset] = lineAt(sheet, 'rows', top)
  const part = (tag: string, value: number): string => el(`xdr:${tag}`, {}, String(value))
  return el(
    `xdr:${name}`,
    {},
    part('col', column),
    part('colOff', emu(columnOffset)),
    part('row', row),
    part('rowOff', emu(rowOffset)),
  )
}

/** The row or column at a place in points, and how far into it the place lies. */
function lineAt(sheet: Worksheet, kind: 'rows' | 'columns', points: number): [number, number] {
  const size = (index: number): number => (kind === 'rows' ? sheet.height(index) : sheet.width(index))
  let index = 0
  let rest = points
  while (rest >= size(index)) rest -= size(index++)
  return [index, rest]
}

export function saveChart(chart: Chart): string {
  const { settings } = chart
  nothingBut(settings, ['Style', 'DisplayBlanksAs', 'PlotVisibleOnly'], `chart ${chart.name}`)
  nothingBut(chart.labels.settings, ['ShowValue'], `labels of chart ${chart.name}`)
  const kind = CHART_KINDS[chart.type]
  if (!kind) throw new CannotCarry(`a chart of type ${chart.type}`)
  const title = titleXml(chart.title)
  return (
    DECLARATION +
    el(
      'c:chartSpace',
      { 'xmlns:c': CHART, 'xmlns:a': MAIN, 'xmlns:r': RELATIONS },
      val('date1904', false),
      val('roundedCorners', false),
      el(
        'c:chart',
        {},
        title,
        val('autoTitleDeleted', title === ''),
        el(
          'c:plotArea',
          {},
          layoutXml(chart.plotArea.settings['Layout']) || '<c:layout/>',
          groupXml(chart, kind),
          axisXml('catAx', chart.categoryAxis, chart.valueAxis, kind),
          axisXml('valAx', chart.valueAxis, chart.categoryAxis, kind),
          shapeXml(chart.plotArea),
        ),
        legendXml(chart.legend),
        val('plotVisOnly', settings['PlotVisibleOnly'] === true),
        val('dispBlanksAs', fileWord(BLANKS, settings['DisplayBlanksAs'])),
      ),
      shapeXml(chart),
      textXml(chart.font),
    )
  )
}

function legendXml(legend: Part): string {
  nothingBut(legend.settings, ['Visible', 'Position', 'Overlay', 'Layout'], 'legend')
  if (legend.settings['Visible'] !== true) return ''
  return el(
    'c:legend',
    {},
    val('legendPos', fileWord(LEGEND_POSITIONS, legend.settings['Position'])),
    layoutXml(legend.settings['Layout']),
    val('overlay', legend.settings['Overlay'] === true),
    shapeXml(legend),
    textXml(legend.font),
  )
}

const [CATEGORY_AXIS, VALUE_AXIS] = [500_000_001, 500_000_002]

function groupXml(chart: Chart, kind: ChartKind): string {
  const [first] = chart.series
  // Gap and overlap belong to all series together; Excel takes the last that was given to any of them.
  const overlap = Math.max(0, ...chart.series.map(({ settings }) => Number(settings['Overlap'])))
  const bars = kind.element === 'barChart'
  return el(
    `c:${kind.element}`,
    {},
    val('barDir', kind.direction ?? null),
    val('grouping', kind.grouping),
    val('varyColors', false),
    ...chart.series.map((it, index) => seriesXml(chart, it, index, bars)),
    bars ? val('gapWidth', Number(first?.settings['GapWidth'] ?? 150)) : '',
    bars && overlap !== 0 ? val('overlap', overlap) : '',
    kind.marker ? val('marker', true) : '',
    val('axId', CATEGORY_AXIS),
    val('axId', VALUE_AXIS),
  )
}

const SERIES = [
  'HasDataLabels',
  'AxisGroup',
  'GapWidth',
  'Overlap',
  'Smooth',
  'InvertIfNegative',
  'MarkerStyle',
  'MarkerSize',
  'MarkerBackgroundColor',
  'MarkerForegroundColor',
]

function seriesXml(chart: Chart, series: Series, index: number, bars: boolean): string {
  const { settings } = series
  nothingBut(settings, SERIES, 'series')
  if (settings['AxisGroup'] !== 'Primary') throw new CannotCarry('a series on the second axis')
  const invert = settings['InvertIfNegative']
  return el(
    'c:ser',
    {},
    val('idx', index),
    val('order', index),
    el('c:tx', {}, el('c:v', {}, escapeText(series.name))),
    shapeXml(series),
    bars && typeof invert === 'boolean' ? val('invertIfNegative', invert) : '',
    bars ? '' : markerXml(series),
    labelsXml(series),
    dataXml('cat', chart, series.categories),
    dataXml('val', chart, series.values),
    bars ? '' : val('smooth', settings['Smooth'] === true),
  )
}

function markerXml({ settings }: Series): string {
  const symbol = fileWord(MARKERS, settings['MarkerStyle'])
  if (symbol === null) return ''
  const [fill, color] = [settings['MarkerBackgroundColor'], settings['MarkerForegroundColor']]
  const border = color === '' ? { LineStyle: 'None' } : color === undefined ? {} : { Color: color }
  return el(
    'c:marker',
    {},
    val('symbol', symbol),
    val('size', Number(settings['MarkerSize'] ?? 5)),
    shapeXml({ fill: typeof fill === 'string' && fill !== '' ? fill : null, border }),
  )
}

function labelsXml(series: Series): string {
  for (const [, { settings, font, border, fill }] of series.points) {
    nothingBut({ ...settings, ...font, ...border }, [], 'point')
    if (fill !== null) throw new CannotCarry('the fill of a point')
  }
  if (series.settings['HasDataLabels'] !== true) return ''
  const own = [...series.points]
    .sort(([a], [b]) => a - b)
    .map(([index, { label }]) => {
      const whole: Part = {
        settings: { ...series.labels.settings, ...label.settings },
        font: { ...series.labels.font, ...label.font },
        border: { ...series.labels.border, ...label.border },
        fill: label.fill ?? series.labels.fill,
      }
      return el('c:dLbl', {}, val('idx', index), labelXml(whole))
    })
  return el('c:dLbls', {}, ...own, labelXml(series.labels))
}

/** The cells of a series with their values; the areas of a union stand in brackets. */
function dataXml(name: 'cat' | 'val', { sheet }: Chart, formula: string | null): string {
  if (formula === null) return ''
  const areas = formula.replace(/^=\(?|\)$/g, '').split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
  const values = areas.flatMap((area) => readReference(sheet.book, `=${area}`))
  const numbers = name === 'val' || values.every((it) => typeof it === 'number')
  const points = values.flatMap((value, idx) =>
    value === '' || (numbers && typeof value !== 'number')
      ? []
      : [el('c:pt', { idx }, el('c:v', {}, escapeText(String(value))))],
  )
  const count = val('ptCount', values.length)
  const text = el('c:f', {}, escapeText(formula.slice(1)))
  return el(
    `c:${name}`,
    {},
    numbers
      ? el(
          'c:numRef',
          {},
          text,
          el('c:numCache', {}, '<c:formatCode>General</c:formatCode>', count, ...points),
        )
      : el('c:strRef', {}, text, el('c:strCache', {}, count, ...points)),
  )
}

const AXIS = [
  'Visible',
  'NumberFormat',
  'LinkNumberFormat',
  'ReversePlotOrder',
  'Minimum',
  'Maximum',
  'MajorUnit',
  'MinorUnit',
  'MajorTickMark',
  'MinorTickMark',
  'TickLabelPosition',
  'Position',
]

/** @param other the other axis, which says where this one crosses it */
function axisXml(name: 'catAx' | 'valAx', axis: Axis, other: Axis, kind: ChartKind): string {
  const { settings } = axis
  nothingBut(settings, AXIS, 'axis')
  const values = name === 'valAx'
  const number = (key: string): number | null => {
    const value = settings[key]
    return typeof value === 'number' ? value : null
  }
  const lines = (tag: string, part: Part): string =>
    part.settings['Visible'] === true ? el(`c:${tag}`, {}, shapeXml(part)) : ''
  const horizontal = kind.direction === 'bar' ? values : !values
  return el(
    `c:${name}`,
    {},
    val('axId', values ? VALUE_AXIS : CATEGORY_AXIS),
    el(
      'c:scaling',
      {},
      val('orientation', settings['ReversePlotOrder'] === true ? 'maxMin' : 'minMax'),
      val('max', number('Maximum')),
      val('min', number('Minimum')),
    ),
    val('delete', settings['Visible'] !== true),
    val('axPos', horizontal ? 'b' : 'l'),
    lines('majorGridlines', axis.major),
    lines('minorGridlines', axis.minor),
    titleXml(axis.title),
    el('c:numFmt', {
      formatCode: String(settings['NumberFormat']),
      sourceLinked: settings['LinkNumberFormat'] !== false,
    }),
    val('majorTickMark', fileWord(TICK_MARKS, settings['MajorTickMark']) ?? 'none'),
    val('minorTickMark', fileWord(TICK_MARKS, settings['MinorTickMark']) ?? 'none'),
    val('tickLblPos', fileWord(TICK_LABELS, settings['TickLabelPosition']) ?? 'nextTo'),
    shapeXml(axis),
    textXml(axis.font),
    val('crossAx', values ? CATEGORY_AXIS : VALUE_AXIS),
    val('crosses', fileWord(CROSSES, other.settings['Position']) ?? 'autoZero'),
    values
      ? val('crossBetween', 'between')
      : val('auto', true) + val('lblAlgn', 'ctr') + val('lblOffset', 100) + val('noMultiLvlLbl', true),
    values ? val('majorUnit', number('MajorUnit')) + val('minorUnit', number('MinorUnit')) : '',
  )
}
