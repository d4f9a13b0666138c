/** Where the blocks of a record stand now: by the host's ids, by their names, a table also by its headers. */
import type { BlockRecord } from '../../workbook/record.ts'
import type { BlockId } from '../../report/report.ts'
import type { OpenBook, OpenSheet, OpenTable } from './book.ts'
import { refersTo } from './book.ts'
import { descendants, type Element } from './dom.ts'
import { parseBox } from './formula.ts'

/** The sheet of a block: by its id, or by its name where the ids were given anew. */
export function findSheet(
  sheets: readonly OpenSheet[],
  { sheet }: Pick<BlockRecord, 'sheet'>,
): OpenSheet | null {
  const byId = sheets.find((it) => it.id === sheet.id)
  const byName = sheets.find((it) => it.name.toLowerCase() === sheet.name.toLowerCase())
  return byId?.name === sheet.name ? byId : (byName ?? byId ?? null)
}

/** At least this share of a table's recorded headers must be there for it to be taken for ours. */
const ENOUGH = 0.5

export function findTable(
  tables: readonly OpenTable[],
  sheets: readonly OpenSheet[],
  block: BlockRecord | undefined,
): OpenTable | null {
  if (!block) return null
  const { object } = block
  const named = tables.find((it) => it.name.toLowerCase() === object.name.toLowerCase())
  if (named) return named
  const sameId = tables.find((it) => it.id === object.id && share(it, block) >= ENOUGH)
  if (sameId) return sameId
  const sheet = findSheet(sheets, block)
  const keys = block.columns?.filter((it) => block.keys?.includes(it.id)).map((it) => it.header) ?? []
  const here = tables.filter(
    (it) =>
      it.sheet.part === sheet?.part &&
      share(it, block) >= ENOUGH &&
      keys.every((key) => it.columns.some((column) => column.name === key)),
  )
  return here.length === 1 ? (here[0] as OpenTable) : null
}

function share({ columns }: OpenTable, { columns: recorded = [] }: BlockRecord): number {
  const headers = new Set(columns.map((it) => it.name))
  return recorded.filter((it) => headers.has(it.header)).length / Math.max(1, recorded.length)
}

export interface FoundCells {
  readonly sheet: OpenSheet
  readonly row: number
  readonly column: number
}

/** Free-standing cells, by the hidden name that moves with them. */
export async function findCells(
  book: OpenBook,
  sheets: readonly OpenSheet[],
  block: BlockRecord,
): Promise<FoundCells | null> {
  const wanted = block.object.name.toLowerCase()
  const name = (await book.definedNames()).find((it) => it.getAttribute('name')?.toLowerCase() === wanted)
  if (!name) return null
  const [, quoted, plain, ref = ''] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(refersTo(name)) ?? []
  const sheetName = quoted === undefined ? plain : quoted.replace(/''/g, "'")
  const sheet = sheets.find((it) => it.name.toLowerCase() === sheetName?.toLowerCase())
  const box = parseBox(ref)
  return sheet && box ? { sheet, row: box.row, column: box.column } : null
}

export interface FoundObject {
  readonly sheet: OpenSheet
  readonly name: string
  readonly part: string
}
export interface FoundChart extends FoundObject {
  readonly drawing: string
}

/** Every native chart that hangs on a worksheet. */
export async function allCharts(book: OpenBook, sheets: readonly OpenSheet[]): Promise<FoundChart[]> {
  const found: FoundChart[] = []
  for (const sheet of sheets) {
    for (const drawing of await book.pkg.related(sheet.part, 'drawing')) {
      const targets = new Map((await book.pkg.relationships(drawing)).map((it) => [it.id, it]))
      for (const frame of descendants(await book.pkg.document(drawing), 'graphicFrame')) {
        const part = targets.get(chartRelationship(frame))?.target
        const name = descendants(frame, 'cNvPr')[0]?.getAttribute('name') ?? ''
        if (part !== undefined && book.pkg.has(part)) found.push({ sheet, drawing, name, part })
      }
    }
  }
  return found
}

export const chartRelationship = (frame: Element): string => {
  const chart = descendants(frame, 'chart')[0]
  const id = chart && [...chart.attributes].find((it) => it.localName === 'id')
  return id?.value ?? ''
}

/** Every PivotTable. */
export async function allPivots(book: OpenBook, sheets: readonly OpenSheet[]): Promise<FoundObject[]> {
  const found: FoundObject[] = []
  for (const sheet of sheets) {
    for (const part of await book.pkg.related(sheet.part, 'pivotTable')) {
      found.push({ sheet, part, name: (await book.pkg.root(part)).getAttribute('name') ?? '' })
    }
  }
  return found
}

/** The object of a block among those of its kind: on its sheet first, then wherever it was moved. */
export function findObject<T extends FoundObject>(
  objects: readonly T[],
  sheets: readonly OpenSheet[],
  block: BlockRecord,
): T | null {
  const sheet = findSheet(sheets, block)
  const named = objects.filter((it) => it.name === block.object.name)
  return named.find((it) => it.sheet.part === sheet?.part) ?? named[0] ?? null
}

/** The record of a block, whatever report it belongs to. */
export function blockRecords(record: {
  readonly reports: readonly { readonly blocks: readonly BlockRecord[] }[]
  readonly shared: readonly BlockRecord[]
}): Map<BlockId, BlockRecord> {
  const all = [...record.reports.flatMap((it) => it.blocks), ...record.shared]
  return new Map(all.map((it) => [it.block, it]))
}
