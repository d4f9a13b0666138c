/** Saves the host's workbook as an .xlsx file, as Excel would; refuses what it could not carry. */
import { formatArea, quoteSheet } from '../model/area.ts'
import type { DefinedName } from '../model/names.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { saveNotes } from './notes.ts'
import { SavePackage } from './package.ts'
import { saveProperties } from './properties.ts'
import { SaveStrings } from './save-cells.ts'
import { saveChart, saveDrawing } from './save-chart.ts'
import { savePivot } from './save-pivot.ts'
import { saveSheet } from './save-sheet.ts'
import { SaveStyles } from './save-styles.ts'
import { saveTable } from './save-table.ts'
import { CannotCarry } from './strict.ts'
import { fileFormula } from './structured.ts'
import { OFFICE_THEME } from './theme.ts'
import { DECLARATION, el, escapeText } from './xml-text.ts'

const WORKBOOK = 'xl/workbook.xml'

/** What is numbered through the whole workbook. */
interface Saving {
  readonly pkg: SavePackage
  readonly styles: SaveStyles
  readonly strings: SaveStrings
  readonly caches: string[]
  tables: number
  charts: number
}

export function saveBook(book: Workbook): Uint8Array {
  if (book.settings.size > 0) throw new CannotCarry('the settings of add-ins')
  if (book.customProperties.size > 0) throw new CannotCarry('custom document properties')
  const saving: Saving = {
    pkg: new SavePackage(),
    styles: new SaveStyles(),
    strings: new SaveStrings(),
    caches: [],
    tables: 0,
    charts: 0,
  }
  const { pkg, styles, strings } = saving
  pkg.relate('', 'officeDocument', WORKBOOK)
  const sheets = book.sheets.map((sheet, index) => {
    const part = `xl/worksheets/sheet${index + 1}.xml`
    const id = pkg.relate(WORKBOOK, 'worksheet', part)
    savePart(sheet, part, index + 1, saving)
    return el('sheet', {
      name: sheet.name,
      sheetId: index + 1,
      state: sheet.visibility === 'Visible' ? null : sheet.visibility === 'Hidden' ? 'hidden' : 'veryHidden',
      'r:id': id,
    })
  })
  pkg.add('xl/theme/theme1.xml', 'theme', book.theme ?? OFFICE_THEME)
  pkg.relate(WORKBOOK, 'theme', 'xl/theme/theme1.xml')
  pkg.add('xl/styles.xml', 'spreadsheetml.styles', styles.xml())
  pkg.relate(WORKBOOK, 'styles', 'xl/styles.xml')
  pkg.add('xl/sharedStrings.xml', 'spreadsheetml.sharedStrings', strings.xml())
  pkg.relate(WORKBOOK, 'sharedStrings', 'xl/sharedStrings.xml')
  saveXmlParts(book, pkg)
  saveProperties(book, pkg)
  const active = book.sheets.indexOf(book.active)
  const names = namesOf(book)
  pkg.add(
    WORKBOOK,
    'spreadsheetml.sheet.main',
    DECLARATION +
      el(
        'workbook',
        {
          xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        },
        el('fileVersion', { appName: 'xl', lastEdited: 7, lowestEdited: 7, rupBuild: 28_000 }),
        el('workbookPr', { defaultThemeVersion: 166_925 }),
        book.structureProtected ? el('workbookProtection', { lockStructure: true }) : '',
        el('bookViews', {}, el('workbookView', { activeTab: active > 0 ? active : null })),
        el('sheets', {}, ...sheets),
        names.length === 0 ? '' : el('definedNames', {}, ...names),
        el('calcPr', { calcId: 191_029, fullCalcOnLoad: true }),
        saving.caches.length === 0 ? '' : el('pivotCaches', {}, ...saving.caches),
      ),
  )
  return pkg.zip()
}

