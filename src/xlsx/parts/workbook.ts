import { attribute, NAMESPACE, text, XML_DECLARATION } from '../xml.ts'

export interface DefinedName {
  readonly name: string
  /** A reference or a structured reference, without `=`. */
  readonly refersTo: string
  readonly comment?: string
  /** Belongs to the sheet of this index, from 0. */
  readonly sheet?: number
  readonly hidden?: boolean
}

export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly id: number; readonly relationship: string }[]
  readonly names: readonly DefinedName[]
  readonly caches: readonly { readonly id: number; readonly relationship: string }[]
}

/** xl/workbook.xml. The first sheet is the active one. */
export function workbookXml({ sheets, names, caches }: WorkbookParts): string {
  const sheetItems = sheets.map(
    ({ name, id, relationship }) =>
      `<sheet name="${attribute(name)}" sheetId="${id}" r:id="${relationship}"/>`,
  )
  const nameItems = [...names].sort(byName).map(nameXml)
  const cacheItems = caches.map(
    ({ id, relationship }) => `<pivotCache cacheId="${id}" r:id="${relationship}"/>`,
  )
  return (
    `${XML_DECLARATION}<workbook xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}">` +
    '<workbookPr defaultThemeVersion="166925"/>' +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>' +
    `<sheets>${sheetItems.join('')}</sheets>` +
    (nameItems.length > 0 ? `<definedNames>${nameItems.join('')}</definedNames>` : '') +
    '<calcPr calcId="191029"/>' +
    (cacheItems.length > 0 ? `<pivotCaches>${cacheItems.join('')}</pivotCaches>` : '') +
    '</workbook>'
  )
}

export const byName = (a: DefinedName, b: DefinedName): number => {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()]
  return x < y ? -1 : x > y ? 1 : (a.sheet ?? -1) - (b.sheet ?? -1)
}

const LONGEST_COMMENT = 255

export const nameXml = ({ name, refersTo, comment, sheet, hidden }: DefinedName): string =>
  `<definedName name="${attribute(name)}"` +
  (comment ? ` comment="${attribute(comment.slice(0, LONGEST_COMMENT))}"` : '') +
  (sheet === undefined ? '' : ` localSheetId="${sheet}"`) +
  (hidden ? ' hidden="1"' : '') +
  `>${text(refersTo)}</definedName>`
