import { describe, expect, it } from 'vitest'
import type { TableStep } from '../../../src/report/steps.ts'
import { conflictId } from '../../../src/workbook/decide-table.ts'
import { mergeTable } from '../../../src/workbook/merge-table.ts'
import type { BlockRecord } from '../../../src/workbook/record.ts'
import type { CellContent } from '../../../src/workbook/values.ts'
import { coded, column, numbers, table } from '../../support/plans.ts'
import { changesOf, refreshTable, writeTable } from '../../support/refresh.ts'

type Row = readonly [figure: string, value: number | null, source: string]

const figures = (rows: readonly Row[], more: Partial<TableStep> = {}): TableStep =>
  table(
    [
      column('figure', coded(rows.map((row) => row[0]))),
      column('value', numbers(rows.map((row) => row[1]))),
      column('source', coded(rows.map((row) => row[2]))),
    ],
    rows.length,
    more,
  )

const first: Row[] = [
  ['F1', 115, 'S1'],
  ['F2', 250, 'S1'],
  ['F3', null, 'S2'],
]
const set = (rows: readonly Row[], figure: string, value: number | null): Row[] =>
  rows.map((row) => (row[0] === figure ? [row[0], value, row[2]] : row))

const formula = (text: string, value: number): CellContent => ({ formula: text, value })
const withoutBase = (record: BlockRecord): BlockRecord => ({ ...record, base: null })

describe('cells', () => {
  it('take what was revised and nobody touched, and nothing else', () => {
    const { sheet, record } = writeTable(figures(first))
    const changes = changesOf(sheet, record, figures(set(first, 'F2', 260)))
    expect(changes.mode).toBe('three-way')
    expect(changes.cellChanges).toEqual([
      { why: 'revised', row: 1, key: 'F2', column: 'value', old: 250, new: 260, base: 250, source: 'S1' },
    ])
    const { edit } = refreshTable(sheet, record, figures(set(first, 'F2', 260)))
    expect(edit?.runs).toEqual([{ column: 1, row: 1, values: [260] }])
    expect(sheet.column('Value')).toEqual([115, 260, null])
  })

  it('keep what the analyst wrote where the figures did not change', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.rows[0]!.cells[1] = 120
    const { edit, changes } = refreshTable(sheet, record, figures(first))
    expect(changes.cellChanges).toMatchObject([{ why: 'yours', key: 'F1', old: 120, new: 115 }])
    expect(edit).toBeNull()
  })

  it('ask where both changed; a kept value is asked about again only after another revision', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.rows[0]!.cells[1] = 120
    const kept = refreshTable(sheet, record, figures(set(first, 'F1', 130)))
    expect(kept.changes.cellChanges).toMatchObject([{ why: 'conflict', old: 120, new: 130, base: 115 }])
    expect(sheet.column('Value')[0]).toBe(120)
    expect(changesOf(sheet, kept.next, figures(set(first, 'F1', 130))).cellChanges).toMatchObject([
      { why: 'yours' },
    ])
    const again = changesOf(sheet, kept.next, figures(set(first, 'F1', 140)))
    expect(again.cellChanges).toMatchObject([{ why: 'conflict', base: 130 }])
  })

  it('follow the choice for one conflict over the default', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.rows[0]!.cells[1] = 120
    sheet.rows[1]!.cells[1] = 121
    const step = figures(set(set(first, 'F1', 130), 'F2', 131))
    const each = new Map([[conflictId(step.block, 'F1', 'value'), 'take'] as const])
    refreshTable(sheet, record, step, { default: 'keep', each })
    expect(sheet.column('Value')).toEqual([130, 121, null])
  })

  it('agree to the 15 digits that Excel keeps, and when both are empty', () => {
    const { sheet, record } = writeTable(figures(set(first, 'F1', 0.1 + 0.2)))
    sheet.rows[0]!.cells[1] = 0.3
    sheet.rows[2]!.cells[1] = ''
    expect(changesOf(sheet, record, figures(set(first, 'F1', 0.1 + 0.2))).cellChanges).toEqual([])
  })

  it('count a text that became a date, and a formula that gives the same value, as edits', () => {
    const step = (text: string): TableStep =>
      table([column('figure', coded(['F1', 'F2'])), column('start', coded([text, text]))], 2)
    const { sheet, record } = writeTable(step('2009-12'))
    sheet.rows[0]!.cells[1] = 40148
    sheet.rows[1]!.cells[1] = { formula: '="2009-12"', value: '2009-12' }
    expect(changesOf(sheet, record, step('2010-01')).cellChanges.map((it) => it.why)).toEqual([
      'conflict',
      'conflict',
    ])
  })

  it('are joined to runs down a column', () => {
    const { sheet, record } = writeTable(figures(first))
    const { edit } = refreshTable(sheet, record, figures(first.map(([id]) => [id, 1, 'S9'])))
    expect(edit?.runs).toEqual([
      { column: 1, row: 0, values: [1, 1, 1] },
      { column: 2, row: 0, values: ['S9', 'S9', 'S9'] },
    ])
  })
})

