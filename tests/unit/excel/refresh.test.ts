import { describe, expect, it } from 'vitest'
import { planAddition } from '../../../src/app/plan-addition.ts'
import { writeReports } from '../../../src/app/write-reports.ts'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import {
  REPORT_KINDS,
  type BlockId,
  type Language,
  type ReportFilter,
  type ReportKind,
} from '../../../src/report/report.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { wordsFor } from '../../../src/text/index.ts'
import { decideBook } from '../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { WorkbookError } from '../../../src/workbook/problem.ts'
import type { BlockState } from '../../../src/workbook/state.ts'
import type { CellContent } from '../../../src/workbook/values.ts'
import type { RefreshableWorkbook } from '../../../src/workbook/workbook.ts'
import { excelPicture } from '../../contract/excel-picture.ts'
import { planFor } from '../../contract/plans.ts'
import { startExcel, type EmulatedExcel } from '../../excel-host/index.ts'
import { reportData } from '../../support/report-data.ts'
import { SheetBook } from '../../support/sheet-book.ts'

function planOf(filter: ReportFilter, version: string, language: Language = 'en'): Plan {
  const plan = planFor(
    REPORT_KINDS.map((kind) => ({ kind, filter, language })),
    reportData,
  )
  return {
    ...plan,
    created: `${version}-01-01T00:00:00Z`,
    dataset: { ...plan.dataset, version, hash: version },
  }
}

interface Opened {
  readonly excel: EmulatedExcel
  readonly book: RefreshableWorkbook
}

async function written(plan: Plan): Promise<Opened> {
  const excel = startExcel()
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
  await book.write(plan)
  return { excel, book }
}

async function decide(book: RefreshableWorkbook, theirs: Plan, recreate = false) {
  const record = await book.record()
  if (!record) throw new Error('no record')
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  expect(changes.reports.flatMap((it) => it.problems)).toEqual([])
  const missing = recreate ? changes.reports.flatMap((it) => it.missing.map(({ block }) => block)) : []
  return decideBook(record, changes, theirs, { default: 'keep', recreate: missing })
}

/** Contents of the blocks, without the rows and columns that are empty. */
const contents = (states: readonly BlockState[]): Record<string, CellContent[][]> =>
  Object.fromEntries(
    states.flatMap((it): [string, CellContent[][]][] => {
      if (it.kind === 'cells') return [[it.block, trimmed(it.cells)]]
      if (it.kind !== 'table') return []
      const rows = Array.from({ length: it.rows }, (_, row) =>
        it.columns.map(({ values }) => values[row] ?? null),
      )
      return [[it.block, trimmed(rows)]]
    }),
  )

function trimmed(rows: readonly (readonly CellContent[])[]): CellContent[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1))
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1)
}

describe('reading', { timeout: 60_000 }, () => {
  it('gives back what was written, so that a refresh with the same figures is no change', async () => {
    const plan = planOf({}, '2025')
    const { book } = await written(plan)
    const record = await book.record()
    if (!record) throw new Error('no record')
    const read = await book.read(record, plan)
    expect(contents(read)).toEqual(contents(SheetBook.of(plan).read()))
    expect((await decide(book, plan)).edit).toBeNull()
  })
})

const filters: readonly ReportFilter[] = [{}, { from: '2013' }, { to: '2009' }]
const pairs = filters.flatMap((one) =>
  filters.filter((it) => it !== one).map((other) => [one, other] as const),
)

/** The edit of the oracle, which stands beside Excel and knows nothing of places. */
function follow(oracle: SheetBook, theirs: Plan, recreate: readonly BlockId[]): void {
  const changes = mergeBook(oracle.record, oracle.read(), theirs)
  oracle.apply(decideBook(oracle.record, changes, theirs, { default: 'keep', recreate }).edit)
}

async function expectSame({ book }: Opened, oracle: SheetBook, theirs: Plan): Promise<void> {
  const record = await book.record()
  if (!record) throw new Error('no record')
  const [known, found] = [contents(oracle.read()), contents(await book.read(record, theirs))]
  for (const block of Object.keys(known))
    expect({ block, cells: found[block] }).toEqual({ block, cells: known[block] })
}

const problemOf = (error: unknown): string =>
  error instanceof WorkbookError ? error.problem.code : String(error)

