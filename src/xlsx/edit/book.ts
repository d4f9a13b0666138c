import { WorkbookError } from '../../workbook/problem.ts'
import type { HostName } from '../../workbook/state.ts'
import type { Deflater } from '../opc/deflater.ts'
import { ROOT } from '../opc/package.ts'
import type { Box } from '../../workbook/reference.ts'
import { child, children, isOn, numberOf, refuseOtherDialects, textOf, type Element } from './dom.ts'
import { parseBox } from './formula.ts'
import { OpenPackage } from './open-package.ts'
import { SheetXml } from './sheet-xml.ts'
import { readSharedStrings, unescapeCharacters } from './strings.ts'

export interface OpenSheet extends HostName {
  readonly part: string
  /** From 0, in the order of the tabs. */
  readonly index: number
}

export interface OpenTable extends HostName {
  readonly part: string
  readonly sheet: OpenSheet
  readonly header: boolean
  readonly totals: boolean
  /** With header and totals row. */
  readonly box: Box
  readonly columns: readonly { readonly id: string; readonly name: string }[]
}

/** The rows of a table's body. */
export const bodyOf = ({ box, header, totals }: Pick<OpenTable, 'box' | 'header' | 'totals'>): Box => ({
  ...box,
  row: box.row + (header ? 1 : 0),
  rows: box.rows - (header ? 1 : 0) - (totals ? 1 : 0),
})

/** An opened workbook: its sheets, tables and texts, found by following its relationships. */
export class OpenBook {
  private readonly sheetCache = new Map<string, SheetXml>()
  private stringCache: string[] | null = null

  private constructor(
    readonly pkg: OpenPackage,
    /** Name of the workbook part. */
    readonly part: string,
  ) {}

  /** @throws WorkbookError `file/…` where the bytes are no workbook that can be edited safely */
  static async open(file: Uint8Array, deflater: Deflater): Promise<OpenBook> {
    const pkg = OpenPackage.open(file, deflater)
    const [part] = await pkg.related(ROOT, 'officeDocument')
    if (part === undefined || !pkg.has('[Content_Types].xml')) {
      throw new WorkbookError({ code: 'file/not-a-workbook' })
    }
    const type = await pkg.contentType(part)
    // A binary workbook (.xlsb) has a part of its own kind; a document or a presentation another.
    if (!type || !/(?:spreadsheetml|ms-excel)\.(?:sheet|template|addin)\b.*\+xml$/i.test(type)) {
      throw new WorkbookError({ code: 'file/not-a-workbook', part })
    }
    refuseOtherDialects(await pkg.root(part), part)
    return new OpenBook(pkg, part)
  }

  /** A copy that can be changed without changing this one. */
  fork(): OpenBook {
    const copy = new OpenBook(this.pkg.fork(), this.part)
    for (const [part, sheet] of this.sheetCache) copy.sheetCache.set(part, sheet.copy())
    copy.stringCache = this.stringCache?.slice() ?? null
    return copy
  }

  /** The workbook part. */
  root(): Promise<Element> {
    return this.pkg.root(this.part)
  }

  /** All worksheets; sheets of charts and dialogs are left out. */
  async sheets(): Promise<OpenSheet[]> {
    const targets = new Map((await this.pkg.relationships(this.part)).map((it) => [it.id, it]))
    return children(child(await this.root(), 'sheets'), 'sheet').flatMap((it, index) => {
      const target = targets.get(relationshipOf(it))
      if (target?.type !== 'worksheet') return []
      if (!this.pkg.has(target.target))
        throw new WorkbookError({ code: 'file/part-missing', part: target.target })
      const [id, name] = [it.getAttribute('sheetId') ?? '', it.getAttribute('name') ?? '']
      return [{ id, name, part: target.target, index }]
    })
  }

  async sheetXml(part: string): Promise<SheetXml> {
    const known = this.sheetCache.get(part)
    if (known) return known
    const sheet = SheetXml.of(await this.pkg.bytes(part), part)
    this.sheetCache.set(part, sheet)
    return sheet
  }

  /** Puts changed rows, or a changed shell, in place of what was there. */
  replaceSheet(sheet: SheetXml): void {
    const settled = sheet.settled()
    this.sheetCache.set(sheet.part, settled)
    this.pkg.replace(sheet.part, settled.whole)
  }

  /** Every table of the workbook. */
  async tables(): Promise<OpenTable[]> {
    const found: OpenTable[] = []
    for (const sheet of await this.sheets()) {
      for (const part of await this.pkg.related(sheet.part, 'table')) {
        found.push(tableOf(await this.pkg.root(part), part, sheet))
      }
    }
    return found
  }

  /** The part of shared texts; null where the workbook has none. */
  async stringsPart(): Promise<string | null> {
    return (await this.pkg.related(this.part, 'sharedStrings'))[0] ?? null
  }

  async strings(): Promise<readonly string[]> {
    if (this.stringCache) return this.stringCache
    const part = await this.stringsPart()
    this.stringCache = part === null ? [] : readSharedStrings(await this.pkg.text(part))
    return this.stringCache
  }

  /** Says which texts were put behind the others. */
  addStrings(texts: Iterable<string>): void {
    for (const it of texts) this.stringCache?.push(it)
  }

  async definedNames(): Promise<Element[]> {
    return children(child(await this.root(), 'definedNames'), 'definedName')
  }
}

/** `r:id`, whatever the prefix. */
export function relationshipOf(element: Element): string {
  for (const { localName, prefix, value } of [...element.attributes]) {
    if (localName === 'id' && prefix) return value
  }
  return ''
}

function tableOf(root: Element, part: string, sheet: OpenSheet): OpenTable {
  const box = parseBox(root.getAttribute('ref') ?? '')
  if (!box) throw new WorkbookError({ code: 'file/part-damaged', part })
  return {
    part,
    sheet,
    id: root.getAttribute('id') ?? '',
    name: root.getAttribute('displayName') ?? root.getAttribute('name') ?? '',
    header: numberOf(root, 'headerRowCount', 1) > 0,
    totals: numberOf(root, 'totalsRowCount', 0) > 0,
    box,
    columns: children(child(root, 'tableColumns'), 'tableColumn').map((it) => ({
      id: it.getAttribute('id') ?? '',
      name: unescapeCharacters(it.getAttribute('name') ?? ''),
    })),
  }
}

/** Whether a sheet is locked against changes. */
export const isProtected = (shell: Element): boolean => isOn(child(shell, 'sheetProtection'), 'sheet')

/** Dates are serial numbers of the 1900 system wherever they are compared and written. */
export function refuseDatesFrom1904(workbook: Element): void {
  if (isOn(child(workbook, 'workbookPr'), 'date1904'))
    throw new WorkbookError({ code: 'workbook/dates-from-1904' })
}

/** What a defined name stands for, without `=`. */
export const refersTo = (name: Element): string => textOf(name).trim()
