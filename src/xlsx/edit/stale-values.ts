/**
 * Formulas keep what they last came to, and readers that work nothing out show it. Where a formula depends on
 * cells that changed, that number would be wrong without a trace, so it is taken out; programs that calculate
 * do so when they open the file.
 */
import { overlap, type Box } from '../../workbook/reference.ts'
import { refersTo, type OpenBook } from './book.ts'
import { formulaText } from './cell-formula.ts'
import { mapReferences } from './formula.ts'
import type { SheetXml } from './sheet-xml.ts'

/** Cells that changed: a box of a sheet (its name in lower case). */
export interface ChangedBox {
  readonly sheet: string
  readonly box: Box
}

interface FormulaCell {
  readonly sheet: string
  readonly part: string
  readonly row: number
  readonly column: number
  readonly text: string
  stale: boolean
}

/** Beyond this many formulas, those that depend on others that depend on a change are not looked for. */
const MOST_FOLLOWED = 20_000
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\?]*/gu

/** @param tables names of the tables that changed, in lower case */
export async function dropStaleValues(
  book: OpenBook,
  changed: readonly ChangedBox[],
  tables: ReadonlySet<string>,
): Promise<void> {
  const cells = await formulaCells(book)
  if (cells.length === 0) return
  const words = new Set(tables)
  const boxes: ChangedBox[] = [...changed]
  for (const name of await book.definedNames()) {
    const depends = dependsOn(refersTo(name), null, boxes, words)
    if (depends) words.add((name.getAttribute('name') ?? '').toLowerCase())
  }
  let fresh = boxes
  do {
    const found: ChangedBox[] = []
    for (const cell of cells) {
      if (cell.stale || !dependsOn(cell.text, cell.sheet, fresh, words)) continue
      cell.stale = true
      found.push({ sheet: cell.sheet, box: { row: cell.row, column: cell.column, rows: 1, columns: 1 } })
    }
    fresh = found
    words.clear()
  } while (fresh.length > 0 && cells.length <= MOST_FOLLOWED)
  for (const part of new Set(cells.filter((it) => it.stale).map((it) => it.part))) {
    const stale = new Set(
      cells.filter((it) => it.stale && it.part === part).map((it) => placeOf(it.row, it.column)),
    )
    const sheet = withoutValues(await book.sheetXml(part), stale)
    if (sheet) book.replaceSheet(sheet)
  }
}

const placeOf = (row: number, column: number): number => row * 16_384 + column

async function formulaCells(book: OpenBook): Promise<FormulaCell[]> {
  const cells: FormulaCell[] = []
  for (const { part, name } of await book.sheets()) {
    const sheet = await book.sheetXml(part)
    if (!sheet.mayHaveFormulas) continue
    sheet.eachCell((cursor, row, shared) => {
      const text = cursor.formulaStart < 0 ? null : formulaText(cursor, row, shared)
      if (text !== null) {
        cells.push({ sheet: name.toLowerCase(), part, row, column: cursor.column, text, stale: false })
      }
    })
  }
  return cells
}

function dependsOn(
  formula: string,
  sheet: string | null,
  changed: readonly ChangedBox[],
  words: ReadonlySet<string>,
): boolean {
  if (words.size > 0 && formula.match(WORD)?.some((it) => words.has(it.toLowerCase()))) return true
  let depends = false
  mapReferences(formula, ({ sheet: named, first, last }) => {
    const on = named?.toLowerCase() ?? sheet
    const end = last ?? first
    const box = {
      row: Math.min(first.row, end.row),
      column: Math.min(first.column, end.column),
      rows: Math.abs(first.row - end.row) + 1,
      columns: Math.abs(first.column - end.column) + 1,
    }
    depends ||= changed.some((it) => it.sheet === on && overlap(it.box, box))
    return null
  })
  return depends
}

function withoutValues(sheet: SheetXml, stale: ReadonlySet<number>): SheetXml | null {
  const { bytes } = sheet
  const pieces: Uint8Array[] = []
  let copied = sheet.from
  sheet.eachCell(({ formulaStart, formulaEnd, valueStart, valueEnd, column }, row) => {
    if (formulaStart < 0 || valueStart < formulaEnd || valueStart === valueEnd) return
    if (!stale.has(placeOf(row, column))) return
    pieces.push(bytes.subarray(copied, bytes.lastIndexOf(60, valueStart - 1)))
    copied = valueEnd + '</v>'.length
  })
  if (pieces.length === 0) return null
  return sheet.withRows([...pieces, bytes.subarray(copied, sheet.to)])
}
