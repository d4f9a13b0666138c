/** Makes deleted blocks of a report again, on the sheets that are there and on new ones. */
import type { Work } from '../../base/work.ts'
import type { BlockId } from '../../report/report.ts'
import type { BookEdit } from '../../workbook/edit.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import { recordOf, withBlocks } from '../../workbook/record-of.ts'
import type { BlockRecord, WorkbookRecord } from '../../workbook/record.ts'
import { layOut, type Layout, type SheetPlace } from '../layout.ts'
import { overlap, quoteSheet, type Box } from '../reference.ts'
import { placedBlocks } from '../write-xlsx.ts'
import { widenDimension } from './apply-table.ts'
import { bodyOf, isProtected, type OpenBook, type OpenSheet } from './book.ts'
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
import { blockRecords, findSheet, findTable } from './find.ts'
import { WORKSHEET_ORDER } from './links.ts'
import { rewriteRows, type RowWrite } from './rewrite-rows.ts'
import { firstFilled } from './room.ts'
import { rowPlace } from './row-index.ts'
import type { SheetXml } from './sheet-xml.ts'
import { addSheets, takenIn } from './write-plan.ts'

/**
 * All blocks are first made on new sheets; those of a sheet that is still there then move to their place on it.
 *
 * @returns the record with the blocks that were made
 * @throws WorkbookError `sheet/not-empty` or `table/overlap` where something stands in their place
 */
export async function recreate(
  change: Change,
  { plan, blocks, sheets }: NonNullable<BookEdit['recreate']>,
  record: WorkbookRecord,
  work: Work,
): Promise<WorkbookRecord> {
  const { book } = change
  const wanted = new Set(blocks)
  const whole = layOut(plan, () => undefined, await takenIn(book))
  await standingTables(book, whole, record, wanted)
  const layout = only(whole, wanted)
  await standingSheets(book, whole, layout, record)
  const homes = await homesOf(book, layout, record, new Set<string>(sheets))
  await addSheets(change, plan, layout, work)
  for (const [name, home] of homes) {
    const made = layout.sheets.find((it) => it.name === name)
    if (made) await moveBlocks(change, made, home)
  }
  const placed = placedBlocks(layout).map((it) => {
    const home = homes.get(it.sheet.name)
    return home ? { ...it, sheet: { id: home.id, name: home.name } } : it
  })
  return withBlocks(record, recordOf(plan, placed))
}

/** Tables that are still there are referred to where they are, by what they are called now. */
async function standingTables(
  book: OpenBook,
  layout: Layout,
  record: WorkbookRecord,
  wanted: ReadonlySet<BlockId>,
): Promise<void> {
  const [tables, sheets, records] = [await book.tables(), await book.sheets(), blockRecords(record)]
  for (const place of layout.tables) {
    const known = records.get(place.step.block)
    const table = !wanted.has(place.step.block) && known ? findTable(tables, sheets, known) : null
    if (!table || !known) continue
    const headers = place.step.columns.map(
      ({ id, header }) => known.columns?.find((it) => it.id === id)?.header ?? header,
    )
    Object.assign(place, {
      name: table.name,
      headers,
      sheet: { ...place.sheet, name: table.sheet.name },
      box: { ...table.box, rows: bodyOf(table).rows + 1 },
    })
  }
}

/** Sheets that stay are linked to by what they are called now. */
async function standingSheets(
  book: OpenBook,
  layout: Layout,
  made: Layout,
  record: WorkbookRecord,
): Promise<void> {
  const [sheets, records] = [await book.sheets(), blockRecords(record)]
  for (const place of layout.sheets) {
    if (made.sheets.some((it) => it.name === place.name)) continue
    const steps = [...place.cells, ...place.tables, ...place.pivots, ...place.charts]
    const known = steps.flatMap((it) => records.get(it.step.block) ?? [])[0]
    const home = known && findSheet(sheets, known)
    if (home) Object.assign(place, { name: home.name })
  }
}

/** The layout with nothing but some of its blocks. */
function only(layout: Layout, wanted: ReadonlySet<BlockId>): Layout {
  const keep = <T extends { readonly step: { readonly block: BlockId } }>(list: readonly T[]): T[] =>
    list.filter((it) => wanted.has(it.step.block))
  const sheets = layout.sheets.flatMap((it): SheetPlace[] => {
    const made = {
      ...it,
      cells: keep(it.cells),
      tables: keep(it.tables),
      pivots: keep(it.pivots),
      charts: keep(it.charts),
    }
    return made.cells.length + made.tables.length + made.pivots.length + made.charts.length > 0 ? [made] : []
  })
  return { ...layout, sheets, pivots: keep(layout.pivots), names: [] }
}

/** The sheets on which blocks are made again, by the names of those on which they are made first. */
async function homesOf(
  book: OpenBook,
  layout: Layout,
  record: WorkbookRecord,
  lost: ReadonlySet<string>,
): Promise<Map<string, OpenSheet>> {
  const sheets = await book.sheets()
  const records = [...blockRecords(record).values()]
  const homes = new Map<string, OpenSheet>()
  for (const made of layout.sheets) {
    if (lost.has(made.step.sheet)) continue
    const blocks = new Set<BlockId>(
      [...made.cells, ...made.tables, ...made.pivots, ...made.charts].map((it) => it.step.block),
    )
    const known = records.find((it: BlockRecord) => blocks.has(it.block))
    const home = known ? findSheet(sheets, known) : null
    if (home) homes.set(made.name, home)
  }
  return homes
}

async function moveBlocks(change: Change, made: SheetPlace, home: OpenSheet): Promise<void> {
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
