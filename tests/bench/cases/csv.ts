/** One million rows, 114 MB, from a file on the disk to typed columns. */
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { columnOf, textAt } from '../../../src/data/field-access.ts'
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
  id = new Float64Array(this.capacity)
  date = new Int32Array(this.capacity)
  quantity = new Float64Array(this.capacity)
  readonly texts = [1, 3, 4, 6, 7, 8].map((field) => ({
    field,
    values: new Map<string, number>(),
    codes: new Uint16Array(this.capacity),
  }))
  readonly note: string[] = []

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

function mustAgree(field: string, row: number, ours: string | number, theirs: string | number): void {
  if (!Object.is(ours, theirs)) throw new Error(`${field}, row ${row}: ours ${ours}, theirs ${theirs}`)
}

/** Every value of every column. */
function checkAgainstPapaparse(ours: Table, theirs: PapaColumns): void {
  mustAgree('rows', 0, ours.rows, theirs.rows)
  const texts = theirs.texts.map(({ field, values, codes }) => {
    const [name, spelt] = [ours.schema.fields[field]!.name, [...values.keys()]]
    return { name, column: columnOf(ours, name), at: (row: number) => spelt[codes[row]!]! }
  })
  texts.push({ name: 'note', column: columnOf(ours, 'note'), at: (row) => theirs.note[row]! })
  for (const { name, column, at } of texts)
    for (let row = 0; row < ours.rows; row++) mustAgree(name, row, textAt(column, row), at(row))
  for (const name of ['id', 'date', 'quantity'] as const) {
    const column = columnOf(ours, name)
    if (column.kind !== 'number' && column.kind !== 'date') throw new Error(`${name} is ${column.kind}`)
    for (let row = 0; row < ours.rows; row++) mustAgree(name, row, column.values[row]!, theirs[name][row]!)
  }
}

function checkAgainstDuckdb(ours: Table, [rows, total]: readonly unknown[]): void {
  const quantity = columnOf(ours, 'quantity')
  const values = quantity.kind === 'number' ? quantity.values : new Float64Array()
  const sum = values.reduce((before, value) => (Number.isNaN(value) ? before : before + value), 0)
  mustAgree('rows', 0, ours.rows, Number(rows))
  if (Math.abs(sum / Number(total) - 1) > 1e-9)
    throw new Error(`Sum of quantities: ours ${sum}, theirs ${String(total)}`)
}

export const cases = [
  defineCase({
    name: 'csv',
    peer: 'papaparse (step)',
    reach: 0.45,
    prepare,
    ours: readSeizures,
    theirs: papaparse,
    check: checkAgainstPapaparse,
  }),
  defineCase({
    name: 'csv',
    peer: 'DuckDB native',
    reach: 1.3,
    prepare,
    ours: readSeizures,
    theirs: duckdb,
    check: checkAgainstDuckdb,
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
