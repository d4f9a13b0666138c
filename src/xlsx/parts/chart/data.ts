import type { CellsOf, ChartStep } from '../../../report/steps.ts'
import { cellValue } from '../../../workbook/values.ts'
import { columnBox, columnIndex, type Layout } from '../../layout.ts'
import { fullRef } from '../../reference.ts'
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

/** The largest value that an axis must reach: of one cell, or of a stack of cells. */
export function highest(series: readonly SeriesData[], stacked: boolean): number {
  const points = Math.max(0, ...series.map(({ values }) => values.values.length))
  const at = (index: number): number[] =>
    series.map(({ values }) => {
      const value = values.values[index]
      return typeof value === 'number' ? value : 0
    })
  const heights = Array.from({ length: points }, (_, i) =>
    stacked ? at(i).reduce((sum, value) => sum + value, 0) : Math.max(0, ...at(i)),
  )
  return Math.max(0, ...heights)
}

/** Whether no category has values of two series: its one bar then needs no room for the others. */
export function oneEach(series: readonly SeriesData[]): boolean {
  const points = Math.max(0, ...series.map(({ values }) => values.values.length))
  const count = (index: number): number =>
    series.filter(({ values }) => typeof values.values[index] === 'number').length
  return Array.from({ length: points }, (_, index) => count(index)).every((it) => it <= 1)
}

const numbersOf = (series: readonly SeriesData[]): number[] =>
  series.flatMap(({ values }) => values.values.filter((value) => typeof value === 'number'))

export const anyNegative = (series: readonly SeriesData[]): boolean => numbersOf(series).some((it) => it < 0)

/**
 * A round distance (1, 2 or 5 times a power of ten) that divides an axis into at most five parts; whole
 * where all values are whole, so that no axis says "0, 1, 1, 2". Null when there is nothing to divide.
 */
export function axisStep(series: readonly SeriesData[], stacked: boolean): number | null {
  const most = highest(series, stacked)
  if (most <= 0) return null
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((it) => it * power >= rough * (1 - 1e-9)) ?? 10)
  return numbersOf(series).every(Number.isInteger) ? Math.max(1, step) : Number(step.toPrecision(3))
}
