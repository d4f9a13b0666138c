import { randomBytes } from 'node:crypto'
import { open, readdir, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Takes the pieces of a file one after the other. */
export type Sink = (piece: Uint8Array) => Promise<void>

interface Options {
  /** Permissions of the new file; without them those of the file that it replaces. */
  readonly mode?: number
  /** Runs when the new file is whole and on the disk, and the old one still in its place. */
  readonly before?: () => Promise<void>
}

/**
 * Writes a file beside its destination and renames it when it is whole and on the disk, so that whoever
 * looks sees the old file or the new one, never half of one, also after a power cut. On any failure the
 * piece that was written is removed. A symbolic link stays one: the file that it leads to is replaced.
 */
export async function writeBeside<T>(
  path: string,
  write: (sink: Sink) => Promise<T>,
  { mode, before }: Options = {},
): Promise<T> {
  const target = await realpath(path).catch(() => path)
  const permissions = mode ?? (await permissionsOf(target))
  await removeLeftovers(dirname(target))
  // Short, whatever the file is called: a long Russian name leaves no room for more.
  const temporary = join(dirname(target), `~concord-${randomBytes(4).toString('hex')}.tmp`)
  const file = await open(temporary, 'wx', permissions)
  try {
    const { put, flush } = buffered(file)
    const result = await write(put)
    await flush()
    // Made narrower by the process's mask, never wider; some shares have no permissions to set.
    if (permissions !== undefined) await file.chmod(permissions).catch(() => undefined)
    await file.sync()
    await file.close()
    await before?.()
    await rename(temporary, target)
    return result
  } catch (cause) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true }).catch(() => undefined)
    throw cause
  }
}

const permissionsOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  )

const BUFFER_BYTES = 1 << 16

/** Gathers the many small pieces of a zip, so that each write to the disk is worth its while. */
function buffered(file: FileHandle): { readonly put: Sink; readonly flush: () => Promise<void> } {
  const buffer = new Uint8Array(BUFFER_BYTES)
  let filled = 0
  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
  }
  const flush = async (): Promise<void> => {
    await writeAll(buffer.subarray(0, filled))
    filled = 0
  }
  const put: Sink = async (piece) => {
    if (filled + piece.length > BUFFER_BYTES) await flush()
    if (piece.length > BUFFER_BYTES) return writeAll(piece)
    buffer.set(piece, filled)
    filled += piece.length
  }
  return { put, flush }
}

const LEFTOVER = /^~concord-[0-9a-f]{8}\.tmp$/
const LEFTOVER_AGE_MS = 3_600_000

/** Removes what runs that were killed have left in a folder; a file that was written lately may be at work. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const path of names.filter((name) => LEFTOVER.test(name)).map((name) => join(folder, name))) {
    const found = await stat(path).catch(() => null)
    const isOld = found !== null && Date.now() - found.mtimeMs > LEFTOVER_AGE_MS
    if (isOld) await rm(path, { force: true }).catch(() => undefined)
  }
}
