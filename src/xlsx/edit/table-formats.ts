/** Number formats that a managed column takes on: cells that still have the one last written. */
import type { FormatChange } from '../../workbook/changes.ts'
import type { Box } from '../../workbook/reference.ts'
import { CellCursor } from './cells.ts'
import type { ExistingStyles } from './existing-styles.ts'
import type { CellWrite } from './rewrite-rows.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'

/** Gives the style that a cell has now the style that it is to have, by its column of the table. */
export type Renumber = (column: number, style: number) => number

export function renumberer(changes: readonly FormatChange[], styles: ExistingStyles): Renumber {
  const byColumn = new Map(changes.map((it) => [it.column, it]))
  const known = new Map<string, number>()
  return (column, style) => {
    const change = byColumn.get(column)
    if (!change) return style
    const key = `${column} ${style}`
    const made = known.get(key) ?? styles.renumbered(style, change.from, change.to)
    known.set(key, made)
    return made
  }
}

/** The cells of the body that take another style, over what is written into them already. Rows count in it. */
export function renumberCells(
  sheet: SheetXml,
  body: Box,
  changes: readonly FormatChange[],
  renumber: Renumber,
  written: (row: number, column: number) => CellWrite | undefined,
  write: (row: number, column: number, cell: CellWrite) => void,
): void {
  if (changes.length === 0) return
  const { rows, bytes } = sheet
  const columns = new Set(changes.map(({ column }) => body.column + column))
  const last = Math.max(...columns)
  const cursor = new CellCursor(bytes)
  for (let place = rowPlace(rows, body.row); place < rows.count; place++) {
    const row = (rows.numbers[place] as number) - body.row
    if (row >= body.rows) break
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next() && cursor.column <= last) {
      const at = cursor.column
      if (!columns.has(at)) continue
      const cell = written(row, at)
      const present = cell?.style ?? cursor.style
      const style = renumber(at - body.column, present)
      if (style !== present) write(row, at, { ...cell, style })
    }
  }
}
