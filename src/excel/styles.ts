/** How Excel is told what the plan's closed lists of styles and formats mean. */
import type { Cell, CellStyle, ValueFormat } from '../report/steps.ts'
import type { ColumnLook } from '../workbook/changes.ts'

/** A cell's look, as `Range.setCellProperties` and `Range.format.set` take it. Fonts are the workbook's own. */
export interface Look {
  readonly font?: Font
  readonly horizontalAlignment?: 'Left' | 'Right'
  readonly verticalAlignment?: 'Top'
  readonly wrapText?: true
  readonly indentLevel?: 1
}

interface Font {
  readonly size?: number
  readonly bold?: true
  readonly color?: string
  readonly underline?: 'Single'
}

const LINK: Font = { color: '#0563C1', underline: 'Single' }
const RULE = '#3D3D3D'

const FONTS: Readonly<Record<CellStyle, Font>> = {
  title: { size: 16, bold: true },
  coverage: { size: 10, color: '#3D3D3D' },
  note: { size: 9 },
  heading: { size: 11, bold: true },
  headline: { size: 12 },
  text: { size: 11 },
  link: { size: 11, ...LINK },
}

/** A free-standing cell. */
export function cellLook({ style, link, wrap }: Cell): Look {
  return {
    font: FONTS[link && style === 'text' ? 'link' : style],
    ...(wrap ? { wrapText: true, verticalAlignment: 'Top' } : {}),
  }
}

/** The body of a table's column among its neighbours; null for a column that is not of the plan. */
export const lookOf = (columns: readonly (ColumnLook | null)[], index: number): Look => ({
  verticalAlignment: 'Top',
  ...(isNumeric(columns[index]) ? {} : { horizontalAlignment: 'Left' }),
  ...(columns[index]?.wrap ? { wrapText: true } : {}),
  ...indent(columns, index),
})

/** A header cell: bold with a rule, wrapped, over numbers at the right. */
export const headerLook = (
  columns: readonly (ColumnLook | null)[],
  index: number,
): Excel.CellPropertiesFormat => ({
  font: { bold: true },
  wrapText: true,
  horizontalAlignment: isNumeric(columns[index]) ? 'Right' : 'Left',
  ...indent(columns, index),
  borders: { bottom: { style: 'Continuous', color: RULE, weight: 'Thin' } },
})

/** Text that stands right of numbers keeps its distance from them. */
const indent = (columns: readonly (ColumnLook | null)[], index: number): Pick<Look, 'indentLevel'> =>
  isNumeric(columns[index - 1]) && !isNumeric(columns[index]) ? { indentLevel: 1 } : {}

const NUMERIC = new Set<ValueFormat>(['integer', 'quantity', 'amount', 'year'])
const isNumeric = (column: ColumnLook | null | undefined): boolean =>
  Boolean(column && NUMERIC.has(column.format))

/** One number format for all cells of a range, which Excel takes although its types know only matrices. */
export function setNumberFormat(range: Excel.Range, code: string): void {
  range.numberFormat = code as unknown as string[][]
}

/** Points of a column that is `characters` wide: Excel counts 7 pixels a digit and 5 around them. */
export const columnPoints = (characters: number): number => ((characters * 7 + 5) * 72) / 96
