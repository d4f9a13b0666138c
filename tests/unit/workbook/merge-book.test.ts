import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../../src/report/report.ts'
import type { Plan, Step } from '../../../src/report/steps.ts'
import { decideBook, decideRestore } from '../../../src/workbook/decide-book.ts'
import type { Choices } from '../../../src/workbook/decide-table.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { restoreBook } from '../../../src/workbook/restore-book.ts'
import { receiptOf } from '../../../src/workbook/receipt.ts'
import { mergeRecords, recordOf, withBlocks } from '../../../src/workbook/record-of.ts'
import type { BlockRecord } from '../../../src/workbook/record.ts'
import { parseRecord, serializeRecord } from '../../../src/workbook/record-text.ts'
import { cells, coded, column, numbers, plan, report, table } from '../../support/plans.ts'
import { SheetBook } from '../../support/sheet-book.ts'

type Row = readonly [figure: string, value: number, source: string]
const data = (rows: readonly Row[]): Step =>
  table(
    [
      column('figure', coded(rows.map((row) => row[0]))),
      column('value', numbers(rows.map((row) => row[1]))),
      column('source', coded(rows.map((row) => row[2]))),
    ],
    rows.length,
  )

const version = (number: number, rows: readonly Row[], title = `Version ${number}`): Plan =>
  plan([cells('contents/list', [[title]]), cells('seizures/title', [['Seizures'], [title]]), data(rows)], {
    dataset: { name: 'paris-pact', version: `${number}.0.0`, hash: `hash ${number}` },
    created: `2026-0${number}-01T00:00:00Z`,
  })

const one = version(1, [
  ['F1', 10, 'S1'],
  ['F2', 20, 'S1'],
])
const two = version(2, [
  ['F1', 11, 'S1'],
  ['F3', 30, 'S2'],
])

const refresh = (book: SheetBook, theirs: Plan, choices: Choices = { default: 'keep' }) => {
  const changes = mergeBook(book.record, book.read(), theirs)
  const decided = decideBook(book.record, changes, theirs, choices)
  book.apply(decided.edit)
  return { changes, ...decided, receipt: receiptOf(changes, decided.tables, theirs.created) }
}

const stateAfter = (work: (book: SheetBook) => void, theirs: Plan): string | undefined => {
  const book = SheetBook.of(one)
  work(book)
  return mergeBook(book.record, book.read(), theirs).reports[0]?.state
}