describe('rows', () => {
  it('are appended, and removed where nobody wrote', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addColumn('Comment', ['mine', null, null])
    const stamps = sheet.rows.map((row) => row.stamp)
    const next: Row[] = [['F9', 9, 'S3'], first[2]!, first[0]!]
    const { edit } = refreshTable(sheet, record, figures(next))
    expect(sheet.column('Figure')).toEqual(['F1', 'F3', 'F9'])
    expect(sheet.column('Comment')).toEqual(['mine', null, null])
    expect(sheet.rows.slice(0, 2).map((row) => row.stamp)).toEqual([stamps[0], stamps[2]])
    expect(edit?.append.columns).toEqual([['F9'], [9], ['S3'], null])
  })

  it.each([
    [
      'beside',
      'a comment in a column',
      (s: ReturnType<typeof writeTable>['sheet']) => s.addColumn('Mine', ['', 'x']),
    ],
    ['beside', 'a note', (s: ReturnType<typeof writeTable>['sheet']) => void (s.rows[1]!.note = true)],
    [
      'edited',
      'another value',
      (s: ReturnType<typeof writeTable>['sheet']) => void (s.rows[1]!.cells[1] = 7),
    ],
  ])('that were withdrawn stay and are marked: %s, %s', (because, _, work) => {
    const { sheet, record } = writeTable(figures(first))
    work(sheet)
    const without = figures([first[0]!, first[2]!])
    const { changes, next, edit } = refreshTable(sheet, record, without)
    expect(changes.rowChanges).toEqual([{ why: 'kept', key: 'F2', row: 1, because }])
    expect(sheet.rows[1]?.marked).toBe(true)
    expect(edit?.remove).toEqual([])

    const again = refreshTable(sheet, next, without)
    expect(again.edit).toBeNull()
    expect(again.next).toEqual(next)

    const back = refreshTable(sheet, again.next, figures(set(first, 'F2', 260)))
    expect(back.changes.rowChanges).toEqual([{ why: 'returned', key: 'F2', row: 1 }])
    expect(back.changes.cellChanges).toMatchObject([{ why: because === 'edited' ? 'conflict' : 'revised' }])
    expect(sheet.rows[1]?.marked).toBe(false)
    expect(back.next.withdrawn).toBeUndefined()
  })

  it('go although a column of formulas says something of each', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addColumn('Twice', [formula('=[@Value]*2', 230), formula('=[@Value]*2', 500), 'overwritten'])
    refreshTable(sheet, record, figures([]))
    expect(sheet.column('Figure')).toEqual(['F3'])
  })

  it('of the analyst stay, without a key or with one of their own', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addRow([null, 1, 'guess'])
    sheet.addRow(['OWN', 2, 'guess'])
    const { edit } = refreshTable(sheet, record, figures(set(first, 'F1', 1)))
    expect(edit?.remove).toEqual([])
    expect(sheet.column('Figure')).toEqual(['F1', 'F2', 'F3', null, 'OWN'])
  })

  it('that the analyst removed stay away until the figure is revised, then it is asked', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.rows.splice(1, 1)
    const same = refreshTable(sheet, record, figures(first))
    expect(same.changes.rowChanges).toEqual([{ why: 'yours', key: 'F2' }])
    expect(same.edit).toBeNull()
    const revised = figures(set(first, 'F2', 260))
    expect(changesOf(sheet, same.next, revised).rowChanges).toMatchObject([{ about: 'removed-and-revised' }])
    const kept = refreshTable(sheet, same.next, revised)
    expect(kept.edit).toBeNull()
    expect(changesOf(sheet, kept.next, revised).rowChanges).toEqual([{ why: 'yours', key: 'F2' }])
    refreshTable(sheet, same.next, revised, { default: 'take' })
    expect(sheet.column('Figure')).toEqual(['F1', 'F3', 'F2'])
  })

  it('entered by the analyst under the key of a new figure are asked about', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addRow(['F4', 400, null])
    const { changes } = refreshTable(sheet, record, figures([...first, ['F4', 444, 'S4']]))
    expect(changes.rowChanges).toEqual([])
    expect(changes.cellChanges).toMatchObject([
      { why: 'conflict', column: 'value', old: 400, new: 444 },
      { why: 'revised', column: 'source', old: null, new: 'S4' },
    ])
  })
})

