/** What stands in the workbook now for every block of a record. */
import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import { blocksOf } from '../workbook/record-of.ts'
import type { BlockRecord, WorkbookRecord } from '../workbook/record.ts'
import type { BlockState, HostName } from '../workbook/state.ts'
import type { CellContent } from '../workbook/values.ts'
import { ascending, besideBoxes, filledRows, remarkedRows, usedBeside } from './beside.ts'
import { askForLayout, pivotLayout } from './pivot-layout.ts'
import { readCells, type Cells } from './read-cells.ts'
import {
  findObject,
  findTable,
  survey,
  type ObjectFound,
  type SheetFound,
  type Survey,
  type TableFound,
} from './survey.ts'

/** A block that has been found, and where the cells are that it needs. */
type Found =
  | { readonly kind: 'state'; readonly state: BlockState }
  | {
      readonly kind: 'table'
      readonly block: BlockRecord
      readonly table: TableFound
      readonly body: Excel.Range
      /** What is used of the whole rows of the body. */
      readonly used: Excel.Range
    }
  | { readonly kind: 'cells'; readonly block: BlockRecord; readonly anchor: Excel.Range }
  | { readonly kind: 'pivot'; readonly block: BlockRecord; readonly pivot: ObjectFound<Excel.PivotTable> }

/**
 * @param notes whether Excel tells where its notes are; it always does for comments
 * @param theirs reads free-standing cells as far as they reach in it, too
 */
export async function readBlocks(
  context: Excel.RequestContext,
  record: WorkbookRecord,
  theirs: Plan | null,
  notes: boolean,
  work: Work = {},
): Promise<BlockState[]> {
  const all = await survey(context)
  const found = blocksOf(record).map((block) => find(all, block))
  const remarks = askForRemarks(context, notes)
  await context.sync()
  const places = remarks()
  await context.sync()

  const reach = reachOf(theirs)
  const asked = found.flatMap((it) => {
    const cells = cellsOf(it, all, reach)
    return cells ? [{ it, cells }] : []
  })
  const outside = found.flatMap((it) =>
    it.kind === 'table'
      ? besideBoxes(it.table.on.sheet, it.body, it.used).map((cells) => ({ it, cells }))
      : [],
  )
  const contents = await readCells(
    context,
    [...asked, ...outside].map(({ cells }) => cells),
    work,
  )
  const byBlock = new Map(asked.map(({ it }, index) => [it, contents[index] ?? []]))
  const beside = new Map<Found, number[]>()
  outside.forEach(({ it, cells }, index) => {
    const rows = filledRows(contents[asked.length + index] ?? [])
    const from = it.kind === 'table' ? cells.row - it.body.rowIndex : 0
    beside.set(it, [...(beside.get(it) ?? []), ...rows.map((row) => from + row)])
  })
  return found.map((it) => stateOf(it, byBlock.get(it) ?? [], all, places, beside.get(it) ?? []))
}

function find(all: Survey, block: BlockRecord): Found {
  const state = (it: BlockState): Found => ({ kind: 'state', state: it })
  const missing = state({ kind: 'missing', block: block.block })
  const refused = (problem: WorkbookProblem): Found =>
    state({ kind: 'unreadable', block: block.block, problem })
  switch (block.kind) {
    case 'table': {
      const table = findTable(all, block)
      if (!table) return missing
      const place = { sheet: table.on.name, name: table.name }
      if (table.on.locked) return refused({ code: 'sheet/protected', ...place })
      if (!table.header)
        return refused({ code: 'table/damaged', ...place, detail: { reason: 'no header row' } })
      const body = table.object.getDataBodyRange()
      body.load('rowIndex,columnIndex,rowCount,columnCount')
      return { kind: 'table', block, table, body, used: usedBeside(body) }
    }
    case 'cells': {
      const item = all.names.get(block.object.name.toLowerCase())
      if (!item) return missing
      const anchor = item.getRangeOrNullObject()
      anchor.load('rowIndex,columnIndex,worksheet/id')
      return { kind: 'cells', block, anchor }
    }
    case 'pivot':
    case 'chart': {
      const pivot = block.kind === 'pivot' ? findObject(all.pivots, all, block) : null
      const object = pivot ?? (block.kind === 'chart' ? findObject(all.charts, all, block) : null)
      if (!object) return missing
      if (object.on.locked)
        return refused({ code: 'sheet/protected', sheet: object.on.name, name: object.name })
      if (pivot) {
        askForLayout(pivot.object)
        return { kind: 'pivot', block, pivot }
      }
      return state({ kind: 'chart', block: block.block, sheet: named(object.on), object: named(object) })
    }
  }
}

