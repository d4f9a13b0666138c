import type { BlockId, SheetName } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import type { BookChanges, CellsChanges, ReportChanges } from './changes.ts'
import { decideTable, type Choices, type DecidedTable } from './decide-table.ts'
import { chartEdit } from './decide-chart.ts'
import type { BookEdit, CellsEdit, PivotEdit } from './edit.ts'
import { blocksOf } from './record-of.ts'
import type { BlockRecord, InstalledReport, RefreshUndo, WorkbookRecord } from './record.ts'
import { propertiesOf, propertyEdits, recordedTexts, textEdits, textsOf, withTexts } from './texts.ts'
import { storableUndo, undoOf } from './undo.ts'

/** What is written of a book's changes. */
export interface DecidedBook {
  /** Null where neither the sheets nor the record have to change. */
  readonly edit: BookEdit | null
  readonly tables: readonly DecidedTable[]
}

/**
 * Turns changes and choices into the edit of the whole workbook. Reports with a problem stay as they are;
 * leave reports out of `changes` to refresh only some. A report with nothing to write and the same data set
 * keeps its record word for word, so a second refresh is no change at all.
 *
 * @param theirs the plan that was merged; deleted blocks are made again from it
 */
export function decideBook(
  record: WorkbookRecord,
  changes: BookChanges,
  theirs: Plan,
  choices: Choices,
): DecidedBook {
  const decided = decideReports(changes, choices)
  const recreate = recreationOf(changes, theirs, choices.recreate ?? [])
  const adopted = (it: DecidedReport): boolean =>
    it.next.some(({ block }) => choices.adopted?.includes(block))
  const touched = decided.filter(
    (it) => it.writes || it.changes.from.hash !== it.changes.to.hash || newVersion(it.changes) || adopted(it),
  )
  if (touched.length === 0 && !recreate) return { edit: null, tables: [] }
  const next = new Map(touched.flatMap((it) => it.next.map((block) => [block.block, block])))
  const texts = textsOf(theirs)
  const refreshed = new Set(touched.map((it) => it.changes.report?.id))
  const renew = (installed: InstalledReport): InstalledReport =>
    refreshed.has(installed.report.id)
      ? {
          report: theirs.reports.find((it) => it.id === installed.report.id) ?? installed.report,
          dataset: theirs.dataset,
          written: theirs.created,
          blocks: nextBlocks(installed.blocks, next).map((it) => withTexts(it, texts)),
        }
      : installed
  const reports = record.reports.map(renew)
  const described = touched.length > 0 && record.properties
  const shared = refreshed.has(undefined)
    ? nextBlocks(record.shared, next).map((it) => withTexts(it, texts))
    : record.shared
  const properties = described ? propertiesOf(theirs) : record.properties
  const tables = touched.flatMap((it) => it.tables)
  const edits = tables.flatMap((it) => it.edit ?? [])
  const cells = touched.flatMap((it) => it.cells)
  const charts = touched.flatMap((it) => it.changes.charts.map((chart) => chartEdit(chart, tables)))
  const undo: RefreshUndo = {
    written: theirs.created,
    reports: record.reports.filter((it) => refreshed.has(it.report.id)),
    shared: record.shared.filter((it) => next.has(it.block)),
    ...(record.properties ? { properties: record.properties } : {}),
    tables: tables.map(undoOf),
  }
  // A refresh that writes no cell leaves what the one before it wrote to be taken back.
  const kept = edits.length + cells.length > 0 ? storableUndo(undo) : record.undo
  return {
    tables,
    edit: {
      tables: edits,
      cells,
      charts,
      pivots: pivotEdits(touched),
      texts: [
        ...textEdits(placedNow(record, next, refreshed), texts),
        ...(properties ? propertyEdits(record.properties, properties) : []),
      ],
      recreate,
      record: {
        version: record.version,
        reports,
        shared,
        ...(properties ? { properties } : {}),
        ...(kept ? { undo: kept } : {}),
      },
    },
  }
}

/** The edit that takes back the last refresh; the record is the one from before it, and has nothing more to undo. */
export function decideRestore(record: WorkbookRecord, changes: BookChanges, choices: Choices): DecidedBook {
  const decided = decideReports(changes, choices)
  const next = new Map(decided.flatMap((it) => it.next.map((block) => [block.block, block])))
  const before = new Map(record.undo?.reports.map((it) => [it.report.id, it]))
  const restored = new Set(decided.map((it) => it.changes.report?.id))
  const texts = recordedTexts(record.undo ? blocksOf(record.undo) : [])
  const tables = decided.flatMap((it) => it.tables)
  const reports = record.reports.map((it) => {
    const previous = before.get(it.report.id)
    if (!previous || !restored.has(it.report.id)) return it
    return { ...previous, blocks: nextBlocks(it.blocks, next).map((block) => withTexts(block, texts)) }
  })
  const { properties } = record.undo ?? {}
  return {
    tables,
    edit: {
      tables: tables.flatMap((it) => it.edit ?? []),
      cells: decided.flatMap((it) => it.cells),
      charts: decided.flatMap((it) => it.changes.charts.map((chart) => chartEdit(chart, tables))),
      pivots: pivotEdits(decided),
      texts: [
        ...textEdits(placedNow(record, next, restored), texts),
        ...(properties ? propertyEdits(record.properties, properties) : []),
      ],
      recreate: null,
      record: {
        version: record.version,
        reports,
        shared: nextBlocks(record.shared, next).map((it) => withTexts(it, texts)),
        ...(properties ? { properties } : {}),
      },
    },
  }
}

