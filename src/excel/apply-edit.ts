/** Applies the edit of a refresh to the workbook that Excel has open. */
import type { Work } from '../base/work.ts'
import type { BookEdit } from '../workbook/edit.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { recordOf, withBlocks, type PlacedBlock } from '../workbook/record-of.ts'
import type { Warn } from '../workbook/warning.ts'
import { writeCellsEdit } from './apply-cells.ts'
import { writeChartEdit } from './apply-chart.ts'
import { writeFormats } from './apply-formats.ts'
import { removeRows, writeTableEdit } from './apply-table.ts'
import { askForProperties, writeTexts } from './apply-texts.ts'
import { Batch } from './batch.ts'
import { OPTIONAL } from './capabilities.ts'
import { change, supports, type ExcelHost } from './host.ts'
import { writeLayouts } from './pivot-layout.ts'
import { hostCode } from './problems.ts'
import { placeAgain, recreate } from './recreate.ts'
import { storedParts, storeRecord } from './record-store.ts'
import { rememberCells, restore, type Memory } from './restore.ts'
import { survey, type Survey } from './survey.ts'
import { findTargets } from './targets.ts'

/**
 * Only the named cells are written. What can be taken back comes first: when Excel refuses any of it, the
 * workbook is put back as it was. Rows that go away come last, because with them goes what hangs on them.
 *
 * @throws WorkbookError before anything is written where it can be known; `workbook/incomplete` where it
 *   could be neither finished nor taken back: the same refresh again finishes it
 */
export async function applyEdit(
  edit: BookEdit,
  host: ExcelHost,
  undoGroup: boolean,
  warn: Warn,
  work: Work = {},
): Promise<void> {
  work.signal?.throwIfAborted()
  const total = edit.tables.length + edit.cells.length + edit.charts.length + 1
  let done = 0
  const step = (): void => work.progress?.(++done, total)
  /** What has to be put back when something fails; `lost` where it no longer can be. */
  const before: { memory: Memory | null; lost: boolean } = { memory: null, lost: false }
  const write = (grouped: boolean): Promise<readonly PlacedBlock[]> =>
    change(
      host,
      async (context) => {
        const all = await survey(context)
        const targets = await findTargets(context, edit, all)
        if (edit.recreate) await placeAgain(context, edit.recreate, edit.record, () => undefined)
        before.memory = await rememberCells(context, targets)
        const batch = new Batch(context, { signal: work.signal })
        // Before new rows, which come with their formats.
        await writeFormats(targets.formats, 'to', batch)
        for (const it of targets.tables) await writeTableEdit(it, batch).then(step)
        for (const it of targets.cells) await writeCellsEdit(it, batch).then(step)
        await batch.send()
        before.lost =
          edit.charts.length + edit.pivots.length > 0 || edit.tables.some(({ remove }) => remove.length > 0)
        const rest = new Batch(context)
        for (const it of targets.tables) await removeRows(it, rest)
        for (const it of targets.charts) await writeChartEdit(it, all, targets.records, rest).then(step)
        await refreshPivots(rest, host, edit, all)
        await writeLayouts(edit.pivots, all, targets.records, rest)
        await rest.send()
        if (targets.texts.length > 0) {
          before.lost = true
          await writeTexts(targets.texts, rest)
          await rest.send()
        }
        if (!edit.recreate) return []
        before.lost = true
        return recreate(context, edit.recreate, edit.record, warn)
      },
      { undoGroup: grouped },
    )
  try {
    const made = await write(undoGroup).catch(async (error: unknown) => {
      const { memory, lost } = before
      if (!undoGroup || !memory || lost || hostCode(error) !== 'UndoNotSupported') throw error
      await restore(host, memory)
      done = 0
      return write(false)
    })
    await change(host, async (context) => {
      const said = askForProperties(context, edit.texts)
      const parts = await storedParts(context)
      await writeTexts(said, new Batch(context))
      const again = edit.recreate ? recordOf(edit.recreate.plan, made) : null
      storeRecord(context, again ? withBlocks(edit.record, again) : edit.record, parts)
      await context.sync()
    })
    step()
  } catch (error) {
    const { memory, lost } = before
    if (lost) throw incomplete(done, total, error)
    if (memory) {
      await restore(host, memory).catch((cause: unknown) => {
        throw incomplete(done, total, { error, cause })
      })
    }
    throw error
  }
}

const incomplete = (done: number, total: number, cause: unknown): WorkbookError =>
  new WorkbookError({ code: 'workbook/incomplete', detail: { done, total } }, { cause })

/** PivotTables do not refresh by themselves: those on changed tables, or all where Excel does not tell which. */
async function refreshPivots(batch: Batch, host: ExcelHost, edit: BookEdit, all: Survey): Promise<void> {
  if (edit.tables.length === 0 || all.pivots.length === 0) return
  if (!supports(host, OPTIONAL.pivotSources)) {
    await batch.add({})
    batch.context.workbook.pivotTables.refreshAll()
    return
  }
  const sources = all.pivots.map(({ object }) => ({ object, source: object.getDataSourceString() }))
  await batch.send()
  const changed = new Set(edit.tables.map(({ object }) => object.name.toLowerCase()))
  for (const { object, source } of sources) {
    if (!changed.has(source.value.toLowerCase())) continue
    await batch.add({})
    object.refresh()
  }
}
