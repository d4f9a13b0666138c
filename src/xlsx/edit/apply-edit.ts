import type { Work } from '../../base/work.ts'
import type { BookEdit } from '../../workbook/edit.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import { applyCells } from './apply-cells.ts'
import { applyChart } from './apply-chart.ts'
import { applyPivots } from './apply-pivots.ts'
import { applyTexts } from './apply-texts.ts'
import { applyTable } from './apply-table.ts'
import type { OpenBook } from './book.ts'
import { beginChange, storeStrings } from './change.ts'
import { refreshChartCaches } from './chart-caches.ts'
import { blockRecords, findTable } from './find.ts'
import { storeRecord } from './record-part.ts'
import { recreate } from './recreate.ts'
import { recalculateOnLoad, refreshPivotsOnLoad, removeCalcChain } from './shift-book.ts'
import { dropStaleValues, type ChangedBox } from './stale-values.ts'

/** Applies the edit of a refresh to a copy of the workbook; the record is stored last. */
export async function applyEdit(
  book: OpenBook,
  edit: BookEdit,
  work: Work = {},
): Promise<readonly WorkbookWarning[]> {
  const change = await beginChange(book)
  const records = blockRecords(edit.record)
  const steps = edit.tables.length + edit.cells.length + edit.charts.length
  let done = 0
  const step = (): void => {
    work.signal?.throwIfAborted()
    work.progress?.(++done, steps)
  }
  const [tables, sheets] = [new Set<string>(), new Set<string>()]
  const boxes: ChangedBox[] = []
  for (const it of edit.tables) {
    const applied = await applyTable(change, it)
    tables.add(applied.table.toLowerCase())
    sheets.add(applied.sheet.toLowerCase())
    boxes.push({ sheet: applied.sheet.toLowerCase(), box: applied.box })
    step()
  }
  for (const it of edit.cells) {
    await applyCells(change, it, records.get(it.block))
    step()
  }
  await storeStrings(change)
  for (const { layout } of edit.pivots) {
    const source = findTable(await book.tables(), await book.sheets(), records.get(layout.source))
    if (source) tables.add(source.name.toLowerCase())
  }
  if (tables.size > 0) await applyPivots(change, tables, languageOf(edit), edit.pivots, records)
  await storeStrings(change)
  if (tables.size > 0) await dropStaleValues(book, boxes, tables)
  for (const it of edit.charts) {
    await applyChart(change, it, edit.record)
    step()
  }
  await refreshChartCaches(book, sheets)
  if (change.formulas) await removeCalcChain(book)
  if (tables.size > 0) {
    await refreshPivotsOnLoad(book, tables, sheets)
    await recalculateOnLoad(book)
  }
  await applyTexts(book, edit.texts)
  const record = edit.recreate ? await recreate(change, edit.recreate, edit.record, work) : edit.record
  await storeStrings(change)
  await storeRecord(book, record)
  return change.warnings
}

const languageOf = ({ record }: BookEdit): string => record.reports[0]?.report.language ?? 'en'
