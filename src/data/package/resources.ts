/** From a descriptor's resources to the tables to read. */
import type { DataProblem, DataProblemCode } from '../problem.ts'
import type { Schema } from '../table.ts'
import type { Descriptor, ResourceEntry } from './descriptor.ts'
import { isInsidePackage } from './safe-path.ts'
import { schemaOf, type Findings } from './schema-of.ts'

export interface Resource {
  readonly name: string
  readonly path: string
  readonly delimiter: string
  /** Absent: to be inferred. */
  readonly schema?: Schema
}

/** What must be absent or have one of these values for a file to mean what we read. */
const DIALECT_DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  quoteChar: ['"'],
  doubleQuote: [true],
  header: [true],
  skipInitialSpace: [false],
  headerRows: [],
  commentChar: [],
  escapeChar: [],
  nullSequence: [''],
}
const ENCODINGS = ['utf-8', 'utf8', 'utf-8-sig']

/** The resources as tables to read; what stands in the way is added to the findings. */
export function resourcesOf(descriptor: Descriptor, findings: Findings): Resource[] {
  const resources = descriptor.resources.flatMap(
    (entry, i) => resourceOf(entry, `resources.${i}`, findings) ?? [],
  )
  const { problems, file } = findings
  const byName = new Map<string, Resource>()
  for (const it of resources) {
    if (byName.has(it.name)) problems.push({ code: 'data/duplicate-table', file, value: it.name })
    byName.set(it.name, it)
  }
  for (const { reference } of resources.flatMap((it) => it.schema?.foreignKeys ?? [])) {
    const table = reference.resource
    const other = byName.get(table)
    // A table that has faults of its own is named by them; one without a schema is known once it is read.
    if (!descriptor.resources.some((it) => it.name === table))
      problems.push({ code: 'data/unknown-table', file, detail: { table } })
    for (const column of other?.schema ? reference.fields : [])
      if (!other?.schema?.fields.some((field) => field.name === column))
        problems.push({ code: 'data/unknown-key-field', file, column, detail: { table } })
  }
  return resources
}

function resourceOf(entry: ResourceEntry, at: string, findings: Findings): Resource | undefined {
  const found = findings.problems.length
  const add = (code: DataProblemCode, value: unknown, rest: Partial<DataProblem> = {}): void => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value)
    findings.problems.push({ code, file: findings.file, value: shown, ...rest })
  }
  const unsupported = (option: string, value: unknown): void =>
    add('data/unsupported', value, { detail: { at: `${at}.${option}` } })
  const [path, ...more] = typeof entry.path === 'string' ? [entry.path] : (entry.path ?? [])
  if (path === undefined) unsupported(entry['data'] === undefined ? 'path' : 'data', entry.name)
  else if (more.length > 0) unsupported('path', entry.path)
  else if (!isInsidePackage(path)) add('data/path-outside', path, { detail: { at: `${at}.path` } })
  if (entry.encoding !== undefined && !ENCODINGS.includes(entry.encoding.toLowerCase()))
    unsupported('encoding', entry.encoding)
  const format = entry.format?.toLowerCase() ?? /\.([^./]+)$/.exec(path ?? '')?.[1]?.toLowerCase() ?? 'csv'
  if (!['csv', 'tsv', 'txt'].includes(format)) unsupported('format', format)
  const dialect = entry.dialect ?? {}
  if (typeof dialect === 'string') unsupported('dialect', dialect)
  else
    for (const [option, defaults] of Object.entries(DIALECT_DEFAULTS))
      if (dialect[option] !== undefined && !defaults.includes(dialect[option]))
        unsupported(`dialect.${option}`, dialect[option])
  const given = typeof dialect === 'string' ? undefined : dialect.delimiter
  const delimiter = given ?? (format === 'tsv' ? '\t' : ',')
  if (!/^[\u0000-\u007f]$/.test(delimiter) || /[\r\n"]/.test(delimiter))
    unsupported('dialect.delimiter', delimiter)
  if (typeof entry.schema === 'string') unsupported('schema', entry.schema)
  const schema =
    typeof entry.schema === 'object'
      ? schemaOf(entry.schema, entry.name, `${at}.schema`, findings)
      : undefined
  if (path === undefined || findings.problems.length > found) return undefined
  return { name: entry.name, path, delimiter, ...(schema && { schema }) }
}
