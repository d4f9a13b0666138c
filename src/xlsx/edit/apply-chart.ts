import type { ChartEdit } from '../../workbook/edit.ts'
import type { WorkbookRecord } from '../../workbook/record.ts'
import { fullRef } from '../../workbook/reference.ts'
import { axisStep } from '../../workbook/chart-scale.ts'
import { pointsOf, type SeriesData } from '../parts/chart/data.ts'
import { plainValue } from '../../workbook/values.ts'
import { bodyOf, type OpenTable } from './book.ts'
import type { Change } from './change.ts'
import { child, children, descendants, remove, setText, textOf, type Element } from './dom.ts'
import { allCharts, blockRecords, chartRelationship, findObject, findTable } from './find.ts'
import { readBox } from './read-cells.ts'

/** Brings a chart up to its table; what the analyst changed of its looks stays. */
export async function applyChart({ book }: Change, edit: ChartEdit, record: WorkbookRecord): Promise<void> {
  const sheets = await book.sheets()
  const block = blockRecords(record).get(edit.block)
  const chart = block && findObject(await allCharts(book, sheets), sheets, block)
  if (!chart) return
  const { step } = edit
  const root = await book.pkg.root(chart.part)
  const space = child(root, 'chart')
  const title = child(space, 'title')
  if (title && titleText(title) === edit.lastTitle) setTitle(title, step.title)
  const plot = child(space, 'plotArea')
  for (const axis of children(plot)) {
    const own = child(axis, 'title')
    if (own && axis.localName === 'catAx') setTitle(own, step.categoryTitle)
    if (own && axis.localName === 'valAx') setTitle(own, step.valueTitle)
    if (axis.localName === 'valAx') child(axis, 'numFmt')?.setAttribute('formatCode', step.valueFormat)
  }
  const tables = await book.tables()
  const records = blockRecords(record)
  const drawn = seriesOf(plot, step.series.length)
  const data: SeriesData[] = []
  for (const [index, series] of step.series.entries()) {
    const element = drawn[index]
    const table = records.get(series.values.block)
    const found = table && findTable(tables, sheets, table)
    if (!element || !found) continue
    setName(element, series.name)
    const points = edit.points[index] ?? null
    const rows = points?.rows ?? Array.from({ length: bodyOf(found).rows }, (_, row) => row)
    const place = (id: string): number => {
      const header = table.columns?.find((it) => it.id === id)?.header
      return found.columns.findIndex((it) => it.name === header)
    }
    const [categories, values] = [place(series.categories.column), place(series.values.column)]
    if (categories < 0 || values < 0) continue
    setFormula(child(element, 'cat'), areaOf(found, categories, rows))
    setFormula(child(element, 'val'), areaOf(found, values, rows))
    const body = bodyOf(found)
    const sheet = await book.sheetXml(found.sheet.part)
    const column =
      readBox(sheet, { ...body, column: body.column + values, columns: 1 }, await book.strings())[0] ?? []
    const numbers = rows.map((row) => plainValue(column[row] ?? null))
    if (points) setLabels(child(element, 'dLbls'), points.labelFormats, numbers, step.valueFormat)
    const cells = { ref: '', format: '', values: numbers.map((it) => (typeof it === 'number' ? it : null)) }
    data.push({ name: series.name, color: series.color, categories: cells, values: cells, labelFormats: [] })
  }
  const unit = axisStep(pointsOf(data), step.chart.startsWith('stacked'))
  for (const it of descendants(root, 'majorUnit')) if (unit !== null) it.setAttribute('val', String(unit))
  book.pkg.touch(chart.part)

  const targets = await book.pkg.relationships(chart.drawing)
  for (const frame of descendants(await book.pkg.document(chart.drawing), 'graphicFrame')) {
    const target = targets.find((it) => it.id === chartRelationship(frame))?.target
    const properties = descendants(frame, 'cNvPr')[0]
    if (target !== chart.part || properties?.getAttribute('descr') === step.altText) continue
    properties?.setAttribute('descr', step.altText)
    book.pkg.touch(chart.drawing)
  }
}

