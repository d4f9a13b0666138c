import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../../src/report/steps.ts'
import { decideBook } from '../../../../src/workbook/decide-book.ts'
import type { Choices } from '../../../../src/workbook/decide-table.ts'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import type { BlockState, TableState } from '../../../../src/workbook/state.ts'
import type { OpenedXlsx } from '../../../../src/xlsx/index.ts'
import { Parts, sheetPart } from '../../../corpus/analyst.ts'
import { column, coded, numbers, plan, table } from '../../../support/plans.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { sheetStep } from '../sample-plan.ts'
import { open, saved, sdkFaults } from './support.ts'

type Row = readonly [string, string, number | null]

const ROWS: readonly Row[] = [
  ['f1', 'Opium', 10],
  ['f2', 'Heroin', 2.5],
  ['f3', 'Hashish', null],
  ['f4', 'Opium', 7],
  ['f5', 'Cannabis', 1],
]

const planOf = (rows: readonly Row[], more: Partial<Plan> = {}): Plan =>
  plan(
    [
      sheetStep('Seizures data'),
      table(
        [
          column('figure', coded(rows.map(([key]) => key))),
          column('substance', coded(rows.map(([, name]) => name))),
          column('value', numbers(rows.map(([, , value]) => value))),
        ],
        rows.length,
      ),
    ],
    more,
  )

const CHANGED: readonly Row[] = [
  ['f1', 'Opium', 11],
  ['f3', 'Hashish & "more"', 3],
  ['f4', 'Opium', 7],
  ['f5', 'Cannabis', 1],
  ['f6', 'Heroin', 66],
  ['f7', '=1+1', 0.1],
]

async function refresh(
  book: OpenedXlsx,
  theirs: Plan,
  choices: Choices = { default: 'keep' },
): Promise<boolean> {
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  expect(changes.reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])
  const { edit } = decideBook(record, changes, theirs, choices)
  if (edit) await book.apply(edit)
  return edit !== null
}

const tableIn = (states: readonly BlockState[]): TableState =>
  states.find((it) => it.kind === 'table') as TableState

async function rowsOf(book: OpenedXlsx): Promise<unknown[][]> {
  const { columns, rows } = tableIn(await book.read((await book.record())!, null))
  return Array.from({ length: rows }, (_, row) => columns.map(({ values }) => values[row] ?? null))
}

const newer = { dataset: { name: 'paris-pact', version: '2.0.0', hash: 'def' } }

describe('a refresh of a file', () => {
  it('writes what was revised, appends what is new and removes what was withdrawn', async () => {
    const { file } = await toXlsx(planOf(ROWS))
    const book = await open(file)
    const theirs = planOf(CHANGED, newer)
    expect(await refresh(book, theirs)).toBe(true)
    const again = await open(await saved(book))
    expect(await rowsOf(again)).toEqual(CHANGED)
    expect(await sdkFaults(await saved(book))).toEqual([])
    expect(await refresh(again, theirs)).toBe(false)
  })

  it('empties a table and fills it again', async () => {
    const { file } = await toXlsx(planOf(ROWS))
    const book = await open(file)
    await refresh(book, planOf([], newer))
    expect(await rowsOf(book)).toEqual([])
    expect(await sdkFaults(await saved(book))).toEqual([])
    const again = await open(await saved(book))
    await refresh(again, planOf(CHANGED))
    expect(await rowsOf(again)).toEqual(CHANGED)
    expect(await sdkFaults(await saved(again))).toEqual([])
  })
})

it('gives an appended row the height that the writer gives a row of the same text', async () => {
  const long = 'Seized at the border, weighed twice and handed over to the laboratory of the region. '.repeat(
    2,
  )
  const of = (texts: readonly string[]): Plan =>
    plan([
      sheetStep('Seizures data', { widths: [10, 30] }),
      table(
        [
          column('figure', coded(texts.map((_, row) => `f${row}`))),
          column('substance', coded(texts), { wrap: true }),
        ],
        texts.length,
      ),
    ])
  const [before, after] = [of(['Opium', 'Heroin']), of(['Opium', 'Heroin', long, 'Hashish'])]
  const book = await open((await toXlsx(before)).file)
  expect(await refresh(book, { ...after, ...newer })).toBe(true)
  const rows = async (file: Uint8Array): Promise<string[]> => {
    const parts = new Parts(file)
    const tags = parts.text(sheetPart(parts, 'Seizures data')).match(/<row [^>]*>/g) ?? []
    return tags.map((it) => `${/ r="\d+"/.exec(it)?.[0]}${/ ht="[\d.]+"/.exec(it)?.[0] ?? ''}`)
  }
  const refreshed = await rows(await saved(book))
  expect(refreshed).toEqual(await rows((await toXlsx(after)).file))
  expect(refreshed.filter((it) => it.includes('ht='))).toHaveLength(1)
})
