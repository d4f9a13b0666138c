/** The charts that hang on a sheet. */
import { all, at, attr, child, children, val, type Element } from '../../support/xml.ts'
import type { XlsxPart, XlsxParts } from '../../support/xlsx-parts.ts'
import { Chart, part, series, type Axis, type Part, type Series } from '../model/chart.ts'
import type { Worksheet } from '../model/worksheet.ts'
import {
  BLANKS,
  CHART_KINDS,
  CROSSES,
  EMU_PER_POINT,
  LEGEND_POSITIONS,
  MARKERS,
  TICK_LABELS,
  TICK_MARKS,
} from './chart-words.ts'
import { openFont, openLabels, openLayout, openShape, openTitle } from './open-chart-parts.ts'
import { CannotCarry, flag, number, only, text } from './strict.ts'

export function openDrawing(sheet: Worksheet, { name, root }: XlsxPart, parts: XlsxParts): void {
  only(root, '', 'oneCellAnchor twoCellAnchor')
  const targets = parts.related(name, 'chart')
  for (const anchor of [...root.childNodes].filter((it): it is Element => it.nodeType === 1)) {
    only(anchor, 'editAs', 'from to ext graphicFrame clientData')
    const [frame] = all(anchor, 'cNvPr')
    const target = targets.get(attr(all(anchor, 'chart')[0] ?? null, 'r:id') ?? '')
    if (!frame || target === undefined) throw new CannotCarry('a drawing that is no chart')
    only(frame, 'id name descr')
    const chart = new Chart(sheet, sheet.book.guid('chart'), attr(frame, 'name') ?? '', '')
    chart.altText = attr(frame, 'descr') ?? ''
    openPlace(chart, anchor)
    openChart(chart, parts.part(target).root)
    sheet.charts.push(chart)
  }
}

function openPlace(chart: Chart, anchor: Element): void {
  const corner = (name: string): { left: number; top: number } => {
    const at = child(anchor, name)
    const value = (tag: string): number => Number(text(child(at, tag)))
    return {
      left: chart.sheet.offset('columns', value('col')) + value('colOff') / EMU_PER_POINT,
      top: chart.sheet.offset('rows', value('row')) + value('rowOff') / EMU_PER_POINT,
    }
  }
  const { left, top } = corner('from')
  const extent = child(anchor, 'ext')
  Object.assign(chart, { left, top, anchor: extent ? 'one-cell' : 'two-cell' })
  if (extent) {
    chart.width = (number(extent, 'cx') ?? 0) / EMU_PER_POINT
    chart.height = (number(extent, 'cy') ?? 0) / EMU_PER_POINT
    return
  }
  const to = corner('to')
  chart.width = to.left - left
  chart.height = to.top - top
}

function openChart(chart: Chart, space: Element): void {
  only(space, '', 'date1904 roundedCorners chart spPr txPr')
  const root = child(space, 'chart')
  if (!root) throw new CannotCarry('a chart part without a chart')
  only(root, '', 'title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs')
  openShape(chart, space)
  openFont(chart, space)
  openTitle(chart.title, root)
  openLegend(chart.legend, child(root, 'legend'))
  chart.settings['PlotVisibleOnly'] = val(root, 'plotVisOnly') !== '0'
  chart.settings['DisplayBlanksAs'] = BLANKS[val(root, 'dispBlanksAs') ?? 'zero'] ?? 'Zero'
  const plot = child(root, 'plotArea')
  if (!plot) throw new CannotCarry('a chart without a plot area')
  only(plot, '', 'layout barChart lineChart catAx valAx spPr')
  openLayout(chart.plotArea, plot)
  openShape(chart.plotArea, plot)
  const groups = [...children(plot, 'barChart'), ...children(plot, 'lineChart')]
  const [group] = groups
  if (!group || groups.length > 1) throw new CannotCarry('a chart of several kinds')
  openGroup(chart, group)
  const [categories, values] = [child(plot, 'catAx'), child(plot, 'valAx')]
  openAxis(chart.categoryAxis, categories, values)
  openAxis(chart.valueAxis, values, categories)
}

function openLegend(legend: Part, element: Element | null): void {
  legend.settings['Visible'] = element !== null
  if (!element) return
  only(element, '', 'legendPos layout overlay spPr txPr')
  legend.settings['Position'] = LEGEND_POSITIONS[val(element, 'legendPos') ?? 'r'] ?? 'Right'
  legend.settings['Overlay'] = val(element, 'overlay') === '1'
  openLayout(legend, element)
  openShape(legend, element)
  openFont(legend, element)
}

