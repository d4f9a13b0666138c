import type { Work } from '../../base/work.ts'
import type { Plan } from '../../report/steps.ts'
import { WorkbookError } from '../../workbook/problem.ts'
import { mergeRecords, recordOf } from '../../workbook/record-of.ts'
import type { WorkbookWarning } from '../../workbook/warning.ts'
import { concatenated, encode } from '../bytes.ts'
import { definedNames } from '../defined-names.ts'
import { layOut, type Layout, type Taken } from '../layout.ts'
import { Package, resolveName, type Content } from '../opc/package.ts'
import { themeXml } from '../parts/theme.ts'
import { byName, nameXml, type DefinedName } from '../parts/workbook.ts'
import { attribute } from '../xml.ts'
import { describeSheets, placedBlocks, rowCounter, WORKBOOK } from '../write-xlsx.ts'
import { refuseDatesFrom1904, type OpenBook } from './book.ts'
import { beginChange, storeStrings, type Change } from './change.ts'
import { child, children, fragment, insertInOrder, isOn, numberOf, type Element } from './dom.ts'
import { readStoredRecord, storeRecord } from './record-part.ts'

/**
 * Writes new reports behind the sheets that are there. Names that are taken get a number.
 *
 * @throws WorkbookError before anything is written
 */
export async function writePlan(
  book: OpenBook,
  plan: Plan,
  work: Work = {},
): Promise<readonly WorkbookWarning[]> {
  const root = await book.root()
  refuseWriting(root)
  const before = await readStoredRecord(book)
  const change = await beginChange(book)
  const layout = layOut(plan, (it) => change.warnings.push(it), await takenIn(book))
  await addSheets(change, plan, layout, work)
  await storeStrings(change)
  await storeRecord(book, mergeRecords(before, recordOf(plan, placedBlocks(layout))))
  return change.warnings
}

function refuseWriting(root: Element): void {
  if (isOn(child(root, 'workbookProtection'), 'lockStructure')) {
    throw new WorkbookError({ code: 'workbook/protected' })
  }
  refuseDatesFrom1904(root)
}

/** Everything that new sheets must not be called or numbered like. */
export async function takenIn(book: OpenBook): Promise<Taken> {
  const root = await book.root()
  const [tables, names] = [await book.tables(), await book.definedNames()]
  const sheets = children(child(root, 'sheets'), 'sheet')
  const caches = children(child(root, 'pivotCaches'), 'pivotCache')
  const parts = book.pkg.names()
  const numbers = (pattern: RegExp): number[] => parts.map((it) => Number(pattern.exec(it)?.[1] ?? 0))
  const next = (...taken: number[]): number => Math.max(0, ...taken.filter(Number.isFinite)) + 1
  return {
    sheets: new Set(sheets.map((it) => (it.getAttribute('name') ?? '').toLowerCase())),
    names: new Set([
      ...tables.map((it) => it.name.toLowerCase()),
      ...names.map((it) => (it.getAttribute('name') ?? '').toLowerCase()),
    ]),
    first: {
      sheet: next(
        ...sheets.map((it) => numberOf(it, 'sheetId', 0)),
        ...numbers(/^xl\/(?:worksheets\/sheet|drawings\/drawing)(\d+)\.xml$/i),
      ),
      table: next(
        ...tables.map((it) => Number(it.id)),
        ...caches.map((it) => numberOf(it, 'cacheId', 0)),
        ...numbers(/^xl\/(?:tables\/table|pivotCache\/pivotCache(?:Definition|Records))(\d+)\.xml$/i),
      ),
      pivot: next(...numbers(/^xl\/pivotTables\/pivotTable(\d+)\.xml$/i)),
      chart: next(...numbers(/^xl\/charts\/chart(\d+)\.xml$/i)),
    },
  }
}

/** Makes the sheets of a layout and hangs them into the workbook, with its names and PivotCaches. */
export async function addSheets(change: Change, plan: Plan, layout: Layout, work: Work): Promise<void> {
  const { book, styles, strings, warnings } = change
  const warn = (it: WorkbookWarning): void => void warnings.push(it)
  const pkg = new Package()
  const made = describeSheets({
    plan,
    layout,
    pkg,
    styles,
    strings,
    warn,
    rowWritten: rowCounter(layout, work),
  })
  const ids = await graft(book, pkg)
  const id = (relationship: string): string => ids.get(relationship) ?? relationship
  const root = await book.root()
  const sheetsBefore = children(child(root, 'sheets'), 'sheet').length
  append(
    root,
    'sheets',
    made.sheets.map(
      (it) => `<sheet name="${attribute(it.name)}" sheetId="${it.id}" r:id="${id(it.relationship)}"/>`,
    ),
  )
  const names = definedNames(layout, warn).map((it): DefinedName =>
    it.sheet === undefined ? it : { ...it, sheet: it.sheet + sheetsBefore },
  )
  append(root, 'definedNames', names.sort(byName).map(nameXml))
  append(
    root,
    'pivotCaches',
    made.caches.map((it) => `<pivotCache cacheId="${it.id}" r:id="${id(it.relationship)}"/>`),
  )
  book.pkg.touch(book.part)
  if ((await book.pkg.related(book.part, 'theme')).length === 0) {
    const theme = book.pkg.freeName('xl/theme/theme1', '.xml')
    await book.pkg.add(theme, 'application/vnd.openxmlformats-officedocument.theme+xml', themeXml())
    await book.pkg.relate(book.part, theme, 'theme')
  }
}

/** Takes over the parts of a package in the making. Returns the workbook's relationships: new ids by old. */
export async function graft(book: OpenBook, made: Package): Promise<Map<string, string>> {
  for (const { name, contentType, content } of made.described()) {
    await book.pkg.add(name, contentType, whole(content))
    for (const { type, target, external } of made.relationshipsFrom(name)) {
      await book.pkg.relate(name, external ? target : resolveName(name, target), type, external)
    }
  }
  const ids = new Map<string, string>()
  for (const [index, { type, target }] of made.relationshipsFrom(WORKBOOK).entries()) {
    const part = resolveName(WORKBOOK, target)
    ids.set(`rId${index + 1}`, await book.pkg.relate(book.part, part, type))
  }
  return ids
}

const whole = (content: Content): Uint8Array =>
  typeof content === 'string' ? encode(content) : concatenated([...content()])

/** The sequence of the workbook part's children (ISO 29500-1, 18.2.27). */
const WORKBOOK_ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
]

/** Appends items to a list of the workbook part, which is made where it is absent. */
export function append(root: Element, name: string, items: readonly string[]): void {
  if (items.length === 0) return
  workbookChild(root, name)
  const list = child(root, name)
  if (list) for (const element of fragment(list, items.join(''))) list.appendChild(element)
}

/** A child of the workbook part, made where it is absent. */
export function workbookChild(root: Element, name: string): Element {
  const known = child(root, name)
  if (known) return known
  const made = fragment(root, `<${name}/>`)[0] as Element
  insertInOrder(root, made, WORKBOOK_ORDER)
  return made
}
