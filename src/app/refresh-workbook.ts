import type { Work } from '../base/work.ts'
import type { Dataset } from '../data/table.ts'
import { normalizeReport } from '../report/normalize.ts'
import type { BlockId, NormalReport, ReportId, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import type { Words } from '../report/words.ts'
import { adopt } from '../workbook/adopt.ts'
import type { BookChanges } from '../workbook/changes.ts'
import { decideBook, decideRestore } from '../workbook/decide-book.ts'
import type { Choices } from '../workbook/decide-table.ts'
import type { BookEdit } from '../workbook/edit.ts'
import { fitTo } from '../workbook/fit.ts'
import { mergeBook } from '../workbook/merge-book.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { receiptOf, type ReceiptRow } from '../workbook/receipt.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import { restoreBook } from '../workbook/restore-book.ts'
import type { BlockState } from '../workbook/state.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'
import { followShared } from './follow-shared.ts'
import { listReceipt } from './list-receipt.ts'
import { findLostTables, type FoundTable } from './lost-tables.ts'
import { planBook, type WordsFor } from './plan-book.ts'
import { withPresentSheets } from './present-sheets.ts'
import { receiptWork } from './receipt.ts'

/** The reports of a workbook made again from a data set, and why some of them cannot be. */
export interface Replanned {
  readonly plan: Plan
  readonly failed: ReadonlyMap<ReportId, readonly ReportProblem[]>
}
export type Replan = (installed: readonly NormalReport[]) => Replanned | Promise<Replanned>

/** Makes the plan of installed reports again; one that the new data set cannot answer does not hold up the rest. */
export const replan =
  (data: Dataset, words: WordsFor, created: string): Replan =>
  (installed) => {
    const failed = new Map<ReportId, readonly ReportProblem[]>()
    const normal = installed.flatMap((report) => {
      const again = normalizeReport(report, data)
      if (again.ok) return [again.value]
      failed.set(report.id, again.error)
      return []
    })
    return { plan: planBook(normal, data, words, created), failed }
  }

/** What a refresh would do: to be shown and decided before anything is written. */
export interface RefreshCheck extends Replanned {
  readonly record: WorkbookRecord
  readonly states: readonly BlockState[]
  /** Without the reports that failed. */
  readonly changes: BookChanges
  /** Tables that may take the place of lost ones, where the user wants it (`adoptTables`). */
  readonly adoptable: readonly FoundTable[]
  /** Those that did. */
  readonly adopted: readonly BlockId[]
}

/** Compares a workbook with the figures of a data set. Null where Concord has written nothing into it. */
export async function checkWorkbook(
  make: Replan,
  book: RefreshableWorkbook,
  work?: Work,
): Promise<RefreshCheck | null> {
  const record = await book.record()
  if (!record) return null
  const { plan, failed } = await make(record.reports.map(({ report }) => report))
  const fitting = fitTo(plan, book.can)
  const states = await book.read(record, fitting, work)
  const theirs = listReceipt(fitting, record, states)
  const adoptable = await findLostTables(record, states, theirs, book, work)
  const compared = { record, states, plan: theirs, failed, adoptable, adopted: [] }
  return { ...compared, changes: changesOf(compared) }
}

/** The same check with tables in the place of lost ones; of two for one place, and of one for two, the first. */
export function adoptTables(check: RefreshCheck, chosen: readonly FoundTable[]): RefreshCheck {
  const taken = new Set<string>()
  const adopting = chosen.filter(({ block, table }) => {
    const free = !taken.has(block) && !taken.has(table.object.name)
    taken.add(block).add(table.object.name)
    return free
  })
  if (adopting.length === 0) return check
  const states = new Map(adopting.map(({ block, state }) => [block, state]))
  const adopted = {
    ...check,
    record: adopt(check.record, adopting),
    states: check.states.map((it) => states.get(it.block) ?? it),
    adoptable: check.adoptable.filter((it) => !taken.has(it.block) && !taken.has(it.table.object.name)),
    adopted: [...check.adopted, ...states.keys()],
  }
  return { ...adopted, changes: changesOf(adopted) }
}

function changesOf({ record, states, plan, failed }: Omit<RefreshCheck, 'changes'>): BookChanges {
  const { reports, counts } = mergeBook(record, states, withPresentSheets(plan, states))
  // The plan says nothing of a report that failed, so what is said of all reports stays as it is.
  const made = reports.filter(({ report }) => (report ? !failed.has(report.id) : failed.size === 0))
  return { reports: made, counts }
}

/** What a refresh wrote; no rows where there was nothing to write. */
export interface Refreshed {
  readonly written: boolean
  readonly rows: readonly ReceiptRow[]
}

/**
 * Writes what was decided of a check, and the receipt where it is asked for. Throws WorkbookError and leaves
 * the workbook as it was when it cannot; `workbook/receipt-behind` where only the receipt could not be written.
 *
 * @param receipt words of the sheet What changed, or null for no receipt
 */
export async function refreshWorkbook(
  { record, states, changes, plan, adopted }: RefreshCheck,
  book: RefreshableWorkbook,
  choices: Choices,
  receipt: Words | null,
  work?: Work,
): Promise<Refreshed> {
  const { edit, tables } = decideBook(record, changes, plan, { ...choices, adopted })
  if (!edit) return { written: false, rows: [] }
  // Contents, Notes and Sources follow the reports; their changes are no news of a figure.
  const rows = receiptOf(changes, tables, plan.created).filter(({ report }) => report !== null)
  const extra = receipt && rows.length > 0 ? receiptWork(rows, record, states, plan, receipt) : null
  await book.apply(extra?.kind === 'append' ? withTable(edit, extra.edit) : edit, work)
  if (extra?.kind === 'write') {
    try {
      // Not to be cancelled: by now the figures are refreshed.
      await book.write(extra.plan)
      // Contents list the new sheet.
      await followShared(plan, book)
    } catch (cause) {
      throw new WorkbookError({ code: 'workbook/receipt-behind' }, { cause })
    }
  }
  return { written: true, rows }
}

const withTable = (edit: BookEdit, table: BookEdit['tables'][number]): BookEdit => ({
  ...edit,
  tables: [...edit.tables, table],
})

/** What taking back the last refresh would change, or null where there is none to take back. */
export async function checkRestore(
  book: RefreshableWorkbook,
  work?: Work,
): Promise<{ readonly record: WorkbookRecord; readonly changes: BookChanges } | null> {
  const record = await book.record()
  if (!record?.undo) return null
  const changes = restoreBook(record, await book.read(record, null, work))
  return changes && { record, changes }
}

/** Restores the values before the last refresh, except where the analyst has changed them since. */
export async function restoreWorkbook(
  { record, changes }: { readonly record: WorkbookRecord; readonly changes: BookChanges },
  book: RefreshableWorkbook,
  choices: Choices,
  work?: Work,
): Promise<boolean> {
  const { edit } = decideRestore(record, changes, choices)
  if (edit) await book.apply(edit, work)
  return edit !== null
}
