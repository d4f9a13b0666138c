import type { Plan, Step } from '../report/steps.ts'
import type { BookChanges, ChartChanges } from './changes.ts'
import { chartRecord, rankedTables, tablesOf, type Tables } from './charted.ts'
import { mergeReports, type MergedBlock } from './merge-blocks.ts'
import { mergeCells } from './merge-cells.ts'
import { mergeTable } from './merge-table.ts'
import { cellsBase } from './record-of.ts'
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
  const plan: Planned = { tables: tablesOf(theirs), ranked: rankedTables(theirs) }
  const merge = (state: BlockState, block: BlockRecord): MergedBlock | null =>
    mergeBlock(state, block, steps.get(block.block), plan)
  return mergeReports(record, blocks, merge, () => theirs.dataset)
}

interface Planned {
  readonly tables: Tables
  readonly ranked: ReturnType<typeof rankedTables>
}

function mergeBlock(
  state: BlockState,
  block: BlockRecord,
  step: Step | undefined,
  { tables, ranked }: Planned,
): MergedBlock | null {
  if (state.kind === 'table' && step?.kind === 'table') {
    const merged = mergeTable(state, block, step, ranked.has(block.block))
    return merged.ok ? { table: merged.value } : { problem: merged.error }
  }
  if (state.kind === 'cells' && step?.kind === 'cells') {
    const theirs = cellsBase(step)
    return theirs && { cells: mergeCells(state, block, theirs, step) }
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
