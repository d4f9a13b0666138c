import type { CellsEdit } from '../../workbook/edit.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import type { BlockRecord } from '../../workbook/record.ts'
import { cellFormat, looksLikeFormula } from '../styles.ts'
import { isProtected } from './book.ts'
import type { Change } from './change.ts'
import { findCells } from './find.ts'
import { setLinks, type LinkAt } from './links.ts'
import { rewriteRows, type CellWrite, type RowWrite } from './rewrite-rows.ts'
import { widenDimension } from './apply-table.ts'

/** Writes the named cells of a block of text, wherever it stands now. */
export async function applyCells(
  change: Change,
  edit: CellsEdit,
  record: BlockRecord | undefined,
): Promise<void> {
  const { book, styles, strings } = change
  const found = record && (await findCells(book, await book.sheets(), record))
  if (!found) throw new WorkbookError({ code: 'workbook/changed-meanwhile', sheet: edit.sheet.name })
  const sheet = await book.sheetXml(found.sheet.part)
  if (isProtected(sheet.shell)) throw new WorkbookError({ code: 'sheet/protected', sheet: found.sheet.name })
  const rows = new Map<number, Map<number, CellWrite>>()
  const links: LinkAt[] = []
  for (const { row, column, value, cell } of edit.cells) {
    const [r, c] = [found.row + row, found.column + column]
    const cells = rows.get(r) ?? new Map<number, CellWrite>()
    rows.set(r, cells)
    const quoted = typeof value === 'string' && looksLikeFormula(value)
    const look = cell && (cell.link && cell.style === 'text' ? 'link' : cell.style)
    cells.set(c, {
      content: value,
      ...(cell && look ? { style: styles.of(cellFormat(look, cell.wrap ?? false, quoted)) } : {}),
    })
    if (cell) links.push({ row: r, column: c, link: cell.link ?? null })
  }
  const writes = [...rows].sort(([a], [b]) => a - b).map(([row, cells]): RowWrite => ({ row, cells }))
  const written = rewriteRows(sheet, writes, strings, () => (change.formulas = true))
  const last = Math.max(found.row, ...rows.keys())
  const right = Math.max(0, ...edit.cells.map((it) => it.column))
  const box = { row: found.row, column: found.column, rows: last - found.row + 1, columns: right + 1 }
  if (widenDimension(written.shell, box)) written.touchShell()
  book.replaceSheet(written)
  await setLinks(change, found.sheet, links)
}
