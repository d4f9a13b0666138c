import type { Link } from '../../report/steps.ts'
import { cellRef, quoteSheet } from '../../workbook/reference.ts'
import { isSafeLink, LONGEST_URL, MOST_LINKS } from '../cells/links.ts'
import { attribute } from '../xml.ts'
import type { OpenSheet } from './book.ts'
import type { Change } from './change.ts'
import { child, children, fragment, insertInOrder, remove, type Element } from './dom.ts'

export interface LinkAt {
  readonly row: number
  readonly column: number
  /** Null takes away what is there. */
  readonly link: Link | null
}

/** Sets or takes away the links of cells; links of other cells stay as they are. */
export async function setLinks(
  { book, warnings }: Change,
  sheet: OpenSheet,
  wanted: readonly LinkAt[],
): Promise<void> {
  if (wanted.length === 0) return
  const xml = await book.sheetXml(sheet.part)
  const { shell } = xml
  const before = child(shell, 'hyperlinks')
  const there = new Map(children(before, 'hyperlink').map((it) => [it.getAttribute('ref') ?? '', it]))
  if (!before && wanted.every((it) => !it.link)) return
  const list = before ?? (fragment(shell, '<hyperlinks/>')[0] as Element)
  if (!before) insertInOrder(shell, list, WORKSHEET_ORDER)
  let count = there.size
  const names = new Map((await book.sheets()).map((it) => [it.name.toLowerCase(), it.name]))
  for (const { row, column, link } of wanted) {
    const cell = cellRef(row, column)
    const known = there.get(cell)
    if (known) {
      remove(known)
      count--
    }
    if (!link) continue
    const refused = 'url' in link && (!isSafeLink(link.url) || link.url.length > LONGEST_URL)
    if (refused || count >= MOST_LINKS) {
      const detail = 'url' in link ? { url: link.url.slice(0, LONGEST_URL) } : {}
      warnings.push({ code: 'cell/link-left-out', sheet: sheet.name, cell, detail })
      continue
    }
    let target: string
    if ('url' in link) target = `r:id="${await book.pkg.relate(sheet.part, link.url, 'hyperlink', true)}"`
    else {
      const name = names.get(link.sheet.toLowerCase()) ?? link.sheet
      const location = attribute(`${quoteSheet(name)}!${link.cell}`)
      target = `location="${location}" display="${location}"`
    }
    for (const it of fragment(list, `<hyperlink ref="${cell}" ${target}/>`)) list.appendChild(it)
    count++
  }
  if (children(list).length === 0) remove(list)
  xml.touchShell()
  book.replaceSheet(xml)
}

/** The sequence of a worksheet's children (ISO 29500-1, 18.3.1.99). */
export const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'legacyDrawingHeaderFooter',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]
