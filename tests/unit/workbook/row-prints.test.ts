import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packPrints, rowPrints, tableRowPrints, unpackPrints } from '../../../src/workbook/row-prints.ts'
import { same } from '../../../src/workbook/same.ts'
import { cellValues, type CellContent } from '../../../src/workbook/values.ts'
import { column, coded, numbers, table } from '../../support/plans.ts'
import { refreshTable, writeTable } from '../../support/refresh.ts'

const printOf = (...cells: readonly CellContent[]): number => {
  const ids = cells.map((_, at) => `c${at}`)
  const columns = new Map(cells.map((cell, at) => [`c${at}`, [cell]]))
  return rowPrints(ids, columns, 1)[0]!
}

const cell: fc.Arbitrary<CellContent> = fc.oneof(
  fc.constantFrom<CellContent>(null, '', true, false, 0, -0, 1, '1', 1e15, 1e-9),
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
)

describe('the print of a row', () => {
  it('is that of what a workbook gives back of it', () => {
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        const kept = (it: CellContent): CellContent =>
          typeof it === 'number' ? Number(it.toPrecision(15)) : it === '' ? null : it
        expect(printOf(kept(a), b)).toBe(printOf(a, b))
        expect(printOf(kept(b), a) === printOf(b, kept(a))).toBe(true)
      }),
    )
  })

  it('is the same for the column of a plan and for its cells', () => {
    const dates = { kind: 'date', values: Int32Array.of(20091200, 20101231, 0, 20101231) } as const
    const columns = [
      column('text', coded(['a', '', 'b\r\n', 'a'])),
      column('number', numbers([1 / 7, null, -0, 1e300])),
      { ...column('day', dates), format: 'date' as const },
      column('period', dates),
      column('raw', { kind: 'raw', rows: 4, text: (row) => ['x', '', '\u0000', 'x'][row] ?? '' }),
    ]
    const ids = columns.map(({ id }) => id)
    const cells = new Map(columns.map((it) => [it.id, cellValues(it, 4)]))
    expect(tableRowPrints({ columns, rows: 4 })).toEqual(rowPrints(ids, cells, 4))
  })

  it('goes by fifteen digits of a number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(printOf(value)).toBe(printOf(Number(value.toPrecision(15))))
      }),
      {
        numRuns: 3000,
        examples: [[999999999999999.9], [0.1 + 0.2], [1e15 - 0.5], [1e-6], [123456789.12345678]],
      },
    )
  })

  it('is another as soon as one cell is another', () => {
    fc.assert(
      fc.property(cell, cell, cell, (a, b, other) => {
        fc.pre(!same(a, other))
        expect(printOf(other, b)).not.toBe(printOf(a, b))
        expect(printOf(b, other)).not.toBe(printOf(b, a))
      }),
      { numRuns: 2000 },
    )
    expect(printOf('a', 'b')).not.toBe(printOf('b', 'a'))
    expect(printOf('', 'a')).not.toBe(printOf('a', ''))
    expect(printOf({ formula: '=1', value: 1 })).not.toBe(printOf(1))
  })

  it('differs among a hundred thousand rows that differ in one digit', () => {
    const rows = 100_000
    const values = Array.from({ length: rows }, (_, row) => row / 4)
    const prints = rowPrints(['a', 'b'], new Map([['b', values]]), rows)
    expect(new Set(prints).size).toBe(rows)
  })

  it('comes back from its text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 40 - 1 })), (prints) => {
        expect(unpackPrints(packPrints(Float64Array.from(prints)))).toEqual(new Set(prints))
      }),
    )
  })
})

describe('a table too large for its values to be stored', () => {
  const rows = 20_000
  const figures = (value: (row: number) => number, count = rows) =>
    table(
      [
        column('figure', coded(Array.from({ length: count }, (_, row) => `F${row}`))),
        column('value', numbers(Array.from({ length: count }, (_, row) => value(row)))),
        column('source', coded(Array.from({ length: count }, () => 'S1'))),
      ],
      count,
    )

  it('keeps the edits of people, takes what was revised, and asks where a row has seen both', () => {
    const { sheet, record } = writeTable(figures((row) => row))
    expect(record.base).toBeNull()
    sheet.rows[10]!.cells[1] = -1
    sheet.rows[20]!.cells[1] = -2
    sheet.rows = sheet.rows.filter((_, row) => row !== 30)
    // Figures 20 and 40 are revised; the last one is withdrawn.
    const newer = figures((row) => (row === 20 || row === 40 ? row + 0.5 : row), rows - 1)
    const { changes, next } = refreshTable(sheet, record, newer)
    expect(changes.mode).toBe('by-row')
    expect(changes.cellChanges.map((it) => [it.key, it.why, it.old, it.new])).toEqual([
      ['F10', 'yours', -1, 10],
      ['F20', 'conflict', -2, 20.5],
      ['F40', 'revised', 40, 40.5],
    ])
    expect(changes.rowChanges.map((it) => [it.key, it.why])).toEqual([
      ['F30', 'yours'],
      [`F${rows - 1}`, 'withdrawn'],
    ])
    expect(refreshTable(sheet, next, newer).edit).toBeNull()
  })
})
