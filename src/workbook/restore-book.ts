import type { BlockId } from '../report/report.ts'
import type { BookChanges } from './changes.ts'
import { mergeReports, type MergedBlock } from './merge-blocks.ts'
import { mergeCells } from './merge-cells.ts'
import { mergePivot } from './merge-pivot.ts'
import { blocksOf } from './record-of.ts'
import type { BlockRecord, RefreshUndo, TableUndo, WorkbookRecord } from './record.ts'
import { restoreTable } from './restore-table.ts'
import type { BlockState } from './state.ts'

/**
 * What taking back the last refresh would change. Reports written since then are not touched; null where
 * there is nothing to take back.
 */
export function restoreBook(record: WorkbookRecord, blocks: readonly BlockState[]): BookChanges | null {
  const { undo } = record
  if (!undo) return null
  const previous = new Map(
    [...undo.reports.flatMap((it) => it.blocks), ...undo.shared].map((it) => [it.block, it]),
  )
  const sources = new Map(blocksOf(record).map((it) => [it.block, it]))
  const before = new Map(undo.reports.map((it) => [it.report.id, it.dataset]))
  const refreshed = { ...record, reports: record.reports.filter((it) => before.has(it.report.id)) }
  return mergeReports(
    refreshed,
    blocks,
    (state, block) => restoreBlock(state, block, previous.get(block.block), undo, sources),
    (report) => before.get(report.report.id) ?? report.dataset,
  )
}

function restoreBlock(
  state: BlockState,
  block: BlockRecord,
  previous: BlockRecord | undefined,
  undo: RefreshUndo,
  sources: ReadonlyMap<BlockId, BlockRecord>,
): MergedBlock | null {
  if (!previous) return null
  if (state.kind === 'cells') {
    return previous.base ? { cells: mergeCells(state, block, previous.base) } : null
  }
  if (state.kind === 'chart') return restoreChart(state, block, previous)
  if (state.kind === 'pivot') {
    const { pivot: back } = previous
    const pivot = back && mergePivot(state, block, back, sources.get(back.source), null)
    return pivot ? { pivot } : null
  }
  if (state.kind !== 'table') return null
  const table = undo.tables.find((it) => it.block === block.block) ?? nothing(block.block)
  const restored = restoreTable(state, block, previous, table)
  return restored.ok ? { table: restored.value } : { problem: restored.error }
}

/** A chart as it was recorded before, on the rows that come back. */
function restoreChart(
  { sheet, object }: Extract<BlockState, { readonly kind: 'chart' }>,
  { block, chart }: BlockRecord,
  previous: BlockRecord,
): MergedBlock | null {
  const step = previous.chart?.step
  if (!step || !chart || chart.print === previous.chart?.print) return null
  const next = { ...previous, sheet, object }
  return { chart: { block, sheet, object, step, lastTitle: chart.title, next } }
}

const nothing = (block: BlockId): TableUndo => ({
  block,
  reordered: false,
  cells: [],
  added: [],
  marked: [],
  unmarked: [],
  removed: { keys: [], columns: [] },
})