/** The blocks of some reports, with the names that their sheets and objects have now. */
function placedNow(
  { reports, shared }: WorkbookRecord,
  next: ReadonlyMap<BlockId, BlockRecord>,
  of: ReadonlySet<string | undefined>,
): readonly BlockRecord[] {
  const blocks = reports.flatMap((it) => (of.has(it.report.id) ? it.blocks : []))
  return [...blocks, ...(of.has(undefined) ? shared : [])].map((it) => {
    const { sheet, object } = next.get(it.block) ?? it
    return { ...it, sheet, object }
  })
}

interface DecidedReport {
  readonly changes: ReportChanges
  readonly tables: readonly DecidedTable[]
  readonly cells: readonly CellsEdit[]
  readonly next: readonly BlockRecord[]
  readonly writes: boolean
}

const decideReports = (changes: BookChanges, choices: Choices): DecidedReport[] =>
  refreshable(changes).map((it) => {
    const tables = it.tables.map((table) => decideTable(table, choices))
    const cells = it.cells.flatMap((block) => cellsEdit(block) ?? [])
    return {
      changes: it,
      tables,
      cells,
      next: [...tables, ...it.cells, ...it.charts, ...it.pivots].map((block) => block.next),
      writes:
        cells.length > 0 ||
        it.charts.length > 0 ||
        it.pivots.some(({ layout }) => layout !== null) ||
        tables.some((table) => table.edit !== null || asked(table)),
    }
  })

/** Sheets that belong to all reports tell of their data: they stay as they are where every report does. */
function refreshable({ reports }: BookChanges): ReportChanges[] {
  const sound = reports.filter((it) => it.problems.length === 0)
  const own = reports.filter((it) => it.report !== null)
  return own.length > 0 && !own.some((it) => sound.includes(it)) ? [] : sound
}

const pivotEdits = (decided: readonly DecidedReport[]): PivotEdit[] =>
  decided.flatMap(({ changes }) =>
    changes.pivots.flatMap(({ block, sheet, object, layout, blank }) =>
      layout ? [{ block, sheet, object, layout, ...(blank === undefined ? {} : { blank }) }] : [],
    ),
  )

/** A conflict that was settled by keeping everything writes no cell, and still must be recorded where it can. */
const asked = ({ changes, next }: DecidedTable): boolean =>
  Boolean(next.base) && [...changes.cellChanges, ...changes.rowChanges].some((it) => it.why === 'conflict')

const newVersion = ({ from, to }: ReportChanges): boolean => from.version !== to.version

const nextBlocks = (
  blocks: readonly BlockRecord[],
  next: ReadonlyMap<BlockId, BlockRecord>,
): readonly BlockRecord[] => blocks.map((it) => next.get(it.block) ?? it)

function cellsEdit({ block, sheet, at, changes }: CellsChanges): CellsEdit | null {
  const cells = changes.flatMap(({ why, row, column, new: value, cell }) =>
    why === 'revised' ? [{ row, column, value, ...(cell ? { cell } : {}) }] : [],
  )
  return cells.length > 0 ? { block, sheet, at, cells } : null
}

function recreationOf(
  { reports }: BookChanges,
  plan: Plan,
  wanted: readonly BlockId[],
): BookEdit['recreate'] {
  const missing = reports.flatMap((it) => it.missing).filter((it) => wanted.includes(it.block))
  const blocks = plan.steps.flatMap((step) =>
    'block' in step && missing.some((it) => it.block === step.block) ? [step] : [],
  )
  if (blocks.length === 0) return null
  // A sheet is gone where nothing of ours was found on it any more.
  const lost = new Set(reports.flatMap((it) => it.missing.map((block) => block.block)))
  const standing = new Set(
    plan.steps.flatMap((step) => ('block' in step && !lost.has(step.block) ? [step.at.sheet] : [])),
  )
  const sheets = new Set<SheetName>(
    blocks.map((step) => step.at.sheet).filter((sheet) => !standing.has(sheet)),
  )
  return { plan, blocks: blocks.map((step) => step.block), sheets: [...sheets] }
}
