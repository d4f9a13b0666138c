import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TableStep } from '../../../src/report/steps.ts'
import { unpackColumn } from '../../../src/workbook/pack.ts'
import type { BlockRecord } from '../../../src/workbook/record.ts'
import { packPrints, rowPrints } from '../../../src/workbook/row-prints.ts'
import { isEmpty, same } from '../../../src/workbook/same.ts'
import { isFormula, type CellContent } from '../../../src/workbook/values.ts'
import { coded, column, numbers, table } from '../../support/plans.ts'
import { decideTable } from '../../../src/workbook/decide-table.ts'
import { restoreTable } from '../../../src/workbook/restore-table.ts'
import { undoOf } from '../../../src/workbook/undo.ts'
import { refreshTable, writeTable } from '../../support/refresh.ts'
import { SheetTable } from '../../support/sheet-table.ts'

/** Figures by key; few keys and few values, so that the same ones meet again in every version. */
interface Figure {
  readonly key: string
  readonly value: number | null
  readonly unit: string
  readonly year: number | null
}
interface Version {
  readonly figures: readonly Figure[]
  /** Whether the schema has the column `year` already. */
  readonly wide: boolean
}

const figure: fc.Arbitrary<Figure> = fc.record({
  key: fc.integer({ min: 1, max: 12 }).map((number) => `F${number}`),
  value: fc.option(
    fc.oneof(fc.integer({ min: 0, max: 4 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  ),
  unit: fc.constantFrom('kg', 't', '', '2009-12'),
  year: fc.option(fc.integer({ min: 2009, max: 2012 })),
})
const version: fc.Arbitrary<Version> = fc.record({
  figures: fc.uniqueArray(figure, { selector: (it) => it.key, maxLength: 12 }),
  wide: fc.boolean(),
})

const stepOf = ({ figures, wide }: Version): TableStep =>
  table(
    [
      column('figure', coded(figures.map((it) => it.key))),
      column('value', numbers(figures.map((it) => it.value))),
      column('unit', coded(figures.map((it) => it.unit))),
      ...(wide ? [column('year', numbers(figures.map((it) => it.year)))] : []),
    ],
    figures.length,
  )

/** What an analyst does to a table. Places are taken modulo the size of the table. */
type Work =
  | { readonly do: 'edit'; readonly row: number; readonly column: number; readonly to: CellContent }
  | { readonly do: 'note' | 'delete-row'; readonly row: number }
  | { readonly do: 'add-row'; readonly key: string | null }
  | { readonly do: 'add-column'; readonly header: string; readonly values: readonly CellContent[] }
  | { readonly do: 'move-column'; readonly from: number; readonly to: number }
  | { readonly do: 'rename'; readonly column: number; readonly to: string }
  | { readonly do: 'sort'; readonly descending: boolean }

const nat = fc.nat({ max: 20 })
const content: fc.Arbitrary<CellContent> = fc.oneof(
  fc.constantFrom<CellContent>('kg', 'mine', '', null, 3, true, 40148),
  fc.constantFrom<CellContent>({ formula: '=1+1', value: 2 }, { formula: '="kg"', value: 'kg' }),
)
const work: fc.Arbitrary<Work> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit'), row: nat, column: nat, to: content }) },
  fc.record({ do: fc.constantFrom('note', 'delete-row'), row: nat }),
  fc.record({ do: fc.constant('add-row'), key: fc.constantFrom(null, 'OWN', 'F99') }),
  fc.record({
    do: fc.constant('add-column'),
    header: fc.constantFrom('Mine', 'Year', 'Comment'),
    values: fc.array(content, { maxLength: 12 }),
  }),
  fc.record({ do: fc.constant('move-column'), from: nat, to: nat }),
  fc.record({ do: fc.constant('rename'), column: nat, to: fc.constantFrom('Kilograms', 'X') }),
  fc.record({ do: fc.constant('sort'), descending: fc.boolean() }),
) as fc.Arbitrary<Work>

function doWork(sheet: SheetTable, it: Work): void {
  const free = (header: string): boolean => !sheet.columns.some((column) => column.header === header)
  const row = 'row' in it ? sheet.rows[it.row % (sheet.rows.length || 1)] : undefined
  const columns = sheet.columns.length
  switch (it.do) {
    case 'edit': {
      const at = it.column % columns
      // Key cells stay: another key makes another row, which is tested by deleting and adding.
      if (row && sheet.columns[at]?.header !== 'Figure') row.cells[at] = it.to
      return
    }
    case 'note':
      if (row) row.note = true
      return
    case 'delete-row':
      sheet.rows = sheet.rows.filter((other) => other !== row)
      return
    case 'add-row':
      if (it.key === null || !sheet.column('Figure').includes(it.key)) {
        sheet.addRow(sheet.columns.map(({ header }) => (header === 'Figure' ? it.key : 'own')))
      }
      return
    case 'add-column':
      if (free(it.header)) sheet.addColumn(it.header, it.values)
      return
    case 'move-column':
      return sheet.moveColumn(it.from % columns, it.to % columns)
    case 'rename':
      if (sheet.columns[it.column % columns]?.header === 'Value' && free(it.to)) {
        sheet.columns[it.column % columns] = { ...sheet.columns[it.column % columns]!, header: it.to }
      }
      return
    case 'sort':
      sheet.rows.sort((a, b) => (a.stamp - b.stamp) * (it.descending ? -1 : 1))
  }
}

const worked = (before: Version, works: readonly Work[]): { sheet: SheetTable; record: BlockRecord } => {
  const written = writeTable(stepOf(before))
  for (const it of works) doWork(written.sheet, it)
  return written
}

const copy = (sheet: SheetTable): SheetTable =>
  Object.assign(Object.create(SheetTable.prototype) as SheetTable, structuredClone({ ...sheet }))

/** What the record keeps of the values last written: all, prints of the rows, or nothing. */
type Memory = 'values' | 'prints' | 'nothing'

function remembering(memory: Memory, record: BlockRecord): BlockRecord {
  if (memory === 'values') return record
  return { ...record, base: null, ...(memory === 'prints' ? { prints: printsOf(record) } : {}) }
}

function printsOf({ columns = [], base }: BlockRecord): string {
  const values = columns.map(({ id }, at) => [id, unpackColumn(base!.columns[at]!)] as const)
  const ids = columns.map(({ id }) => id)
  return packPrints(rowPrints(ids, new Map(values), base!.rows))
}

const scenario = fc.record({
  before: version,
  works: fc.array(work, { maxLength: 12 }),
  after: version,
  memory: fc.constantFrom<Memory>('values', 'prints', 'nothing'),
  choice: fc.constantFrom('keep', 'take'),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

const check = (property: (it: Scenario) => void): void =>
  fc.assert(fc.property(scenario, property), { numRuns: 300 })

/** Runs the scenario up to its refresh. */
function play({ before, works, after, memory, choice }: Scenario) {
  const { sheet, record } = worked(before, works)
  const was = copy(sheet)
  const base = remembering(memory, record)
  const decided = refreshTable(sheet, base, stepOf(after), { default: choice as 'keep' | 'take' })
  return { sheet, was, record: base, decided }
}

describe('a refresh', () => {
  it('changes nothing the second time', () => {
    check((it) => {
      const { sheet, decided } = play(it)
      const before = copy(sheet)
      const again = refreshTable(sheet, remembering(it.memory, decided.next), stepOf(it.after))
      expect(again.edit).toBeNull()
      expect(sheet).toEqual(before)
      expect(comparable(again.next)).toEqual(comparable(decided.next))
    })
  })

  it('never loses what the analyst wrote in columns, rows and cells of their own', () => {
    check((it) => {
      const { sheet, was, record, decided } = play(it)
      const written = record.columns?.length ?? 0
      const after = new Map(sheet.rows.map((row) => [row.stamp, row]))
      const own = was.columns.flatMap(({ host }, at) => (Number(host) > written ? [at] : []))
      const allFormulas = (at: number): boolean =>
        was.rows.filter((row) => isFormula(row.cells[at] ?? null)).length * 2 > was.rows.length
      const asked = decided.changes.rowChanges.flatMap((row) =>
        row.why === 'conflict' && 'row' in row ? [row.row] : [],
      )
      const askedAway = new Set(asked)
      for (const [at, row] of was.rows.entries()) {
        const now = after.get(row.stamp)
        const wrote = own.some((position) => {
          const cell = row.cells[position] ?? null
          return !isEmpty(cell) && !(isFormula(cell) && allFormulas(position))
        })
        if (row.note || wrote || row.cells.includes('own')) expect(now ?? askedAway.has(at)).toBeTruthy()
        if (now) for (const position of own) expect(now.cells[position]).toEqual(row.cells[position])
      }
    })
  })

  it('overwrites an edited cell only where the analyst chose the new figure', () => {
    check((it) => {
      if (it.memory === 'nothing') return
      const { sheet, was, record, decided } = play({ ...it, choice: 'keep' })
      const original = SheetTable.of(stepOf(it.before))
      const after = new Map(sheet.rows.map((row) => [row.stamp, row]))
      for (const row of was.rows) {
        const written = original.rows.find((other) => other.stamp === row.stamp)
        if (!written) continue
        for (const { id } of record.columns ?? []) {
          const header = decided.next.columns?.find((column) => column.id === id)?.header ?? id
          const at = was.columns.findIndex((column) => column.header === header)
          const first = original.columns.findIndex((column) => column.header.toLowerCase() === id)
          const [mine, base] = [row.cells[at] ?? null, written.cells[first] ?? null]
          if (at >= 0 && !same(mine, base)) expect(after.get(row.stamp)?.cells[at]).toEqual(mine)
        }
      }
    })
  })

  it('that takes everything equals writing anew in the managed cells, up to the order of rows', () => {
    check((it) => {
      const { before, works, after, memory } = it
      if (memory === 'nothing') return
      const { sheet, record } = worked(
        before,
        works.filter((one) => one.do !== 'add-row'),
      )
      const { next } = refreshTable(sheet, remembering(memory, record), stepOf(after), {
        default: 'take',
      })
      const anew = SheetTable.of(stepOf(after))
      const at = new Map(sheet.columns.map((column, position) => [column.header, position]))
      const keys = at.get('Figure') ?? -1
      for (const row of anew.rows) {
        const mine = sheet.rows.find((other) => other.cells[keys] === row.cells[0])
        // A row that the analyst removed stays away while its figure does not change.
        if (!mine) continue
        for (const { id, header } of next.columns ?? []) {
          if (!at.has(header)) continue
          const now = mine.cells[at.get(header) ?? -1] ?? null
          const fresh = row.cells[stepOf(after).columns.findIndex((one) => one.id === id)] ?? null
          // The analyst's own value stays where the figure was not revised.
          const unrevised = same(fresh, valueBefore(before, row.cells[0] ?? null, id))
          if (!unrevised) expect(same(now, fresh)).toBe(true)
        }
      }
    })
  })

  it('without any work of the analyst equals writing anew', () => {
    check(({ before, after, memory, choice }) => {
      const choices = memory === 'nothing' ? 'take' : choice
      const { sheet } = play({ before, after, works: [], memory, choice: choices })
      const values = (it: SheetTable): Record<string, CellContent[]> =>
        Object.fromEntries(
          it.rows.map((row) => [
            String(row.cells[0]),
            stepOf(after).columns.map(({ header }) => {
              return row.cells[it.columns.findIndex((column) => column.header === header)] ?? null
            }),
          ]),
        )
      expect(sameRows(values(sheet), values(SheetTable.of(stepOf(after))))).toBe(true)
    })
  })

  it('keeps the order of rows and columns', () => {
    check((it) => {
      const { sheet, was } = play(it)
      const stamps = was.rows.map((row) => row.stamp)
      const staying = sheet.rows.map((row) => row.stamp).filter((stamp) => stamps.includes(stamp))
      expect(staying).toEqual(stamps.filter((stamp) => staying.includes(stamp)))
      expect(sheet.rows.slice(0, staying.length).map((row) => row.stamp)).toEqual(staying)
      expect(sheet.columns.slice(0, was.columns.length)).toEqual(was.columns)
    })
  })

  it('writes only cells that differ', () => {
    check((it) => {
      const { was, decided } = play(it)
      for (const run of decided.edit?.runs ?? []) {
        run.values.forEach((value, index) => {
          expect(same(value, was.rows[run.row + index]?.cells[run.column] ?? null)).toBe(false)
        })
      }
    })
  })
})

describe('taking back a refresh', () => {
  it('restores every cell, up to the order of the rows that had gone and but for new columns', () => {
    check((it) => {
      const { sheet, was, record, decided } = play(it)
      const restored = restoreTable(sheet.state(), decided.next, record, undoOf(decided))
      if (!restored.ok) throw new Error(JSON.stringify(restored.error))
      sheet.apply(decideTable(restored.value, { default: 'keep' }).edit)
      const contents = (table: SheetTable): string[] =>
        table.rows
          .map((row) => JSON.stringify(row.cells.slice(0, was.columns.length).map((cell) => cell || null)))
          .sort()
      expect(contents(sheet)).toEqual(contents(was))
      expect(sheet.rows.some((row) => row.marked)).toBe(false)
      const stayed = sheet.rows.filter((row) => was.rows.some((other) => other.stamp === row.stamp))
      expect(stayed.map((row) => row.stamp)).toEqual(
        was.rows.map((row) => row.stamp).filter((stamp) => stayed.some((row) => row.stamp === stamp)),
      )
    })
  })

  it('never touches what was written since', () => {
    fc.assert(
      fc.property(scenario, fc.array(work, { maxLength: 8 }), (it, since) => {
        const { sheet, record, decided } = play(it)
        const refreshed = copy(sheet)
        for (const one of since) doWork(sheet, one)
        const worked = copy(sheet)
        const restored = restoreTable(sheet.state(), decided.next, record, undoOf(decided))
        if (!restored.ok) throw new Error(JSON.stringify(restored.error))
        sheet.apply(decideTable(restored.value, { default: 'keep' }).edit)
        const after = new Map(sheet.rows.map((row) => [row.stamp, row]))
        const before = new Map(refreshed.rows.map((row) => [row.stamp, row]))
        const place = new Map(refreshed.columns.map((column, at) => [column.host, at]))
        for (const row of worked.rows) {
          for (const [at, cell] of row.cells.entries()) {
            const first = before.get(row.stamp)?.cells[place.get(worked.columns[at]?.host ?? '') ?? -1]
            // A column of formulas says the same of every row, so a row may go with its formula.
            const own = Number(worked.columns[at]?.host) > (record.columns?.length ?? 0)
            const wrote =
              own && isFormula(cell) ? false : first === undefined ? !isEmpty(cell) : !same(first, cell)
            if (it.memory !== 'nothing' && wrote) expect(after.get(row.stamp)?.cells[at]).toEqual(cell)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

function valueBefore(version: Version, key: CellContent, id: string): CellContent {
  const figure = version.figures.find((it) => it.key === key)
  if (!figure || (id === 'year' && !version.wide)) return 'never written'
  return (
    (id === 'value'
      ? figure.value
      : id === 'unit'
        ? figure.unit
        : id === 'year'
          ? figure.year
          : figure.key) ?? null
  )
}

/** The hosts' ids of new columns are known when they are read again; the order of kept rows says nothing. */
const comparable = (record: BlockRecord): unknown => {
  const { withdrawn, ...rest } = record
  const columns = withdrawn?.columns.map(unpackColumn) ?? []
  const rows = Array.from({ length: withdrawn?.rows ?? 0 }, (_, row) => columns.map((values) => values[row]))
  const bare = (record.columns ?? []).map(({ id, header }) => ({ id, header }))
  return { ...rest, columns: bare, withdrawn: rows.map((row) => JSON.stringify(row)).sort() }
}

const sameRows = (a: Record<string, CellContent[]>, b: Record<string, CellContent[]>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, cells]) => cells.every((cell, at) => same(cell, b[key]?.[at] ?? null)))