describe('a table without figures', () => {
  const none = figures([['', null, '']])

  it('has one empty row, which is no figure', () => {
    const { sheet, record } = writeTable(none)
    expect(refreshTable(sheet, record, none).edit).toBeNull()
    const { next } = refreshTable(sheet, record, figures(first))
    expect(sheet.column('Figure')).toEqual(['F1', 'F2', 'F3'])
    refreshTable(sheet, next, none)
    expect(sheet.rows).toEqual([])
  })
})

describe('columns', () => {
  it('are found after sorting, reordering and renaming, and stay so', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addColumn('Mine', ['a', 'b', 'c'])
    sheet.moveColumn(3, 0)
    sheet.moveColumn(2, 3)
    sheet.columns[3]!.header = 'Kilograms'
    sheet.rows.reverse()
    const { changes, next } = refreshTable(sheet, record, figures(set(first, 'F1', 1)))
    expect(changes.columnChanges).toEqual([
      { why: 'renamed', id: 'value', header: 'Value', to: 'Kilograms' },
      { why: 'reordered' },
    ])
    expect(sheet.columns.map((it) => it.header)).toEqual(['Mine', 'Figure', 'Source', 'Kilograms'])
    expect(sheet.rows.map((row) => row.cells)).toEqual([
      ['c', 'F3', 'S2', null],
      ['b', 'F2', 'S1', 250],
      ['a', 'F1', 'S1', 1],
    ])
    expect(next.columns?.map((it) => it.header)).toEqual(['Figure', 'Kilograms', 'Source'])
  })

  it('are found by their contents where the host has no ids', () => {
    const { sheet, record } = writeTable(figures(first))
    const bare = { ...record, columns: record.columns!.map(({ id, header }) => ({ id, header })) }
    sheet.columns[1]!.header = 'kg'
    sheet.addColumn('Mine', [1, 2, 3])
    const { changes } = refreshTable(sheet, bare, figures(set(first, 'F1', 116)))
    expect(changes.columnChanges).toMatchObject([{ why: 'renamed', id: 'value', to: 'kg' }])
    expect(sheet.column('kg')).toEqual([116, 250, null])
  })

  it('are found by their headers where another program has numbered them anew', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addColumn('Mine', [1, 2, 3])
    sheet.moveColumn(3, 0)
    sheet.columns = sheet.columns.map(({ header }, at) => ({ header, host: String(at + 1) }))
    refreshTable(sheet, record, figures(set(first, 'F1', 116)))
    expect(sheet.column('Mine')).toEqual([1, 2, 3])
    expect(sheet.column('Value')).toEqual([116, 250, null])
  })

  it('are not mistaken for an own column that took over the header or the place', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.columns[1]!.header = 'Value (kg)'
    sheet.addColumn('Value', [1, 2, 3])
    refreshTable(sheet, record, figures(set(first, 'F1', 116)))
    expect(sheet.column('Value')).toEqual([1, 2, 3])
    expect(sheet.column('Value (kg)')).toEqual([116, 250, null])

    const other = writeTable(figures(first))
    other.sheet.removeColumn(1)
    other.sheet.addColumn('My estimate', [1, 2, 3])
    other.sheet.moveColumn(2, 1)
    const { changes, next } = refreshTable(other.sheet, other.record, figures(set(first, 'F1', 116)))
    expect(changes.columnChanges).toEqual([{ why: 'removed', id: 'value', header: 'Value' }])
    expect(other.sheet.column('My estimate')).toEqual([1, 2, 3])
    expect(changesOf(other.sheet, next, figures(first)).columnChanges).toMatchObject([{ why: 'removed' }])
  })

  it('that are new join on the right under a free header, filled row by row', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.addColumn('unit', ['x', 'y', 'z'])
    sheet.addRow([null, 5, 'own', null])
    const step = figures([...first, ['F4', 4, 'S1']])
    const wider = table([...step.columns, column('unit', coded(['kg', 't', 'g', 'l']))], 4)
    const { next, changes } = refreshTable(sheet, record, wider)
    expect(changes.columnChanges).toMatchObject([{ why: 'added', header: 'Unit 2' }])
    expect(sheet.column('Unit 2')).toEqual(['kg', 't', 'g', null, 'l'])
    expect(sheet.column('unit')).toEqual(['x', 'y', 'z', null, null])
    expect(refreshTable(sheet, next, wider).edit).toBeNull()
  })

  it('that a refresh has written before it failed are not written twice', () => {
    const { sheet, record } = writeTable(figures(first))
    const step = figures(first)
    const wider = table([...step.columns, column('unit', coded(['kg', 't', 'g']))], 3)
    refreshTable(sheet, record, wider)
    const { edit } = refreshTable(sheet, record, wider)
    expect(edit).toBeNull()
    expect(sheet.columns).toHaveLength(4)
  })

  it('that left the schema stay, without the figures that nobody changed, and can come back', () => {
    const { sheet, record } = writeTable(figures(first))
    const narrow = figures(set(first, 'F1', 1))
    const step = table(narrow.columns.slice(0, 2), 3)
    sheet.rows[1]!.cells[2] = 'mine'
    const { changes, next } = refreshTable(sheet, record, step)
    expect(changes.columnChanges).toEqual([{ why: 'dropped', id: 'source', header: 'Source' }])
    expect(changes.cellChanges.map((it) => [it.column, it.key, it.why])).toEqual([
      ['value', 'F1', 'revised'],
      ['source', 'F1', 'revised'],
      ['source', 'F2', 'conflict'],
      ['source', 'F3', 'revised'],
    ])
    expect(sheet.column('Source')).toEqual([null, 'mine', null])
    expect(changesOf(sheet, next, step).columnChanges).toEqual([])
    refreshTable(sheet, next, figures(first))
    expect(sheet.column('Source')).toEqual(['S1', 'mine', 'S2'])
  })

  it('that hold another type now say so', () => {
    const { sheet, record } = writeTable(figures(first))
    const texts = table(
      [column('figure', coded(['F1'])), column('value', coded(['115'])), column('source', coded(['S1']))],
      1,
    )
    expect(changesOf(sheet, record, texts).columnChanges).toEqual([
      { why: 'retyped', id: 'value', header: 'Value', from: 'number', to: 'text' },
    ])
  })
})

