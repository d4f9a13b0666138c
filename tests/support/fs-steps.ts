import fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'

/** One call of the file system. */
export interface Step {
  /** As in `node:fs/promises`; what is done with an open file stands behind `file.`. */
  readonly operation: string
  /** Of the file that is opened, read, written or renamed to. */
  readonly path: string
  /** Whether it leaves other files behind than it found. */
  readonly changes: boolean
  /** Does the first half of a write, as a program does that is stopped in the midst of it. */
  readonly half?: () => void
}

type Call = (...args: unknown[]) => Promise<unknown>

const OPERATIONS = [
  ...['access', 'chmod', 'copyFile', 'link', 'open', 'readFile', 'readdir', 'realpath'],
  ...['rename', 'rm', 'stat', 'unlink', 'writeFile'],
] as const
const READING = ['access', 'readFile', 'readdir', 'realpath', 'stat']
const OF_A_FILE = ['chmod', 'close', 'sync', 'write', 'writeFile'] as const

/**
 * Calls `visit` before every operation of `node:fs/promises` on files below a folder; what it throws is what
 * the operation fails with. Gives back what ends this.
 */
export function onEveryStep(folder: string, visit: (step: Step) => void): () => void {
  const promises = fs.promises as unknown as Record<string, Call>
  const original = { ...promises }
  for (const operation of OPERATIONS) {
    const call = promises[operation]!
    promises[operation] = async (...args) => {
      const path = String(operation === 'rename' || operation === 'copyFile' ? args[1] : args[0])
      if (!path.startsWith(folder)) return call(...args)
      visit({ operation, path, changes: !READING.includes(operation) })
      const made = await call(...args)
      return operation === 'open' ? watched(made as FileHandle, path, visit) : made
    }
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(promises, original)
    syncBuiltinESMExports()
  }
}

function watched(file: FileHandle, path: string, visit: (step: Step) => void): FileHandle {
  const methods = file as unknown as Record<string, Call>
  for (const name of OF_A_FILE) {
    const call = methods[name]!.bind(file)
    methods[name] = async (...args) => {
      const step = { operation: `file.${name}`, path, changes: true }
      if (name !== 'write') visit(step)
      else {
        const [bytes, offset] = args as [Uint8Array, number]
        const half = (): void => void fs.writeSync(file.fd, bytes, offset, (bytes.length - offset) >> 1)
        visit({ ...step, half })
      }
      return call(...args)
    }
  }
  return file
}
