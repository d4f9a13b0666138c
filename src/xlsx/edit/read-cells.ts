import type { Box } from '../reference.ts'
import type { CellContent, CellValue } from '../../workbook/values.ts'
import { serialOf } from '../../workbook/values.ts'
import { CellCursor, KIND, readNumber } from './cells.ts'
import { copyFormula } from './formula.ts'
import { rowPlace, type SheetXml } from './sheet-xml.ts'
import { itemText, unescapeCharacters, unescapeXml } from './strings.ts'

const decoder = new TextDecoder()

/** The formulas that several cells share, by number, as their first cell says them. */
export type SharedFormulas = Map<
  number,
  { readonly row: number; readonly column: number; readonly text: string }
>

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

/** The formula of a cell without `=`; null where the cell only belongs to the array of another one. */
export function formulaText(cursor: CellCursor, row: number, shared: SharedFormulas): string | null {
  const element = decoder.decode(cursor.bytes.subarray(cursor.formulaStart, cursor.formulaEnd))
  const open = element.indexOf('>') + 1
  const text = element[open - 2] === '/' ? '' : unescapeXml(element.slice(open, element.lastIndexOf('</')))
  const tag = element.slice(0, open)
  const group = /\st=["']shared["']/.test(tag) ? /\ssi=["'](\d+)["']/.exec(tag)?.[1] : undefined
  if (group === undefined) return text === '' ? null : text
  const number = Number(group)
  if (text !== '') {
    shared.set(number, { row, column: cursor.column, text })
    return text
  }
  const first = shared.get(number)
  return first ? copyFormula(first.text, row - first.row, cursor.column - first.column) : null
}

/** The contents of a box of cells, column by column. */
export function readBox(sheet: SheetXml, box: Box, strings: readonly string[]): CellContent[][] {
  const columns = Array.from({ length: box.columns }, () => new Array<CellContent>(box.rows).fill(null))
  eachCell(sheet, box, strings, (row, column, content) => {
    const values = columns[column - box.column] as CellContent[]
    values[row - box.row] = content
  })
  return columns
}

function eachCell(
  sheet: SheetXml,
  box: Box,
  strings: readonly string[],
  visit: (row: number, column: number, content: CellContent) => void,
): void {
  const { rows, bytes } = sheet
  const cursor = new CellCursor(bytes)
  const shared = sharedFormulas(sheet)
  const [left, right] = [box.column, box.column + box.columns - 1]
  for (let place = rowPlace(rows, box.row); place < rows.count; place++) {
    const row = rows.numbers[place] as number
    if (row >= box.row + box.rows) break
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next() && cursor.column <= right) {
      if (cursor.column >= left && cursor.filled)
        visit(row, cursor.column, cellContent(cursor, row, strings, shared))
    }
  }
}

const FIRST_OF_SHARED = [...'t="shared"'].map((mark) => mark.charCodeAt(0))

/** Shared formulas of the whole sheet: the first cell may stand anywhere above. */
export function sharedFormulas(sheet: SheetXml): SharedFormulas {
  const shared: SharedFormulas = new Map()
  if (!sheet.mayHaveFormulas || !contains(sheet.bytes, FIRST_OF_SHARED, sheet.from, sheet.to)) return shared
  const { rows, bytes } = sheet
  const cursor = new CellCursor(bytes)
  for (let place = 0; place < rows.count; place++) {
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next()) {
      if (cursor.formulaStart >= 0) formulaText(cursor, rows.numbers[place] as number, shared)
    }
  }
  return shared
}

/** Whether bytes hold a run of others. */
export function contains(bytes: Uint8Array, wanted: readonly number[], from = 0, to = bytes.length): boolean {
  const [first] = wanted
  const rarest = wanted.length - 1
  for (let at = from + rarest; at < to; at++) {
    if (bytes[at] !== wanted[rarest] || bytes[at - rarest] !== first) continue
    let same = 1
    while (same < rarest && bytes[at - rarest + same] === wanted[same]) same++
    if (same === rarest) return true
  }
  return false
}
