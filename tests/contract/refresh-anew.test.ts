/** A workbook that nobody has touched is, after a refresh, the workbook that would be written anew. */
import { beforeAll, describe, expect, it } from 'vitest'
import { REPORT_KINDS } from '../../src/report/report.ts'
import type { Plan } from '../../src/report/steps.ts'
import { decideBook, decideRestore } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import { restoreBook } from '../../src/workbook/restore-book.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { deskKinds, type DeskKind } from './desks.ts'
import type { Picture, SheetPicture } from './picture.ts'
import { builtIn, newerData, planFor } from './plans.ts'

const REPORTS = REPORT_KINDS.map((kind) => ({ kind }))
let older: Plan
let newer: Plan
beforeAll(async () => {
  older = planFor(REPORTS, await builtIn())
  newer = planFor(REPORTS, await newerData())
})

async function refresh(book: RefreshableWorkbook, theirs: Plan): Promise<void> {
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  expect(changes.reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  if (!edit) throw new Error('nothing to refresh')
  await book.apply(edit)
}

async function takeBack(book: RefreshableWorkbook): Promise<void> {
  const record = (await book.record())!
  const changes = restoreBook(record, await book.read(record, null))
  const edit = changes && decideRestore(record, changes, { default: 'keep' }).edit
  if (!edit) throw new Error('nothing to take back')
  await book.apply(edit)
}

/** What stays different, and why: place and reason. */
const STAYS: readonly (readonly [RegExp, string])[] = [
  [/^\/record\/undo/, 'it takes the refresh back'],
  [/\/widths\/\d+:/, 'widths are the analyst\u2019s to set, and stay'],
]
const TAKEN_BACK: typeof STAYS = [[/\/link: undefined/, 'a row that comes back comes with its values']]
const IN_EXCEL: typeof STAYS = [
  [/majorUnit: null/, 'Excel chooses the distance: an API cannot tell that nobody has chosen another'],
  [
    /labelFormats\/\d+: .* instead of undefined/,
    'a label that had a format of its own is given the usual one',
  ],
]

/** Every place where two pictures differ, with what stands there, so that a gap says what it is. */
function differences(found: unknown, wanted: unknown, path = ''): string[] {
  if (Object.is(found, wanted)) return []
  if (!isObject(found) || !isObject(wanted)) {
    return [`${path}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`]
  }
  const names = new Set([...Object.keys(found), ...Object.keys(wanted)])
  return [...names].flatMap((name) => differences(found[name], wanted[name], `${path}/${name}`))
}

const isObject = (it: unknown): it is Record<string, unknown> => typeof it === 'object' && it !== null

/** The rows of the tables in one order: a refresh puts new rows below those that are there. */
const inOrder = (picture: Picture): Picture => ({ ...picture, sheets: picture.sheets.map(sortedRows) })

function sortedRows(sheet: SheetPicture): SheetPicture {
  const cells = { ...sheet.cells }
  for (const { area } of sheet.tables) {
    const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(area) ?? []
    const rows = Array.from({ length: Number(bottom) - Number(top) }, (_, at) => {
      const row = Number(top) + 1 + at
      const own = Object.entries(cells).filter(([ref]) => {
        const [, column = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(ref) ?? []
        return number === String(row) && column.length === left.length && column >= left && column <= right
      })
      for (const [ref] of own) delete cells[ref]
      return own.map(([ref, cell]) => [ref.replace(/\d+/, ''), cell] as const)
    })
    const keyed = rows.map((row) => [JSON.stringify(row), row] as const)
    keyed.sort(([a], [b]) => (a < b ? -1 : 1))
    keyed.forEach(([, row], at) => {
      for (const [column, cell] of row) cells[`${column}${Number(top) + 1 + at}`] = cell
    })
  }
  return { ...sheet, cells }
}

function expectSame(kind: DeskKind, found: Picture, wanted: Picture, also: typeof STAYS): void {
  const stays = [...STAYS, ...also, ...(kind.name === '.xlsx' ? [] : IN_EXCEL)]
  const all = differences(inOrder(found), inOrder(wanted))
  expect(all.filter((it) => !stays.some(([place]) => place.test(it)))).toEqual([])
}

describe.each(deskKinds)('in $name', { timeout: 120_000 }, (kind) => {
  it('a refresh leaves what writing anew would', async () => {
    const desk = await kind.with(older)
    await desk.work((book) => refresh(book, newer))
    expectSame(kind, desk.picture(), (await kind.with(newer)).picture(), [])
  })

  it('taking it back leaves what was there before', async () => {
    const desk = await kind.with(older)
    const before = desk.picture()
    await desk.work((book) => refresh(book, newer))
    await desk.work(takeBack)
    expectSame(kind, desk.picture(), before, TAKEN_BACK)
  })
})
