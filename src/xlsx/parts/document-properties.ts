import type { Plan } from '../../report/steps.ts'
import { text, XML_DECLARATION } from '../xml.ts'

/** docProps/core.xml (ISO 29500-2, 11). */
export function corePropertiesXml({ properties, created }: Plan): string {
  const { title, subject, author, keywords, comments, language } = properties
  const time = new Date(created).toISOString().replace(/\.\d+Z$/, 'Z')
  return (
    `${XML_DECLARATION}<cp:coreProperties ` +
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${text(title)}</dc:title><dc:subject>${text(subject)}</dc:subject>` +
    `<dc:creator>${text(author)}</dc:creator><cp:keywords>${text(keywords)}</cp:keywords>` +
    `<dc:description>${text(comments)}</dc:description><cp:lastModifiedBy>${text(author)}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>` +
    `<dc:language>${text(language)}</dc:language></cp:coreProperties>`
  )
}

/** docProps/app.xml: which program wrote the file. */
export function extendedPropertiesXml(): string {
  return (
    `${XML_DECLARATION}<Properties ` +
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">' +
    '<Application>Concord</Application></Properties>'
  )
}
