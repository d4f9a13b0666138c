import type { TableEdit } from '../../workbook/edit.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import { boxRef, letters, type Box } from '../../workbook/reference.ts'
import { nameAttribute } from '../xml.ts'
import { bodyOf, isProtected, type OpenTable } from './book.ts'
import type { Change } from './change.ts'
import { child, children, fragment, numberOf, type Element } from './dom.ts'
import { parseBox } from './formula.ts'
import { setLinks } from './links.ts'
import { readBox } from './read-cells.ts'
import { rewriteRows } from './rewrite-rows.ts'
import { refuseWithoutRoom } from './room.ts'
import { isNoShift, shiftBox, type TableShift } from './shift.ts'
import { shiftBook } from './shift-book.ts'
import { tableContents } from './table-contents.ts'
import { rowsAfter, rowWrites, shiftOf } from './table-plan.ts'

export interface AppliedTable {
  readonly sheet: string
  readonly table: string
  /** All cells of the table, before and after. */
  readonly box: Box
}

/** @throws WorkbookError `workbook/changed-meanwhile` where the table is not the one that was read */
export async function applyTable(change: Change, edit: TableEdit): Promise<AppliedTable> {
  const { book, strings } = change
  const table = (await book.tables()).find((it) => it.name === edit.object.name)
  if (!table) throw changed(edit)
  const sheet = await book.sheetXml(table.sheet.part)
  if (isProtected(sheet.shell)) throw new WorkbookError({ code: 'sheet/protected', sheet: table.sheet.name })
  const body = bodyOf(table)
  const empty = body.rows === 1 && readBox(sheet, body, await book.strings()).every((it) => it[0] === null)
  const same = edit.columns
    .slice(0, table.columns.length)
    .every((it, at) => it.header === table.columns[at]?.name)
  const columns = table.columns.length + edit.newColumns.length
  if (edit.rows !== (empty ? 0 : body.rows) || !same || edit.columns.length !== columns) throw changed(edit)

  const after: Box = {
    ...table.box,
    columns,
    rows: table.box.rows - body.rows + Math.max(1, rowsAfter(edit)),
  }
  const shift = shiftOf(edit, { body, totals: table.totals, empty }, table.sheet.name)
  const resized = !isNoShift(shift) || columns > table.columns.length
  if (resized) await refuseWithoutRoom(book, table, after)
  if (!isNoShift(shift)) await shiftBook(book, shift)

  const shifted = await book.sheetXml(table.sheet.part)
  const contents = await tableContents(change, shifted, table, edit, shift, empty)
  const writes = rowWrites(shift, { body, totals: table.totals, empty }, edit.append.rows, contents)
  const written = rewriteRows(shifted, writes, strings, () => (change.formulas = true))
  if (resized && widenDimension(written.shell, after)) written.touchShell()
  book.replaceSheet(written)
  if (resized) await resizeTable(change, table, edit, shift, after)
  await setLinks(change, table.sheet, linksOf(edit, shift, body))
  const box = { ...after, rows: Math.max(after.rows, table.box.rows) }
  return { sheet: table.sheet.name, table: table.name, box }
}

const changed = ({ sheet, object }: TableEdit): WorkbookError =>
  new WorkbookError({ code: 'workbook/changed-meanwhile', sheet: sheet.name, name: object.name })

function linksOf(edit: TableEdit, { to, rows }: TableShift, body: Box): Parameters<typeof setLinks>[2] {
  const first = rows - edit.append.rows
  return [
    ...edit.runs.flatMap(({ column, row, links }) =>
      (links ?? []).flatMap((link, index) => {
        const target = to ? (to[row + index] ?? -1) : row + index
        return target < 0 ? [] : [{ row: body.row + target, column: body.column + column, link }]
      }),
    ),
    ...(edit.append.links ?? []).flatMap((links, column) =>
      (links ?? []).flatMap((link, index) =>
        link ? [{ row: body.row + first + index, column: body.column + column, link }] : [],
      ),
    ),
  ]
}

async function resizeTable(
  { book }: Change,
  table: OpenTable,
  edit: TableEdit,
  shift: TableShift,
  after: Box,
): Promise<void> {
  const root = await book.pkg.root(table.part)
  root.setAttribute('ref', boxRef(after))
  const filter = child(root, 'autoFilter')
  if (filter?.hasAttribute('ref')) {
    filter.setAttribute('ref', boxRef({ ...after, rows: after.rows - (table.totals ? 1 : 0) }))
  }
  for (const sort of [child(root, 'sortState'), child(filter, 'sortState')]) {
    for (const it of [sort, ...children(sort, 'sortCondition')]) resizeRef(it, shift)
  }
  const list = child(root, 'tableColumns')
  if (list && edit.newColumns.length > 0) {
    let id = Math.max(0, ...children(list, 'tableColumn').map((it) => numberOf(it, 'id', 0)))
    for (const { column } of edit.newColumns) {
      const name = nameAttribute(edit.columns[column]?.header ?? letters(column))
      for (const it of fragment(list, `<tableColumn id="${++id}" name="${name}"/>`)) list.appendChild(it)
    }
    list.setAttribute('count', String(children(list, 'tableColumn').length))
  }
  book.pkg.touch(table.part)
}

function resizeRef(element: Element | null, shift: TableShift): void {
  const box = parseBox(element?.getAttribute('ref') ?? '')
  const moved = box && shiftBox(shift, box)
  if (moved) element?.setAttribute('ref', boxRef(moved))
}

/** Says that the used part of the sheet reaches at least to the end of a box. */
export function widenDimension(shell: Element, box: Box): boolean {
  const dimension = child(shell, 'dimension')
  const known = parseBox(dimension?.getAttribute('ref') ?? '')
  if (!dimension || !known) return false
  const row = Math.min(known.row, box.row)
  const column = Math.min(known.column, box.column)
  const rows = Math.max(known.row + known.rows, box.row + box.rows) - row
  const columns = Math.max(known.column + known.columns, box.column + box.columns) - column
  const ref = boxRef({ row, column, rows, columns })
  if (ref === dimension.getAttribute('ref')) return false
  dimension.setAttribute('ref', ref)
  return true
}