describe('applying', { timeout: 60_000 }, () => {
  it.each(pairs)('from %j to %j leaves what the edit says, and is finished then', async (one, other) => {
    const [before, after] = [planOf(one, '2025'), planOf(other, '2026')]
    const opened = await written(before)
    const { excel, book } = opened
    const oracle = SheetBook.of(before)
    const wanted = await decide(book, after, true)
    if (!wanted.edit) throw new Error('nothing to do')
    const was = JSON.stringify(excel.host.dump())
    const refused = await book.apply(wanted.edit).then(() => null, problemOf)
    if (refused !== null) {
      // What is new in the plan of a sheet may have no room on the sheet that is there.
      expect(refused).toBe('sheet/not-empty')
      expect(JSON.stringify(excel.host.dump())).toBe(was)
      const plain = await decide(book, after)
      if (plain.edit) await book.apply(plain.edit)
    }
    follow(oracle, after, refused === null ? (wanted.edit.recreate?.blocks ?? []) : [])
    await expectSame(opened, oracle, after)
    expect((await decide(book, after)).edit).toBeNull()
  })

  it('writes only the cells that changed', async () => {
    const before = planOf({}, '2025')
    const { excel, book } = await written(before)
    const after = revised(before)
    const { edit } = await decide(book, after)
    if (!edit) throw new Error('nothing to do')
    const was = cellsOf(excel)
    excel.host.resetCounters()
    await book.apply(edit)
    const writes = excel.host.exchanges
      .flatMap(({ calls }) => calls)
      .filter((call) => call === 'Range.values')
    expect(writes).toHaveLength(1)
    expect(excel.host.counters.syncs).toBeLessThanOrEqual(9)
    const now = cellsOf(excel)
    const changed = Object.keys({ ...was, ...now }).filter((at) => was[at] !== now[at])
    expect(changed).toHaveLength(1)
    expect(now[changed[0] ?? '']).toBe(was[changed[0] ?? '']?.replace('115.5', '116.5'))
  })

  it('keeps what the analyst has made, wherever it stands', async () => {
    const before = planOf({ to: '2009' }, '2025')
    const { excel, book } = await written(before)
    const table = dataTable(excel)
    const { sheet, area } = table
    const right = String.fromCharCode(65 + area.column + area.columns)
    excel.host.user.type(`'${sheet.name}'!${right}${area.row + 1}:${right}${area.row + 2}`, [
      ['Mine'],
      ['checked'],
    ])
    excel.host.user.type('Sheet1!A1', `=COUNTA(${table.name}[Figure])`)
    await excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet.name).name = 'My sheet'
      context.workbook.tables.getItem(table.name).name = 'MyTable'
      await context.sync()
    })
    const after = planOf({}, '2026')
    const { edit } = await decide(book, after)
    if (!edit) throw new Error('nothing to do')
    await book.apply(edit)
    expect(table.name).toBe('MyTable')
    expect(table.columns.at(-1)?.name).toBe('Mine')
    expect(sheet.grid.value(area.row + 1, area.column + area.columns)).toBe('checked')
    expect(excel.host.workbook.sheet('Sheet1')?.grid.formula(0, 0)).toBe('=COUNTA(MyTable[Figure])')
    expect(table.body.rows).toBeGreaterThan(1)
  })

  it('refuses, before anything is written, what is in the way', async () => {
    const [before, after] = [planOf({ to: '2009' }, '2025'), planOf({}, '2026')]
    const cases = [
      { code: 'sheet/rows-below', spoil: ({ excel }: Opened) => typeBelow(excel) },
      {
        code: 'workbook/changed-meanwhile',
        spoil: ({ excel }: Opened) =>
          excel.run(async (context) => {
            context.workbook.tables.getItem(dataTable(excel).name).name = 'Other'
            await context.sync()
          }),
      },
      {
        code: 'sheet/protected',
        spoil: ({ excel }: Opened) =>
          excel.run(async (context) => {
            context.workbook.tables.getItem(dataTable(excel).name).worksheet.protection.protect()
            await context.sync()
          }),
      },
    ]
    for (const { code, spoil } of cases) {
      const opened = await written(before)
      const { edit } = await decide(opened.book, after)
      if (!edit) throw new Error('nothing to do')
      await spoil(opened)
      const was = JSON.stringify(opened.excel.host.dump())
      await expect(opened.book.apply(edit)).rejects.toMatchObject({ problem: { code } })
      expect(JSON.stringify(opened.excel.host.dump())).toBe(was)
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'with a fault at sync %i leaves the workbook as it was, complete, or says so and can be finished',
    async (sync) => {
      const [before, after] = [planOf({ to: '2009' }, '2025'), planOf({}, '2026')]
      const opened = await written(before)
      const { excel, book } = opened
      const { edit } = await decide(book, after)
      if (!edit) throw new Error('nothing to do')
      const was = contents(await readAll(book, before))
      excel.host.inject(sync, { kind: 'action', action: 3, code: 'GeneralException' })
      const code = await book.apply(edit).then(() => null, problemOf)
      if (code !== null && code !== 'workbook/incomplete')
        expect(contents(await readAll(book, before))).toEqual(was)
      const again = await decide(book, after)
      if (again.edit) await book.apply(again.edit)
      const oracle = SheetBook.of(before)
      follow(oracle, after, [])
      await expectSame(opened, oracle, after)
    },
  )
})

