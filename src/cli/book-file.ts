import { access, constants, readFile, realpath, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, parse } from 'node:path'
import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'
import { isSystemError, reasonOf, type CommandContext, type Savable } from './terminal.ts'
import { writeBeside } from './write-beside.ts'

/** A workbook file as it was when it was read. */
export interface BookFile {
  readonly path: string
  readonly bytes: Uint8Array
  /** Permissions. */
  readonly mode: number
  readonly modified: number
}

/** @throws WorkbookError `file/…` where it is not there, cannot be read, may not be changed or is in use */
export async function readBook(path: string): Promise<BookFile> {
  try {
    const { mode, mtimeMs } = await stat(path)
    const bytes = await readFile(path)
    if ((mode & 0o222) === 0) throw new WorkbookError({ code: 'file/not-writable' })
    await access(path, constants.W_OK).catch((cause: unknown) => {
      throw new WorkbookError({ code: 'file/not-writable' }, { cause })
    })
    await refuseInUse(path)
    return { path, bytes, mode: mode & 0o777, modified: mtimeMs }
  } catch (cause) {
    throw isSystemError(cause) ? new WorkbookError({ code: 'file/not-readable' }, { cause }) : cause
  }
}

/**
 * Where the system lets a file be replaced that a program has open, that program would later write its own
 * state over ours. Excel and LibreOffice say with a file beside the workbook that they have it open.
 */
export async function refuseInUse(path: string): Promise<void> {
  const at = await realpath(path).catch(() => path)
  for (const lock of [`~$${basename(at)}`, `.~lock.${basename(at)}#`]) {
    const found = await stat(join(dirname(at), lock)).catch(() => null)
    if (found) throw new WorkbookError({ code: 'file/in-use', detail: { lock } })
  }
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
  let copy: string | null = null
  try {
    return await writeBeside(file.path, (sink) => book.save(sink, signal ? { signal } : {}), {
      before: async () => {
        if (backup !== null) copy = await writeBackup(file, backup)
        await refuseChanged(file)
      },
    })
  } catch (cause) {
    if (copy !== null) await rm(copy, { force: true }).catch(() => undefined)
    throw cause
  }
}

async function refuseChanged({ path, bytes, modified }: BookFile): Promise<void> {
  const now = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
  if (now?.mtimeMs !== modified || now.size !== bytes.length)
    throw new WorkbookError({ code: 'workbook/changed-meanwhile' })
}

/** `Report.xlsx` -> `Report.backup-20261121T213205.xlsx`: opens in Excel, sorts by time, hides nothing. */
async function writeBackup({ path, bytes, mode }: BookFile, time: string): Promise<string> {
  const { dir, name, ext } = parse(path)
  const stem = join(dir, `${name}.backup-${time.slice(0, 19).replace(/[-:]/g, '')}`)
  let copy = `${stem}${ext}`
  for (let n = 2; await stat(copy).catch(() => null); n++) copy = `${stem}-${n}${ext}`
  await writeBeside(copy, (sink) => sink(bytes), { mode })
  return copy
}

/** What a workbook or the disk refused, as a problem with its file; any other error is thrown on. */
export function bookProblem(cause: unknown, file: string, { words }: CommandContext): WorkbookProblem {
  const refused = cause instanceof WorkbookError ? cause.cause : cause
  const problem = cause instanceof WorkbookError ? cause.problem : { code: 'file/not-writable' as const }
  if (!isSystemError(refused)) {
    if (cause instanceof WorkbookError) return { file, ...problem }
    throw cause
  }
  if (refused.code === 'ENOENT' && problem.code === 'file/not-readable')
    return { code: 'file/not-found', file }
  if (isInUse(refused)) return { code: 'file/in-use', file }
  return { file, ...problem, detail: { ...problem.detail, reason: reasonOf(refused, words) } }
}

/** Windows refuses to replace a file that a program has open as it refuses a lack of rights. */
const isInUse = ({ code, syscall }: NodeJS.ErrnoException): boolean =>
  code === 'EBUSY' || (syscall === 'rename' && (code === 'EPERM' || code === 'EACCES'))
