import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * The built-in package as plain rows of text, read by a reader of its own, so that these tests do not lean
 * on the code that they are a check for.
 */
export type Row = Readonly<Record<string, string>>

export interface FieldDescriptor {
  readonly name: string
  readonly type: string
  readonly title: string
  readonly description: string
  readonly rdfType?: string
  readonly constraints?: {
    readonly required?: boolean
    readonly unique?: boolean
    readonly enum?: readonly string[]
    readonly pattern?: string
    readonly minimum?: number
  }
}
export interface ResourceDescriptor {
  readonly name: string
  readonly path: string
  readonly title: string
  readonly description: string
  readonly schema: {
    readonly fields: readonly FieldDescriptor[]
    readonly primaryKey: readonly string[]
    readonly uniqueKeys?: readonly (readonly string[])[]
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[]
      readonly reference: { readonly resource?: string; readonly fields: readonly string[] }
    }[]
  }
}
export interface PackageDescriptor {
  readonly $schema: string
  readonly name: string
  readonly title: string
  readonly version: string
  readonly created: string
  readonly licenses: readonly { readonly name: string }[]
  readonly sources: readonly { readonly title: string }[]
  readonly resources: readonly ResourceDescriptor[]
}

export const folder = new URL('../../../assets/dataset/', import.meta.url)
export const descriptor = JSON.parse(
  readFileSync(new URL('datapackage.json', folder), 'utf8'),
) as PackageDescriptor

/** Records of an RFC 4180 text with LF line ends, as the package promises to have them. */
export function records(text: string): string[][] {
  const out: string[][] = []
  let record: string[] = []
  const cell = /"((?:[^"]|"")*)"([,\n])|([^",\n]*)([,\n])/y
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (!match) throw new Error(`not RFC 4180 at character ${at}`)
    record.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : (match[3] ?? ''))
    if ((match[2] ?? match[4]) === '\n') {
      out.push(record)
      record = []
    }
  }
  return out
}

export function csvOf(table: string): string {
  return readFileSync(new URL(`${table}.csv`, folder), 'utf8')
}

export function rowsOf(table: string): readonly Row[] {
  const [header = [], ...body] = records(csvOf(table))
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}

/** Where the source texts lie beside the repository, if they do; they are not part of it. */
const seeds = new URL('../../../../shared/seeds/', import.meta.url)
export const seedsAreHere = existsSync(seeds)
const SEED: Readonly<Record<string, string>> = {
  'unis-2002': '000_',
  'unodc-2010': '001_',
  'pgo-kaz-2014': '002_',
  'unodc-2011': '003_',
  'unodc-2015': '004_',
}

/** The non-empty lines of a source text: `pN` is item N - 1. */
export function linesOf(source: string): readonly string[] {
  const prefix = SEED[source]
  const file = readdirSync(seeds).find((name) => prefix !== undefined && name.startsWith(prefix))
  if (file === undefined) throw new Error(`no text for source ${source}`)
  return readFileSync(new URL(file, seeds), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

export const need = (row: Row, column: string): string => {
  const value = row[column]
  if (value === undefined) throw new Error(`no column ${column}`)
  return value
}
