/**
 * Seizures of one unit by area, year and substance, one million rows, 96,000 groups: sum, minimum and maximum
 * with their bounds, and the figures with and without a value. Each side reads columns of its own kind from
 * memory and ends with the columns of the result in JavaScript. The peers know no bounds: they do less.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import * as aq from 'arquero'
import { columnOf, textAt } from '../../../src/data/field-access.ts'
import { yearOf } from '../../../src/data/partial-date.ts'
import type { Dataset, Table } from '../../../src/data/table.ts'
import { statedBound, sum } from '../../../src/figures/index.ts'
import type { Value } from '../../../src/figures/index.ts'
import { answer } from '../../../src/query/index.ts'
import type { Query } from '../../../src/query/query.ts'
import { defineCase } from '../case.ts'
import { seizuresFile } from '../generate.ts'
import { readSeizures } from '../seizures.ts'

const ROWS = 1_000_000
const UNIT = 'kg'
const QUANTITY = { value: 'quantity', bound: 'qualifier', unlike: ['unit'] }
const QUERY: Query = {
  from: 'seizures',
  where: [{ kind: 'one-of', field: 'unit', values: [UNIT] }],
  derive: [{ kind: 'year', of: ['date'], as: 'year' }],
  group: {
    by: ['area', 'year', 'substance'],
    measures: [
      { kind: 'sum', ...QUANTITY, as: 'sum' },
      { kind: 'min', ...QUANTITY, as: 'min' },
      { kind: 'max', ...QUANTITY, as: 'max' },
    ],
  },
}

interface Ours {
  readonly figures: Table
  readonly groups: Table
}
/** The columns area, year, substance, sum, min, max, figures with a value, figures without. */
type Columns = readonly ArrayLike<unknown>[]

async function dataset(): Promise<Dataset> {
  const table = await readSeizures(seizuresFile(ROWS))
  const described = { name: 'bench', title: '', version: '1.0.0', created: '', hash: '' }
  return { ...described, sources: [], licences: [], tables: new Map([['seizures', table]]) }
}

function ours(data: Dataset): Ours {
  const { table, problems } = answer(QUERY, data)
  if (problems.length > 0) throw new Error(`Unexpected: ${JSON.stringify(problems[0])}`)
  return { figures: data.tables.get('seizures')!, groups: table }
}

const TYPES = `{'id':'INTEGER','area':'VARCHAR','date':'DATE','substance':'VARCHAR','unit':'VARCHAR',
  'quantity':'DOUBLE','qualifier':'VARCHAR','route':'VARCHAR','source_id':'VARCHAR','note':'VARCHAR'}`
const SQL = `select area, year(date) as y, substance, sum(quantity), min(quantity), max(quantity),
  count(quantity), count(*) - count(quantity) from t where unit = '${UNIT}' group by all`

async function duckdb() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(
    `create table t as select * from read_csv('${seizuresFile(ROWS)}', columns=${TYPES}, header=true)`,
  )
  return { data: await dataset(), connection }
}

const texts = (table: Table, field: string): string[] => {
  const column = columnOf(table, field)
  return Array.from({ length: table.rows }, (_, row) => textAt(column, row))
}
const numbers = (table: Table, field: string): Float64Array | Int32Array => {
  const column = columnOf(table, field)
  if (column.kind === 'number' || column.kind === 'date') return column.values
  throw new Error(`'${field}' must be numbers`)
}

/** Arquero takes the year as a column: it is given it for nothing. */
async function arquero() {
  const data = await dataset()
  const table = data.tables.get('seizures')!
  const columns = {
    area: texts(table, 'area'),
    year: numbers(table, 'date').map(yearOf),
    substance: texts(table, 'substance'),
    unit: texts(table, 'unit'),
    quantity: Array.from(numbers(table, 'quantity'), (value) => (Number.isNaN(value) ? null : value)),
  }
  return { data, table: aq.table(columns) }
}

const ROLLUP = {
  sum: 'op.sum(d.quantity)',
  min: 'op.min(d.quantity)',
  max: 'op.max(d.quantity)',
  present: 'op.valid(d.quantity)',
  absent: 'op.invalid(d.quantity)',
}

/** The same groups with the same numbers, and the bounds that adding one figure after the other gives. */
function check({ figures, groups }: Ours, theirs: Columns): void {
  const [area, year, substance, ...measures] = theirs
  if (groups.rows !== area!.length) throw new Error(`Ours: ${groups.rows} groups, theirs: ${area!.length}`)
  const rowOf = new Map<string, number>()
  for (let row = 0; row < groups.rows; row++)
    rowOf.set([area, year, substance].map((it) => it![row]).join(), row)

  const stated = new Map<string, Value[]>()
  const given = ['area', 'substance', 'unit', 'qualifier'].map((field) => texts(figures, field))
  const [dates, quantities] = [numbers(figures, 'date'), numbers(figures, 'quantity')]
  for (let row = 0; row < figures.rows; row++) {
    if (given[2]![row] !== UNIT || Number.isNaN(quantities[row]!)) continue
    const key = [given[0]![row], yearOf(dates[row]!), given[1]![row]].join()
    const value: Value = { amount: quantities[row]!, bound: statedBound(given[3]![row]!) }
    const values = stated.get(key)
    if (values) values.push(value)
    else stated.set(key, [value])
  }

  const keys = ['area', 'year', 'substance'].map((field) => texts(groups, field))
  const counted = ['sum', 'min', 'max', 'sum:with', 'sum:without'].map((field) => numbers(groups, field))
  const bounds = texts(groups, 'sum:bound')
  for (let row = 0; row < groups.rows; row++) {
    const key = keys.map((column) => column[row]).join()
    const theirRow = rowOf.get(key)
    if (theirRow === undefined) throw new Error(`No group ${key} on the other side`)
    counted.forEach((column, at) => {
      // A group without a value: NaN here, null or undefined there.
      const [mine, other] = [column[row]!, Number(measures[at]![theirRow] ?? NaN)]
      const none = Number.isNaN(mine) && (Number.isNaN(other) || counted[3]![row] === 0)
      if (!none && !(Math.abs(mine - other) <= 1e-9 * Math.abs(other)))
        throw new Error(`Group ${key}, column ${at}: ours ${mine}, theirs ${other}`)
    })
    const values = stated.get(key)
    const expected = values ? sum(values).bound : ''
    if (bounds[row] !== expected) throw new Error(`Group ${key}: bound ${bounds[row]}, expected ${expected}`)
  }
}

export const cases = [
  defineCase({
    name: 'group',
    peer: 'DuckDB native (fetched)',
    reach: 0.5,
    prepare: duckdb,
    ours: ({ data }) => ours(data),
    theirs: async ({ connection }): Promise<Columns> => (await connection.runAndReadAll(SQL)).getColumns(),
    check,
  }),
  defineCase({
    name: 'group',
    peer: 'arquero',
    reach: 0.2,
    prepare: arquero,
    ours: ({ data }) => ours(data),
    theirs: ({ table }): Columns => {
      const grouped = table
        .filter(`d => d.unit === '${UNIT}'`)
        .groupby('area', 'year', 'substance')
        .rollup(ROLLUP)
      return ['area', 'year', 'substance', ...Object.keys(ROLLUP)].map((name) => grouped.array(name))
    },
    check,
  }),
]
