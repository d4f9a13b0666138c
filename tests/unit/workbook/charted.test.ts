import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockId, SheetName } from '../../../src/report/report.ts'
import type { ChartStep, Plan } from '../../../src/report/steps.ts'
import { decideBook, decideRestore } from '../../../src/workbook/decide-book.ts'
import { mergeBook } from '../../../src/workbook/merge-book.ts'
import { restoreBook } from '../../../src/workbook/restore-book.ts'
import type { CellContent } from '../../../src/workbook/values.ts'
import { coded, column, numbers, plan, table } from '../../support/plans.ts'
import { SheetBook } from '../../support/sheet-book.ts'

type Bar = readonly [substance: string, value: number]

/** A summary in falling order of which a chart draws the first three rows. */
function summary(bars: readonly Bar[], title = 'Seized, kg'): Plan {
  const sorted = [...bars].sort((a, b) => b[1] - a[1])
  const block = 'seizures/summary' as BlockId
  const rows = { from: 0, count: Math.min(3, sorted.length) }
  const chart: ChartStep = {
    kind: 'chart',
    block: 'seizures/chart' as BlockId,
    at: { sheet: 'Seizures' as SheetName, row: 10, column: 0 },
    size: { width: 16, height: 8 },
    name: 'Chart',
    chart: 'bar',
    title,
    categoryTitle: '',
    valueTitle: 'kg',
    valueFormat: '#,##0',
    series: [
      {
        name: 'kg',
        categories: { block, column: 'substance', rows },
        values: { block, column: 'value', rows },
        color: '#000000',
        labelFormats: sorted.slice(0, 3).map(([name]) => (name === 'opium' ? '"> "#,##0' : null)),
      },
    ],
    labels: true,
    legend: false,
    altText: '',
  }
  const columns = [
    column('substance', coded(sorted.map((bar) => bar[0]))),
    column('value', numbers(sorted.map((bar) => bar[1]))),
  ]
  return plan([table(columns, sorted.length, { block, keys: ['substance'] }), chart], {
    dataset: { name: 'x', version: JSON.stringify(bars), hash: JSON.stringify(bars) },
  })
}

const one = summary([
  ['heroin', 250],
  ['opium', 115],
  ['hashish', 90],
  ['other', 5],
])
const two = summary(
  [
    ['opium', 400],
    ['heroin', 260],
    ['cannabis', 120],
    ['hashish', 90],
  ],
  'Seized by 2015, kg',
)

const refresh = (book: SheetBook, theirs: Plan) => {
  const changes = mergeBook(book.record, book.read(), theirs)
  const { edit } = decideBook(book.record, changes, theirs, { default: 'keep' })
  book.apply(edit)
  return { changes, edit }
}
const rows = (book: SheetBook): CellContent[][] => book.table('seizures/summary').rows.map((row) => row.cells)
const drawn = (book: SheetBook) => book.charts.get('seizures/chart')

describe('a table of which a chart draws the first rows', () => {
  it('comes into the order of the new figures while nobody has worked in it', () => {
    const book = SheetBook.of(one)
    const { changes } = refresh(book, two)
    expect(rows(book)).toEqual(rows(SheetBook.of(two)))
    expect(changes.counts).toMatchObject({ added: 1, changed: 2, withdrawn: 1 })
    expect(drawn(book)).toMatchObject({
      lastTitle: 'Seized, kg',
      step: { title: 'Seized by 2015, kg' },
      points: [{ rows: [0, 1, 2], labelFormats: ['"> "#,##0', null, null] }],
    })
    expect(refresh(book, two).edit).toBeNull()
  })

  it('keeps its order once it was sorted, and the chart draws the rows that it means', () => {
    const book = SheetBook.of(one)
    book.table('seizures/summary').rows.reverse()
    refresh(book, two)
    expect(rows(book).map((row) => row[0])).toEqual(['hashish', 'opium', 'heroin', 'cannabis'])
    expect(drawn(book)?.points).toEqual([{ rows: [1, 2, 3], labelFormats: ['"> "#,##0', null, null] }])
    expect(refresh(book, two).edit).toBeNull()
  })

  it.each([
    ['a value was edited', (book: SheetBook) => void (book.table('seizures/summary').rows[0]!.cells[1] = 1)],
    ['a note was written', (book: SheetBook) => void (book.table('seizures/summary').rows[3]!.note = true)],
    ['a column was filled', (book: SheetBook) => book.table('seizures/summary').addColumn('Mine', ['x'])],
    ['a row was added', (book: SheetBook) => book.table('seizures/summary').addRow(['own', 3])],
    ['a row was removed', (book: SheetBook) => void book.table('seizures/summary').rows.pop()],
  ])('keeps its order where %s', (_, work) => {
    const book = SheetBook.of(one)
    work(book)
    const before = book.table('seizures/summary').rows.map((row) => row.stamp)
    refresh(book, two)
    const after = book.table('seizures/summary').rows.map((row) => row.stamp)
    expect(after.filter((stamp) => before.includes(stamp))).toEqual(
      before.filter((stamp) => after.includes(stamp)),
    )
    expect(rows(book)[0]?.[0]).toBe('heroin')
  })

  it('equals writing anew, whatever the figures, and goes back to what it was', () => {
    const bars = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('heroin', 'opium', 'hashish', 'cannabis', 'other'),
        fc.integer({ min: 1, max: 9 }),
      ),
      { selector: ([name]) => name },
    )
    fc.assert(
      fc.property(bars, bars, (before, after) => {
        const book = SheetBook.of(summary(before))
        refresh(book, summary(after))
        expect(rows(book)).toEqual(rows(SheetBook.of(summary(after))))
        const back = restoreBook(book.record, book.read())
        if (back) book.apply(decideRestore(book.record, back, { default: 'keep' }).edit)
        expect(rows(book)).toEqual(rows(SheetBook.of(summary(before))))
      }),
    )
  })
})
