/** Text as XML. Every function takes plain text and returns what may stand at its place in a part. */

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export const NAMESPACE = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  sheetDrawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  chart: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
} as const

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const entity = (mark: string): string => ENTITY[mark] ?? `&#${mark.charCodeAt(0)};`

// What no XML 1.0 document may contain, in any notation.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const REPLACEMENT = '\ufffd'

/** Character data between tags. */
export function text(plain: string): string {
  return plain.replace(FORBIDDEN, REPLACEMENT).replace(/[&<>\r]/g, entity)
}

/** The value of an attribute in double quotes; line ends and tabs survive. */
export function attribute(plain: string): string {
  return plain.replace(FORBIDDEN, REPLACEMENT).replace(/[&<>"\t\n\r]/g, entity)
}

const unitEscape = (mark: string): string =>
  `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
// Text that looks like an escape would be read as one.
const LOOKS_ESCAPED = /_(?=x[\dA-Fa-f]{4}_)/g

/** Character data of type ST_Xstring (ISO 29500-1, 22.9.2.19), where Excel writes `_xHHHH_` for a character. */
export function cellText(plain: string): string {
  return text(plain.replace(LOOKS_ESCAPED, '_x005F_').replace(/\r/g, unitEscape))
}

/** An attribute of type ST_Xstring: names of tables' columns, items of PivotTables. */
export function nameAttribute(plain: string): string {
  return attribute(plain.replace(LOOKS_ESCAPED, '_x005F_').replace(/[\t\n\r]/g, unitEscape))
}
