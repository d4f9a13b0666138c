import { RECORD_NAMESPACE } from '../workbook/record-text.ts'
import { change, patiently, type ExcelHost } from './host.ts'
import type { Found } from './found.ts'
import { partsIn } from './record-store.ts'

/** What a write may have made, by the names that were free before it. */
export interface Made {
  readonly sheets: readonly string[]
  readonly names: readonly string[]
}

/**
 * Takes away what a write that failed has made, whether or not Excel answered for it, and puts the record and
 * the properties back. Calling it again does no harm.
 *
 * @throws WorkbookError where Excel does not let it
 */
export async function takeBack(host: ExcelHost, found: Found, made: Made): Promise<void> {
  await patiently(() => change(host, (context) => restore(context, found, made)))
}

async function restore(context: Excel.RequestContext, found: Found, made: Made): Promise<void> {
  const { workbook } = context
  workbook.worksheets.load('items/id,items/name')
  workbook.names.load('items/name')
  const parts = workbook.customXmlParts.getByNamespace(RECORD_NAMESPACE)
  parts.load('items/id')
  await context.sync()

  const lower = (names: readonly string[]): Set<string> => new Set(names.map((name) => name.toLowerCase()))
  const [names, sheets] = [lower(made.names), lower(made.sheets)]
  for (const item of workbook.names.items) if (names.has(item.name.toLowerCase())) item.delete()
  const before = new Set(found.sheets.map(({ id }) => id))
  for (const sheet of workbook.worksheets.items) {
    if (!before.has(sheet.id) && sheets.has(sheet.name.toLowerCase())) sheet.delete()
  }
  const kept = new Map(found.parts.map(({ id, xml }) => [id, xml]))
  for (const part of partsIn(parts)) {
    const xml = kept.get(part.id)
    if (xml === undefined) part.delete()
    else part.setXml(xml)
    kept.delete(part.id)
  }
  for (const xml of kept.values()) workbook.customXmlParts.add(xml)
  workbook.properties.set(found.properties)
  await context.sync()
}
