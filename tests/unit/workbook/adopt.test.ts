import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../../src/report/report.ts'
import type { TableStep } from '../../../src/report/steps.ts'
import { adopt, adoptable, holdsFigures, unambiguous, type Adoption } from '../../../src/workbook/adopt.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { recordOf } from '../../../src/workbook/record-of.ts'
import type { BlockState, TableState, TableThere } from '../../../src/workbook/state.ts'
import type { CellContent } from '../../../src/workbook/values.ts'
import { coded, column, numbers, plan, table } from '../../support/plans.ts'

const BLOCK = 'seizures/data' as BlockId
const stepOf = (keys: readonly string[], more: Partial<TableStep> = {}): TableStep =>
  table(
    [
      column('figure', coded(keys)),
      column('value', numbers(keys.map((_, row) => row))),
      column('unit', coded(keys.map(() => 'kg'))),
    ],
    keys.length,
    more,
  )
const planOf = (keys: readonly string[]) => plan([stepOf(keys)])
const lost: readonly BlockState[] = [{ kind: 'missing', block: BLOCK }]

function recordFor(keys: readonly string[]) {
  const sheet = { id: '1', name: 'Seizures data' }
  const columns = ['1', '2', '3']
  return recordOf(planOf(keys), [{ block: BLOCK, sheet, object: { id: '1', name: 'Seizures' }, columns }])
}

const there = (name: string, headers: readonly string[]): TableThere => ({
  sheet: { id: '7', name: 'Copy' },
  object: { id: '9', name },
  box: { row: 2, column: 1, rows: 4, columns: headers.length },
  columns: headers.map((header, at) => ({ header, host: `h${at}` })),
})

const stateOf = (
  { block, table: it }: Adoption,
  columns: readonly (readonly CellContent[])[],
): TableState => ({
  kind: 'table',
  block,
  sheet: it.sheet,
  object: it.object,
  columns: it.columns.map((its, at) => ({ ...its, values: columns[at] ?? [] })),
  rows: columns[0]?.length ?? 0,
  noted: [],
  beside: [],
})

const HEADERS = ['Figure', 'Value', 'Unit']
const found = (tables: readonly TableThere[], states = lost): string[] =>
  adoptable(recordFor(['A', 'B']), states, tables, planOf(['A', 'B'])).map((it) => it.table.object.name)

describe('a table that may take the place of a lost one', () => {
  it('has the key column and at least half of all columns, in any order and among others', () => {
    expect(found([there('Copy', ['Mine', 'Unit', 'Value', 'Figure'])])).toEqual(['Copy'])
    expect(found([there('Half', ['Figure', 'Unit', 'Mine'])])).toEqual(['Half'])
    expect(found([there('Keyless', ['Value', 'Unit', 'Mine'])])).toEqual([])
    expect(found([there('Foreign', ['Figure', 'Mine', 'Other'])])).toEqual([])
  })

  it('is looked for only where a block is missing, and never where another block was found', () => {
    const states: readonly BlockState[] = [
      { kind: 'unreadable', block: BLOCK, problem: { code: 'sheet/protected' } },
    ]
    expect(found([there('Copy', HEADERS)], states)).toEqual([])
    const record = recordFor(['A'])
    const [installed] = record.reports
    if (!installed) throw new Error('no report')
    const other = { ...installed.blocks[0]!, block: 'seizures/summary' as BlockId }
    const two = { ...record, reports: [{ ...installed, blocks: [...installed.blocks, other] }] }
    const standing = stateOf(adoptable(record, lost, [there('Copy', HEADERS)], planOf(['A']))[0]!, [['A']])
    const both = [...lost, { ...standing, block: other.block }]
    expect(adoptable(two, both, [there('Copy', HEADERS)], planOf(['A']))).toEqual([])
  })

  it('holds figures of the report, new ones or those last written, in at least half of its rows', () => {
    const all = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'X', 'Y', 'Z']
    const keys = fc.uniqueArray(fc.constantFrom(...all), { maxLength: 8 })
    fc.assert(
      fc.property(keys, keys, keys, (last, fresh, mine) => {
        const [record, theirs] = [recordFor(last), planOf(fresh)]
        const [adoption] = adoptable(record, lost, [there('Copy', HEADERS)], theirs)
        if (!adoption) return false
        const ours = mine.filter((key) => last.includes(key) || fresh.includes(key)).length
        const state = stateOf(adoption, [mine, mine.map(() => 1), mine.map(() => 'kg')])
        return holdsFigures(adoption, state, record, theirs) === (ours > 0 && ours * 2 >= mine.length)
      }),
    )
  })

  it('is merged with two sides, for nobody knows what was last written into it', () => {
    const [record, theirs] = [recordFor(['A', 'B']), planOf(['B', 'C'])]
    const [adoption] = adoptable(record, lost, [there('Copy', ['Unit', 'Figure', 'Value'])], theirs)
    if (!adoption) throw new Error('not found')
    const state = stateOf(adoption, [
      ['kg', 'kg'],
      ['A', 'B'],
      [0, 7],
    ])
    const [changes] = mergeBook(adopt(record, [adoption]), [state], theirs).reports
    expect(changes?.missing).toEqual([])
    const [merged] = changes?.tables ?? []
    expect(merged).toMatchObject({ mode: 'two-way', object: { name: 'Copy' }, sheet: { name: 'Copy' } })
    expect(merged?.cellChanges.map((it) => [it.key, it.column, it.old, it.new])).toEqual([
      ['B', 'value', 7, 0],
    ])
    expect(merged?.rowChanges.map((it) => [it.key, it.why])).toEqual([
      ['C', 'added'],
      ['A', 'conflict'],
    ])
    expect(merged?.next).toMatchObject({ object: { name: 'Copy' }, at: { row: 2, column: 1 } })
    expect(merged?.next.columns?.map(({ header, host }) => [header, host])).toEqual([
      ['Figure', 'h1'],
      ['Value', 'h2'],
      ['Unit', 'h0'],
    ])
  })

  it('is not decided on where there is a choice', () => {
    const record = recordFor(['A'])
    const all = (...names: string[]): Adoption[] =>
      adoptable(
        record,
        lost,
        names.map((name) => there(name, HEADERS)),
        planOf(['A']),
      )
    expect(unambiguous(all('One'))).toHaveLength(1)
    expect(unambiguous(all('One', 'Two'))).toEqual([])
    const [one] = all('One')
    if (!one) throw new Error('not found')
    expect(unambiguous([one, { ...one, block: 'seizures-2/data' as BlockId }])).toEqual([])
  })
})
