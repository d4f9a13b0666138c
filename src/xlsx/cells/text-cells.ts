import type { Cell, CellsStep, CellStyle } from '../../report/steps.ts'
import { cellText } from '../../workbook/values.ts'
import type { Warn } from '../../workbook/warning.ts'
import type { SheetPlace } from '../layout.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import { cellRef } from '../../workbook/reference.ts'
import { cellFormat, FONTS, looksLikeFormula, type Styles } from '../styles.ts'
import type { Area, RowHeight } from './area.ts'
import { gridArea, type GridCell } from './grid-area.ts'
import { DEFAULT_WIDTH, HIGHEST_ROW, lineCount, lineHeight } from './text-size.ts'

const LONGEST_TEXT = 32_767
const BODY_SIZE = FONTS.body.size

/** Free-standing text of a plan as cells of a sheet. */
export function textArea(
  step: CellsStep,
  sheet: SheetPlace,
  styles: Styles,
  strings: SharedStrings,
  warn: Warn,
): Area {
  const toCell = (cell: Cell | null, row: number, column: number): GridCell | null => {
    if (!cell) return null
    const value = typeof cell.value === 'string' ? cellText(cell.value) || null : cell.value
    if (typeof cell.value === 'string' && cell.value.length > LONGEST_TEXT) {
      const place = cellRef(step.at.row + row, step.at.column + column)
      warn({ code: 'cell/text-cut', sheet: sheet.name, cell: place, detail: { length: cell.value.length } })
    }
    const quoted = typeof value === 'string' && looksLikeFormula(value)
    const style: CellStyle = cell.link && cell.style === 'text' ? 'link' : cell.style
    return { value, style: styles.of(cellFormat(style, cell.wrap ?? false, quoted)) }
  }
  return gridArea(
    {
      name: step.block,
      row: step.at.row,
      column: step.at.column,
      cells: step.cells.map((row, r) => row.map((cell, c) => toCell(cell, r, c))),
      heights: step.cells.map((row, r) => rowHeight(step, sheet, row, r)),
    },
    strings,
  )
}

function rowHeight(
  step: CellsStep,
  sheet: SheetPlace,
  row: readonly (Cell | null)[],
  index: number,
): RowHeight | null {
  const asked = step.heights?.[index]
  if (asked != null) return { points: Math.min(asked, HIGHEST_ROW), fixed: true }
  const heights = row.map((cell, c) => {
    if (!cell || cell.value === null) return 0
    const size = FONTS[cellFormat(cell.style, false, false).font].size
    const width = sheet.step.widths[step.at.column + c] ?? DEFAULT_WIDTH
    const lines = cell.wrap ? lineCount(String(cell.value), width, size / BODY_SIZE) : 1
    return lines * lineHeight(size)
  })
  const points = Math.min(HIGHEST_ROW, Math.max(0, ...heights))
  return points > lineHeight(BODY_SIZE) ? { points, fixed: false } : null
}
