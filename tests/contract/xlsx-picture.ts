/** The picture of an .xlsx file, read part by part with an XML parser and nothing of ours. */
import { XlsxParts as Parts, type XlsxPart as Part } from '../support/xlsx-parts.ts'
import { xlsxStyles, type XlsxStyle } from '../support/xlsx-styles.ts'
import { all, at, attr, child, children, isOn, val, type Element } from '../support/xml.ts'
import { parseRecord } from '../../src/workbook/record-text.ts'
import {
  cellPicture,
  plainFormat,
  plainReference,
  withoutIds,
  type AxisPicture,
  type CellPicture,
  type ChartPicture,
  type NamePicture,
  type Picture,
  type PivotPicture,
  type SheetPicture,
  type TablePicture,
} from './picture.ts'

const WORKBOOK = 'xl/workbook.xml'

export function xlsxPicture(file: Uint8Array): Picture {
  const parts = new Parts(file)
  const { root } = parts.part(WORKBOOK)
  const styles = xlsxStyles(parts.part('xl/styles.xml').root)
  const strings = children(parts.part('xl/sharedStrings.xml').root, 'si').map((si) =>
    unescaped(
      all(si, 't')
        .map((it) => it.textContent ?? '')
        .join(''),
    ),
  )
  const targets = parts.related(WORKBOOK, 'worksheet')
  const sheets = all(root, 'sheet').map((it) => ({
    name: attr(it, 'name') ?? '',
    part: parts.part(targets.get(attr(it, 'r:id') ?? '') ?? ''),
  }))
  const core = parts.part('docProps/core.xml').root
  const property = (tag: string): string => child(core, tag)?.textContent ?? ''
  const titles = titleRows(root)
  const record = parseRecord(recordText(parts))
  return {
    sheets: sheets.map(({ name, part }, index) =>
      sheetPicture(name, part, titles.get(index) ?? null, { parts, styles, strings }),
    ),
    names: namesOf(root),
    properties: {
      title: property('title'),
      subject: property('subject'),
      author: property('creator'),
      keywords: property('keywords'),
      comments: property('description'),
    },
    record: withoutIds(record.ok ? record.value : null),
  }
}

/** The first customXml part. */
const recordText = (parts: Parts): string =>
  [...parts.related(WORKBOOK, 'customXml').values()].map((name) => parts.text(name))[0] ?? ''