describe('without the values last written', () => {
  it('every difference is a revision, except what we cannot have written', () => {
    const { sheet, record } = writeTable(figures(first))
    sheet.rows[0]!.cells[1] = 120
    sheet.rows[1]!.cells[1] = formula('=B1*2', 240)
    sheet.rows[2]!.cells[1] = 'n/a'
    const step = figures([
      ['F1', 1, 'S1'],
      ['F2', 2, 'S1'],
      ['F3', 3, 'S2'],
      ['F4', 4, 'S2'],
    ])
    const changes = changesOf(sheet, withoutBase(record), step)
    expect(changes.mode).toBe('two-way')
    expect(changes.cellChanges.map((it) => [it.key, it.why])).toEqual([
      ['F1', 'revised'],
      ['F2', 'conflict'],
      ['F3', 'conflict'],
    ])
    expect(changes.rowChanges).toEqual([{ why: 'added', key: 'F4', fresh: 0 }])
  })

  it('a row without a figure is asked about, and once kept not again', () => {
    const { sheet, record } = writeTable(figures(first))
    const step = figures(first.slice(1))
    const { changes, next } = refreshTable(sheet, withoutBase(record), step)
    expect(changes.rowChanges).toMatchObject([
      { why: 'conflict', about: 'withdrawn-or-yours', key: 'F1', row: 0 },
    ])
    expect(sheet.rows[0]?.marked).toBe(true)
    expect(refreshTable(sheet, { ...next, base: null }, step).edit).toBeNull()
    refreshTable(sheet, withoutBase(record), step, { default: 'take' })
    expect(sheet.column('Figure')).toEqual(['F2', 'F3'])
  })
})

