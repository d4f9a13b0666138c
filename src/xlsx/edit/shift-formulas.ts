import { contains, encode } from '../bytes.ts'
import { text } from '../xml.ts'
import { formulaText } from './cell-formula.ts'
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
  if (!sheet.mayHaveFormulas) return null
  const { bytes } = sheet
  if (name.toLowerCase() !== shift.sheet.toLowerCase() && !mentions(bytes, shift.sheet)) return null
  const pieces: Uint8Array[] = []
  let copied = sheet.from
  sheet.eachCell((cursor, row, shared) => {
    if (cursor.formulaStart < 0) return
    const before = formulaText(cursor, row, shared)
    if (before === null) return
    const after = shiftFormula(before, shift, { sheet: name, row, column: cursor.column })
    const element = decoder.decode(bytes.subarray(cursor.formulaStart, cursor.formulaEnd))
    const tag = element.slice(0, element.indexOf('>') + 1)
    const isShared = /\st=["']shared["']/.test(tag)
    if (after === before && !isShared) return
    const start = isShared ? '<f>' : tag
    pieces.push(bytes.subarray(copied, cursor.formulaStart), encode(`${start}${text(after)}</f>`))
    copied = cursor.formulaEnd
  })
  if (pieces.length === 0) return null
  pieces.push(bytes.subarray(copied, sheet.to))
  return sheet.withRows(pieces)
}