describe('a whole workbook', () => {
  it('says of each report what would change, in numbers', () => {
    const book = SheetBook.of(one)
    const { reports, counts } = mergeBook(book.record, book.read(), two)
    expect(reports.map((it) => [it.report?.id ?? null, it.state, it.from.version, it.to.version])).toEqual([
      ['seizures', 'newer-data', '1.0.0', '2.0.0'],
      [null, 'newer-data', '2.0.0', '2.0.0'],
    ])
    expect(counts).toEqual({ added: 1, changed: 3, withdrawn: 1, conflicts: 0, yours: 0 })
  })

  it('holds what a new one would hold, and a second refresh has nothing to do', () => {
    const book = SheetBook.of(one)
    const { edit } = refresh(book, two)
    expect(book.values()).toEqual(SheetBook.of(two).values())
    expect(edit?.record.reports[0]?.dataset).toEqual(two.dataset)
    expect(parseRecord(serializeRecord(book.record))).toEqual({ ok: true, value: book.record })
    const again = refresh(book, { ...two, created: '2027-01-01T00:00:00Z' })
    expect(again.edit).toBeNull()
    expect(again.changes.reports.map((it) => it.state)).toEqual(['up-to-date', 'up-to-date'])
  })

  it.each([
    ['up-to-date', () => undefined, one],
    ['newer-data', () => undefined, two],
    ['edited', (book: SheetBook) => void (book.table().rows[0]!.cells[1] = 7), one],
    ['edited', (book: SheetBook) => void (book.cells('seizures/title')[0]![0] = 'My title'), one],
    ['missing-parts', (book: SheetBook) => book.remove('seizures/title'), one],
    ['damaged', (book: SheetBook) => book.table().removeColumn(0), two],
  ])('is %s', (state, work, theirs) => expect(stateAfter(work, theirs)).toBe(state))

  it('keeps a title that the analyst changed and says what it would be', () => {
    const book = SheetBook.of(one)
    book.cells('seizures/title')[1]![0] = 'As of spring'
    const { changes } = refresh(book, two)
    expect(changes.reports[0]?.cells[0]?.changes).toEqual([
      expect.objectContaining({ why: 'yours', row: 1, column: 0, old: 'As of spring', new: 'Version 2' }),
    ])
    expect(book.cells('seizures/title')).toEqual([['Seizures'], ['As of spring']])
  })

  it('clears lines that are gone and writes lines that are new, not over what the analyst wrote', () => {
    const longer = plan([cells('seizures/title', [['a'], ['b'], ['c']])])
    const book = SheetBook.of(plan([cells('seizures/title', [['a']])]))
    book.cells('seizures/title').push([null], ['mine'])
    refresh(book, longer)
    expect(book.cells('seizures/title')).toEqual([['a'], ['b'], ['mine']])
    const shorter = SheetBook.of(longer)
    refresh(shorter, plan([cells('seizures/title', [['a']])]))
    expect(shorter.cells('seizures/title')).toEqual([['a'], [null], [null]])
  })

  it('leaves a report with a problem alone and refreshes the others', () => {
    const other = (value: number): Plan =>
      plan(
        [
          table([column('figure', coded(['G1'])), column('value', numbers([value]))], 1, {
            block: 'funding/data' as BlockId,
          }),
        ],
        {
          reports: [report('funding')],
        },
      )
    const both = (a: Plan, b: Plan): Plan => ({
      ...a,
      reports: [...a.reports, ...b.reports],
      steps: [...a.steps, ...b.steps],
    })
    const book = SheetBook.of(both(one, other(1)))
    book.table().removeColumn(0)
    const { changes, edit } = refresh(book, both(two, other(2)))
    expect(changes.reports[0]?.problems).toMatchObject([{ code: 'table/key-missing' }])
    expect(book.table('funding/data').column('Value')).toEqual([2])
    expect(edit?.record.reports.map((it) => it.dataset.version)).toEqual(['1.0.0', '2.0.0'])
  })

  it('offers deleted blocks and makes them again only when asked', () => {
    const book = SheetBook.of(one)
    book.remove('seizures/data')
    const { changes, edit } = refresh(book, two)
    expect(changes.reports[0]?.missing.map((it) => it.block)).toEqual(['seizures/data'])
    expect(edit?.recreate).toBeNull()
    const asked = refresh(book, two, { default: 'keep', recreate: ['seizures/data' as BlockId] })
    expect(asked.edit?.recreate).toMatchObject({ blocks: ['seizures/data'], sheets: [] })
    expect(refresh(book, two).changes.reports[0]?.missing).toHaveLength(0)
  })

  it('makes the sheet again too where nothing of ours is left on it', () => {
    const book = SheetBook.of(one)
    const all = ['contents/list', 'seizures/title', 'seizures/data'] as BlockId[]
    for (const block of all) book.remove(block)
    const { edit } = refresh(book, two, { default: 'keep', recreate: all })
    expect(edit?.recreate).toMatchObject({ blocks: all, sheets: ['Seizures data'] })
  })
})

describe('the receipt', () => {
  it('has a line for every figure that changed, with old, new and source', () => {
    const book = SheetBook.of(one)
    book.table().rows[0]!.cells[1] = 7
    book.table().addColumn('Mine', [null, 'x'])
    const { receipt } = refresh(book, two)
    const common = {
      when: '2026-02-01T00:00:00Z',
      from: '1.0.0',
      to: '2.0.0',
      report: 'seizures',
      table: 'Seizures',
    }
    expect(receipt).toEqual([
      { ...common, figure: 'F1', column: 'Value', why: 'conflict-kept', old: 7, new: 11, source: 'S1' },
      { ...common, figure: 'F3', column: 'Value', why: 'added', old: null, new: 30, source: 'S2' },
      { ...common, figure: 'F2', column: '', why: 'withdrawn-kept', old: null, new: null, source: '' },
    ])
  })
})

describe('a table of which the values last written are not kept', () => {
  const warningsOf = (forgotten: boolean): unknown => {
    const book = SheetBook.of(one)
    const blocks = (list: readonly BlockRecord[]): BlockRecord[] =>
      list.map((it) => (forgotten && it.kind === 'table' ? { ...it, base: null } : it))
    const reports = book.record.reports.map((it) => ({ ...it, blocks: blocks(it.blocks) }))
    return mergeBook({ ...book.record, reports }, book.read(), two).reports[0]?.warnings
  }

  it('is said, for edits in it would be replaced', () => {
    expect(warningsOf(true)).toEqual([
      { code: 'table/values-not-kept', sheet: expect.any(String) as string, name: 'Seizures' },
    ])
    expect(warningsOf(false)).toEqual([])
  })
})

