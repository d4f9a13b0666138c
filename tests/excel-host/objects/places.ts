/** Addresses as add-ins write them: cells, names and tables. */
import { invalidArgument, itemNotFound } from '../errors.ts'
import { type Area, parseArea, splitAddress, WHOLE_SHEET } from '../model/area.ts'
import { nameArea } from '../model/names.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'

/** An address on this sheet; another sheet's name before it is refused. */
export function resolveArea(sheet: Worksheet, address: string): Area {
  const place = resolvePlace(sheet.book, address, sheet)
  if (place.sheet !== sheet) throw invalidArgument()
  return place.area
}

/** An address, a defined name or a table anywhere in the workbook; without a sheet it means `home`. */
export function resolvePlace(
  book: Workbook,
  address: string,
  home: Worksheet,
): { sheet: Worksheet; area: Area } {
  if (address.length > 8_192) throw invalidArgument()
  const { sheet: named, cells } = splitAddress(address.replace(/^=/, ''))
  const sheet = named === null ? home : book.sheet(named)
  if (!sheet) throw itemNotFound()
  if (cells === '') return { sheet, area: WHOLE_SHEET }
  const area = parseArea(cells)
  if (area) return { sheet, area }
  const table = book.tables.find((it) => it.name.toLowerCase() === cells.toLowerCase())
  if (table) return { sheet: table.sheet, area: table.body }
  const name = [...sheet.names, ...book.names].find((it) => it.name.toLowerCase() === cells.toLowerCase())
  const found = name && nameArea(book, name)
  if (!found) throw invalidArgument()
  return found
}
