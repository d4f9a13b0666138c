import { expect, it } from 'vitest'
import { numberColumn, textColumn } from '../../../src/report/columns.ts'
import { group } from '../../../src/query/group.ts'
import type { Table } from '../../../src/data/table.ts'

it('takes many records of one series and period in one go', () => {
  const rows = 300_000
  const table: Table = {
    name: 'seizures',
    rows,
    schema: {
      primaryKey: [],
      foreignKeys: [],
      fields: [
        { name: 'reporter', type: 'string' },
        { name: 'value', type: 'number' },
        { name: 'start', type: 'partial-date' },
        { name: 'end', type: 'partial-date' },
        { name: 'source', type: 'string' },
      ],
    },
    columns: [
      textColumn(rows, () => 'KAZ'),
      numberColumn(rows, () => 1),
      { kind: 'date', values: new Int32Array(rows).fill(20100000) },
      { kind: 'date', values: new Int32Array(rows).fill(20100000) },
      textColumn(rows, (row) => (row === 0 ? 'a' : 'b')),
    ],
  }
  const sum = {
    kind: 'sum',
    value: 'value',
    series: ['reporter'],
    period: { start: 'start', end: 'end' },
    source: 'source',
    as: 'total',
  } as const
  const { problems } = group(table, { by: ['reporter'], measures: [sum] })
  expect(problems.map(({ code, rows }) => [code, rows.length])).toEqual([['query/disagreeing-sources', rows]])
}, 5_000)
