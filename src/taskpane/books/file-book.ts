import { writePlanned } from '../../app/write-planned.ts'
import type { Work } from '../../base/work.ts'
import type { Report } from '../../report/report.ts'
import type { Workbook } from '../../workbook/workbook.ts'
import type { Book } from './book.ts'

/** A workbook that becomes a file when it is saved, whatever adapter makes it. */
export interface FileWorkbook extends Workbook {
  save(sink: (piece: Uint8Array) => Promise<void>, work?: Work): Promise<unknown>
}

/** The adapter for files, fetched when the first file is made or opened. */
export interface FileWorkbooks {
  create(): Promise<FileWorkbook>
  open(bytes: Uint8Array): Promise<FileWorkbook>
}

type State =
  /** A new workbook is planned as a whole each time, so that all its reports share one Contents. */
  | { readonly kind: 'new'; readonly reports: readonly Report[]; readonly book: FileWorkbook | null }
  | { readonly kind: 'opened'; readonly name: string; readonly book: FileWorkbook; readonly changed: boolean }

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const NEW: State = { kind: 'new', reports: [], book: null }

/** A workbook outside Excel: new or opened from a file, held in memory, saved as a download. */
export function fileBook(workbooks: FileWorkbooks): Book {
  let state: State = NEW
  return {
    write: async (reports, planner, work) => {
      const all = state.kind === 'new' ? [...state.reports, ...reports] : reports
      const book = state.kind === 'new' ? await workbooks.create() : state.book
      const written = await writePlanned((installed) => planner(all, installed), book, work)
      if (written.ok)
        state = state.kind === 'new' ? { ...state, reports: all, book } : { ...state, changed: true }
      return written
    },
    record: async () => (await state.book?.record()) ?? null,
    file: {
      name: () => (state.kind === 'opened' ? state.name : null),
      isChanged: () => (state.kind === 'opened' ? state.changed : state.book !== null),
      startNew: () => {
        state = NEW
      },
      open: async (file) => {
        const book = await workbooks.open(new Uint8Array(await file.arrayBuffer()))
        state = { kind: 'opened', name: file.name, book, changed: false }
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
