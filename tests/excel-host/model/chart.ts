/** A chart: its place, its series and the settings of its parts as the client sends them. */
import type { Json } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import {
  type Area,
  area,
  formatArea,
  lastColumn,
  lastRow,
  parseArea,
  quoteSheet,
  splitAddress,
} from './area.ts'
import type { CellValue } from './grid.ts'
import type { Workbook } from './workbook.ts'
import type { Worksheet } from './worksheet.ts'

/** Settings by their wire names. */
export type Bag = Record<string, Json>

/** A part of a chart that has a text, a fill, a border and a font. */
export interface Part {
  readonly settings: Bag
  readonly font: Bag
  readonly border: Bag
  /** `#RRGGBB`, empty for no fill, null for automatic. */
  fill: string | null
}

export const part = (settings: Bag = {}): Part => ({ settings, font: {}, border: {}, fill: null })

export interface Point extends Part {
  readonly label: Part
}

export interface Series extends Part {
  name: string
  /** Formulas, `=Sheet1!$A$1:$A$3`, or null where no cells were given. */
  values: string | null
  categories: string | null
  readonly labels: Part
  readonly points: Map<number, Point>
}

export interface Axis extends Part {
  readonly title: Part
  readonly major: Part
  readonly minor: Part
}

const axis = (): Axis => ({
  ...part({ Visible: true, NumberFormat: 'General', ReversePlotOrder: false }),
  title: part({ Visible: false, Text: '', TextOrientation: 0 }),
  major: part({ Visible: false }),
  minor: part({ Visible: false }),
})

export const series = (name: string, values: string | null, categories: string | null): Series => ({
  ...part({ HasDataLabels: false, AxisGroup: 'Primary', GapWidth: 150, Overlap: 0, Smooth: false }),
  name,
  values,
  categories,
  labels: part({ ShowValue: true, ShowCategoryName: false, ShowSeriesName: false, LinkNumberFormat: true }),
  points: new Map(),
})

export class Chart implements Part {
  readonly settings: Bag = { Style: 2, DisplayBlanksAs: 'NotPlotted', PlotVisibleOnly: true }
  readonly font: Bag = {}
  readonly border: Bag = {}
  fill: string | null = null
  readonly title = part({ Visible: true, Text: 'Chart Title', Overlay: false })
  readonly legend = part({ Visible: true, Position: 'Right', Overlay: false })
  readonly plotArea = part()
  readonly labels = part({ ShowValue: false })
  readonly categoryAxis = axis()
  readonly valueAxis = axis()
  readonly seriesAxis = axis()
  series: Series[] = []
  /** No call reads or sets it, but it is kept. */
  altText = ''
  /** Whether it takes its size from the cells under it, or has one of its own. */
  anchor: 'one-cell' | 'two-cell' = 'two-cell'
  /** Points, from the sheet's top left corner. */
  left = 192
  top = 72
  width = 360
  height = 216

  constructor(
    readonly sheet: Worksheet,
    readonly id: string,
    public name: string,
    public type: string,
  ) {
    this.valueAxis.major.settings.Visible = true
  }
}

export const fixedReference = (sheet: Worksheet, at: Area): string =>
  `=${quoteSheet(sheet.name)}!${formatArea(at, true)}`

/** The cells that a series formula names. */
export function readReference(book: Workbook, formula: string | null): CellValue[] {
  if (formula === null) return []
  const { sheet: name, cells } = splitAddress(formula.slice(1))
  const sheet = book.sheets.find((it) => it.name === name)
  const at = parseArea(cells)
  if (!sheet || !at) return []
  const values: CellValue[] = []
  for (let row = at.row; row <= lastRow(at); row++) {
    for (let column = at.column; column <= lastColumn(at); column++)
      values.push(sheet.grid.value(row, column))
  }
  return values
}

/** Reads series out of a block of cells the way Excel does: text in the first line and column are names. */
export function seriesFrom(sheet: Worksheet, source: Area, by: string): Series[] {
  if (!['Auto', 'Columns', 'Rows'].includes(by)) throw invalidArgument()
  const used = sheet.used(true, source)
  const from = used ?? source
  const byColumns = by === 'Columns' || (by === 'Auto' && from.rows >= from.columns)
  const corner = sheet.grid.value(from.row, from.column)
  const isText = (row: number, column: number): boolean => typeof sheet.grid.value(row, column) === 'string'
  const headRow = from.rows > 1 && isText(from.row, lastColumn(from))
  const headColumn = from.columns > 1 && (isText(lastRow(from), from.column) || (headRow && corner === ''))
  const body = area(
    from.row + (headRow ? 1 : 0),
    from.column + (headColumn ? 1 : 0),
    from.rows - (headRow ? 1 : 0),
    from.columns - (headColumn ? 1 : 0),
  )
  const count = byColumns ? body.columns : body.rows
  return Array.from({ length: count }, (_, i) => {
    const values = byColumns
      ? { ...body, column: body.column + i, columns: 1 }
      : { ...body, row: body.row + i, rows: 1 }
    const named = byColumns ? headRow : headColumn
    const at = byColumns ? [from.row, values.column] : [values.row, from.column]
    const name = named ? String(sheet.grid.value(at[0] ?? 0, at[1] ?? 0)) : `Series${i + 1}`
    const categories = byColumns
      ? headColumn && { ...body, column: from.column, columns: 1 }
      : headRow && { ...body, row: from.row, rows: 1 }
    return series(name, fixedReference(sheet, values), categories ? fixedReference(sheet, categories) : null)
  })
}
