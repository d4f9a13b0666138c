import type { Work } from '../../base/work.ts'
import type { Report } from '../../report/report.ts'
import type { RefreshableWorkbook, Workbook } from '../../workbook/workbook.ts'
import type { Book } from './book.ts'

interface Saved {
  save(sink: (piece: Uint8Array) => Promise<void>, work?: Work): Promise<unknown>
}

/** A new workbook that becomes a file when it is saved, whatever adapter makes it. */
export type NewWorkbook = Workbook & Saved
/** One that was opened; `changed` once something has been written into it. */
export type OpenedWorkbook = RefreshableWorkbook & Saved & { readonly changed: boolean }

/** The adapter for files, fetched when the first file is made or opened. */
export interface FileWorkbooks {
  create(): Promise<NewWorkbook>
  open(bytes: Uint8Array): Promise<OpenedWorkbook>
}

type State =
  /** A new workbook is planned as a whole each time, so that all its reports share one Contents. */
  | { readonly kind: 'new'; readonly reports: readonly Report[]; readonly book: NewWorkbook | null }
  | { readonly kind: 'opened'; readonly name: string; readonly book: OpenedWorkbook }

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NEW: State = { kind: 'new', reports: [], book: null }

/** A workbook outside Excel: new or opened from a file, held in memory, saved as a download. */
export function fileBook(workbooks: FileWorkbooks): Book {
  let state: State = NEW
  return {
    write: async (reports, planner, work) => {
      const { writeReports } = await import('../../app/write-reports.ts')
      if (state.kind === 'opened')
        return writeReports((installed) => planner(reports, installed), state.book, work)
      const all = [...state.reports, ...reports]
      const book = await workbooks.create()
      const written = await writeReports((installed) => planner(all, installed), book, work)
      if (written.ok) state = { kind: 'new', reports: all, book }
      return written
    },
    record: async () => (await state.book?.record()) ?? null,
    // What is new has nothing to refresh: it was planned from the figures at hand.
    refreshable: () => (state.kind === 'opened' ? state.book : null),
    file: {
      name: () => (state.kind === 'opened' ? state.name : null),
      isChanged: () => (state.kind === 'opened' ? state.book.changed : state.book !== null),
      startNew: () => {
        state = NEW
      },
      open: async (file) => {
        const book = await workbooks.open(new Uint8Array(await file.arrayBuffer()))
        state = { kind: 'opened', name: file.name, book }
      },
      save: async (work) => {
        const pieces: Uint8Array<ArrayBuffer>[] = []
        await state.book?.save(async (piece) => {
          pieces.push(piece.slice())
        }, work)
        const name = state.kind === 'opened' ? state.name : 'concord-report.xlsx'
        return { name, bytes: new Blob(pieces, { type: TYPE }) }
      },
    },
  }
}
