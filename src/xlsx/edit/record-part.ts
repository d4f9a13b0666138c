import { WorkbookError } from '../../workbook/problem.ts'
import { parseRecord, RECORD_NAMESPACE, serializeRecord } from '../../workbook/record-text.ts'
import type { WorkbookRecord } from '../../workbook/record.ts'
import { ROOT } from '../opc/package.ts'
import { itemPropertiesXml } from '../parts/record.ts'
import { XML_DECLARATION } from '../xml.ts'
import type { OpenBook } from './book.ts'

/** The customXml part that holds the record, or null. */
async function recordPart({ pkg, part }: OpenBook): Promise<Stored | null> {
  // LibreOffice saves customXml parts as the package's, Excel as the workbook's.
  for (const owner of [part, ROOT]) {
    for (const item of await pkg.related(owner, 'customXml')) {
      const text = await pkg.text(item)
      if (text.includes(RECORD_NAMESPACE)) return { part: item, text, owner }
    }
  }
  return null
}

interface Stored {
  readonly part: string
  readonly text: string
  /** The part whose relationship leads to it. */
  readonly owner: string
}

/** @throws WorkbookError `record/…` where it is there and cannot be understood */
export async function readStoredRecord(book: OpenBook): Promise<WorkbookRecord | null> {
  const found = await recordPart(book)
  if (!found) return null
  const record = parseRecord(found.text)
  if (!record.ok) throw new WorkbookError({ part: found.part, ...record.error })
  return record.value
}

/** Stores the record in the part that held it, or in a new one with a free number. */
export async function storeRecord(book: OpenBook, record: WorkbookRecord): Promise<void> {
  const { pkg, part: workbook } = book
  const text = XML_DECLARATION + serializeRecord(record)
  const found = await recordPart(book)
  if (found) {
    pkg.replace(found.part, text)
    // Excel keeps only what the workbook itself is related to.
    if (found.owner !== workbook) await pkg.relate(workbook, found.part, 'customXml')
    return
  }
  let number = 1
  while (pkg.has(`customXml/item${number}.xml`) || pkg.has(`customXml/itemProps${number}.xml`)) number++
  const [item, properties] = [`customXml/item${number}.xml`, `customXml/itemProps${number}.xml`]
  await pkg.defaultType('xml', 'application/xml')
  await pkg.add(item, null, text)
  await pkg.relate(workbook, item, 'customXml')
  await pkg.add(
    properties,
    'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
    itemPropertiesXml(),
  )
  await pkg.relate(item, properties, 'customXmlProps')
}