describe('the receipt of a refresh', () => {
  it('says with which value a figure came, and with which it went', () => {
    const { receipt } = refresh(SheetBook.of(one), two)
    expect(receipt.map((it) => [it.figure, it.why, it.column, it.old, it.new, it.source])).toEqual([
      ['F1', 'revised', 'Value', 10, 11, 'S1'],
      ['F3', 'added', 'Value', null, 30, 'S2'],
      ['F2', 'withdrawn', 'Value', 20, null, 'S1'],
    ])
  })
})

describe('taking back the last refresh', () => {
  it('puts the values back, removed rows at the end, and the record as it was', () => {
    const book = SheetBook.of(one)
    const before = book.record
    book.table().rows[0]!.cells[1] = { formula: '=5*2', value: 10 }
    book.table().addColumn('Twice', [
      { formula: '=2*[@Value]', value: 20 },
      { formula: '=2*[@Value]', value: 40 },
    ])
    const was = book.values()
    refresh(book, two, { default: 'take' })
    expect(book.table().column('Figure')).toEqual(['F1', 'F3'])
    book.table().rows.reverse()
    const changes = restoreBook(book.record, book.read())
    expect(changes?.counts).toEqual({ added: 1, changed: 3, withdrawn: 1, conflicts: 0, yours: 0 })
    expect(changes?.reports[0]?.to.version).toBe('1.0.0')
    book.apply(decideRestore(book.record, changes!, { default: 'keep' }).edit)
    expect(book.values()).toEqual(was)
    expect(book.record.reports).toEqual(before.reports)
    expect(restoreBook(book.record, book.read())).toBeNull()
    refresh(book, two, { default: 'take' })
    expect(book.table().column('Value')).toEqual([11, 30])
  })

  it('asks where the analyst has written since, and keeps rows with notes', () => {
    const book = SheetBook.of(one)
    refresh(book, two)
    book.table().rows[0]!.cells[1] = 12
    book.table().rows[1]!.note = true
    const changes = restoreBook(book.record, book.read())!
    expect(changes.reports[0]?.tables[0]?.cellChanges).toMatchObject([
      { why: 'conflict', old: 12, new: 10, base: 11 },
    ])
    book.apply(decideRestore(book.record, changes, { default: 'keep' }).edit)
    expect(book.table().column('Value')).toEqual([12, 30, 20])
    expect(book.table().rows[1]?.marked).toBe(true)
  })

  it('is still possible after a refresh that wrote nothing, and leaves later reports alone', () => {
    const book = SheetBook.of(one)
    refresh(book, two)
    refresh(book, { ...two, dataset: { ...two.dataset, version: '2.0.1' } })
    const later = plan([cells('funding/title', [['x']])], { reports: [report('funding')] })
    book.record = mergeRecords(book.record, recordOf(later, []))
    const changes = restoreBook(book.record, book.read())!
    book.apply(decideRestore(book.record, changes, { default: 'keep' }).edit)
    expect(book.table().column('Value')).toEqual([10, 20])
    expect(book.record.reports.map((it) => [it.report.id, it.dataset.version])).toEqual([
      ['seizures', '1.0.0'],
      ['funding', '1.0.0'],
    ])
  })

  it('is left out where it is more than the record should hold', () => {
    const rows = (number: number): Row[] =>
      Array.from({ length: 25_500 }, (_, at) => [`F${at}`, number, `S${number}`])
    const book = SheetBook.of(version(1, rows(1)))
    const { edit } = refresh(book, version(2, rows(2)))
    expect(edit?.tables[0]?.runs).toHaveLength(2)
    expect(edit?.record.undo).toBeUndefined()
  })
})

it('joins blocks that were made again to the record', () => {
  const record = recordOf(one, SheetBook.of(one).placed())
  const again = recordOf(two, SheetBook.of(two).placed().slice(1, 2))
  const joined = withBlocks(record, again)
  expect(joined.reports[0]?.blocks[0]).toEqual(again.reports[0]?.blocks[0])
  expect(joined.reports[0]?.blocks[1]).toEqual(record.reports[0]?.blocks[1])
  expect(joined.reports[0]?.dataset).toEqual(one.dataset)
})
