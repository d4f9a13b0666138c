import type { Column } from '../data/table.ts'
import { dateColumn, numberColumn, textColumn } from './columns.ts'
import type { BlockId, NormalReport, SheetName } from './report.ts'
import type { Cell, CellsStep, CellStyle, Link, SheetStep, TableColumn, TableStep } from './steps.ts'
import type { Words } from './words.ts'

export const blockId = (owner: string, part: string): BlockId => `${owner}/${part}` as BlockId

export const cell = (value: string | number | null, style: CellStyle, link?: Link | null): Cell => ({
  value,
  style,
  ...(link ? { link } : {}),
})

/** Lines one below the other in column A, or in another column. */
export const lines = (
  block: BlockId,
  sheet: SheetName,
  row: number,
  cells: readonly (Cell | null)[],
  column = 0,
): CellsStep => ({ kind: 'cells', block, at: { sheet, row, column }, cells: cells.map((it) => [it]) })

/** Title, coverage and notes: the first three rows of every sheet with figures. */
export const heading = (
  block: BlockId,
  sheet: SheetName,
  title: string,
  coverage: string,
  notes: string,
): CellsStep =>
  lines(block, sheet, 0, [cell(title, 'title'), cell(coverage, 'coverage'), cell(notes, 'note')])

/** As many cells as rows are kept for them: the rest is empty, what does not fit is left out. */
export const padded = (cells: readonly Cell[], rows: number): (Cell | null)[] =>
  Array.from({ length: rows }, (_, row) => cells[row] ?? null)

interface SheetOptions extends Partial<Pick<SheetStep, 'gridlines' | 'tabColor' | 'frozenRows'>> {
  readonly headerRow?: number
  readonly landscape?: boolean
}

export function sheet(
  name: SheetName,
  widths: readonly number[],
  footer: string,
  words: Words,
  options: SheetOptions = {},
): SheetStep {
  const { gridlines = false, tabColor = null, frozenRows = 0, headerRow, landscape = true } = options
  return {
    kind: 'sheet',
    sheet: name,
    gridlines,
    tabColor,
    frozenRows,
    widths,
    print: {
      landscape,
      headerRow: headerRow ?? null,
      footer,
      pageOf: words.say('print.page'),
    },
  }
}

/** A table in the report's style. Where there are no rows it has one that is empty: Excel wants a body. */
export function table(
  step: Pick<TableStep, 'block' | 'at' | 'name' | 'columns' | 'rows' | 'keys' | 'altText'>,
  style: NormalReport['style'],
): TableStep {
  const analysis = style === 'analysis'
  const body =
    step.rows > 0
      ? {}
      : { rows: 1, columns: step.columns.map((column) => ({ ...column, data: blank(column.data) })) }
  return { kind: 'table', filterButtons: analysis, banding: analysis, ...step, ...body }
}

function blank(column: Column): TableColumn['data'] {
  switch (column.kind) {
    case 'number':
      return numberColumn(1, () => NaN)
    case 'date':
      return dateColumn(1, () => 0)
    case 'text':
    case 'raw':
      return textColumn(1, () => '')
  }
}
