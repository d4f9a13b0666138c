import { copyFile, readFile, stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'
import { isSystemError, reasonOf, type CommandContext, type Savable } from './terminal.ts'
import { writeBeside } from './write-beside.ts'

/** A workbook file as it was when it was read. */
export interface BookFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly modified: number
}

/** @throws WorkbookError `file/…` where it is not there, cannot be read, or is marked read-only */
export async function readBook(path: string): Promise<BookFile> {
  const found = await stat(path)
  if ((found.mode & 0o222) === 0) throw new WorkbookError({ code: 'file/not-writable', file: path })
  return { path, bytes: await readFile(path), modified: found.mtimeMs }
}

/**
 * Puts the changed workbook in the place of the file that was read, whole or not at all; never over a file
 * that somebody has saved meanwhile.
 *
 * @param backup time that stands in the name of the copy of the old file, or null for no copy
 */
export async function saveBook(
  file: BookFile,
  book: Savable,
  backup: string | null,
  signal: AbortSignal | undefined,
) {
  return writeBeside(file.path, async (sink) => {
    const saved = await book.save(sink, signal ? { signal } : {})
    if ((await stat(file.path)).mtimeMs !== file.modified)
      throw new WorkbookError({ code: 'workbook/changed-meanwhile', file: file.path })
    if (backup !== null) await copyFile(file.path, backupPath(file.path, backup))
    return saved
  })
}

/** `Report.xlsx` -> `Report.backup-20261121T213205.xlsx`: opens in Excel, sorts by time, hides nothing. */
function backupPath(path: string, time: string): string {
  const { dir, name, ext } = parse(path)
  return join(dir, `${name}.backup-${time.slice(0, 19).replace(/[-:]/g, '')}${ext}`)
}

/** What a workbook or the disk refused, as a problem with its file; any other error is thrown on. */
export function bookProblem(cause: unknown, file: string, { words }: CommandContext): WorkbookProblem {
  if (cause instanceof WorkbookError) return { file, ...cause.problem }
  if (!isSystemError(cause)) throw cause
  if (cause.code === 'ENOENT') return { code: 'file/not-found', file }
  const code =
    cause.syscall === 'open' || cause.syscall === 'read' ? 'file/not-readable' : 'file/not-writable'
  return { code, file, detail: { reason: reasonOf(cause, words) } }
}
