import type { Work } from '../../base/work.ts'
import type { Plan } from '../../report/steps.ts'
import type { BookEdit } from '../../workbook/edit.ts'
import type { WorkbookRecord } from '../../workbook/record.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import type { RefreshableWorkbook } from '../../workbook/workbook.ts'
import type { Deflater } from '../opc/deflater.ts'
import { writeZip, type Sink } from '../opc/zip-writer.ts'
import { OpenBook } from './book.ts'
import { applyEdit } from './apply-edit.ts'
import { readBlocks } from './read-blocks.ts'
import { readTables } from './read-tables.ts'
import { readStoredRecord } from './record-part.ts'
import { writePlan } from './write-plan.ts'

export interface SavedXlsx {
  readonly record: WorkbookRecord | null
  /** What was written differently from what the plans asked for, since the workbook was opened. */
  readonly warnings: readonly WorkbookWarning[]
}

/** A workbook file that was opened: read, written into and refreshed in memory, and saved as a new file. */
export interface OpenedXlsx extends RefreshableWorkbook {
  /** Whether anything was written since it was opened; without it `save` gives the same parts again. */
  readonly changed: boolean
  /** Writes the file. Parts that nothing changed keep their compressed bytes. */
  save(sink: Sink, work?: Work): Promise<SavedXlsx>
}

/**
 * Opens the bytes of an .xlsx or .xlsm. They must not change while the workbook is in use. Every change is
 * made on a copy that takes the place of the workbook when it is whole, so a failure leaves it as it was.
 *
 * @throws WorkbookError `file/…` where the bytes are no workbook that can be edited safely
 */
export async function openXlsx(
  bytes: Uint8Array,
  { deflater }: { readonly deflater: Deflater },
): Promise<OpenedXlsx> {
  let book = await OpenBook.open(bytes, deflater)
  let changed = false
  /** Stands on every new entry of the zip: that of the last plan or refresh. */
  let time = new Date(0)
  const warnings: WorkbookWarning[] = []
  const change = async (
    when: string | undefined,
    make: (copy: OpenBook) => Promise<readonly WorkbookWarning[]>,
    work?: Work,
  ): Promise<void> => {
    work?.signal?.throwIfAborted()
    const copy = book.fork()
    const said = await make(copy)
    work?.signal?.throwIfAborted()
    book = copy
    changed = true
    if (when !== undefined) time = new Date(when)
    warnings.push(...said)
  }
  return {
    can: { pivotTables: true, charts: true, chartAltText: true, printLayout: true, undoGroups: false },
    get changed() {
      return changed
    },
    record: () => readStoredRecord(book),
    tables: () => readTables(book),
    read: (record, theirs, work) => readBlocks(book, record, theirs, work),
    write: (plan: Plan, work?: Work) => change(plan.created, (copy) => writePlan(copy, plan, work), work),
    apply: (edit: BookEdit, work?: Work) =>
      change(lastWritten(edit.record), (copy) => applyEdit(copy, edit, work), work),
    save: async (sink, work) => {
      work?.signal?.throwIfAborted()
      await writeZip(book.pkg.entries(), time, deflater, sink)
      return { record: await readStoredRecord(book), warnings }
    },
  }
}

const lastWritten = ({ reports }: WorkbookRecord): string | undefined =>
  reports
    .map((it) => it.written)
    .sort()
    .at(-1)
