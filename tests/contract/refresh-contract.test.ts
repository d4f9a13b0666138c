/** What a refresh promises, held over both adapters. */
import { describe, expect, it } from 'vitest'
import {
  adoptTables,
  checkRestore,
  checkWorkbook,
  refreshWorkbook,
  restoreWorkbook,
  type RefreshCheck,
} from '../../src/app/refresh-workbook.ts'
import {
  LANGUAGES,
  REPORT_KINDS,
  type Language,
  type ReportFilter,
  type ReportKind,
} from '../../src/report/report.ts'
import type { Plan, TableStep } from '../../src/report/steps.ts'
import { wordsFor } from '../../src/text/index.ts'
import { cellRef } from '../../src/workbook/reference.ts'
import { cellValues } from '../../src/workbook/values.ts'
import type { BlockState } from '../../src/workbook/state.ts'
import type { RefreshableWorkbook } from '../../src/workbook/workbook.ts'
import { reportData } from '../support/report-data.ts'
import { deskKinds } from './desks.ts'
import type { ChartPicture } from './picture.ts'
import { planFor } from './plans.ts'

function planOf(
  filter: ReportFilter,
  version: string,
  language: Language = 'en',
  kind: ReportKind = 'seizures',
): Plan {
  const plan = planFor([{ kind, filter, language }], reportData)
  return {
    ...plan,
    created: `${version}-01-01T00:00:00Z`,
    dataset: { ...plan.dataset, version, hash: version },
  }
}

async function check(book: RefreshableWorkbook, theirs: Plan): Promise<RefreshCheck> {
  const made = await checkWorkbook(() => ({ plan: theirs, failed: new Map() }), book)
  if (!made) throw new Error('no record')
  return made
}

const KEEP = { default: 'keep' } as const

