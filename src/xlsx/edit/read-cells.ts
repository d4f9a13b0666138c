import type { Box } from '../../workbook/reference.ts'
import type { CellContent, CellValue } from '../../workbook/values.ts'
import { serialOf } from '../../workbook/values.ts'
import { formulaText, type SharedFormulas } from './cell-formula.ts'
import { KIND, readNumber, type CellCursor } from './cells.ts'
import type { SheetXml } from './sheet-xml.ts'
import { itemText, unescapeCharacters, unescapeXml } from './strings.ts'

const decoder = new TextDecoder()

/** What stands in the cell under a cursor. */
export function cellContent(
  cursor: CellCursor,
  row: number,
  strings: readonly string[],
  shared: SharedFormulas,
): CellContent {
  const value = cellValueAt(cursor, strings)
  if (cursor.formulaStart < 0) return value
  const formula = formulaText(cursor, row, shared)
  return formula === null ? value : { formula: `=${formula}`, value }
}

function cellValueAt(cursor: CellCursor, strings: readonly string[]): CellValue {
  const { bytes, kind, valueStart, valueEnd } = cursor
  if (valueStart < 0 || valueStart === valueEnd) return null
  switch (kind) {
    case KIND.number:
      return readNumber(bytes, valueStart, valueEnd)
    case KIND.shared:
      return strings[readNumber(bytes, valueStart, valueEnd)] || null
    case KIND.boolean:
      return bytes[valueStart] === 49 || bytes[valueStart] === 116
  }
  const text = decoder.decode(bytes.subarray(valueStart, valueEnd))
  if (kind === KIND.inline) return itemText(text) || null
  const plain = unescapeCharacters(unescapeXml(text))
  if (kind === KIND.date) return dateSerial(plain)
  return plain || null
}

/** An ISO 8601 date-time as a serial number; text that is none stays text. */
function dateSerial(text: string): CellValue {
  const [, year, month, day, hour = '0', minute = '0', second = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?)?$/.exec(text) ?? []
  const serial = year ? serialOf(Number(year) * 10_000 + Number(month) * 100 + Number(day)) : null
  if (serial === null) return text || null
  return serial + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400
}

/**
 * The contents of a box of cells, column by column.
 *
 * @param beside told of the rows of the box, from 0, in which a cell outside of it is filled
 */
export function readBox(
  sheet: SheetXml,
  box: Box,
  strings: readonly string[],
  beside?: (row: number) => void,
): CellContent[][] {
  const columns = Array.from({ length: box.columns }, () => new Array<CellContent>(box.rows).fill(null))
  sheet.eachCell(
    (cursor, row, shared) => {
      const column = cursor.column - box.column
      if (!cursor.filled) return
      if (column < 0 || column >= box.columns) return beside?.(row - box.row)
      const values = columns[column] as CellContent[]
      values[row - box.row] = cellContent(cursor, row, strings, shared)
    },
    box.row,
    box.row + box.rows - 1,
  )
  return columns
}
