/** The delimiter and the types of a CSV file that comes without a schema. */
import type { Work } from '../../base/work.ts'
import { textAt } from '../field-access.ts'
import { parsePartialDate, precisionOf } from '../partial-date.ts'
import type { Column, Field, FieldType, Schema } from '../table.ts'
import { CR, LF, stopBytes } from './bytes.ts'
import { splitRecord, textStart } from './header.ts'
import { readCsv } from './read-csv.ts'

const DELIMITERS = [',', ';', '\t', '|']
const SAMPLE_BYTES = 1 << 16
const SAMPLE_RECORDS = 100

export interface InferredCsv {
  readonly delimiter: string
  readonly schema: Schema
}

/**
 * Types are those that every value of a column has, so the whole file is read once as text. Numbers with
 * leading zeros are codes and stay text. Usual spellings of no value, `NULL`, `..`, are missing values of a
 * column that is not text. Repeated and nameless columns get no field.
 */
export async function inferCsv(bytes: Uint8Array, delimiter?: string, work: Work = {}): Promise<InferredCsv> {
  const chosen = delimiter ?? inferDelimiter(bytes)
  const names = sampleRecords(bytes, chosen)[0] ?? []
  const fields = [...new Set(names)]
    .filter((name) => name !== '')
    .map((name): Field => ({ name, type: 'string' }))
  const schema: Schema = { fields, primaryKey: [], foreignKeys: [] }
  const signal = work.signal && { signal: work.signal }
  const { table } = await readCsv(bytes, schema, { name: '', delimiter: chosen }, { ...signal })
  const types = fields.map((field, i) => typed(field, table.columns[i]!, table.rows))
  return { delimiter: chosen, schema: { ...schema, fields: types } }
}

/** The delimiter that cuts the first records into the most columns, evenly; a comma when none cuts. */
export function inferDelimiter(bytes: Uint8Array): string {
  const scores = DELIMITERS.map((delimiter) => {
    const counts = sampleRecords(bytes, delimiter).map((values) => values.length)
    const columns = counts[0] ?? 1
    const even = counts.filter((count) => count === columns).length / Math.max(1, counts.length)
    return { delimiter, score: (columns - 1) * even ** 2 }
  })
  return scores.reduce((best, it) => (it.score > best.score ? it : best)).delimiter
}

function sampleRecords(bytes: Uint8Array, delimiter: string): (readonly string[])[] {
  const whole = bytes.length <= SAMPLE_BYTES
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES) + 3)
  sample.set(bytes.subarray(0, SAMPLE_BYTES))
  let limit = sample.length - 3
  if (whole) sample[limit++] = LF
  else while (limit > 0 && sample[limit - 1] !== LF && sample[limit - 1] !== CR) limit--
  const stops = stopBytes(delimiter.charCodeAt(0))
  const records: (readonly string[])[] = []
  for (let at = textStart(sample); records.length < SAMPLE_RECORDS;) {
    while (at < limit && (sample[at] === LF || sample[at] === CR)) at++
    const record = splitRecord(sample, at, limit, stops)
    if (!record) break
    records.push(record.values)
    at = record.end
  }
  return records
}

const INTEGER = /^[+-]?(?:0|[1-9]\d*)$/
const DECIMAL = /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const YEAR = /^[12]\d{3}$/
const YEAR_NAME = /(?:^|[^a-z])(?:year|fy|год)|Year/i

/** The first of these that all values have. */
const CANDIDATES: readonly {
  readonly type: FieldType
  readonly has: (value: string, name: string) => boolean
}[] = [
  { type: 'year', has: (value, name) => YEAR.test(value) && YEAR_NAME.test(name) },
  { type: 'integer', has: (value) => INTEGER.test(value) && Number.isSafeInteger(Number(value)) },
  {
    type: 'number',
    has: (value) => /\d/.test(value) && DECIMAL.test(value) && Number.isFinite(Number(value)),
  },
  { type: 'date', has: (value) => value.length === 10 && parsePartialDate(value) !== undefined },
  { type: 'partial-date', has: isPartial },
  { type: 'boolean', has: (value) => /^(?:true|false)$/i.test(value) && value === capitalised(value) },
]

function isPartial(value: string): boolean {
  const date = parsePartialDate(value)
  return date !== undefined && (precisionOf(date) !== 'year' || YEAR.test(value))
}

/** `true`, `True` and `TRUE`, not `tRue`. */
const capitalised = (value: string): string =>
  value === value.toUpperCase() ? value : value[0]! + value.slice(1).toLowerCase()

/** What people write into a column of numbers or dates where there is none. */
const NO_VALUE = ['na', 'n/a', 'nan', 'null', 'none', '-', '–', '—', '.', '..', '...', '…', '#n/a']

/** The field as every value of its column allows it to be typed. */
function typed(field: Field, column: Column, rows: number): Field {
  const distinct = column.kind === 'text' ? column.values : undefined
  const count = distinct?.length ?? rows
  const missing = new Set<string>()
  let left = CANDIDATES
  let seen = false
  for (let i = 0; i < count && left.length > 0; i++) {
    const value = distinct ? distinct[i]! : textAt(column, i)
    if (value === '') continue
    if (NO_VALUE.includes(value.trim().toLowerCase())) {
      missing.add(value)
      continue
    }
    seen = true
    left = left.filter((it) => it.has(value, field.name))
  }
  const [first] = left
  if (!seen || !first) return field
  return { ...field, type: first.type, ...(missing.size > 0 && { missingValues: [...missing] }) }
}