function openGroup(chart: Chart, group: Element): void {
  only(group, '', 'barDir grouping varyColors ser gapWidth overlap marker axId')
  const type = Object.entries(CHART_KINDS).find(
    ([, it]) =>
      it.element === group.localName &&
      it.grouping === val(group, 'grouping') &&
      (it.direction ?? null) === val(group, 'barDir') &&
      (it.marker === undefined || it.marker === (val(group, 'marker') === '1')),
  )
  if (!type) throw new CannotCarry(`a chart ${group.localName} ${val(group, 'grouping')}`)
  chart.type = type[0]
  chart.series = children(group, 'ser').map((element) => {
    const it = openSeries(element)
    it.settings['GapWidth'] = Number(val(group, 'gapWidth') ?? 150)
    it.settings['Overlap'] = Number(val(group, 'overlap') ?? 0)
    return it
  })
}

function openSeries(element: Element): Series {
  only(element, '', 'idx order tx spPr invertIfNegative marker dLbls cat val smooth')
  const literal = at(element, 'tx', 'v')
  if (child(element, 'tx') && !literal) throw new CannotCarry('a series that is named by a cell')
  const formula = (name: string): string | null => {
    const [found] = all(child(element, name), 'f')
    return found ? `=${text(found)}` : null
  }
  const it = series(text(literal), formula('val'), formula('cat'))
  openShape(it, element)
  const invert = val(element, 'invertIfNegative')
  if (invert !== null) it.settings['InvertIfNegative'] = invert === '1'
  const smooth = val(element, 'smooth')
  if (smooth !== null) it.settings['Smooth'] = smooth === '1'
  openMarker(it, child(element, 'marker'))
  const labels = child(element, 'dLbls')
  it.settings['HasDataLabels'] = labels !== null
  if (!labels) return it
  openLabels(it.labels, labels)
  for (const label of children(labels, 'dLbl')) {
    const own = part()
    openLabels(own, label)
    it.points.set(Number(val(label, 'idx')), { ...part(), label: unlike(own, it.labels) })
  }
  return it
}

function openMarker(it: Series, marker: Element | null): void {
  if (!marker) return
  only(marker, '', 'symbol size spPr')
  const look = part()
  openShape(look, marker)
  it.settings['MarkerStyle'] = MARKERS[val(marker, 'symbol') ?? 'auto'] ?? 'Automatic'
  it.settings['MarkerSize'] = Number(val(marker, 'size') ?? 5)
  it.settings['MarkerBackgroundColor'] = look.fill ?? ''
  it.settings['MarkerForegroundColor'] = look.border['Color'] ?? ''
}

/** What a label has of its own: a file repeats in it what all labels have. */
function unlike(label: Part, all: Part): Part {
  const own = <T extends object>(of: T, other: T): T =>
    Object.fromEntries(
      Object.entries(of).filter(([key, it]) => it !== (other as Record<string, unknown>)[key]),
    ) as T
  return {
    settings: own(label.settings, all.settings),
    font: own(label.font, all.font),
    border: own(label.border, all.border),
    fill: label.fill === all.fill ? null : label.fill,
  }
}

/** @param other the other axis, which says where it crosses this one */
function openAxis(axis: Axis, element: Element | null, other: Element | null): void {
  if (!element) throw new CannotCarry('a chart without axes')
  only(
    element,
    '',
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos ' +
      'spPr txPr crossAx crosses crossBetween majorUnit minorUnit auto lblAlgn lblOffset noMultiLvlLbl',
  )
  const { settings } = axis
  const scaling = child(element, 'scaling')
  if (scaling) only(scaling, '', 'orientation max min')
  settings['ReversePlotOrder'] = val(scaling, 'orientation') === 'maxMin'
  settings['Visible'] = val(element, 'delete') !== '1'
  const numbers = {
    Minimum: val(scaling, 'min'),
    Maximum: val(scaling, 'max'),
    MajorUnit: val(element, 'majorUnit'),
    MinorUnit: val(element, 'minorUnit'),
  }
  for (const [name, value] of Object.entries(numbers)) if (value !== null) settings[name] = Number(value)
  const format = child(element, 'numFmt')
  settings['NumberFormat'] = attr(format, 'formatCode') ?? 'General'
  if (format && !flag(format, 'sourceLinked', false)) settings['LinkNumberFormat'] = false
  const words = {
    MajorTickMark: TICK_MARKS[val(element, 'majorTickMark') ?? 'cross'],
    MinorTickMark: TICK_MARKS[val(element, 'minorTickMark') ?? 'cross'],
    TickLabelPosition: TICK_LABELS[val(element, 'tickLblPos') ?? 'nextTo'],
    Position: CROSSES[val(other, 'crosses') ?? 'autoZero'],
  }
  for (const [name, word] of Object.entries(words)) if (word !== undefined) settings[name] = word
  for (const [lines, name] of [
    [axis.major, 'majorGridlines'],
    [axis.minor, 'minorGridlines'],
  ] as const) {
    lines.settings['Visible'] = child(element, name) !== null
    openShape(lines, child(element, name))
  }
  openTitle(axis.title, element)
  openShape(axis, element)
  openFont(axis, element)
}