const named = ({ id, name }: HostName): HostName => ({ id, name })

interface Size {
  readonly rows: number
  readonly columns: number
}

/** How far free-standing cells reach in a plan. */
function reachOf(plan: Plan | null): ReadonlyMap<string, Size> {
  return new Map(
    plan?.steps.flatMap((step) =>
      step.kind === 'cells'
        ? [
            [
              step.block,
              { rows: step.cells.length, columns: Math.max(0, ...step.cells.map((row) => row.length)) },
            ],
          ]
        : [],
    ),
  )
}

const sheetOf = ({ sheets }: Survey, range: Excel.Range): SheetFound | null =>
  sheets.find(({ id }) => id === range.worksheet.id) ?? null

function cellsOf(found: Found, all: Survey, reach: ReadonlyMap<string, Size>): Cells | null {
  if (found.kind === 'table') {
    const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = found.body
    return { sheet: found.table.on.sheet, row, column, rows, columns }
  }
  if (found.kind !== 'cells' || found.anchor.isNullObject) return null
  const { base, block } = found.block
  const planned = reach.get(block)
  const rows = Math.max(base?.rows ?? 0, planned?.rows ?? 0)
  const columns = Math.max(base?.columns.length ?? 0, planned?.columns ?? 0)
  const on = sheetOf(all, found.anchor)
  if (!on || on.locked || rows === 0 || columns === 0) return null
  return { sheet: on.sheet, row: found.anchor.rowIndex, column: found.anchor.columnIndex, rows, columns }
}

function stateOf(
  found: Found,
  contents: readonly (readonly CellContent[])[],
  all: Survey,
  remarks: readonly Excel.Range[],
  outside: readonly number[],
): BlockState {
  if (found.kind === 'state') return found.state
  const { block } = found.block
  if (found.kind === 'pivot') {
    const { on, object } = found.pivot
    const layout = pivotLayout(object)
    return { kind: 'pivot', block, sheet: named(on), object: named(found.pivot), layout }
  }
  if (found.kind === 'cells') {
    const on = found.anchor.isNullObject ? null : sheetOf(all, found.anchor)
    if (!on) return { kind: 'missing', block }
    if (on.locked) return { kind: 'unreadable', block, problem: { code: 'sheet/protected', sheet: on.name } }
    return { kind: 'cells', block, sheet: named(on), cells: contents }
  }
  const { table, body } = found
  const [only] = contents
  const empty = contents.length === 1 && only?.every((cell) => cell === null) === true
  const { within, beside } = remarkedRows(remarks, table.on.id, body)
  return {
    kind: 'table',
    block,
    sheet: named(table.on),
    object: named(table),
    columns: table.columns.map(({ id, name }, column) => ({
      header: name,
      host: id,
      values: empty ? [] : contents.map((row) => row[column] ?? null),
    })),
    rows: empty ? 0 : contents.length,
    noted: ascending(within),
    beside: ascending([...beside, ...outside]),
  }
}

/** Asks for the comments, and for the notes where Excel tells; then for the place of each. */
function askForRemarks(
  { workbook }: Excel.RequestContext,
  tellsNotes: boolean,
): () => readonly Excel.Range[] {
  const { comments } = workbook
  comments.load('items/id')
  // A library that is older than the Excel it talks to does not know them.
  const notes = tellsNotes ? (workbook.notes as Excel.NoteCollection | undefined) : undefined
  notes?.load('items/content')
  return () =>
    [...comments.items, ...(notes?.items ?? [])].map((remark) => {
      const place = remark.getLocation()
      place.load('rowIndex,columnIndex,worksheet/id')
      return place
    })
}
