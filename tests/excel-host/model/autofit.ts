/** Widths and heights that fit the text, from an average width of characters: an estimate, not Excel's measure. */
import { HostError, notBuilt } from '../errors.ts'
import { area, type Area, MAX_COLUMNS } from './area.ts'
import { displayed } from './text.ts'
import { STANDARD_HEIGHT, type Worksheet } from './worksheet.ts'

/** Points: a digit of Calibri 11 is 7 pixels wide. */
const CHARACTER = 5.25
const PADDING = 3.75

export function autofitColumn(sheet: Worksheet, column: number, within: Area): void {
  let widest = 0
  for (const [row] of sheet.grid.cells({ ...within, column, columns: 1 }, true)) {
    const { font } = sheet.style(row, column)
    widest = Math.max(widest, (shown(sheet, row, column).length * font.size) / 11)
  }
  if (widest > 0) sheet.line('columns', column).size = Math.round((widest * CHARACTER + PADDING) * 4) / 4
}

export function autofitRow(sheet: Worksheet, row: number): void {
  let tallest = STANDARD_HEIGHT
  for (const [, column] of sheet.grid.cells(area(row, 0, 1, MAX_COLUMNS), true)) {
    const { font, wrap } = sheet.style(row, column)
    const text = shown(sheet, row, column)
    const room = Math.max(1, Math.floor((sheet.width(column) - PADDING) / ((CHARACTER * font.size) / 11)))
    const lines = wrap
      ? text.split('\n').reduce((n, part) => n + Math.max(1, Math.ceil(part.length / room)), 0)
      : 1
    tallest = Math.max(tallest, lines * font.size * 1.36)
  }
  Object.assign(sheet.line('rows', row), { size: Math.round(tallest * 4) / 4, custom: false })
}

function shown(sheet: Worksheet, row: number, column: number): string {
  const value = sheet.grid.value(row, column)
  try {
    return displayed(value, sheet.style(row, column).numberFormat)
  } catch (error) {
    // A number in a format that is not built still has about as many characters.
    if (error instanceof HostError && error.code === notBuilt('').code) return String(value)
    throw error
  }
}
