/** PivotTables on a table that changed: worked out again where their form is one that Concord writes. */
import type { BlockId, SheetName } from '../../report/report.ts'
import type { PivotStep } from '../../report/steps.ts'
import type { PivotEdit } from '../../workbook/edit.ts'
import type { BlockRecord } from '../../workbook/record.ts'
import { plainValue, type CellValue } from '../../workbook/values.ts'
import type { TablePlace, PivotPlace, SheetPlace } from '../layout.ts'
import { concatenated } from '../bytes.ts'
import { boxRef, overlap, type Box } from '../../workbook/reference.ts'
import { cacheDefinitionPieces, cacheRecordsPieces } from '../parts/pivot-cache.ts'
import { pivotTableXml } from '../parts/pivot-table.ts'
import { answerPivot } from '../pivot/answer.ts'
import { itemOrder, itemsOf, type CacheField, type Item } from '../pivot/cache-fields.ts'
import { pivotGrid } from '../pivot/cells.ts'
import { pivotShape } from '../pivot/shape.ts'
import { bodyOf, relationshipOf, type OpenTable } from './book.ts'
import type { Change } from './change.ts'
import { child, children, descendants, parseXml, rootOf, type Element } from './dom.ts'
import { allPivots, type FoundObject } from './find.ts'
import { readBox } from './read-cells.ts'
import { readPivot, type ReadPivot } from './read-pivot.ts'
import { rewriteRows, type CellWrite, type RowWrite } from './rewrite-rows.ts'
import { takeLayout, withLayout, type WantedLayout } from './pivot-layout.ts'
import { firstFilled } from './room.ts'

/**
 * Every PivotTable on these tables (names in lower case) is asked to be refreshed when the file is opened.
 * Where Concord can, it also writes what it then shows, for readers that refresh nothing.
 *
 * @param language sorts the items
 */
