import { fail, ok, type Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import { inferCsv } from './csv/infer.ts'
import { readCsv } from './csv/read-csv.ts'
import { type Descriptor, parseDescriptor } from './package/descriptor.ts'
import { sha256 } from './package/hash.ts'
import { type Resource, resourcesOf } from './package/resources.ts'
import type { Findings } from './package/schema-of.ts'
import type { DataProblem } from './problem.ts'
import type { Dataset, Table } from './table.ts'
import { decodeUtf8, isUtf8 } from './utf8.ts'
import { validateReferences, validateTable } from './validate.ts'

/** Reads a file of a package by its path in it, `areas.csv`, or rejects when there is none. */
export type FileAccess = (path: string) => Promise<Uint8Array>

/** A data set, or why there is none; warnings either way. */
export type PackageResult = Result<Dataset, readonly DataProblem[]> & {
  readonly warnings: readonly DataProblem[]
}

const DESCRIPTOR = 'datapackage.json'

/**
 * Reads a Frictionless Data Package (version 1 or 2, CSV resources) with its schemas, keys and hash. All its
 * problems are reported, not the first one only. Files are asked for by paths inside the package alone.
 * Throws only the signal's reason.
 */
export async function readPackage(access: FileAccess, work: Work = {}): Promise<PackageResult> {
  const findings: Findings = { file: DESCRIPTOR, problems: [], warnings: [] }
  const descriptor = await readDescriptor(access, work, findings)
  const resources = descriptor ? resourcesOf(descriptor, findings) : []
  const files = findings.problems.length === 0 ? await readFiles(access, resources, work, findings) : []
  if (!descriptor || findings.problems.length > 0)
    return { ...fail(findings.problems), warnings: findings.warnings }
  return readTables(descriptor, resources, files, work, findings)
}

/**
 * Reads a CSV file without a descriptor as a data set of one table, its delimiter and types inferred.
 * `path` names the table and stands in problems. Throws only the signal's reason.
 */
export async function readCsvDataset(
  bytes: Uint8Array,
  path: string,
  work: Work = {},
): Promise<PackageResult> {
  const file = path.replace(/^.*[/\\]/, '')
  const name = file.replace(/\.[^.]+$/, '')
  const descriptor = { name, version: '', created: '', sources: [], licenses: [], resources: [] }
  const findings: Findings = { file, problems: [], warnings: [] }
  return readTables(descriptor, [{ name, path: file }], [bytes], work, findings)
}

async function readDescriptor(
  access: FileAccess,
  work: Work,
  findings: Findings,
): Promise<Descriptor | undefined> {
  const { file, problems } = findings
  const [bytes] = await readFiles(access, [{ path: DESCRIPTOR }], work, findings)
  if (!bytes) return undefined
  if (!isUtf8(bytes, 0, bytes.length)) {
    problems.push({ code: 'data/not-utf8', file })
    return undefined
  }
  let json: unknown
  try {
    json = JSON.parse(decodeUtf8(bytes).replace(/^\uFEFF/, ''))
  } catch (error) {
    problems.push({ code: 'data/not-json', file, detail: { reason: (error as Error).message } })
    return undefined
  }
  const parsed = parseDescriptor(json, file)
  if (!Array.isArray(parsed)) return parsed
  problems.push(...parsed)
  return undefined
}

/** The files in their order; those that cannot be read are among the problems. */
async function readFiles(
  access: FileAccess,
  wanted: readonly { readonly path: string }[],
  work: Work,
  { problems }: Findings,
): Promise<Uint8Array[]> {
  work.signal?.throwIfAborted()
  const files = await Promise.allSettled(wanted.map(async ({ path }) => access(path)))
  work.signal?.throwIfAborted()
  return files.flatMap((file, i) => {
    if (file.status === 'fulfilled') return [file.value]
    problems.push({ code: 'data/file-missing', file: wanted[i]!.path })
    return []
  })
}

type Wanted = Pick<Resource, 'name' | 'path'> & Partial<Resource>

async function readTables(
  descriptor: Descriptor,
  resources: readonly Wanted[],
  files: readonly Uint8Array[],
  work: Work,
  { problems, warnings }: Findings,
): Promise<PackageResult> {
  const total = files.reduce((bytes, file) => bytes + file.length, 0)
  const tables = new Map<string, Table>()
  const found = new Map<string, DataProblem[]>()
  let before = 0
  for (const [i, resource] of resources.entries()) {
    const bytes = files[i]!
    const start = before
    const step: Work = { ...work, progress: (done) => work.progress?.(start + done, total) }
    const read = await readTable(resource, bytes, step)
    tables.set(resource.name, read.table)
    found.set(resource.name, [...read.problems])
    if (read.table.rows === 0 && read.problems.length === 0)
      warnings.push({ code: 'data/empty-table', file: resource.path })
    before += bytes.length
  }
  for (const { name, path } of resources) {
    const table = tables.get(name)!
    const own = found.get(name)!
    if (isIncomplete(own)) continue
    const sound = table.schema.foreignKeys.every(
      (key) => !isIncomplete(found.get(key.reference.resource) ?? []),
    )
    own.push(...withoutRepeats(validateTable(table, path), own))
    if (sound) own.push(...validateReferences(table, tables, path))
  }
  for (const list of found.values())
    problems.push(...list.toSorted((a, b) => (a.row ?? Infinity) - (b.row ?? Infinity)))
  if (problems.length > 0) return { ...fail(problems), warnings }
  return { ...ok(datasetOf(descriptor, await sha256(files), tables)), warnings }
}

async function readTable({ name, path, ...resource }: Wanted, bytes: Uint8Array, work: Work) {
  const { delimiter, schema } = resource.schema
    ? { delimiter: ',', ...resource, schema: resource.schema }
    : await inferCsv(bytes, resource.delimiter, work)
  return readCsv(bytes, schema, { name, file: path, delimiter }, work)
}

/** A table without all of its columns cannot be checked further. */
const isIncomplete = (problems: readonly DataProblem[]): boolean =>
  problems.some(({ code, row }) => code === 'data/missing-column' || code === 'data/empty-file' || row === 1)

/** A value that could not be read is missing from its column, which is no second problem. */
function withoutRepeats(checked: readonly DataProblem[], read: readonly DataProblem[]): DataProblem[] {
  const cells = new Set(read.map(({ row, column }) => `${row} ${column ?? ''}`))
  const known = (it: DataProblem): boolean => cells.has(`${it.row} ${it.column}`) || cells.has(`${it.row} `)
  return checked.filter((it) => it.code !== 'data/required' || !known(it))
}

function datasetOf(descriptor: Descriptor, hash: string, tables: ReadonlyMap<string, Table>): Dataset {
  const { name, title, title_ru, version, created, sources, licenses } = descriptor
  return {
    name,
    title: title ?? name,
    ...(title_ru !== undefined && { titles: { ru: title_ru } }),
    version,
    created,
    hash,
    sources: sources.map(({ title, name, path }) => ({
      title: title ?? name ?? path ?? '',
      ...(path !== undefined && { path }),
    })),
    licences: licenses.map(({ name, title, path }) => ({
      name: name ?? title ?? path ?? '',
      ...(title !== undefined && { title }),
    })),
    tables,
  }
}
