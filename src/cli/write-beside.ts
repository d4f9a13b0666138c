import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Takes the pieces of a file one after the other. */
export type Sink = (piece: Uint8Array) => Promise<void>

/**
 * Writes a file beside its destination and renames it when it is whole, so that whoever looks sees the old
 * file or the new one, never half of one. On any failure the piece that was written is removed.
 */
export async function writeBeside<T>(path: string, write: (sink: Sink) => Promise<T>): Promise<T> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  const file = await open(temporary, 'wx')
  try {
    const result = await write(async (piece) => {
      let at = 0
      while (at < piece.byteLength) at += (await file.write(piece, at)).bytesWritten
    })
    await file.sync()
    await file.close()
    await rename(temporary, path)
    return result
  } catch (cause) {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw cause
  }
}