/** Every cell but those of PivotTables, by its sheet and address. */
const cellsOf = (excel: EmulatedExcel): Record<string, string> =>
  Object.fromEntries(
    excelPicture(excel).sheets.flatMap(({ name, cells }) =>
      Object.entries(cells).map(([at, cell]) => [`${name}!${at}`, JSON.stringify(cell)]),
    ),
  )

/** The table of the figures of a report. */
function dataTable({ host }: EmulatedExcel) {
  const table = host.workbook.tables.find(({ name }) => /participation.*data/i.test(name))
  if (!table) throw new Error('no data table')
  return table
}

describe('adding reports beside others', { timeout: 60_000 }, () => {
  it('leaves those as they are; what belongs to all takes in the new ones', async () => {
    const excel = startExcel()
    const book = openExcel({ Excel: excel.Excel, isSetSupported: () => true })
    const add = (kind: ReportKind) =>
      writeReports(
        (installed) => planAddition([{ kind }], installed, reportData, wordsFor, '2026-01-02T00:00:00Z'),
        book,
      )
    for (const kind of ['funding', 'seizures', 'assistance'] as const) expect((await add(kind)).ok).toBe(true)
    const together = await written(
      planFor(
        (['funding', 'seizures', 'assistance'] as const).map((kind) => ({ kind })),
        reportData,
      ),
    )
    const names = (of: EmulatedExcel): string[] => of.host.workbook.sheets.map(({ name }) => name).sort()
    expect(names(excel)).toEqual(names(together.excel))
    const contentsSheet = (of: EmulatedExcel): unknown[] =>
      Object.values(excelPicture(of).sheets.find(({ name }) => name === 'Contents')?.cells ?? {})
        .map(({ value }) => value)
        .filter((value) => !String(value).startsWith('Written'))
        .sort()
    expect(contentsSheet(excel)).toEqual(contentsSheet(together.excel))
    expect((await book.record())?.reports.map(({ report }) => report.kind)).toEqual([
      'funding',
      'seizures',
      'assistance',
    ])
  })
})

async function readAll(book: RefreshableWorkbook, plan: Plan): Promise<readonly BlockState[]> {
  const record = await book.record()
  if (!record) throw new Error('no record')
  return book.read(record, plan)
}

function typeBelow(excel: EmulatedExcel): void {
  const { sheet, area } = dataTable(excel)
  // So that the table does not take it in.
  excel.host.workbook.situation.autoCorrect = false
  excel.host.user.type(`'${sheet.name}'!A${area.row + area.rows + 1}`, 'below')
}

/** The same plan under a newer version, with one value of the seizures raised by one. */
function revised(plan: Plan): Plan {
  const steps = plan.steps.map((step) => {
    if (step.kind !== 'table' || step.block !== 'seizures/data') return step
    const columns = step.columns.map((column) =>
      column.data.kind === 'number' && column.id === 'value'
        ? {
            ...column,
            data: { ...column.data, values: column.data.values.map((it) => (it === 115.5 ? 116.5 : it)) },
          }
        : column,
    )
    return { ...step, columns }
  })
  return { ...plan, steps, dataset: { ...plan.dataset, version: '2026', hash: '2026' } }
}
