/** Sorting rows of a range or of a table's body; what hangs on the cells moves with them. */
import type { Json } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument, notBuilt } from '../errors.ts'
import { type Area, overlaps } from '../model/area.ts'
import type { CellValue } from '../model/grid.ts'
import { compareItems } from '../model/pivot.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { announce } from '../model/write.ts'

interface Field {
  readonly key: number
  readonly ascending: boolean
}

function readFields(json: Json, columns: number): Field[] {
  if (!Array.isArray(json)) throw invalidArgument()
  return json.map((field: Json) => {
    if (!isObject(field)) throw invalidArgument()
    const key = field['key']
    if (typeof key !== 'number' || key < 0 || key >= columns) throw invalidArgument()
    const on = field['sortOn'] ?? 'Value'
    if (on !== 'Value') throw notBuilt(`SortField.sortOn ${String(on)}`)
    return { key, ascending: field['ascending'] !== false }
  })
}

export function sortRange(
  sheet: Worksheet,
  at: Area,
  json: Json,
  matchCase: boolean,
  headers: boolean,
): void {
  const fields = readFields(json, at.columns)
  sheet.guardOption('allowSort')
  if (sheet.merges.some((merge) => overlaps(merge, at))) throw invalidArgument()
  const body = headers ? { ...at, row: at.row + 1, rows: at.rows - 1 } : at
  const used = sheet.used(true, body)
  const rows = used ? used.row + used.rows - body.row : 0
  const area = { ...body, rows }
  const value = (row: number, field: Field): CellValue =>
    sheet.grid.value(area.row + row, area.column + field.key)
  const order = Array.from({ length: rows }, (_, row) => row).sort((a, b) => {
    for (const field of fields) {
      const [x, y] = [value(a, field), value(b, field)]
      // Blanks stay at the end in either direction.
      if (x === '' || y === '') {
        if (x === y) continue
        return x === '' ? 1 : -1
      }
      const same =
        !matchCase && typeof x === 'string' && typeof y === 'string' && x.toLowerCase() === y.toLowerCase()
      const difference = same ? 0 : compareItems(x, y)
      if (difference !== 0) return field.ascending ? difference : -difference
    }
    return a - b
  })
  if (rows === 0) return
  sheet.grid.reorder(area, order)
  for (const map of [sheet.links, sheet.comments, sheet.notes]) map.reorder(area, order)
  announce(sheet, area, 'ThisLocalAddin')
}
