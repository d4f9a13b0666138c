/** How high the new rows of a table must be for the texts that wrap in them. */
import type { TableEdit } from '../../workbook/edit.ts'
import { bodyHeight, DEFAULT_WIDTH, lineCount } from '../cells/text-size.ts'
import { COLUMN_PADDING } from '../parts/worksheet.ts'
import { child, children, numberOf, type Element } from './dom.ts'

/** The height in points of an appended row (from 0); null where one line is enough. */
export function appendedHeight(
  shell: Element,
  left: number,
  { columns, append }: TableEdit,
): (index: number) => number | null {
  const widthOf = columnWidths(shell)
  const wrapping = columns.flatMap(({ look }, column) => {
    const values = append.columns[column]
    return look?.wrap && values ? [{ values, width: widthOf(left + column) }] : []
  })
  return (index) => {
    const lines = wrapping.map(({ values, width }) => {
      const value = values[index]
      return typeof value === 'string' ? lineCount(value, width) : 1
    })
    return bodyHeight(Math.max(1, ...lines))
  }
}

/** Widths of a sheet's columns (from 0), in characters. */
function columnWidths(shell: Element): (column: number) => number {
  const usual = numberOf(child(shell, 'sheetFormatPr'), 'defaultColWidth', DEFAULT_WIDTH + COLUMN_PADDING)
  const spans = children(child(shell, 'cols'), 'col').map((it) => ({
    first: numberOf(it, 'min', 0) - 1,
    last: numberOf(it, 'max', 0) - 1,
    width: numberOf(it, 'width', usual),
  }))
  return (column) => {
    const span = spans.find(({ first, last }) => first <= column && column <= last)
    return (span?.width ?? usual) - COLUMN_PADDING
  }
}
