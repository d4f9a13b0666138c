import type { TablePlace } from '../layout.ts'
import { boxRef } from '../../workbook/reference.ts'
import { attribute, nameAttribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

/** xl/tables/tableN.xml. Without filter buttons there is no `autoFilter`. */
export function tableXml({ step, id, name, headers, box }: TablePlace): string {
  const ref = boxRef(box)
  const columns = headers.map(
    (header, index) => `<tableColumn id="${index + 1}" name="${nameAttribute(header)}"/>`,
  )
  return (
    `${XML_DECLARATION}<table xmlns="${NAMESPACE.main}" id="${id}" name="${attribute(name)}" ` +
    `displayName="${attribute(name)}" ref="${ref}" totalsRowShown="0">` +
    (step.filterButtons ? `<autoFilter ref="${ref}"/>` : '') +
    `<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>` +
    '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" ' +
    `showRowStripes="${step.banding ? 1 : 0}" showColumnStripes="0"/>${altText(step.altText)}</table>`
  )
}

/** The text that a screen reader says for the table; an extension of Excel 2010 and later. */
function altText(text: string): string {
  if (text === '') return ''
  return (
    '<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" ' +
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
    `<x14:table altTextSummary="${attribute(text)}"/></ext></extLst>`
  )
}
