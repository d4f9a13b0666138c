import type { Work } from '../../base/work.ts'
import type { BlockId } from '../../report/report.ts'
import type { Plan } from '../../report/steps.ts'
import { WorkbookError, type WorkbookProblem } from '../../workbook/problem.ts'
import type { BlockRecord, WorkbookRecord } from '../../workbook/record.ts'
import type { BlockState, TableState } from '../../workbook/state.ts'
import { MOST_COLUMNS, MOST_ROWS } from '../../workbook/reference.ts'
import {
  bodyOf,
  isProtected,
  refuseDatesFrom1904,
  type OpenBook,
  type OpenSheet,
  type OpenTable,
} from './book.ts'
import { descendants } from './dom.ts'
import {
  allCharts,
  allPivots,
  blockRecords,
  findCells,
  findObject,
  findTable,
  type FoundCells,
} from './find.ts'
import { parseBox } from './formula.ts'
import { readBox } from './read-cells.ts'
import { readLayout } from './read-pivot.ts'

/** What stands in the workbook for every block of the record, as the port describes it. */
export async function readBlocks(
  book: OpenBook,
  record: WorkbookRecord,
  theirs: Plan | null,
  work?: Work,
): Promise<BlockState[]> {
  refuseDatesFrom1904(await book.root())
  const sheets = await book.sheets()
  const all = {
    sheets,
    tables: await book.tables(),
    charts: await allCharts(book, sheets),
    pivots: await allPivots(book, sheets),
  }
  const planned = new Map(
    theirs?.steps.flatMap((step) =>
      step.kind === 'cells' ? [[step.block, sizeOf(step.cells)] as const] : [],
    ),
  )
  const states: BlockState[] = []
  const blocks = [...blockRecords(record).values()]
  for (const [done, block] of blocks.entries()) {
    work?.signal?.throwIfAborted()
    states.push(await stateOf(book, all, block, planned.get(block.block)))
    work?.progress?.(done + 1, blocks.length)
  }
  return states
}

interface Objects {
  readonly sheets: readonly OpenSheet[]
  readonly tables: readonly OpenTable[]
  readonly charts: Awaited<ReturnType<typeof allCharts>>
  readonly pivots: Awaited<ReturnType<typeof allPivots>>
}

interface Size {
  readonly rows: number
  readonly columns: number
}

const sizeOf = (cells: readonly (readonly unknown[])[]): Size => ({
  rows: cells.length,
  columns: Math.max(0, ...cells.map((row) => row.length)),
})

async function stateOf(
  book: OpenBook,
  { sheets, tables, charts, pivots }: Objects,
  record: BlockRecord,
  planned: Size | undefined,
): Promise<BlockState> {
  const { block } = record
  switch (record.kind) {
    case 'table': {
      const table = findTable(tables, sheets, record)
      return table
        ? guarded(block, table.sheet, () => tableState(book, table, block))
        : { kind: 'missing', block }
    }
    case 'cells': {
      const found = await findCells(book, sheets, record)
      if (!found) return { kind: 'missing', block }
      return guarded(block, found.sheet, () => cellsState(book, found, record, planned))
    }
    case 'chart':
    case 'pivot': {
      const found = findObject(record.kind === 'chart' ? charts : pivots, sheets, record)
      if (!found) return { kind: 'missing', block }
      const object = { id: record.object.id, name: found.name }
      const sheet = hostName(found.sheet)
      if (record.kind === 'chart') return { kind: 'chart', block, sheet, object }
      return { kind: 'pivot', block, sheet, object, layout: await readLayout(book, found) }
    }
  }
}

/** A sheet that cannot be read stops its own blocks, not the others. */
async function guarded(
  block: BlockId,
  sheet: OpenSheet,
  read: () => Promise<BlockState>,
): Promise<BlockState> {
  try {
    return await read()
  } catch (cause) {
    if (!(cause instanceof WorkbookError)) throw cause
    return { kind: 'unreadable', block, problem: { sheet: sheet.name, ...cause.problem } }
  }
}

export const hostName = ({ id, name }: OpenSheet | OpenTable): { id: string; name: string } => ({ id, name })

async function tableState(book: OpenBook, table: OpenTable, block: BlockId): Promise<TableState> {
  // Both are expanded at once, where the platform has threads for it.
  const [sheet, strings] = await Promise.all([book.sheetXml(table.sheet.part), book.strings()])
  if (isProtected(sheet.shell)) throw refused({ code: 'sheet/protected' })
  const reason = damageOf(table)
  if (reason) throw refused({ code: 'table/damaged', name: table.name, detail: { reason } })
  const body = bodyOf(table)
  const notes = await notesOf(book, table)
  const beside = new Set(notes.beside)
  const values = readBox(sheet, body, strings, (row) => beside.add(row))
  const empty = body.rows === 1 && values.every((column) => column[0] === null)
  return {
    kind: 'table',
    block,
    sheet: hostName(table.sheet),
    object: hostName(table),
    columns: table.columns.map(({ id, name }, index) => ({
      header: name,
      host: id,
      values: empty ? [] : (values[index] ?? []),
    })),
    rows: empty ? 0 : body.rows,
    noted: ascending(notes.within),
    beside: ascending(beside),
  }
}

function damageOf(table: OpenTable): string | null {
  if (!table.header) return 'no header row'
  if (table.columns.length !== table.box.columns) return 'columns'
  return bodyOf(table).rows < 1 ? 'rows' : null
}

const refused = (problem: WorkbookProblem): WorkbookError => new WorkbookError(problem)

const ascending = (rows: ReadonlySet<number>): number[] => [...rows].sort((a, b) => a - b)

/** Body rows from 0 with a note or a comment in a cell of the table, and beside it. */
async function notesOf(
  book: OpenBook,
  table: OpenTable,
): Promise<{ within: ReadonlySet<number>; beside: ReadonlySet<number> }> {
  const body = bodyOf(table)
  const [within, beside] = [new Set<number>(), new Set<number>()]
  for (const [type, element] of NOTES) {
    for (const part of await book.pkg.related(table.sheet.part, type)) {
      for (const note of descendants(await book.pkg.document(part), element)) {
        const at = parseBox(note.getAttribute('ref') ?? '')
        if (!at) continue
        const [row, column] = [at.row - body.row, at.column - body.column]
        if (row < 0 || row >= body.rows) continue
        const rows = column >= 0 && column < body.columns ? within : beside
        rows.add(row)
      }
    }
  }
  return { within, beside }
}

/** Relationship types of notes and of threaded comments, with the elements that carry a `ref`. */
export const NOTES = [
  ['comments', 'comment'],
  ['threadedComment', 'threadedComment'],
] as const

async function cellsState(
  book: OpenBook,
  { sheet, row, column }: FoundCells,
  { block, base }: BlockRecord,
  planned: Size = { rows: 0, columns: 0 },
): Promise<BlockState> {
  const xml = await book.sheetXml(sheet.part)
  if (isProtected(xml.shell)) throw refused({ code: 'sheet/protected' })
  const rows = Math.min(MOST_ROWS - row, Math.max(1, planned.rows, base?.rows ?? 0))
  const columns = Math.min(MOST_COLUMNS - column, Math.max(1, planned.columns, base?.columns.length ?? 0))
  const values = readBox(xml, { row, column, rows, columns }, await book.strings())
  const cells = Array.from({ length: rows }, (_, at) => values.map((it) => it[at] ?? null))
  return { kind: 'cells', block, sheet: hostName(sheet), cells }
}
