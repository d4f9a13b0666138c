import type { CellsOf } from '../report/steps.ts'
import type { ChartEdit } from '../workbook/edit.ts'
import type { BlockRecord } from '../workbook/record.ts'
import type { AskedChart } from './apply-cells.ts'
import type { Batch } from './batch.ts'
import { findTable, type Survey } from './survey.ts'
import { lookOfSeries } from './write-chart.ts'

/** Brings a chart up to new figures: its words, its series and their labels; place, size and looks stay. */
export async function writeChartEdit(
  { edit, chart, on }: AskedChart,
  all: Survey,
  records: ReadonlyMap<string, BlockRecord>,
  batch: Batch,
): Promise<void> {
  const { step } = edit
  const points = step.series.reduce((sum, { labelFormats }) => sum + labelFormats.length, 0)
  await batch.add({ sheet: on.name, calls: 12 + step.series.length * 25 + points * 3 })
  if (chart.title.text === edit.lastTitle) chart.title.text = step.title
  const { categoryAxis, valueAxis } = chart.axes
  if (step.categoryTitle !== '') categoryAxis.title.text = step.categoryTitle
  if (step.valueTitle !== '') valueAxis.title.text = step.valueTitle
  valueAxis.numberFormat = step.valueFormat
  // The distance that suited the old figures is given back to Excel.
  valueAxis.majorUnit = ''
  const there = chart.series.items.length
  step.series.forEach((plan, index) => {
    const isNew = index >= there
    const series = isNew ? chart.series.add(plan.name) : chart.series.getItemAt(index)
    series.name = plan.name
    const rows = edit.points[index] ?? null
    const values = cellsOf(plan.values, rows?.rows ?? null, all, records)
    const categories = cellsOf(plan.categories, rows?.rows ?? null, all, records)
    if (values && categories) {
      series.setValues(values)
      series.setXAxisValues(categories)
    }
    if (isNew) lookOfSeries(step, plan, series)
    if (step.labels && values) label(series, step.valueFormat, rows?.labelFormats ?? plan.labelFormats)
  })
  for (let index = there - 1; index >= step.series.length; index--) chart.series.getItemAt(index).delete()
}

/** Every label anew: the bounds of other figures stood in them. */
function label(
  series: Excel.ChartSeries,
  usual: string,
  formats: ChartEdit['step']['series'][number]['labelFormats'],
): void {
  series.dataLabels.numberFormat = usual
  formats.forEach((format, index) => {
    series.points.getItemAt(index).dataLabel.numberFormat = format ?? usual
  })
}

/**
 * The body cells of a column, or those of rows one below the other. Null where the rows are torn apart (the
 * analyst has sorted the table): a series of Excel's API can only show cells that stand together.
 */
function cellsOf(
  cells: CellsOf,
  rows: readonly number[] | null,
  all: Survey,
  records: ReadonlyMap<string, BlockRecord>,
): Excel.Range | null {
  const record = records.get(cells.block)
  const table = record ? findTable(all, record) : null
  const column = record?.columns?.find(({ id }) => id === cells.column)
  const known =
    table?.columns.find(({ name }) => name === column?.header) ??
    table?.columns.find(({ id }) => id === column?.host)
  if (!table || !known) return null
  const body = table.object.columns.getItem(known.name).getDataBodyRange()
  if (rows === null) return body
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || last - first !== rows.length - 1) return null
  return body.getCell(first, 0).getResizedRange(rows.length - 1, 0)
}
