/** Blocks that were made on a sheet of their own move to their place on a sheet that is there. */
import { WorkbookError } from '../../workbook/problem.ts'
import { overlap, quoteSheet, type Box } from '../../workbook/reference.ts'
import type { SheetPlace } from '../layout.ts'
import { widenDimension } from './apply-table.ts'
import { isProtected, type OpenBook, type OpenSheet } from './book.ts'
import { CellCursor } from './cells.ts'
import type { Change } from './change.ts'
import {
  child,
  children,
  descendants,
  fragment,
  insertInOrder,
  numberOf,
  remove,
  type Element,
} from './dom.ts'
import { WORKSHEET_ORDER } from './links.ts'
import { rewriteRows, type RowWrite } from './rewrite-rows.ts'
import { firstFilled } from './room.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'

/** @throws WorkbookError where the sheet is locked, or something stands in their place */
export async function moveBlocks(change: Change, made: SheetPlace, home: OpenSheet): Promise<void> {
  const { book, strings } = change
  const from = (await book.sheets()).find((it) => it.name === made.name)
  if (!from) throw new WorkbookError({ code: 'sheet/missing', sheet: made.name })
  const source = await book.sheetXml(from.part)
  const target = await book.sheetXml(home.part)
  if (isProtected(target.shell)) throw new WorkbookError({ code: 'sheet/protected', sheet: home.name })
  await refuseTaken(book, home, target, source)
  const written = rewriteRows(target, rowsOf(source), strings, () => undefined)
  await moveShell(book, from, source.shell, home, written.shell)
  const { rows } = source
  if (rows.count > 0) {
    const last = rows.numbers[rows.count - 1] as number
    widenDimension(written.shell, { row: 0, column: 0, rows: last + 1, columns: 1 })
  }
  written.touchShell()
  book.replaceSheet(written)
  await renameIn(book, made.name, home)
  await removeSheet(book, from)
}

function* rowsOf(source: SheetXml): Iterable<RowWrite> {
  const { rows, bytes } = source
  const cursor = new CellCursor(bytes)
  for (let place = 0; place < rows.count; place++) {
    const cells = new Map<number, { readonly xml: Uint8Array }>()
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    while (cursor.next()) cells.set(cursor.column, { xml: bytes.subarray(cursor.start, cursor.end) })
    yield { row: rows.numbers[place] as number, cells }
  }
}

/** @throws WorkbookError where a cell that is to be written holds something, or a table stands there */
async function refuseTaken(
  book: OpenBook,
  home: OpenSheet,
  target: SheetXml,
  source: SheetXml,
): Promise<void> {
  const { rows, bytes } = source
  const cursor = new CellCursor(bytes)
  const tables = (await book.tables()).filter((it) => it.sheet.part === home.part)
  for (let place = 0; place < rows.count; place++) {
    const row = rows.numbers[place] as number
    cursor.enter(rows.bodies[place] as number, rows.ends[place] as number)
    let [left, right] = [-1, -1]
    while (cursor.next()) {
      if (left < 0) left = cursor.column
      right = cursor.column
      const box: Box = { row, column: cursor.column, rows: 1, columns: 1 }
      const there = rowPlace(target.rows, row) < target.rows.count ? firstFilled(target, box) : null
      if (there !== null) throw new WorkbookError({ code: 'sheet/not-empty', sheet: home.name, cell: there })
    }
    const box: Box = { row, column: Math.max(0, left), rows: 1, columns: right - left + 1 }
    const table = tables.find((it) => left >= 0 && overlap(it.box, box))
    if (table) throw new WorkbookError({ code: 'table/overlap', sheet: home.name, name: table.name })
  }
}

