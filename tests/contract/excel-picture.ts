/** The picture of a workbook that the emulated Excel holds. */
import { parseRecord } from '../../src/workbook/record-text.ts'
import type { EmulatedExcel } from '../excel-host/index.ts'
import { contains, formatArea, WHOLE_SHEET, area as cellAt } from '../excel-host/model/area.ts'
import type { Axis, Chart, Series } from '../excel-host/model/chart.ts'
import type { Pivot } from '../excel-host/model/pivot.ts'
import type { Table } from '../excel-host/model/table.ts'
import type { Worksheet } from '../excel-host/model/worksheet.ts'
import {
  cellPicture,
  plainFormat,
  plainReference,
  withoutIds,
  type AxisPicture,
  type CellPicture,
  type ChartPicture,
  type Picture,
  type PivotPicture,
  type SheetPicture,
  type TablePicture,
} from './picture.ts'

/** @param besides sheets that were there before, which are left out */
export function excelPicture({ host }: EmulatedExcel, besides: readonly string[] = ['Sheet1']): Picture {
  const { workbook } = host
  const text = (name: string): string => String(workbook.properties[name] ?? '')
  const [part] = workbook.xmlParts
  const record = part ? parseRecord(part.xml) : null
  return {
    sheets: workbook.sheets.filter(({ name }) => !besides.includes(name)).map(sheetPicture),
    names: workbook.names
      .map(({ name, formula, comment, visible }) => ({
        name,
        refersTo: plainReference(formula),
        hidden: !visible,
        comment,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    properties: {
      title: text('Title'),
      subject: text('Subject'),
      author: text('Author'),
      keywords: text('Keywords'),
      comments: text('Comments'),
    },
    record: withoutIds(record?.ok ? record.value : null),
  }
}

function sheetPicture(sheet: Worksheet): SheetPicture {
  const { page } = sheet
  const last = Math.max(-1, ...sheet.columns.keys())
  return {
    name: sheet.name,
    tabColor: sheet.tabColor || null,
    gridlines: sheet.gridlines,
    frozenRows: sheet.frozen.rows,
    widths: Array.from({ length: last + 1 }, (_, column) => Math.round(sheet.width(column))),
    cells: cellsOf(sheet),
    tables: sheet.tables.map(tablePicture),
    pivots: sheet.pivots.map(pivotPicture),
    charts: sheet.charts.map(chartPicture),
    page: {
      landscape: page.settings['Orientation'] === 'Landscape',
      titleRow: page.titleRows ? page.titleRows.row + 1 : null,
      left: String(page.headers.DefaultForAllPages['LeftFooter'] ?? ''),
      right: String(page.headers.DefaultForAllPages['RightFooter'] ?? ''),
    },
  }
}

function cellsOf(sheet: Worksheet): Record<string, CellPicture> {
  const cells: Record<string, CellPicture> = {}
  const places = [...sheet.grid.cells(WHOLE_SHEET, true)].sort(([r1, c1], [r2, c2]) => r1 - r2 || c1 - c2)
  for (const [row, column] of places) {
    const value = sheet.grid.formula(row, column) ?? sheet.grid.value(row, column)
    if (value === '' || sheet.pivots.some((pivot) => contains(pivot.area, cellAt(row, column)))) continue
    const style = sheet.style(row, column)
    const link = sheet.links.get(row, column)
    const { bottom } = style.borders
    cells[formatArea(cellAt(row, column))] = cellPicture({
      value,
      numberFormat: style.numberFormat,
      link: link ? (link.address ?? `#${link.documentReference ?? ''}`) : null,
      font: { ...style.font, underline: style.font.underline !== 'None' },
      horizontal: style.horizontal.toLowerCase(),
      vertical: style.vertical.toLowerCase(),
      wrap: style.wrap,
      indent: style.indent,
      rule: bottom ? bottom.color : null,
    })
  }
  return cells
}

const tablePicture = (table: Table): TablePicture => ({
  name: table.name,
  area: formatArea(table.area),
  columns: table.columns.map(({ name }) => name),
  style: table.style,
  banding: table.bandedRows,
  filterButtons: table.filterButton,
})

function pivotPicture(pivot: Pivot): PivotPicture {
  const { layout, settings, sheet } = pivot
  const names = (fields: readonly { readonly name: string }[]): string[] => fields.map(({ name }) => name)
  const numbers = [...sheet.grid.cells(pivot.parts.body ?? pivot.area, true)].flatMap(([row, column]) => {
    const value = sheet.grid.value(row, column)
    return typeof value === 'number' && value !== 0 ? [[formatArea(cellAt(row, column)), value] as const] : []
  })
  return {
    name: pivot.name,
    source: pivot.sourceText,
    area: formatArea(pivot.area),
    rows: names(pivot.rows),
    columns: names(pivot.columns),
    filters: names(pivot.filters),
    values: pivot.data.map(({ field, name, summarizeBy, numberFormat }) => ({
      field: field.name,
      name,
      summarize: summarizeBy.toLowerCase(),
      numberFormat: plainFormat(numberFormat),
    })),
    grandTotals: {
      rows: layout['ShowRowGrandTotals'] === true,
      columns: layout['ShowColumnGrandTotals'] === true,
    },
    tabular: layout['LayoutType'] === 'Tabular' && layout['SubtotalLocation'] === 'Off',
    repeatLabels: pivot.repeatLabels,
    keepsWidths: layout['AutoFormat'] === false,
    refreshOnOpen: settings['RefreshOnOpen'] === true,
    numbers: Object.fromEntries(numbers),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  BarClustered: 'bar',
  ColumnClustered: 'column',
  LineMarkers: 'line',
  BarStacked: 'stacked-bar',
  ColumnStacked: 'stacked-column',
}

const chartPicture = (chart: Chart): ChartPicture => ({
  name: chart.name,
  type: TYPES[chart.type] ?? chart.type,
  size: { width: Math.round(chart.width), height: Math.round(chart.height) },
  title: String(chart.title.settings['Text'] ?? ''),
  legend: chart.legend.settings['Visible'] === true,
  overlapping: chart.series.some(({ settings }) => settings['Overlap'] === 100),
  categoryAxis: { ...axisPicture(chart.categoryAxis), numberFormat: null },
  valueAxis: axisPicture(chart.valueAxis),
  series: chart.series.map(seriesPicture),
})

function axisPicture(axis: Axis): AxisPicture {
  const { settings } = axis
  const number = (name: string): number | null =>
    typeof settings[name] === 'number' ? (settings[name] as number) : null
  return {
    title: axis.title.settings['Visible'] === true ? String(axis.title.settings['Text']) : '',
    numberFormat: String(settings['NumberFormat'] ?? 'General'),
    reversed: settings['ReversePlotOrder'] === true,
    gridlines: axis.major.settings['Visible'] === true,
    minimum: number('Minimum'),
    majorUnit: number('MajorUnit'),
  }
}

const seriesPicture = (series: Series): ChartPicture['series'][number] => ({
  name: series.name,
  values: plainReference(series.values ?? ''),
  categories: plainReference(series.categories ?? ''),
  color: String(series.fill ?? series.border['Color'] ?? ''),
  labels: series.settings['HasDataLabels'] === true ? String(series.labels.settings['NumberFormat']) : null,
  labelFormats: Object.fromEntries(
    [...series.points]
      .filter(([, { label }]) => label.settings['NumberFormat'] !== undefined)
      .sort(([a], [b]) => a - b)
      .map(([index, { label }]) => [index, String(label.settings['NumberFormat'])]),
  ),
})
