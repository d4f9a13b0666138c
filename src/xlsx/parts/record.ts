import type { WorkbookRecord } from '../../workbook/record.ts'
import { RECORD_NAMESPACE, serializeRecord } from '../../workbook/record-text.ts'
import type { Package } from '../opc/package.ts'
import { XML_DECLARATION } from '../xml.ts'

/** Tells Concord's part from other programs' customXml parts; the same in every workbook. */
const ITEM_ID = '{6F0E9C52-3B1D-4E0A-9C7B-5A2D8F41C0DE}'

/** customXml/itemN.xml with its properties. */
export function addRecord(pkg: Package, workbook: string, record: WorkbookRecord, number = 1): void {
  const item = `customXml/item${number}.xml`
  const properties = `customXml/itemProps${number}.xml`
  pkg.add(item, 'customXml', XML_DECLARATION + serializeRecord(record))
  pkg.relate(workbook, item, 'customXml')
  pkg.add(properties, 'customXmlProperties', itemPropertiesXml())
  pkg.relate(item, properties, 'customXmlProperties')
}

/** customXml/itemPropsN.xml */
export const itemPropertiesXml = (): string =>
  `${XML_DECLARATION}<ds:datastoreItem ds:itemID="${ITEM_ID}" ` +
  'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">' +
  `<ds:schemaRefs><ds:schemaRef ds:uri="${RECORD_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`
