import type { BlockId } from '../report/report.ts'
import type { CellsStep, Plan, Step, TableStep } from '../report/steps.ts'
import type {
  BookChanges,
  CellsChanges,
  Counts,
  ReportChanges,
  ReportState,
  TableChanges,
} from './changes.ts'
import { mergeCells } from './merge-cells.ts'
import { mergeTable } from './merge-table.ts'
import type { WorkbookProblem } from './problem.ts'
import { cellsBase } from './record-of.ts'
import { restoreTable } from './restore-table.ts'
import type { BlockRecord, DatasetStamp, RefreshUndo, WorkbookRecord } from './record.ts'
import type { BlockState, CellsState, TableState } from './state.ts'

/**
 * What a refresh would change in a workbook: its record, what stands there now, and the plan of all its
 * reports from the new figures. A report with a problem is left as it is; the others are not held up by it.
 */
export function mergeBook(record: WorkbookRecord, blocks: readonly BlockState[], theirs: Plan): BookChanges {
  const steps = new Map(
    theirs.steps.flatMap((step) => ('block' in step ? [[step.block, step] as const] : [])),
  )
  return mergeReports(
    record,
    blocks,
    (state, block) => mergeBlock(state, block, steps.get(block.block)),
    theirs.dataset,
  )
}

/**
 * The same for taking back the last refresh. Reports written since then are not touched; null where there
 * is nothing to take back.
 */
export function restoreBook(record: WorkbookRecord, blocks: readonly BlockState[]): BookChanges | null {
  const { undo } = record
  if (!undo) return null
  const previous = new Map(
    [...undo.reports.flatMap((it) => it.blocks), ...undo.shared].map((it) => [it.block, it]),
  )
  const ids = new Set(undo.reports.map((it) => it.report.id))
  const refreshed = { ...record, reports: record.reports.filter((it) => ids.has(it.report.id)) }
  const restore: MergeBlock = (state, block) => restoreBlock(state, block, previous.get(block.block), undo)
  const changes = mergeReports(refreshed, blocks, restore)
  return {
    ...changes,
    reports: changes.reports.map((it) => {
      const before = undo.reports.find((one) => one.report.id === it.report?.id)
      return before ? { ...it, to: before.dataset } : it
    }),
  }
}

/** The changes of one block; null where nothing is compared; a problem where it cannot be. */
type MergeBlock = (
  state: TableState | CellsState,
  block: BlockRecord,
) =>
  | { readonly table: TableChanges }
  | { readonly cells: CellsChanges }
  | { readonly problem: WorkbookProblem }
  | null

function mergeBlock(
  state: TableState | CellsState,
  block: BlockRecord,
  step: Step | undefined,
): ReturnType<MergeBlock> {
  if (state.kind === 'table') return step?.kind === 'table' ? mergedTable(state, block, step) : null
  return step?.kind === 'cells' ? mergedCells(state, block, step) : null
}

function mergedTable(state: TableState, block: BlockRecord, step: TableStep): ReturnType<MergeBlock> {
  const merged = mergeTable(state, block, step)
  return merged.ok ? { table: merged.value } : { problem: merged.error }
}

function mergedCells(state: CellsState, block: BlockRecord, step: CellsStep): ReturnType<MergeBlock> {
  const theirs = cellsBase(step)
  return theirs && { cells: mergeCells(state, block, theirs, step) }
}

function restoreBlock(
  state: TableState | CellsState,
  block: BlockRecord,
  previous: BlockRecord | undefined,
  undo: RefreshUndo,
): ReturnType<MergeBlock> {
  if (!previous) return null
  if (state.kind === 'cells') {
    return previous.base ? { cells: mergeCells(state, block, previous.base) } : null
  }
  const table = undo.tables.find((it) => it.block === block.block)
  const none = {
    block: block.block,
    cells: [],
    added: [],
    marked: [],
    unmarked: [],
    removed: { keys: [], columns: [] },
  }
  const restored = restoreTable(state, block, previous, table ?? none)
  return restored.ok ? { table: restored.value } : { problem: restored.error }
}