describe('keys', () => {
  const problem = (
    work: (sheet: ReturnType<typeof writeTable>['sheet']) => void,
    step = figures(first),
  ): unknown => {
    const { sheet, record } = writeTable(figures(first))
    work(sheet)
    const merged = mergeTable(sheet.state(), record, step)
    return merged.ok ? null : merged.error
  }
  const place = { sheet: 'Data', name: 'Seizures' }

  it('must be in the table', () => {
    expect(problem((sheet) => sheet.removeColumn(0))).toEqual({
      code: 'table/key-missing',
      ...place,
      detail: { column: 'Figure' },
    })
  })

  it('must stand once in the workbook and once in the new figures', () => {
    expect(problem((sheet) => sheet.addRow(['F2', 1, null]))).toEqual({
      code: 'table/duplicate-key',
      ...place,
      detail: { key: 'F2', row: 2, other: 4 },
    })
    expect(problem(() => undefined, figures([...first, ['F2', 3, 'S1']]))).toMatchObject({
      code: 'table/duplicate-new-key',
      detail: { key: 'F2', row: 2, other: 4 },
    })
    expect(problem(() => undefined, figures([...first, ['', 3, 'S1']]))).toMatchObject({
      code: 'table/duplicate-new-key',
      detail: { key: '', row: 4 },
    })
  })

  it('may be of several columns, and of numbers', () => {
    const step = (values: number[]): TableStep =>
      table(
        [
          column('party', coded(['KAZ', 'KAZ', 'TJK'])),
          column('year', numbers([2010, 2011, 2010]), { format: 'year' }),
          column('value', numbers(values)),
        ],
        3,
        { keys: ['party', 'year'] },
      )
    const { sheet, record } = writeTable(step([1, 2, 3]))
    sheet.rows[1]!.cells[1] = '2011'
    const { changes } = refreshTable(sheet, record, step([1, 5, 3]))
    expect(changes.cellChanges).toMatchObject([{ key: 'KAZ / 2011', column: 'value', new: 5 }])
    expect(changes.rowChanges).toEqual([])
  })
})
