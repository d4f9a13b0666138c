import type { Work } from '../base/work.ts'
import type { DataProblem } from '../data/problem.ts'
import { readCsvDataset, readPackage, type FileAccess, type PackageResult } from '../data/package.ts'

/** Where a data set is read from: a package's folder behind an address, or files that were chosen together. */
export type DatasetSource =
  | { readonly kind: 'folder'; readonly url: string }
  | { readonly kind: 'files'; readonly files: readonly File[] }

/** The files of a package could not be had, which is no fault of the data. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'
}

const DESCRIPTOR = 'datapackage.json'

/**
 * Reads a data set. Its problems are returned; a folder that cannot be reached is thrown as
 * UnreachableError, cancelling as the signal's reason.
 */
export function openDataset(source: DatasetSource, work: Work = {}): Promise<PackageResult> {
  return source.kind === 'folder' ? openFolder(source.url, work) : openFiles(source.files, work)
}

async function openFolder(url: string, work: Work): Promise<PackageResult> {
  let failure: UnreachableError | null = null
  const access: FileAccess = (path) =>
    fetchFile(new URL(path, url), work.signal).catch((cause: unknown) => {
      failure = cause instanceof UnreachableError ? cause : new UnreachableError(String(cause), { cause })
      throw failure
    })
  const result = await readPackage(access, work)
  if (failure !== null) throw failure
  return result
}

async function fetchFile(url: URL, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const response = await fetch(url, signal ? { signal } : {})
  if (!response.ok) throw new UnreachableError(`${url}: ${response.status} ${response.statusText}`)
  return new Uint8Array(await response.arrayBuffer())
}

/**
 * A package whose descriptor and tables were chosen together, found by their names whatever folders the
 * descriptor puts them in; or one CSV file alone.
 */
async function openFiles(files: readonly File[], work: Work): Promise<PackageResult> {
  const [only] = files
  const descriptor = descriptorOf(files)
  if (!descriptor && files.length === 1 && only) {
    return readCsvDataset(new Uint8Array(await only.arrayBuffer()), only.name, work)
  }
  const access: FileAccess = async (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const file = path === DESCRIPTOR ? descriptor : files.find((it) => it.name === name)
    if (!file) throw new Error(`${path} was not chosen`)
    return new Uint8Array(await file.arrayBuffer())
  }
  const read = await readPackage(access, work)
  const named = descriptor?.name ?? DESCRIPTOR
  return read.ok ? read : { ...read, error: read.error.map((it) => renamed(it, named)) }
}

/** `datapackage.json`, or the only JSON file. */
function descriptorOf(files: readonly File[]): File | undefined {
  const json = files.filter(({ name }) => name.toLowerCase().endsWith('.json'))
  return json.find(({ name }) => name === DESCRIPTOR) ?? (json.length === 1 ? json[0] : undefined)
}

/** A descriptor of another name is called by that name. */
const renamed = (problem: DataProblem, name: string): DataProblem =>
  problem.file === DESCRIPTOR ? { ...problem, file: name } : problem