/** Tables, PivotTables, charts and links of a sheet move to another one. */
async function moveShell(
  book: OpenBook,
  from: OpenSheet,
  source: Element,
  home: OpenSheet,
  target: Element,
): Promise<void> {
  const ids = new Map<string, string>()
  for (const it of await book.pkg.relationships(from.part)) {
    if (it.type === 'drawing') await moveDrawing(book, it.target, home, target)
    else ids.set(it.id, await book.pkg.relate(home.part, it.target, it.type, it.external))
  }
  for (const [list, item] of [
    ['hyperlinks', 'hyperlink'],
    ['tableParts', 'tablePart'],
  ] as const) {
    const items = children(child(source, list), item)
    if (items.length === 0) continue
    if (!child(target, list))
      insertInOrder(target, fragment(target, `<${list}/>`)[0] as Element, WORKSHEET_ORDER)
    const holder = child(target, list) as Element
    for (const it of items) {
      const copy = holder.ownerDocument?.importNode(it, true)
      const id = copy && [...copy.attributes].find((at) => at.localName === 'id' && at.prefix)
      if (id) id.value = ids.get(id.value) ?? id.value
      const [made, now] = [`${quoteSheet(from.name)}!`, `${quoteSheet(home.name)}!`]
      for (const name of ['location', 'display']) {
        const text = copy?.getAttribute(name)
        if (text?.startsWith(made)) copy?.setAttribute(name, now + text.slice(made.length))
      }
      if (copy) holder.appendChild(copy)
    }
    if (list === 'tableParts') holder.setAttribute('count', String(children(holder).length))
  }
}

async function moveDrawing(book: OpenBook, drawing: string, home: OpenSheet, target: Element): Promise<void> {
  const [own] = await book.pkg.related(home.part, 'drawing')
  if (own === undefined) {
    const id = await book.pkg.relate(home.part, drawing, 'drawing')
    insertInOrder(target, fragment(target, `<drawing r:id="${id}"/>`)[0] as Element, WORKSHEET_ORDER)
    return
  }
  const into = await book.pkg.root(own)
  const owner = into.ownerDocument
  const targets = await book.pkg.relationships(drawing)
  let number = Math.max(0, ...descendants(into, 'cNvPr').map((it) => numberOf(it, 'id', 0)))
  for (const anchor of children(await book.pkg.root(drawing))) {
    const copy = owner?.importNode(anchor, true)
    if (!copy) continue
    for (const it of descendants(copy, 'cNvPr')) it.setAttribute('id', String(++number))
    for (const chart of descendants(copy, 'chart')) {
      const id = [...chart.attributes].find((it) => it.localName === 'id')
      const part = targets.find((it) => it.id === id?.value)?.target
      if (id && part !== undefined) id.value = await book.pkg.relate(own, part, 'chart')
    }
    into.appendChild(copy)
  }
  book.pkg.touch(own)
  for (const it of await book.pkg.relationships(home.part)) {
    if (it.target === drawing) await book.pkg.unrelate(home.part, it.id)
  }
  await book.pkg.remove(drawing, home.part)
}

/** The hidden names of cells, and charts, of the sheet on which blocks were made first. */
async function renameIn(book: OpenBook, made: string, home: OpenSheet): Promise<void> {
  const [from, to] = [`${quoteSheet(made)}!`, `${quoteSheet(home.name)}!`]
  for (const name of await book.definedNames()) {
    const text = name.textContent ?? ''
    if (text.startsWith(from)) name.textContent = to + text.slice(from.length)
  }
  book.pkg.touch(book.part)
  for (const part of book.pkg.names()) {
    if (!/^xl\/charts\/[^/]+\.xml$/.test(part)) continue
    for (const it of descendants(await book.pkg.document(part), 'f')) {
      const text = it.textContent ?? ''
      if (!text.includes(from)) continue
      it.textContent = text.replaceAll(from, to)
      book.pkg.touch(part)
    }
  }
}

/** Takes the sheet on which blocks were made first out again; it is the last of all. */
async function removeSheet(book: OpenBook, sheet: OpenSheet): Promise<void> {
  const root: Element = await book.root()
  for (const it of children(child(root, 'sheets'), 'sheet')) {
    if (it.getAttribute('name') === sheet.name) remove(it)
  }
  for (const it of await book.definedNames()) {
    if (it.getAttribute('localSheetId') === String(sheet.index)) remove(it)
  }
  // Sheets that were added behind it move up.
  for (const it of await book.definedNames()) {
    const index = numberOf(it, 'localSheetId', -1)
    if (index > sheet.index) it.setAttribute('localSheetId', String(index - 1))
  }
  book.pkg.touch(book.part)
  await book.pkg.remove(sheet.part, book.part)
}
