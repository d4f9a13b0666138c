/** Opens an .xlsx file in the emulated Excel; refuses what the host could not keep. */
import { all, at, attr, child, children, parseXml, type Element } from '../../support/xml.ts'
import { XlsxParts, type XlsxPart } from '../../support/xlsx-parts.ts'
import { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { parseArea, splitAddress } from '../model/area.ts'
import { xmlNamespace } from '../model/xml.ts'
import { openNotes } from './notes.ts'
import { openCells, openFormulas, sharedStrings } from './open-cells.ts'
import { openDrawing } from './open-chart.ts'
import { openPivot } from './open-pivot.ts'
import { openSheet } from './open-sheet.ts'
import { openStyles } from './open-styles.ts'
import { openTable } from './open-table.ts'
import { openProperties } from './properties.ts'
import { CannotCarry, flag, number, only, text, usual } from './strict.ts'
import { shownFormula } from './structured.ts'

const WORKBOOK = 'xl/workbook.xml'

/** The workbook of a file. Its things get new ids, as in every session. */
export function openBook(file: Uint8Array, name?: string): Workbook {
  const parts = new XlsxParts(file)
  const { root } = parts.part(WORKBOOK)
  only(
    root,
    '',
    'fileVersion workbookPr workbookProtection bookViews sheets definedNames calcPr pivotCaches extLst',
  )
  const properties = child(root, 'workbookPr')
  if (properties) {
    only(properties, 'defaultThemeVersion date1904 codeName filterPrivacy')
    usual(properties, { date1904: '0' })
  }
  const book = new Workbook(name)
  const [blank] = book.sheets
  const theme = partOf(parts, 'theme')
  book.theme = theme && parts.text(theme)
  const look = openStyles(parts.part('xl/styles.xml').root, book.theme === null ? null : parseXml(book.theme))
  const styles = look.cells.map((style) => book.styles.number(style))
  const strings = sharedStrings(rootOf(parts, 'sharedStrings'))
  const targets = parts.related(WORKBOOK, 'worksheet')
  const opened = all(child(root, 'sheets'), 'sheet').map((element) => {
    only(element, 'name sheetId id state')
    const sheet = book.addSheet(freeName(book, attr(element, 'name') ?? ''))
    const state = attr(element, 'state')
    if (state !== null && state !== 'visible') sheet.visibility = state === 'hidden' ? 'Hidden' : 'VeryHidden'
    const part = parts.part(targets.get(attr(element, 'r:id') ?? '') ?? '')
    openSheet(sheet, part.root, parts.relations(part.name), look, styles)
    openCells(sheet, child(part.root, 'sheetData'), strings, styles)
    for (const it of parts.relatedParts(part.name, 'table')) openTable(sheet, it.root)
    for (const it of parts.relatedParts(part.name, 'comments')) openNotes(sheet, it)
    for (const it of parts.related(part.name, 'vmlDrawing').values()) parts.text(it)
    return { sheet, part }
  })
  book.sheets = book.sheets.filter((it) => it !== blank)
  for (const { sheet } of opened) openFormulas(sheet)
  openNames(book, children(child(root, 'definedNames'), 'definedName'))
  for (const { sheet, part } of opened) openObjects(sheet, part, parts, look)
  openXmlParts(book, parts)
  const [core, app] = ['core-properties', 'extended-properties'].map(
    (type) => parts.relatedParts('', type)[0],
  )
  openProperties(book, core?.root ?? null, app?.root ?? null)
  book.structureProtected = flag(child(root, 'workbookProtection'), 'lockStructure', false)
  const active = number(at(root, 'bookViews', 'workbookView'), 'activeTab') ?? 0
  book.active = book.sheets[active] ?? book.active
  book.selection = { ...book.selection, sheet: book.active }
  book.events.take()
  refuseUnread(parts)
  return book
}

const partOf = (parts: XlsxParts, type: string): string | null =>
  [...parts.related(WORKBOOK, type).values()][0] ?? null

const rootOf = (parts: XlsxParts, type: string): Element | null => {
  const name = partOf(parts, type)
  return name === null ? null : parts.part(name).root
}

/** The blank sheet of a new workbook gives way to one of the same name. */
function freeName(book: Workbook, name: string): string {
  const [first] = book.sheets
  if (book.sheets.length === 1 && first && first.name.toLowerCase() === name.toLowerCase())
    first.name = '\u0000'
  return name
}

function openObjects(
  sheet: Worksheet,
  { name }: XlsxPart,
  parts: XlsxParts,
  look: ReturnType<typeof openStyles>,
): void {
  for (const it of parts.relatedParts(name, 'drawing')) openDrawing(sheet, it, parts)
  for (const it of parts.relatedParts(name, 'pivotTable')) openPivot(sheet, it, parts, look)
}

function openNames(book: Workbook, names: readonly Element[]): void {
  for (const element of names) {
    only(element, 'name comment localSheetId hidden')
    const name = attr(element, 'name') ?? ''
    const local = number(element, 'localSheetId')
    const sheet = local === null ? null : (book.sheets[local] ?? null)
    if (name.startsWith('_xlnm.')) {
      openPageName(sheet, name, text(element))
      continue
    }
    ;(sheet ? sheet.names : book.names).push({
      name,
      sheet,
      formula: shownFormula(text(element), null),
      comment: attr(element, 'comment') ?? '',
      visible: !flag(element, 'hidden', false),
    })
  }
}

function openPageName(sheet: Worksheet | null, name: string, refs: string): void {
  if (!sheet) throw new CannotCarry(name)
  for (const ref of refs.split(/,(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const area = parseArea(splitAddress(ref).cells)
    if (!area) throw new CannotCarry(`${name} ${ref}`)
    if (name === '_xlnm.Print_Area') sheet.page.printArea = area
    else if (name !== '_xlnm.Print_Titles') throw new CannotCarry(name)
    else if (/\d/.test(splitAddress(ref).cells)) sheet.page.titleRows = area
    else sheet.page.titleColumns = area
  }
}

function openXmlParts(book: Workbook, parts: XlsxParts): void {
  for (const name of parts.related(WORKBOOK, 'customXml').values()) {
    const [properties] = parts.relatedParts(name, 'customXmlProps')
    const xml = parts.text(name)
    const id = attr(properties?.root ?? null, 'ds:itemID') ?? book.guid('xml')
    book.xmlParts.push({ id, xml, namespace: xmlNamespace(xml) })
  }
}

/** Caches of PivotTables are reached from the workbook too; their relationships were followed with them. */
function refuseUnread(parts: XlsxParts): void {
  const unread = parts
    .unread()
    .filter((name) => name !== '[Content_Types].xml' && !name.endsWith('calcChain.xml'))
  if (unread.length > 0) throw new CannotCarry(`the parts ${unread.join(', ')}`)
}
