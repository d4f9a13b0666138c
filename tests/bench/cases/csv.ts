/** One million rows, 114 MB, from a file on the disk to typed columns. */
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { columnOf } from '../../../src/data/field-access.ts'
import type { Table } from '../../../src/data/table.ts'
import { defineCase } from '../case.ts'
import { seizuresFile } from '../generate.ts'
import { readSeizures } from '../seizures.ts'

const ROWS = 1_000_000
const prepare = (): string => seizuresFile(ROWS)

/** The rows of papaparse as columns of the same kinds as ours, as its users would collect them. */
class PapaColumns {
  rows = 0
  private capacity = 1 << 16
  private id = new Float64Array(this.capacity)
  private date = new Int32Array(this.capacity)
  quantity = new Float64Array(this.capacity)
  private readonly texts = [1, 3, 4, 6, 7, 8].map((field) => ({
    field,
    values: new Map<string, number>(),
    codes: new Uint16Array(this.capacity),
  }))
  private readonly note: string[] = []

  push(record: readonly string[]): void {
    if (this.rows === this.capacity) this.grow()
    const row = this.rows++
    this.id[row] = Number(record[0])
    this.date[row] = Number(record[2]!.replaceAll('-', ''))
    this.quantity[row] = record[5] === '' ? NaN : Number(record[5])
    for (const text of this.texts) {
      const value = record[text.field]!
      const code = text.values.get(value) ?? text.values.size
      if (code === text.values.size) text.values.set(value, code)
      text.codes[row] = code
    }
    this.note.push(record[9]!)
  }

  private grow(): void {
    this.capacity *= 2
    const longer = <T extends Float64Array | Int32Array | Uint16Array>(array: T): T => {
      const copy = new (array.constructor as new (length: number) => T)(this.capacity)
      copy.set(array)
      return copy
    }
    this.id = longer(this.id)
    this.date = longer(this.date)
    this.quantity = longer(this.quantity)
    for (const text of this.texts) text.codes = longer(text.codes)
  }
}

function papaparse(path: string): PapaColumns {
  const columns = new PapaColumns()
  let header = true
  Papa.parse(readFileSync(path, 'utf8'), {
    skipEmptyLines: true,
    step: ({ data }) => {
      if (header) header = false
      else columns.push(data)
    },
  })
  return columns
}

const TYPES = `{'id':'INTEGER','area':'VARCHAR','date':'DATE','substance':'VARCHAR','unit':'VARCHAR',
  'quantity':'DOUBLE','qualifier':'VARCHAR','route':'VARCHAR','source_id':'VARCHAR','note':'VARCHAR'}`

async function duckdb(path: string): Promise<readonly unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`create table t as select * from read_csv('${path}', columns=${TYPES}, header=true)`)
  const answer = await connection.runAndReadAll('select count(*), sum(quantity) from t')
  connection.closeSync()
  instance.closeSync()
  return answer.getRows()[0]!
}

function checkSame(ours: Table, rows: number, theirTotal: number): void {
  const quantity = columnOf(ours, 'quantity')
  if (quantity.kind !== 'number') throw new Error('quantity must be numbers')
  const total = quantity.values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0)
  if (ours.rows !== rows || Math.abs(total / theirTotal - 1) > 1e-9)
    throw new Error(`Ours: ${ours.rows} rows, sum ${total}; theirs: ${rows} rows, sum ${theirTotal}`)
}

export const cases = [
  defineCase({
    name: 'csv',
    peer: 'papaparse (step)',
    reach: 0.45,
    prepare,
    ours: readSeizures,
    theirs: papaparse,
    check: (ours, theirs) => {
      const quantity = theirs.quantity.subarray(0, theirs.rows)
      checkSame(
        ours,
        theirs.rows,
        quantity.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0),
      )
    },
  }),
  defineCase({
    name: 'csv',
    peer: 'DuckDB native',
    reach: 1.3,
    prepare,
    ours: readSeizures,
    theirs: duckdb,
    check: (ours, theirs) => checkSame(ours, Number(theirs[0]), Number(theirs[1])),
  }),
  defineCase({
    name: 'csv memory',
    peer: 'papaparse (step)',
    reach: 0.5,
    unit: 'MB',
    prepare,
    ours: readSeizures,
    theirs: papaparse,
  }),
]
