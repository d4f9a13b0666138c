import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * Reads files of one folder and nothing outside it, also not through a symbolic link: a data set comes
 * from anywhere, and its descriptor must not be able to name the analyst's other files.
 */
export function fileAccess(folder: string): (path: string) => Promise<Uint8Array> {
  return async (path) => {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    if (!file.startsWith(root + sep)) throw new Error(`${path} lies outside the data set's folder`)
    return readFile(file)
  }
}
