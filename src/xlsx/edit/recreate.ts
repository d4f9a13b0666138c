/** Makes deleted blocks of a report again, on the sheets that are there and on new ones. */
import type { Work } from '../../base/work.ts'
import type { BlockId } from '../../report/report.ts'
import type { BookEdit } from '../../workbook/edit.ts'
import { recordOf, withBlocks } from '../../workbook/record-of.ts'
import type { BlockRecord, WorkbookRecord } from '../../workbook/record.ts'
import { layOut, type Layout, type SheetPlace } from '../layout.ts'
import { placedBlocks } from '../write-xlsx.ts'
import { bodyOf, type OpenBook, type OpenSheet } from './book.ts'
import type { Change } from './change.ts'
import { blockRecords, findSheet, findTable } from './find.ts'
import { moveBlocks } from './move-blocks.ts'
import { addSheets, takenIn } from './write-plan.ts'

/**
 * All blocks are first made on new sheets; those of a sheet that is still there then move to their place on it.
 *
 * @returns the record with the blocks that were made
 * @throws WorkbookError `sheet/not-empty` or `table/overlap` where something stands in their place
 */
export async function recreate(
  change: Change,
  { plan, blocks, sheets }: NonNullable<BookEdit['recreate']>,
  record: WorkbookRecord,
  work: Work,
): Promise<WorkbookRecord> {
  const { book } = change
  const wanted = new Set(blocks)
  const whole = layOut(plan, () => undefined, await takenIn(book))
  await standingTables(book, whole, record, wanted)
  const layout = only(whole, wanted)
  await standingSheets(book, whole, layout, record)
  const homes = await homesOf(book, layout, record, new Set<string>(sheets))
  await addSheets(change, plan, layout, work)
  for (const [name, home] of homes) {
    const made = layout.sheets.find((it) => it.name === name)
    if (made) await moveBlocks(change, made, home)
  }
  const placed = placedBlocks(layout).map((it) => {
    const home = homes.get(it.sheet.name)
    return home ? { ...it, sheet: { id: home.id, name: home.name } } : it
  })
  return withBlocks(record, recordOf(plan, placed))
}

/** Tables that are still there are referred to where they are, by what they are called now. */
async function standingTables(
  book: OpenBook,
  layout: Layout,
  record: WorkbookRecord,
  wanted: ReadonlySet<BlockId>,
): Promise<void> {
  const [tables, sheets, records] = [await book.tables(), await book.sheets(), blockRecords(record)]
  for (const place of layout.tables) {
    const known = records.get(place.step.block)
    const table = !wanted.has(place.step.block) && known ? findTable(tables, sheets, known) : null
    if (!table || !known) continue
    const headers = place.step.columns.map(
      ({ id, header }) => known.columns?.find((it) => it.id === id)?.header ?? header,
    )
    Object.assign(place, {
      name: table.name,
      headers,
      sheet: { ...place.sheet, name: table.sheet.name },
      box: { ...table.box, rows: bodyOf(table).rows + 1 },
    })
  }
}

/** Sheets that stay are linked to by what they are called now. */
async function standingSheets(
  book: OpenBook,
  layout: Layout,
  made: Layout,
  record: WorkbookRecord,
): Promise<void> {
  const [sheets, records] = [await book.sheets(), blockRecords(record)]
  for (const place of layout.sheets) {
    if (made.sheets.some((it) => it.name === place.name)) continue
    const steps = [...place.cells, ...place.tables, ...place.pivots, ...place.charts]
    const known = steps.flatMap((it) => records.get(it.step.block) ?? [])[0]
    const home = known && findSheet(sheets, known)
    if (home) Object.assign(place, { name: home.name })
  }
}

/** The layout with nothing but some of its blocks. */
function only(layout: Layout, wanted: ReadonlySet<BlockId>): Layout {
  const keep = <T extends { readonly step: { readonly block: BlockId } }>(list: readonly T[]): T[] =>
    list.filter((it) => wanted.has(it.step.block))
  const sheets = layout.sheets.flatMap((it): SheetPlace[] => {
    const made = {
      ...it,
      cells: keep(it.cells),
      tables: keep(it.tables),
      pivots: keep(it.pivots),
      charts: keep(it.charts),
    }
    return made.cells.length + made.tables.length + made.pivots.length + made.charts.length > 0 ? [made] : []
  })
  return { ...layout, sheets, pivots: keep(layout.pivots), names: [] }
}

/** The sheets on which blocks are made again, by the names of those on which they are made first. */
async function homesOf(
  book: OpenBook,
  layout: Layout,
  record: WorkbookRecord,
  lost: ReadonlySet<string>,
): Promise<Map<string, OpenSheet>> {
  const sheets = await book.sheets()
  const records = [...blockRecords(record).values()]
  const homes = new Map<string, OpenSheet>()
  for (const made of layout.sheets) {
    if (lost.has(made.step.sheet)) continue
    const blocks = new Set<BlockId>(
      [...made.cells, ...made.tables, ...made.pivots, ...made.charts].map((it) => it.step.block),
    )
    const known = records.find((it: BlockRecord) => blocks.has(it.block))
    const home = known ? findSheet(sheets, known) : null
    if (home) homes.set(made.name, home)
  }
  return homes
}
