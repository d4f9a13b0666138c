import type { BlockId, ReportId } from '../report/report.ts'
import type {
  CellsChanges,
  BookChanges,
  ChartChanges,
  Counts,
  MissingBlock,
  PivotChanges,
  ReportChanges,
  ReportState,
  TableChanges,
} from './changes.ts'
import type { WorkbookProblem } from './problem.ts'
import type { BlockRecord, DatasetStamp, InstalledReport, WorkbookRecord } from './record.ts'
import type { BlockState } from './state.ts'
import type { WorkbookWarning } from './warning.ts'

export type MergedBlock =
  | { readonly table: TableChanges }
  | { readonly cells: CellsChanges }
  | { readonly chart: ChartChanges }
  | { readonly pivot: PivotChanges }
  | { readonly problem: WorkbookProblem }

/** The changes of one block that is there; null where nothing is compared. */
export type MergeBlock = (state: BlockState, block: BlockRecord) => MergedBlock | null

/** Merges every block of a record and gathers the outcome report by report. */
export function mergeReports(
  record: WorkbookRecord,
  blocks: readonly BlockState[],
  merge: MergeBlock,
  to: (report: InstalledReport) => DatasetStamp,
  unmade: (report: ReportId | null) => readonly MissingBlock[] = () => [],
): BookChanges {
  const states = new Map(blocks.map((it) => [it.block, it]))
  const reports = record.reports.map((it): ReportChanges =>
    withState({
      report: it.report,
      from: it.dataset,
      to: to(it),
      ...mergeBlocks(it.blocks, states, merge, unmade(it.report.id)),
    }),
  )
  // What belongs to all reports carries no data set of its own.
  const [first] = record.reports
  const stamp = first ? to(first) : NO_DATASET
  const mergeShared: MergeBlock = reports.some(({ state }) => state === 'newer-data')
    ? merge
    : (state, block) => unlessStamped(merge(state, block))
  const shared = withState({
    report: null,
    from: stamp,
    to: stamp,
    ...mergeBlocks(record.shared, states, mergeShared, unmade(null)),
  })
  const all = record.shared.length > 0 ? [...reports, shared] : reports
  return { reports: all, counts: sum(all.map((it) => it.counts)) }
}

const withState = (it: Omit<ReportChanges, 'state'>): ReportChanges => ({ ...it, state: stateOf(it) })

/** Another day is no reason to write a workbook again. */
const unlessStamped = (merged: MergedBlock | null): MergedBlock | null =>
  merged && 'cells' in merged && merged.cells.changes.every(({ cell }) => cell?.stamp) ? null : merged

const NO_DATASET: DatasetStamp = { name: '', version: '', hash: '' }

type Merged = Pick<
  ReportChanges,
  'tables' | 'cells' | 'charts' | 'pivots' | 'warnings' | 'missing' | 'renamed' | 'problems' | 'counts'
>

function mergeBlocks(
  blocks: readonly BlockRecord[],
  states: ReadonlyMap<BlockId, BlockState>,
  merge: MergeBlock,
  unmade: readonly MissingBlock[],
): Merged {
  const tables: TableChanges[] = []
  const cells: CellsChanges[] = []
  const charts: ChartChanges[] = []
  const pivots: PivotChanges[] = []
  const missing: MissingBlock[] = []
  const renamed: ReportChanges['renamed'][number][] = []
  const problems: WorkbookProblem[] = []
  for (const block of blocks) {
    const state = states.get(block.block)
    if (!state || state.kind === 'missing') {
      missing.push({ block: block.block, kind: block.kind, why: 'deleted' })
      continue
    }
    if (state.kind === 'unreadable') {
      problems.push(state.problem)
      continue
    }
    if (state.kind !== 'cells' && state.object.name !== block.object.name) {
      renamed.push({ block: block.block, from: block.object.name, to: state.object.name })
    }
    const merged = merge(state, block)
    if (merged && 'table' in merged) tables.push(merged.table)
    else if (merged && 'cells' in merged) cells.push(merged.cells)
    else if (merged && 'chart' in merged) charts.push(merged.chart)
    else if (merged && 'pivot' in merged) pivots.push(merged.pivot)
    else if (merged) problems.push(merged.problem)
  }
  return {
    tables,
    cells,
    charts,
    pivots,
    warnings: [...tables.flatMap(unsureOf), ...pivots.flatMap(({ warning }) => warning ?? [])],
    missing: [...missing, ...unmade],
    renamed,
    problems: distinct(problems),
    counts: countsOf(tables, cells),
  }
}

/** A sheet that cannot be changed is one problem, however many blocks stand on it. */
const distinct = (problems: readonly WorkbookProblem[]): WorkbookProblem[] => [
  ...new Map(problems.map((it) => [JSON.stringify(it), it])).values(),
]

/** Where an edit cannot be told from an old figure, the analyst should look before it is written over. */
const unsureOf = ({ mode, cellChanges, sheet, object }: TableChanges): WorkbookWarning[] =>
  mode === 'two-way' && cellChanges.some(({ why }) => why === 'revised')
    ? [{ code: 'table/values-not-kept', sheet: sheet.name, name: object.name }]
    : []

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
function stateOf({
  from,
  to,
  tables,
  charts,
  pivots,
  missing,
  problems,
  counts,
}: Omit<ReportChanges, 'state'>): ReportState {
  if (problems.length > 0) return 'damaged'
  if (missing.some((it) => it.why === 'deleted')) return 'missing-parts'
  const columns = tables.flatMap((it) => it.columnChanges)
  const returned = tables.some((it) => it.rowChanges.some((row) => row.why === 'returned'))
  const newer = from.hash !== to.hash || from.version !== to.version
  const pending = counts.added + counts.changed + counts.withdrawn + counts.conflicts > 0
  if (
    newer ||
    pending ||
    returned ||
    charts.length + missing.length > 0 ||
    tables.some((it) => it.formats.length > 0) ||
    pivots.some((it) => it.layout !== null) ||
    columns.some((it) => it.why === 'added')
  )
    return 'newer-data'
  return counts.yours > 0 || columns.some((it) => it.why === 'removed') ? 'edited' : 'up-to-date'
}
