/** What an edit is about, found in the workbook as it stands. */
import type { BookEdit } from '../workbook/edit.ts'
import { blocksOf } from '../workbook/record-of.ts'
import type { BlockRecord } from '../workbook/record.ts'
import { askForCells, askForChart, cellsTarget, type AskedChart, type CellsTarget } from './apply-cells.ts'
import { formatRuns, type FormatRun } from './apply-formats.ts'
import { askForTexts, type AskedText } from './apply-texts.ts'
import { askForTable, targetOf, type TableTarget } from './apply-table.ts'
import type { Survey } from './survey.ts'

export interface Targets {
  readonly tables: readonly TableTarget[]
  readonly cells: readonly CellsTarget[]
  readonly charts: readonly AskedChart[]
  readonly formats: readonly FormatRun[]
  readonly texts: readonly AskedText[]
  readonly records: ReadonlyMap<string, BlockRecord>
}

/** Finds everything that is to be changed, in one request. @throws WorkbookError where something is in the way */
export async function findTargets(
  context: Excel.RequestContext,
  edit: BookEdit,
  all: Survey,
): Promise<Targets> {
  const records = new Map(blocksOf(edit.record).map((it) => [it.block as string, it]))
  const tables = edit.tables.map((it) => askForTable(it, all))
  const cells = edit.cells.map((it) => askForCells(it, records.get(it.block), all))
  const charts = edit.charts.map((it) => askForChart(it, all))
  const texts = askForTexts(edit.texts, all)
  await context.sync()
  const found = tables.map(targetOf)
  return {
    tables: found,
    formats: await formatRuns(context, found),
    cells: cells.map((it) => cellsTarget(it, all)),
    charts,
    texts,
    records,
  }
}