function savePart(sheet: Worksheet, part: string, number: number, saving: Saving): void {
  const { pkg, styles, strings } = saving
  const links = new Map<string, string>()
  const tables = sheet.tables.map((table) => {
    const id = ++saving.tables
    const name = `xl/tables/table${id}.xml`
    pkg.add(name, 'spreadsheetml.table', saveTable(table, id))
    return pkg.relate(part, 'table', name)
  })
  const xml = saveSheet(sheet, styles, strings, {
    link: (address) => {
      const id = links.get(address) ?? pkg.relate(part, 'hyperlink', address, true)
      links.set(address, id)
      return id
    },
    drawing: drawingOf(sheet, part, number, saving),
    notes: notesOf(sheet, part, number, pkg),
    tables,
  })
  pkg.add(part, 'spreadsheetml.worksheet', xml)
  for (const pivot of sheet.pivots) {
    const id = saving.caches.length + 1
    const [definition, cache, records] = [
      `xl/pivotTables/pivotTable${id}.xml`,
      `xl/pivotCache/pivotCacheDefinition${id}.xml`,
      `xl/pivotCache/pivotCacheRecords${id}.xml`,
    ]
    const toRecords = pkg.relate(cache, 'pivotCacheRecords', records)
    const parts = savePivot(pivot, id, styles, toRecords)
    pkg.add(definition, 'spreadsheetml.pivotTable', parts.definition)
    pkg.add(cache, 'spreadsheetml.pivotCacheDefinition', parts.cache)
    pkg.add(records, 'spreadsheetml.pivotCacheRecords', parts.records)
    pkg.relate(part, 'pivotTable', definition)
    pkg.relate(definition, 'pivotCacheDefinition', cache)
    const inBook = pkg.relate(WORKBOOK, 'pivotCacheDefinition', cache)
    saving.caches.push(el('pivotCache', { cacheId: id, 'r:id': inBook }))
  }
}

function drawingOf(sheet: Worksheet, part: string, number: number, saving: Saving): string | null {
  const { pkg } = saving
  if (sheet.charts.length === 0) return null
  const drawing = `xl/drawings/drawing${number}.xml`
  const ids = sheet.charts.map((chart) => {
    const name = `xl/charts/chart${++saving.charts}.xml`
    pkg.add(name, 'drawingml.chart', saveChart(chart))
    return pkg.relate(drawing, 'chart', name)
  })
  pkg.add(drawing, 'drawing', saveDrawing(sheet.charts, ids))
  return pkg.relate(part, 'drawing', drawing)
}

function notesOf(sheet: Worksheet, part: string, number: number, pkg: SavePackage): string | null {
  if (sheet.notes.entries().length === 0) return null
  const { comments, drawing } = saveNotes(sheet)
  const [texts, boxes] = [`xl/comments${number}.xml`, `xl/drawings/vmlDrawing${number}.vml`]
  pkg.add(texts, 'spreadsheetml.comments', comments)
  pkg.relate(part, 'comments', texts)
  pkg.add(boxes, null, drawing)
  return pkg.relate(part, 'vmlDrawing', boxes)
}

function saveXmlParts(book: Workbook, pkg: SavePackage): void {
  book.xmlParts.forEach(({ id, xml, namespace }, index) => {
    const [item, properties] = [`customXml/item${index + 1}.xml`, `customXml/itemProps${index + 1}.xml`]
    const xmlns = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
    pkg.add(item, null, xml)
    pkg.add(
      properties,
      'customXmlProperties',
      DECLARATION +
        el(
          'ds:datastoreItem',
          { 'ds:itemID': id, 'xmlns:ds': xmlns },
          el('ds:schemaRefs', {}, namespace === '' ? '' : el('ds:schemaRef', { 'ds:uri': namespace })),
        ),
    )
    pkg.relate(WORKBOOK, 'customXml', item)
    pkg.relate(item, 'customXmlProps', properties)
  })
}

function namesOf(book: Workbook): string[] {
  const own = (it: DefinedName, sheet: number | null): [string, string] => [
    it.name.toLowerCase(),
    el(
      'definedName',
      {
        name: it.name,
        comment: it.comment || null,
        localSheetId: sheet,
        hidden: it.visible ? null : true,
      },
      escapeText(fileFormula(it.formula, null)),
    ),
  ]
  const built = book.sheets.flatMap((sheet, index) => pageNames(sheet, index))
  const all = [
    ...book.names.map((it) => own(it, null)),
    ...book.sheets.flatMap((sheet, index) => sheet.names.map((it) => own(it, index))),
    ...built,
  ]
  return all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, xml]) => xml)
}

/** Print areas and titles are names of their sheets. */
function pageNames({ page, name }: Worksheet, localSheetId: number): [string, string][] {
  const sheet = quoteSheet(name)
  const titles = [page.titleColumns, page.titleRows].flatMap((it) =>
    it ? [`${sheet}!${formatArea(it, true)}`] : [],
  )
  const print = page.printArea ? [`${sheet}!${formatArea(page.printArea, true)}`] : []
  return [
    ['_xlnm.Print_Area', print],
    ['_xlnm.Print_Titles', titles],
  ].flatMap(([title, refs]): [string, string][] =>
    refs === undefined || refs.length === 0
      ? []
      : [
          [
            String(title).toLowerCase(),
            el('definedName', { name: String(title), localSheetId }, escapeText([...refs].join(','))),
          ],
        ],
  )
}