function mergeReports(
  record: WorkbookRecord,
  blocks: readonly BlockState[],
  merge: MergeBlock,
  to?: DatasetStamp,
): BookChanges {
  const states = new Map(blocks.map((it) => [it.block, it]))
  const reports = record.reports.map(({ report, dataset, blocks: own }) => ({
    report,
    from: dataset,
    to: to ?? dataset,
    ...mergeBlocks(own, states, merge),
  }))
  const newest = to ?? record.reports[0]?.dataset ?? { name: '', version: '', hash: '' }
  const shared = { report: null, from: newest, to: newest, ...mergeBlocks(record.shared, states, merge) }
  const all = [...reports, ...(record.shared.length > 0 ? [shared] : [])].map((it): ReportChanges => ({
    ...it,
    state: stateOf(it),
  }))
  return { reports: all, counts: sum(all.map((it) => it.counts)) }
}

type Merged = Pick<ReportChanges, 'tables' | 'cells' | 'missing' | 'renamed' | 'problems' | 'counts'>

function mergeBlocks(
  blocks: readonly BlockRecord[],
  states: ReadonlyMap<BlockId, BlockState>,
  merge: MergeBlock,
): Merged {
  const tables: TableChanges[] = []
  const cells: CellsChanges[] = []
  const missing: BlockRecord[] = []
  const renamed: ReportChanges['renamed'][number][] = []
  const problems: WorkbookProblem[] = []
  for (const block of blocks) {
    const state = states.get(block.block)
    if (!state || state.kind === 'missing') {
      missing.push(block)
      continue
    }
    if (state.kind === 'unreadable') {
      problems.push(state.problem)
      continue
    }
    if (state.kind !== 'cells' && state.object.name !== block.object.name) {
      renamed.push({ block: block.block, from: block.object.name, to: state.object.name })
    }
    const merged = state.kind === 'table' || state.kind === 'cells' ? merge(state, block) : null
    if (merged && 'table' in merged) tables.push(merged.table)
    else if (merged && 'cells' in merged) cells.push(merged.cells)
    else if (merged) problems.push(merged.problem)
  }
  return { tables, cells, missing, renamed, problems, counts: countsOf(tables, cells) }
}

function countsOf(tables: readonly TableChanges[], cells: readonly CellsChanges[]): Counts {
  const rows = tables.flatMap((it) => it.rowChanges)
  const changed = [...tables.flatMap((it) => it.cellChanges), ...cells.flatMap((it) => it.changes)]
  const count = (list: readonly { readonly why: string }[], ...why: string[]): number =>
    list.filter((it) => why.includes(it.why)).length
  return {
    added: count(rows, 'added'),
    changed: count(changed, 'revised'),
    withdrawn: count(rows, 'withdrawn', 'kept'),
    conflicts: count(rows, 'conflict') + count(changed, 'conflict'),
    yours: count(rows, 'yours') + count(changed, 'yours'),
  }
}

const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (total, it) => ({
      added: total.added + it.added,
      changed: total.changed + it.changed,
      withdrawn: total.withdrawn + it.withdrawn,
      conflicts: total.conflicts + it.conflicts,
      yours: total.yours + it.yours,
    }),
    { added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 },
  )

/** The most pressing state first. */
function stateOf({ from, to, tables, missing, problems, counts }: Omit<ReportChanges, 'state'>): ReportState {
  if (problems.length > 0) return 'damaged'
  if (missing.length > 0) return 'missing-parts'
  const columns = tables.flatMap((it) => it.columnChanges)
  const returned = tables.some((it) => it.rowChanges.some((row) => row.why === 'returned'))
  const newer = from.hash !== to.hash || from.version !== to.version
  const pending = counts.added + counts.changed + counts.withdrawn + counts.conflicts > 0
  if (newer || pending || returned || columns.some((it) => it.why === 'added')) return 'newer-data'
  return counts.yours > 0 || columns.some((it) => it.why === 'removed') ? 'edited' : 'up-to-date'
}
