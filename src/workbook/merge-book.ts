import type { BlockId, ReportId } from '../report/report.ts'
import type { Plan, Step } from '../report/steps.ts'
import type { BookChanges, ChartChanges, MissingBlock } from './changes.ts'
import { chartRecord, rankedTables, tablesOf, type Tables } from './charted.ts'
import { mergeReports, type MergedBlock } from './merge-blocks.ts'
import { mergeCells } from './merge-cells.ts'
import { mergePivot } from './merge-pivot.ts'
import { mergeTable } from './merge-table.ts'
import { packValues } from './pack.ts'
import { layoutOf } from './pivot-layout.ts'
import { blocksOf, cellsBase, reportIdOf } from './record-of.ts'
import type { BlockRecord, WorkbookRecord } from './record.ts'
import type { BlockState } from './state.ts'

/**
 * What a refresh would change in a workbook: its record, what stands there now, and the plan of all its
 * reports from the new figures. A report with a problem is left as it is; the others are not held up by it.
 */
export function mergeBook(record: WorkbookRecord, blocks: readonly BlockState[], theirs: Plan): BookChanges {
  const steps = new Map(
    theirs.steps.flatMap((step) => ('block' in step ? [[step.block, step] as const] : [])),
  )
  const plan: Planned = {
    reports: new Set(theirs.reports.map((it) => it.id)),
    tables: tablesOf(theirs),
    ranked: rankedTables(theirs),
    records: new Map(blocksOf(record).map((it) => [it.block, it])),
  }
  const merge = (state: BlockState, block: BlockRecord): MergedBlock | null =>
    mergeBlock(state, block, steps.get(block.block), plan)
  return mergeReports(
    record,
    blocks,
    merge,
    () => theirs.dataset,
    (report) => unmadeBlocks(record, theirs, report),
  )
}

/** Blocks of the plan that the record has never had. */
function unmadeBlocks(
  record: WorkbookRecord,
  { steps, reports }: Plan,
  report: ReportId | null,
): readonly MissingBlock[] {
  const known = new Set(blocksOf(record).map((it) => it.block))
  const ids = new Set(reports.map((it) => it.id))
  return steps.flatMap((step): MissingBlock[] => {
    if (!('block' in step) || known.has(step.block)) return []
    const id = reportIdOf(step.block)
    const ours = report === null ? !ids.has(id) : id === report
    return ours ? [{ block: step.block, kind: step.kind, why: 'new' }] : []
  })
}

interface Planned {
  readonly reports: ReadonlySet<ReportId>
  /** The blocks of the record. */
  readonly records: ReadonlyMap<BlockId, BlockRecord>
  readonly tables: Tables
  readonly ranked: ReturnType<typeof rankedTables>
}

function mergeBlock(
  state: BlockState,
  block: BlockRecord,
  step: Step | undefined,
  { reports, tables, ranked, records }: Planned,
): MergedBlock | null {
  if (state.kind === 'table' && step?.kind === 'table') {
    const merged = mergeTable(state, block, step, ranked.has(block.block))
    return merged.ok ? { table: merged.value } : { problem: merged.error }
  }
  if (state.kind === 'cells' && step?.kind === 'cells') {
    const theirs = cellsBase(step)
    return theirs && { cells: mergeCells(state, block, theirs, step) }
  }
  if (state.kind === 'cells' && !step && reports.has(reportIdOf(block.block))) {
    // The report has nothing to say there any more: a chart's text goes with the chart's figures.
    return { cells: mergeCells(state, block, packValues(0, [])) }
  }
  if (state.kind === 'pivot' && step?.kind === 'pivot') {
    const table = [...tables.values()].find((it) => it.name === step.source)
    if (!table) return null
    const theirs = layoutOf(step, table.block)
    const pivot = mergePivot(state, block, theirs, records.get(table.block), { pivot: step, table })
    return pivot && { pivot }
  }
  if (state.kind === 'chart' && step?.kind === 'chart') {
    const chart = chartRecord(step, tables)
    const { sheet, object } = state
    if (chart.print === block.chart?.print) return null
    const lastTitle = block.chart?.title ?? step.title
    return {
      chart: {
        block: block.block,
        sheet,
        object,
        step,
        lastTitle,
        next: { ...block, sheet, object, chart },
      } satisfies ChartChanges,
    }
  }
  return null
}
