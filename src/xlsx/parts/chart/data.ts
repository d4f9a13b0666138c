import type { CellsOf, ChartStep } from '../../../report/steps.ts'
import { cellValue } from '../../../workbook/values.ts'
import { columnBox, columnIndex, type Layout } from '../../layout.ts'
import { fullRef } from '../../../workbook/reference.ts'
import { numberFormat } from '../../styles.ts'

/** A chart's cells: where they are, and what stood in them when the chart was written. */
export interface ChartCells {
  readonly ref: string
  readonly values: readonly (string | number | null)[]
  readonly format: string
}

export interface SeriesData {
  readonly name: string
  readonly color: string
  readonly categories: ChartCells
  readonly values: ChartCells
  readonly labelFormats: readonly (string | null)[]
}

export function seriesData(step: ChartStep, layout: Layout): SeriesData[] {
  return step.series.map(({ name, color, categories, values, labelFormats }) => ({
    name,
    color,
    categories: chartCells(categories, layout),
    values: chartCells(values, layout),
    labelFormats,
  }))
}

function chartCells(cells: CellsOf, layout: Layout): ChartCells {
  const table = layout.tableOf(cells.block)
  const box = columnBox(table, cells)
  const column = table.step.columns[columnIndex(table, cells.column)]
  if (!column) throw new TypeError(`No column ${cells.column}`)
  const first = box.row - table.box.row - 1
  const values = Array.from({ length: box.rows }, (_, i) => {
    const value = first + i < table.step.rows ? cellValue(column, first + i) : null
    return typeof value === 'boolean' ? Number(value) : value
  })
  return { ref: fullRef(table.sheet.name, box), values, format: numberFormat(column.format, column.decimals) }
}

/** The values of each series, which decide how the axis is divided. */
export const pointsOf = (series: readonly SeriesData[]): ChartCells['values'][] =>
  series.map(({ values }) => values.values)
