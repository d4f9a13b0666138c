/** The single checks: each loads what it looks at and says what is wrong, or null. */
import { CHECK_BLOCKS, CHECK_SHEETS, CHECK_TEXTS, CHECK_VALUES } from './check-plan.ts'
import type { Placing } from './placing.ts'

type Run = (context: Excel.RequestContext, placing: Placing) => Promise<string | null>

const sheetOf = (context: Excel.RequestContext, placing: Placing, name: string): Excel.Worksheet =>
  context.workbook.worksheets.getItem(placing.sheet(name).name)

const tableOf = (context: Excel.RequestContext, placing: Placing): Excel.Table =>
  context.workbook.tables.getItem(placing.table(CHECK_BLOCKS.data).name)

/** The first difference between what should be and what is. */
function differing(what: string, expected: readonly unknown[], found: readonly unknown[]): string | null {
  const at = expected.findIndex((value, index) => value !== found[index])
  if (at < 0 && expected.length === found.length) return null
  return `${what} ${at + 1}: expected ${JSON.stringify(expected[at])}, found ${JSON.stringify(found[at])}`
}

const sheets: Run = async (context, placing) => {
  const sheet = sheetOf(context, placing, CHECK_SHEETS.data)
  sheet.load('showGridlines,tabColor')
  const frozen = sheet.freezePanes.getLocationOrNullObject()
  frozen.load('rowCount')
  await context.sync()
  return differing(
    'sheet',
    [false, '#12436D', 4],
    [sheet.showGridlines, sheet.tabColor.toUpperCase(), frozen.isNullObject ? 0 : frozen.rowCount],
  )
}

const columnOf = async (
  context: Excel.RequestContext,
  placing: Placing,
  name: string,
): Promise<unknown[]> => {
  const body = tableOf(context, placing).columns.getItem(name).getDataBodyRange()
  body.load('values')
  await context.sync()
  return body.values.map((row: readonly unknown[]) => row[0])
}

const texts: Run = async (context, placing) =>
  differing('text', CHECK_TEXTS, await columnOf(context, placing, 'Text'))

const numbers: Run = async (context, placing) =>
  differing(
    'number',
    CHECK_VALUES.map((value) => value ?? ''),
    await columnOf(context, placing, 'Value'),
  )

const dates: Run = async (context, placing) => {
  const body = tableOf(context, placing).columns.getItem('Date').getDataBodyRange()
  body.load('values,text')
  await context.sync()
  const shown = body.text.map((row) => row[0])
  const expected = CHECK_TEXTS.map((_, row) => (row === 1 ? '2010-12' : '2010-12-31'))
  return differing('date', expected, shown) ?? differing('serial', [40543], [body.values[0]?.[0]])
}

const table: Run = async (context, placing) => {
  const it = tableOf(context, placing)
  it.load('name,style,showBandedRows,showFilterButton')
  it.columns.load('items/name')
  const range = it.getRange()
  range.load('rowCount')
  await context.sync()
  return differing(
    'table',
    ['TableStyleLight1', true, false, CHECK_TEXTS.length + 1, 'Text,Value,Date,Group'],
    [
      it.style,
      it.showBandedRows,
      it.showFilterButton,
      range.rowCount,
      it.columns.items.map(({ name }) => name).join(','),
    ],
  )
}

const pivot: Run = async (context, placing) => {
  const sheet = sheetOf(context, placing, CHECK_SHEETS.analysis)
  const it = sheet.pivotTables.getItem('concord_check_pivot')
  const { rowHierarchies, dataHierarchies } = it
  rowHierarchies.load('items/name')
  dataHierarchies.load('items/name')
  const body = it.layout.getDataBodyRange()
  body.load('values')
  await context.sync()
  const total = CHECK_VALUES.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return differing(
    'PivotTable',
    ['Group', 'Sum', total],
    [rowHierarchies.items[0]?.name, dataHierarchies.items[0]?.name, body.values.at(-1)?.at(-1)],
  )
}

const chart: Run = async (context, placing) => {
  const it = sheetOf(context, placing, CHECK_SHEETS.analysis).charts.getItem('concord_check_chart')
  it.load('chartType,height')
  const { title, series, axes } = it
  const { title: axisTitle } = axes.valueAxis
  const { dataLabel } = series.getItemAt(0).points.getItemAt(0)
  title.load('text')
  axisTitle.load('text')
  series.load('items/name')
  dataLabel.load('numberFormat')
  await context.sync()
  return differing(
    'chart',
    ['BarClustered', 'A check of Concord', 'Value', 'Value', '"> "#,##0', 227],
    [
      it.chartType,
      title.text,
      axisTitle.text,
      series.items.map(({ name }) => name).join(','),
      dataLabel.numberFormat,
      Math.round(it.height),
    ],
  )
}

const names: Run = async (context, placing) => {
  const { names: all } = context.workbook
  const anchor = all.getItem(placing.cells.get(CHECK_BLOCKS.head)?.anchor ?? '')
  anchor.load('visible')
  const [own = ''] = placing.names.values()
  const range = all.getItem(own).getRange()
  range.load('rowCount')
  await context.sync()
  return differing('name', [false, CHECK_TEXTS.length], [anchor.visible, range.rowCount])
}

const links: Run = async (context, placing) => {
  const cell = sheetOf(context, placing, CHECK_SHEETS.data).getRange('A2')
  cell.load('hyperlink,values')
  await context.sync()
  const { documentReference: target = '' } = cell.hyperlink
  const sheet = placing.sheet(CHECK_SHEETS.analysis).name
  return differing('link', ['analysis', true], [cell.values[0]?.[0], target.includes(sheet)])
}

/** In the order in which they are run. */
export const CHECKS = [
  { name: 'sheets', run: sheets },
  { name: 'texts', run: texts },
  { name: 'numbers', run: numbers },
  { name: 'dates', run: dates },
  { name: 'table', run: table },
  { name: 'pivot', run: pivot },
  { name: 'chart', run: chart },
  { name: 'names', run: names },
  { name: 'links', run: links },
] as const satisfies readonly { readonly name: string; readonly run: Run }[]

export type CheckName = (typeof CHECKS)[number]['name']
