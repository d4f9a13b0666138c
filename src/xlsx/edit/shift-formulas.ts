import { encode } from '../bytes.ts'
import { text } from '../xml.ts'
import { CellCursor } from './cells.ts'
import { contains, formulaText, sharedFormulas } from './read-cells.ts'
import { shiftFormula, type TableShift } from './shift.ts'
import type { SheetXml } from './sheet-xml.ts'

const decoder = new TextDecoder()

/** Whether a part can name a sheet: its name stands there somewhere, as XML writes it. */
export function mentions(bytes: Uint8Array, sheet: string): boolean {
  const written = text(sheet.replace(/'/g, "''"))
  return contains(bytes, [...encode(written)]) || contains(bytes, [...encode(written.toLowerCase())])
}

/**
 * The formulas of a sheet after a shift; null where none changes. Formulas that several cells share are said
 * in full, because the cells may come to differ.
 */
export function shiftSheetFormulas(sheet: SheetXml, name: string, shift: TableShift): SheetXml | null {
  const { bytes, rows } = sheet
  if (!sheet.mayHaveFormulas) return null
  if (name.toLowerCase() !== shift.sheet.toLowerCase() && !mentions(bytes, shift.sheet)) return null
  const cursor = new CellCursor(bytes)
  const shared = sharedFormulas(sheet)
  const pieces: Uint8Array[] = []
  let copied = sheet.from
  for (let place = 0; place < rows.count; place++) {
    const row = rows.numbers[place] as number
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next()) {
      if (cursor.formulaStart < 0) continue
      const before = formulaText(cursor, row, shared)
      if (before === null) continue
      const after = shiftFormula(before, shift, { sheet: name, row, column: cursor.column })
      const element = decoder.decode(bytes.subarray(cursor.formulaStart, cursor.formulaEnd))
      const tag = element.slice(0, element.indexOf('>') + 1)
      const isShared = /\st=["']shared["']/.test(tag)
      if (after === before && !isShared) continue
      const start = isShared ? '<f>' : tag
      pieces.push(bytes.subarray(copied, cursor.formulaStart), encode(`${start}${text(after)}</f>`))
      copied = cursor.formulaEnd
    }
  }
  if (pieces.length === 0) return null
  pieces.push(bytes.subarray(copied, sheet.to))
  return sheet.withRows(pieces)
}