export async function applyPivots(
  change: Change,
  tables: ReadonlySet<string>,
  language: string,
  edits: readonly PivotEdit[],
  records: ReadonlyMap<BlockId, BlockRecord>,
): Promise<void> {
  const { book } = change
  const sheets = await book.sheets()
  const pivots = await allPivots(book, sheets)
  // What a slicer has picked is told by the numbers of a cache's items, which are given anew here.
  const sliced = book.pkg.names().some((it) => /^xl\/slicerCaches\//i.test(it))
  for (const cache of await book.pkg.related(book.part, 'pivotCacheDefinition')) {
    const root = await book.pkg.root(cache)
    const source = descendants(root, 'worksheetSource')[0]?.getAttribute('name') ?? ''
    const table = tables.has(source.toLowerCase())
      ? (await book.tables()).find((it) => it.name.toLowerCase() === source.toLowerCase())
      : undefined
    if (!table || sliced) continue
    const readers: FoundObject[] = []
    for (const pivot of pivots) {
      if ((await book.pkg.related(pivot.part, 'pivotCacheDefinition')).includes(cache)) readers.push(pivot)
    }
    const wanted = (pivot: FoundObject): PivotEdit | undefined =>
      edits.find((it) => it.object.name === pivot.name && it.sheet.name === pivot.sheet.name)
    await workOut(change, cache, table, readers, language, (pivot) => {
      const edit = wanted(pivot)
      return edit && { edit, columns: records.get(edit.layout.source)?.columns ?? [] }
    })
  }
}

async function workOut(
  change: Change,
  cache: string,
  table: OpenTable,
  readers: readonly FoundObject[],
  language: string,
  wanted: (pivot: FoundObject) => WantedLayout | undefined,
): Promise<void> {
  const { book, styles } = change
  const root = await book.pkg.root(cache)
  const names = children(child(root, 'cacheFields'), 'cacheField').map((it) => it.getAttribute('name') ?? '')
  const order = fieldOrder(names, table)
  if (!order) return
  const formats = styles.numberFormats()
  const headers = order.map((index) => table.columns[index]?.name ?? '')
  const read: { pivot: FoundObject; of: ReadPivot; laidOut: boolean }[] = []
  for (const pivot of readers) {
    const of = await readPivot(book, pivot, formats, order.length)
    if (!of) return
    const layout = wanted(pivot)
    const changed = layout && withLayout(of, layout, headers)
    read.push({ pivot, of: changed ?? of, laidOut: Boolean(changed) })
  }
  const axes = new Set(read.flatMap(({ of }) => [...of.rows, ...of.columns, ...of.filters]))
  const place = await sourcePlace(change, table, order)
  const fields = fieldsOf(place, order.length, axes, datesOf(root), language)
  const made: {
    pivot: FoundObject
    xml: string
    box: Box
    of: ReadPivot
    laidOut: boolean
    cells: readonly (readonly (Cell | null)[])[]
  }[] = []
  for (const { pivot, of, laidOut } of read) {
    const step = stepOf(of, pivot, table.name)
    const columns = place.columns.map((column, index) => ({ ...column, ...(of.formats[index] ?? {}) }))
    const named = fields.map((field, index) => ({ ...field, column: columns[index] ?? field.column }))
    const at: PivotPlace = {
      step,
      sheet: {} as SheetPlace,
      id: 0,
      source: { ...place.table, step: { ...place.table.step, columns } },
    }
    const answer = answerPivot(at, named)
    const shape = pivotShape(step, answer)
    const { cells } = pivotGrid(at, named, answer, shape, styles)
    const box = {
      row: of.row,
      column: of.column,
      rows: cells.length,
      columns: Math.max(...cells.map((it) => it.length)),
    }
    if (!(await hasRoom(change, pivot, of, box))) return
    made.push({ pivot, of, laidOut, box, cells, xml: pivotTableXml(at, named, shape, styles) })
  }
  for (const it of made) {
    await writeCells(change, it.pivot, it.of, it.box, it.cells)
    await takeOver(change, it.pivot, it.xml, it.laidOut)
  }
  const records = Math.max(1, place.rows)
  const xml = concatenated([...cacheDefinitionPieces(table.name, fields, records, 'rId1', styles)])
  const fresh = rootOf(parseXml(new TextDecoder().decode(xml), cache), cache)
  replaceChild(root, fresh, 'cacheFields')
  root.setAttribute('recordCount', String(records))
  root.setAttribute('refreshOnLoad', '1')
  book.pkg.touch(cache)
  const id = relationshipOf(root)
  const target = (await book.pkg.relationships(cache)).find((it) => it.id === id)
  if (target) book.pkg.replace(target.target, concatenated([...cacheRecordsPieces(fields, records)]))
}

type Cell = { readonly value: string | number | null; readonly style: number }

/** Columns of the table in the order of the cache's fields, new ones last; null where a field has lost its column. */
function fieldOrder(names: readonly string[], table: OpenTable): number[] | null {
  const known = names.map((name) =>
    table.columns.findIndex((it) => it.name.toLowerCase() === name.toLowerCase()),
  )
  if (known.includes(-1)) return null
  return [...known, ...table.columns.map((_, index) => index).filter((index) => !known.includes(index))]
}

/** Which fields of the cache hold dates. */
const datesOf = (root: Element): boolean[] =>
  children(child(root, 'cacheFields'), 'cacheField').map(
    (it) => child(it, 'sharedItems')?.getAttribute('containsDate') === '1',
  )

interface Source {
  readonly table: TablePlace
  readonly columns: TablePlace['step']['columns']
  readonly values: readonly (readonly CellValue[])[]
  readonly rows: number
}

async function sourcePlace({ book }: Change, table: OpenTable, order: readonly number[]): Promise<Source> {
  const body = bodyOf(table)
  const sheet = await book.sheetXml(table.sheet.part)
  const all = readBox(sheet, body, await book.strings())
  const values = order.map((index) => (all[index] ?? []).map(plainValue))
  const empty = body.rows === 1 && values.every((it) => it[0] === null)
  const rows = empty ? 0 : body.rows
  const headers = order.map((index) => table.columns[index]?.name ?? '')
  const columns = headers.map((header, index) => ({
    id: String(index),
    header,
    data: { kind: 'number', values: new Float64Array(0) } as const,
    format: 'text' as const,
    wrap: false,
  }))
  const step: TablePlace['step'] = {
    kind: 'table',
    block: '' as BlockId,
    at: { sheet: table.sheet.name as SheetName, row: table.box.row, column: table.box.column },
    name: table.name,
    columns,
    rows,
    keys: [],
    filterButtons: true,
    banding: false,
    altText: '',
  }
  const place = {
    step,
    sheet: {} as SheetPlace,
    id: Number(table.id),
    name: table.name,
    headers,
    box: table.box,
  }
  return { table: place, columns, values, rows }
}

/** A field whose texts hardly repeat keeps them in the records. */
const MOST_ITEMS = 10_000
const LONGEST_ITEM = 255

function fieldsOf(
  { columns, values, rows }: Source,
  count: number,
  axes: ReadonlySet<number>,
  dates: readonly boolean[],
  language: string,
): CacheField[] {
  const compare = itemOrder(language)
  return Array.from({ length: count }, (_, index): CacheField => {
    const column = values[index] ?? []
    const valueAt = (row: number): Item => {
      const value = row < rows ? (column[row] ?? null) : null
      return typeof value === 'boolean' ? Number(value) : value
    }
    const base = {
      name: columns[index]?.header ?? '',
      column: columns[index] as CacheField['column'],
      dates: dates[index] ?? false,
      valueAt,
    }
    const isText = column.every((it) => it === null || (typeof it === 'string' && it.length <= LONGEST_ITEM))
    if (axes.has(index) || (isText && new Set(column).size <= MOST_ITEMS)) {
      return { ...base, ...itemsOf(Math.max(1, rows), valueAt, compare) }
    }
    return { ...base, items: null, itemAt: () => -1 }
  })
}

function stepOf(of: ReadPivot, pivot: FoundObject, source: string): PivotStep {
  const id = (index: number): string => String(index)
  return {
    kind: 'pivot',
    block: '' as BlockId,
    at: { sheet: pivot.sheet.name as SheetName, row: of.row, column: of.column },
    name: pivot.name,
    source,
    rows: of.rows.map(id),
    columns: of.columns.map(id),
    filters: of.filters.map(id),
    values: of.values.map((it) => ({ ...it, column: id(it.field) })),
    grandTotals: of.grandTotals,
    words: of.words,
  }
}

/** Whether nothing but the PivotTable itself stands where it is to stand. */
async function hasRoom({ book }: Change, pivot: FoundObject, of: ReadPivot, box: Box): Promise<boolean> {
  const sheet = await book.sheetXml(pivot.sheet.part)
  const right = { ...box, column: of.box.column + of.box.columns, columns: box.columns - of.box.columns }
  const below = { ...box, row: of.box.row + of.box.rows, rows: box.row + box.rows - of.box.row - of.box.rows }
  if (right.columns > 0 && firstFilled(sheet, right) !== null) return false
  if (below.rows > 0 && firstFilled(sheet, below) !== null) return false
  const tables = (await book.tables()).filter((it) => it.sheet.part === pivot.sheet.part)
  if (tables.some((it) => overlap(it.box, box))) return false
  for (const other of await allPivots(book, [pivot.sheet])) {
    if (other.part === pivot.part) continue
    const location = child(await book.pkg.root(other.part), 'location')
    const ref = location?.getAttribute('ref')
    if (ref === boxRef(box)) return false
  }
  return true
}

async function writeCells(
  change: Change,
  pivot: FoundObject,
  { box: old }: ReadPivot,
  box: Box,
  grid: readonly (readonly (Cell | null)[])[],
): Promise<void> {
  const { book, strings } = change
  const sheet = await book.sheetXml(pivot.sheet.part)
  const bottom = Math.max(old.row + old.rows, box.row + box.rows)
  const right = Math.max(old.column + old.columns, box.column + box.columns) - 1
  const writes: RowWrite[] = []
  for (let row = box.row; row < bottom; row++) {
    const cells = new Map<number, CellWrite>()
    grid[row - box.row]?.forEach((cell, index) => {
      if (cell) cells.set(box.column + index, { content: cell.value, style: cell.style })
    })
    writes.push({ row, take: { from: null, left: box.column, right }, cells })
  }
  book.replaceSheet(rewriteRows(sheet, writes, strings, () => (change.formulas = true)))
}

/** Takes what depends on the values from a definition that was made anew; all else of the old one stays. */
async function takeOver({ book }: Change, pivot: FoundObject, xml: string, laidOut: boolean): Promise<void> {
  const root = await book.pkg.root(pivot.part)
  const fresh = rootOf(parseXml(xml, pivot.part), pivot.part)
  if (laidOut) {
    takeLayout(root, fresh)
    book.pkg.touch(pivot.part)
    return
  }
  for (const name of ['location', 'rowItems', 'colItems']) replaceChild(root, fresh, name)
  const [list, wanted] = [child(root, 'pivotFields'), children(child(fresh, 'pivotFields'))]
  const known = children(list)
  for (const [index, field] of wanted.entries()) {
    const old = known[index]
    if (old) replaceChild(old, field, 'items')
    else if (list) list.appendChild(root.ownerDocument?.importNode(field, true) ?? field)
  }
  list?.setAttribute('count', String(children(list).length))
  book.pkg.touch(pivot.part)
}

function replaceChild(parent: Element, from: Element, name: string): void {
  const [old, fresh] = [child(parent, name), child(from, name)]
  const owner = parent.ownerDocument
  if (old && fresh && owner) parent.replaceChild(owner.importNode(fresh, true), old)
}