const unescaped = (text: string): string =>
  text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const namesOf = (workbook: Element): NamePicture[] =>
  all(workbook, 'definedName')
    .filter((it) => !attr(it, 'name')?.startsWith('_xlnm.'))
    .map((it) => ({
      name: attr(it, 'name') ?? '',
      refersTo: plainReference(it.textContent ?? ''),
      hidden: isOn(attr(it, 'hidden')),
      comment: attr(it, 'comment') ?? '',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

/** The repeated row, from 1, by the sheet's place. */
const titleRows = (workbook: Element): Map<number, number> =>
  new Map(
    all(workbook, 'definedName')
      .filter((it) => attr(it, 'name') === '_xlnm.Print_Titles')
      .map((it) => [Number(attr(it, 'localSheetId')), Number(/\$(\d+):/.exec(it.textContent ?? '')?.[1])]),
  )

interface Book {
  readonly parts: Parts
  readonly styles: readonly XlsxStyle[]
  readonly strings: readonly string[]
}

function sheetPicture(name: string, part: Part, titleRow: number | null, book: Book): SheetPicture {
  const { parts } = book
  const { root } = part
  const pivots = parts.relatedParts(part.name, 'pivotTable').map((it) => pivotPicture(it, root, book))
  const color = attr(at(root, 'sheetPr', 'tabColor'), 'rgb')
  const drawings = parts.relatedParts(part.name, 'drawing')
  const footer = /^(?:&L([\s\S]*))?&R([\s\S]*)$/.exec(
    at(root, 'headerFooter', 'oddFooter')?.textContent ?? '',
  )
  return {
    name,
    tabColor: color ? `#${color.slice(2)}` : null,
    gridlines: attr(at(root, 'sheetViews', 'sheetView'), 'showGridLines') !== '0',
    frozenRows: Number(attr(at(root, 'sheetViews', 'sheetView', 'pane'), 'ySplit') ?? 0),
    widths: children(child(root, 'cols'), 'col').map((col) =>
      // 7 pixels a digit and 5 around them, as points.
      Math.round((((Number(attr(col, 'width')) - 0.7109375) * 7 + 5) * 72) / 96),
    ),
    cells: cellsOf(part, pivots, book),
    tables: parts.relatedParts(part.name, 'table').map(({ root: table }) => tablePicture(table)),
    pivots,
    charts: drawings.flatMap((drawing) => chartsOf(drawing, parts)),
    page: {
      landscape: attr(child(root, 'pageSetup'), 'orientation') === 'landscape',
      titleRow,
      left: footer?.[1] ?? '',
      right: footer?.[2] ?? '',
    },
  }
}

function cellsOf(part: Part, pivots: readonly PivotPicture[], book: Book): Record<string, CellPicture> {
  const urls = book.parts.related(part.name, 'hyperlink')
  const links = new Map(
    all(part.root, 'hyperlink').map((it) => {
      const id = attr(it, 'r:id')
      return [attr(it, 'ref') ?? '', id ? (urls.get(id) ?? '') : `#${attr(it, 'location') ?? ''}`]
    }),
  )
  const cells: Record<string, CellPicture> = {}
  for (const cell of all(part.root, 'c')) {
    const ref = attr(cell, 'r') ?? ''
    const value = valueOf(cell, book.strings)
    const style = book.styles[Number(attr(cell, 's') ?? 0)]
    if (value === null || !style || pivots.some(({ area }) => within(ref, area))) continue
    cells[ref] = cellPicture({ value, ...style, link: links.get(ref) ?? null })
  }
  return cells
}

function valueOf(cell: Element, strings: readonly string[]): string | number | null {
  const text = child(cell, 'v')?.textContent ?? ''
  if (text === '') return null
  return attr(cell, 't') === 's' ? (strings[Number(text)] ?? '') : Number(text)
}

function parse(ref: string): { readonly row: number; readonly column: number } {
  const [, letters = '', row = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(ref) ?? []
  return {
    row: Number(row),
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
  }
}

function within(ref: string, area: string): boolean {
  const [from = '', to = from] = area.split(':')
  const [cell, a, b] = [parse(ref), parse(from), parse(to)]
  return cell.row >= a.row && cell.row <= b.row && cell.column >= a.column && cell.column <= b.column
}

const tablePicture = (table: Element): TablePicture => ({
  name: attr(table, 'displayName') ?? '',
  area: attr(table, 'ref') ?? '',
  columns: all(table, 'tableColumn').map((it) => unescaped(attr(it, 'name') ?? '')),
  style: attr(child(table, 'tableStyleInfo'), 'name') ?? '',
  banding: isOn(attr(child(table, 'tableStyleInfo'), 'showRowStripes')),
  filterButtons: child(table, 'autoFilter') !== null,
})

function pivotPicture({ name, root }: Part, sheet: Element, book: Book): PivotPicture {
  const [cache] = book.parts.relatedParts(name, 'pivotCacheDefinition')
  const fields = all(cache?.root ?? null, 'cacheField').map((it) => unescaped(attr(it, 'name') ?? ''))
  const onAxis = (list: string, tag: string, index: string): string[] =>
    children(child(root, list), tag)
      .map((it) => Number(attr(it, index)))
      .filter((it) => it >= 0)
      .map((it) => fields[it] ?? '')
  const formats = new Map(
    all(book.parts.part('xl/styles.xml').root, 'numFmt').map((it) => [
      attr(it, 'numFmtId'),
      attr(it, 'formatCode') ?? '',
    ]),
  )
  const builtIn: Readonly<Record<string, string>> = { '0': 'General', '1': '0', '3': '#,##0' }
  const location = child(root, 'location')
  const filters = children(child(root, 'pageFields'), 'pageField').length
  const table = attr(location, 'ref') ?? ''
  const own = children(child(root, 'pivotFields'), 'pivotField')
  const outer = own.filter((it) => attr(it, 'axis') === 'axisRow')
  return {
    name: attr(root, 'name') ?? '',
    source: attr(at(cache?.root ?? null, 'cacheSource', 'worksheetSource'), 'name') ?? '',
    area: filters > 0 ? raised(table, filters + 1) : table,
    rows: onAxis('rowFields', 'field', 'x'),
    columns: onAxis('colFields', 'field', 'x'),
    filters: onAxis('pageFields', 'pageField', 'fld'),
    values: all(root, 'dataField').map((it) => ({
      field: fields[Number(attr(it, 'fld'))] ?? '',
      name: unescaped(attr(it, 'name') ?? ''),
      summarize: attr(it, 'subtotal') ?? 'sum',
      numberFormat: plainFormat(
        formats.get(attr(it, 'numFmtId')) ?? builtIn[attr(it, 'numFmtId') ?? '0'] ?? '?',
      ),
    })),
    // In files written by Excel `rowGrandTotals` is the row below the others: it totals the columns.
    grandTotals: {
      rows: attr(root, 'colGrandTotals') !== '0',
      columns: attr(root, 'rowGrandTotals') !== '0',
    },
    tabular:
      attr(root, 'compact') === '0' &&
      own.every((it) => attr(it, 'outline') === '0' && attr(it, 'defaultSubtotal') === '0'),
    repeatLabels: outer.length < 2 || own.some((it) => all(it, 'pivotField').length > 0),
    keepsWidths: attr(root, 'useAutoFormatting') !== '1',
    refreshOnOpen: isOn(attr(cache?.root ?? null, 'refreshOnLoad')),
    numbers: numbersIn(sheet, table, location),
  }
}

/** An area with more rows on top. */
function raised(area: string, rows: number): string {
  const [from = '', to = from] = area.split(':')
  const { row } = parse(from)
  return `${from.replace(/\d+$/, String(row - rows))}:${to}`
}

/** The numbers right of the labels and below the headers. */
function numbersIn(sheet: Element, area: string, location: Element | null): Record<string, number> {
  const from = parse(area.split(':')[0] ?? '')
  const firstRow = from.row + Number(attr(location, 'firstDataRow'))
  const firstColumn = from.column + Number(attr(location, 'firstDataCol'))
  return Object.fromEntries(
    all(sheet, 'c').flatMap((cell): [string, number][] => {
      const ref = attr(cell, 'r') ?? ''
      const { row, column } = parse(ref)
      const text = child(cell, 'v')?.textContent ?? ''
      const inBody = within(ref, area) && row >= firstRow && column >= firstColumn
      return inBody && Number(text) !== 0 && attr(cell, 't') !== 's' ? [[ref, Number(text)]] : []
    }),
  )
}

const POINTS_PER_EMU = 1 / 12_700

function chartsOf({ name, root }: Part, parts: Parts): ChartPicture[] {
  const targets = parts.related(name, 'chart')
  return children(root, 'oneCellAnchor').map((anchor) => {
    const [frame] = all(anchor, 'chart')
    const extent = child(anchor, 'ext')
    const [properties] = all(anchor, 'cNvPr')
    const { root: space } = parts.part(targets.get(attr(frame ?? null, 'r:id') ?? '') ?? '')
    return chartPicture(space, {
      name: attr(properties ?? null, 'name') ?? '',
      size: {
        width: Math.round(Number(attr(extent, 'cx')) * POINTS_PER_EMU),
        height: Math.round(Number(attr(extent, 'cy')) * POINTS_PER_EMU),
      },
    })
  })
}

function chartPicture(space: Element, frame: Pick<ChartPicture, 'name' | 'size'>): ChartPicture {
  const chart = child(space, 'chart')
  const plot = child(chart, 'plotArea')
  const bars = child(plot, 'barChart')
  const group = bars ?? child(plot, 'lineChart')
  const stacked = val(bars, 'grouping') === 'stacked' ? 'stacked-' : ''
  const type = bars ? `${stacked}${val(bars, 'barDir') === 'bar' ? 'bar' : 'column'}` : 'line'
  return {
    ...frame,
    type,
    title: titleOf(chart),
    legend: child(chart, 'legend') !== null,
    overlapping: val(bars, 'overlap') === '100',
    categoryAxis: { ...axisPicture(child(plot, 'catAx')), numberFormat: null },
    valueAxis: axisPicture(child(plot, 'valAx')),
    series: children(group, 'ser').map(seriesPicture),
  }
}

/** The lines of a title. */
const titleOf = (owner: Element | null): string =>
  children(at(owner, 'title', 'tx', 'rich'), 'p')
    .map((p) =>
      all(p, 't')
        .map((it) => it.textContent ?? '')
        .join(''),
    )
    .join('\n')

function axisPicture(axis: Element | null): AxisPicture {
  const number = (text: string | null): number | null => (text === null ? null : Number(text))
  return {
    title: titleOf(axis),
    numberFormat: attr(child(axis, 'numFmt'), 'formatCode'),
    reversed: val(axis, 'scaling', 'orientation') === 'maxMin',
    gridlines: child(axis, 'majorGridlines') !== null,
    minimum: number(val(axis, 'scaling', 'min')),
    majorUnit: number(val(axis, 'majorUnit')),
  }
}

function seriesPicture(series: Element): ChartPicture['series'][number] {
  const labels = child(series, 'dLbls')
  const line = at(series, 'spPr', 'ln', 'solidFill', 'srgbClr')
  const fill = at(series, 'spPr', 'solidFill', 'srgbClr')
  const formula = (tag: string): string => plainReference(all(child(series, tag), 'f')[0]?.textContent ?? '')
  return {
    name: at(series, 'tx', 'v')?.textContent ?? '',
    values: formula('val'),
    categories: formula('cat'),
    color: `#${attr(fill ?? line, 'val') ?? ''}`,
    labels: labels ? attr(child(labels, 'numFmt'), 'formatCode') : null,
    labelFormats: Object.fromEntries(
      children(labels, 'dLbl').map((it) => [val(it, 'idx'), attr(child(it, 'numFmt'), 'formatCode') ?? '']),
    ),
  }
}