describe.each(deskKinds)('$name', { timeout: 60_000 }, (kind) => {
  const [before, after] = [planOf({ to: '2009' }, '2025'), planOf({}, '2026')]

  it('finds the copy of a table that is gone, and refreshes it as that table from then on', async () => {
    const desk = await kind.with(before)
    const sheet = tableOf(before)
    await desk.replaceByCopy(sheet.at.sheet)
    await desk.work(async (book) => {
      const found = await check(book, after)
      expect(found.changes.reports[0]?.state).toBe('missing-parts')
      expect(found.adoptable.map(({ block, lost }) => [block, lost])).toEqual([
        ['seizures/data', 'Seizures_data'],
      ])
      const [table] = found.adoptable
      expect(table?.table).toMatchObject({
        sheet: { name: `${sheet.at.sheet} (2)` },
        box: { row: sheet.at.row, column: 0, columns: sheet.columns.length },
      })
      const adopting = adoptTables(found, found.adoptable)
      const [data] = adopting.changes.reports[0]?.tables.filter((it) => it.block === 'seizures/data') ?? []
      expect(data?.mode).toBe('two-way')
      await refreshWorkbook(adopting, book, KEEP, null)
    })
    const twin = desk.picture().sheets.find(({ name }) => name === `${sheet.at.sheet} (2)`)
    expect(twin?.tables.map(({ area }) => area)).toEqual([`A5:P${5 + tableOf(after).rows}`])
    await desk.work(async (book) => {
      const again = await check(book, after)
      expect(again.adoptable).toEqual([])
      expect(again.changes.counts).toMatchObject({ added: 0, changed: 0, withdrawn: 0, conflicts: 0 })
      const data = again.changes.reports[0]?.tables.find((it) => it.block === 'seizures/data')
      expect(data?.mode).toBe('three-way')
    })
  })

  it('records a table that takes the place of a lost one even where its figures are the same', async () => {
    const desk = await kind.with(before)
    const sheet = tableOf(before)
    await desk.replaceByCopy(sheet.at.sheet)
    await desk.work(async (book) => {
      const found = await check(book, before)
      expect((await refreshWorkbook(found, book, KEEP, null)).written).toBe(false)
      const adopting = adoptTables(found, found.adoptable)
      expect((await refreshWorkbook(adopting, book, KEEP, null)).written).toBe(true)
    })
    await desk.work(async (book) => expect((await check(book, before)).adoptable).toEqual([]))
  })

  it.each(['a cell', 'a comment'])(
    'keeps and marks withdrawn rows down to %s beside the table',
    async (what) => {
      const [all, fewer] = [after, before]
      const figures = tableOf(all)
      const kept = new Set(keysOf(tableOf(fewer)))
      const keys = keysOf(figures)
      const gone = keys.flatMap((key, row) => (kept.has(key) ? [] : [row]))
      const [first = -1, ...later] = gone
      expect(later.length).toBeGreaterThan(0)
      const desk = await kind.with(all)
      const place = `T${figures.at.row + 2 + first}`
      if (what === 'a comment') await desk.comment(figures.at.sheet, place)
      else await desk.write(figures.at.sheet, place, 1234)
      await desk.work(async (book) => {
        const found = await check(book, fewer)
        const state = found.states.find(({ block }) => block === figures.block)
        expect(state).toMatchObject({ noted: [], beside: [first] })
        await refreshWorkbook(found, book, KEEP, null)
      })
      const sheet = desk.picture().sheets.find(({ name }) => name === figures.at.sheet)
      const column = cellRef(
        0,
        figures.columns.findIndex(({ id }) => id === 'figure'),
      ).slice(0, -1)
      const body = keys.map((_, row) => sheet?.cells[`${column}${figures.at.row + 2 + row}`])
      const staying = keys.filter((_, row) => !later.includes(row))
      expect(body.flatMap((cell) => cell?.value ?? [])).toEqual(staying)
      expect(body.flatMap((cell) => (cell?.font?.['strikethrough'] ? cell.value : []))).toEqual([keys[first]])
      if (what === 'a cell') expect(sheet?.cells[place]?.value).toBe(1234)
    },
  )

  it('links new cells to sheets by what they are called now', async () => {
    const desk = await kind.with(before)
    await desk.rename('Sources', 'Where from')
    await desk.work(async (book) => {
      await refreshWorkbook(await check(book, after), book, KEEP, null)
    })
    const { at, columns, rows } = tableOf(after)
    const sheet = desk.picture().sheets.find(({ name }) => name === at.sheet)
    const column = cellRef(
      0,
      columns.findIndex(({ id }) => id === 'source'),
    ).slice(0, -1)
    const last = sheet?.cells[`${column}${at.row + 1 + rows}`]
    expect(last?.link).toContain("'Where from'!")
  })

  it.each(LANGUAGES)(
    'lists the sheet of what changed in Contents, and again after the analyst: %s',
    async (language) => {
      const [old, fresh, newest] = [
        planOf({ to: '2009' }, '2025', language),
        planOf({}, '2026', language),
        planOf({ to: '2009' }, '2027', language),
      ]
      const words = wordsFor(language)
      const desk = await kind.with(old)
      const name = words.say('sheet.receipt')
      const listed = (): (readonly [unknown, unknown, unknown])[] => {
        const sheet = desk.picture().sheets.find((it) => it.name === words.say('sheet.contents'))
        return Array.from({ length: 9 }, (_, row) => {
          const [a, b] = [sheet?.cells[`A${9 + row}`], sheet?.cells[`B${9 + row}`]]
          return [a?.value, a?.link, b?.value] as const
        }).filter(([a]) => a !== undefined)
      }
      const before = listed()
      const refresh = (theirs: Plan): Promise<void> =>
        desk.work(async (book) => {
          await refreshWorkbook(await check(book, theirs), book, KEEP, words)
        })
      await refresh(fresh)
      const entry = [name, `#'${name}'!A1`, words.say('title.receipt')]
      expect(listed()).toEqual([...before.map(([a, b]) => [a, b, expect.anything()]), entry])
      await desk.work(async (book) => {
        expect((await refreshWorkbook(await check(book, fresh), book, KEEP, words)).written).toBe(false)
      })
      await desk.rename(name, 'Log')
      await refresh(newest)
      expect(listed().map(([a]) => a)).toEqual([...before.map(([a]) => a), name])
      await desk.work(async (book) => {
        const restore = await checkRestore(book)
        expect(restore && (await restoreWorkbook(restore, book, KEEP))).toBe(true)
      })
      expect(listed().map(([a]) => a)).toEqual([...before.map(([a]) => a), name])
    },
  )

  it.each(REPORT_KINDS)('brings everything back that a refresh has written: %s', async (report) => {
    const [old, fresh] = [planOf({ to: '2010' }, '2025', 'en', report), planOf({}, '2026', 'en', report)]
    const desk = await kind.with(old)
    const managed = () =>
      desk.work(async (book) => {
        const { states } = await check(book, old)
        return {
          blocks: contentsOf(states),
          charts: desk.picture().sheets.map(({ charts }) => charts.map(chartOf)),
        }
      })
    const was = await managed()
    const offered = await desk.work(async (book) => {
      const found = await check(book, fresh)
      await refreshWorkbook(found, book, KEEP, null)
      return found.changes
    })
    const refreshed = await managed()
    expect(refreshed.blocks).not.toEqual(was.blocks)
    await desk.work(async (book) => {
      const restore = await checkRestore(book)
      expect(restore && (await restoreWorkbook(restore, book, KEEP))).toBe(true)
    })
    expect(await managed()).toEqual(was)
    await desk.work(async (book) => {
      const { counts, reports } = (await check(book, fresh)).changes
      expect(counts).toEqual(offered.counts)
      expect(reports.map(({ charts }) => charts)).toEqual(offered.reports.map(({ charts }) => charts))
    })
  })
})

/** What stands in the cells of each block; rows that a refresh removed come back at the end of their table. */
const contentsOf = (states: readonly BlockState[]) =>
  Object.fromEntries(
    states.flatMap((it): [string, unknown][] => {
      if (it.kind === 'cells') return [[it.block, it.cells]]
      if (it.kind !== 'table') return []
      const rows = Array.from({ length: it.rows }, (_, row) =>
        JSON.stringify(it.columns.map(({ values }) => values[row] ?? null)),
      )
      return [[it.block, rows.sort()]]
    }),
  )

/** In Excel a label may say the format of its series once more, and the distance of an axis is Excel's own. */
const chartOf = ({ valueAxis, series, ...chart }: ChartPicture) => ({
  ...chart,
  valueAxis: { ...valueAxis, majorUnit: null },
  series: series.map((it) => ({
    ...it,
    labelFormats: Object.entries(it.labelFormats).filter(([, format]) => format !== it.labels),
  })),
})

const tableOf = ({ steps }: Plan): TableStep => {
  const step = steps.find((it) => it.kind === 'table' && it.block === 'seizures/data')
  if (step?.kind !== 'table') throw new Error('no table')
  return step
}

const keysOf = ({ columns, rows }: TableStep): string[] => {
  const column = columns.find(({ id }) => id === 'figure')
  return column ? cellValues(column, rows).map(String) : []
}