/** As many series as are wanted: the last one is copied or taken away. */
function seriesOf(plot: Element | null, wanted: number): Element[] {
  const series = plot ? descendants(plot, 'ser') : []
  for (const it of series.slice(wanted)) remove(it)
  while (series.length > 0 && series.length < wanted) {
    const last = series[series.length - 1] as Element
    const copy = last.cloneNode(true) as Element
    for (const name of ['idx', 'order']) child(copy, name)?.setAttribute('val', String(series.length))
    last.parentNode?.insertBefore(copy, last.nextSibling)
    series.push(copy)
  }
  return series.slice(0, wanted)
}

function areaOf({ sheet, box, header }: OpenTable, column: number, rows: readonly number[]): string {
  const runs: { row: number; rows: number }[] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run && run.row + run.rows === row) run.rows++
    else runs.push({ row, rows: 1 })
  }
  const top = box.row + (header ? 1 : 0)
  const areas = runs.map((run) =>
    fullRef(sheet.name, { row: top + run.row, column: box.column + column, rows: run.rows, columns: 1 }),
  )
  return areas.length === 1 ? (areas[0] as string) : `(${areas.join(',')})`
}

function setFormula(holder: Element | null, formula: string): void {
  const element = holder && descendants(holder, 'f')[0]
  if (element && formula !== '()') setText(element, formula)
}

function setName(series: Element, name: string): void {
  const text = child(series, 'tx')
  const value = text && child(text, 'v')
  if (value) setText(value, name)
}

const paragraphsOf = (title: Element): Element[] => descendants(title, 'p')

/** Paragraphs of a title, one a line. */
const titleText = (title: Element): string =>
  paragraphsOf(title)
    .map((it) => descendants(it, 't').map(textOf).join(''))
    .join('\n')

/** Keeps the look of each paragraph's first run. */
function setTitle(title: Element, text: string): void {
  const paragraphs = paragraphsOf(title)
  const lines = text.split('\n')
  const last = paragraphs[paragraphs.length - 1]
  if (!last || titleText(title) === text) return
  for (const it of paragraphs.slice(lines.length)) remove(it)
  for (const [index, line] of lines.entries()) {
    let paragraph = paragraphs[index]
    if (!paragraph) {
      paragraph = last.cloneNode(true) as Element
      last.parentNode?.appendChild(paragraph)
    }
    const [first, ...others] = children(paragraph, 'r')
    for (const it of others) remove(it)
    const run = first && child(first, 't')
    if (run) setText(run, line)
  }
}

const OF_A_LABEL = [
  'numFmt',
  'spPr',
  'txPr',
  'dLblPos',
  'showLegendKey',
  'showVal',
  'showCatName',
  'showSerName',
  'showPercent',
  'showBubbleSize',
  'separator',
]

/** Labels that show a bound carry a number format of their own. */
function setLabels(
  labels: Element | null,
  formats: readonly (string | null)[],
  values: readonly unknown[],
  usual: string,
): void {
  const format = child(labels, 'numFmt')
  if (!labels || !format) return
  format.setAttribute('formatCode', usual)
  for (const it of children(labels, 'dLbl')) remove(it)
  const first = labels.firstChild
  for (const [index, code] of formats.entries()) {
    if (code === null || values[index] === null || values[index] === undefined) continue
    const owner = labels.ownerDocument
    if (!owner) return
    const prefix = labels.prefix ? `${labels.prefix}:` : ''
    const label = owner.createElementNS(labels.namespaceURI, `${prefix}dLbl`)
    const number = owner.createElementNS(labels.namespaceURI, `${prefix}idx`)
    number.setAttribute('val', String(index))
    label.appendChild(number)
    for (const it of children(labels).filter((part) => OF_A_LABEL.includes(part.localName ?? ''))) {
      const copy = it.cloneNode(true) as Element
      if (copy.localName === 'numFmt') copy.setAttribute('formatCode', code)
      label.appendChild(copy)
    }
    labels.insertBefore(label, first)
  }
}
