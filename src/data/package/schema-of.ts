/** From a descriptor's table schema to ours, and what of it we would misread. */
import { parsePartialDate } from '../partial-date.ts'
import type { DataProblem, DataProblemCode } from '../problem.ts'
import type { Constraints, Field, FieldType, ForeignKey, Schema } from '../table.ts'
import { compilePattern } from '../value-checks.ts'
import type { FieldEntry, SchemaEntry } from './descriptor.ts'

export interface Findings {
  readonly file: string
  readonly problems: DataProblem[]
  readonly warnings: DataProblem[]
}

const TYPES: Readonly<Record<string, FieldType>> = {
  string: 'string',
  any: 'string',
  integer: 'integer',
  number: 'number',
  date: 'date',
  year: 'year',
  yearmonth: 'partial-date',
  boolean: 'boolean',
}
/** Types of the standard that are kept as text. */
const AS_TEXT = ['datetime', 'time', 'duration', 'object', 'array', 'list', 'geopoint', 'geojson']
/** Text of this type is ISO 8601-2 EDTF; level 0 is a date to the year, month or day. */
const EDTF = /^https?:\/\/id\.loc\.gov\/datatypes\/edtf\/EDTF(-level0)?$/

/** What must be absent or have this value for a field to mean what we read. */
const FIELD_DEFAULTS: Readonly<Record<string, readonly unknown[]>> = {
  decimalChar: ['.'],
  groupChar: [''],
  bareNumber: [true],
}
const UNSUPPORTED_CONSTRAINTS = ['exclusiveMinimum', 'exclusiveMaximum', 'jsonSchema']

/** `at` is the schema's place in the descriptor. */
export function schemaOf(entry: SchemaEntry, table: string, at: string, findings: Findings): Schema {
  const add = (code: DataProblemCode, rest: Partial<DataProblem>): void => {
    findings.problems.push({ code, file: findings.file, ...rest })
  }
  const fields = entry.fields.map((field, i) => fieldOf(field, `${at}.fields.${i}`, findings))
  const names = new Set<string>()
  for (const { name } of fields) {
    if (names.has(name)) add('data/duplicate-field', { column: name, detail: { table } })
    names.add(name)
  }
  if (entry['fieldsMatch'] !== undefined && !['exact', 'equal'].some((it) => same(entry['fieldsMatch'], it)))
    add('data/unsupported', { value: String(entry['fieldsMatch']), detail: { at: `${at}.fieldsMatch` } })
  const foreignKeys = entry.foreignKeys.map(({ fields, reference }): ForeignKey => {
    const self = reference.resource === '' || reference.resource === '.'
    return { fields, reference: { resource: self ? table : reference.resource, fields: reference.fields } }
  })
  const keys = [entry.primaryKey, ...entry.uniqueKeys, ...foreignKeys.map((key) => key.fields)]
  for (const name of new Set(keys.flat()))
    if (!names.has(name)) add('data/unknown-key-field', { column: name, detail: { table } })
  const { primaryKey, uniqueKeys, missingValues } = entry
  return { fields, primaryKey, uniqueKeys, foreignKeys, missingValues }
}

/** `fieldsMatch` is a word, or a list of one. */
const same = (value: unknown, word: string): boolean =>
  value === word || (Array.isArray(value) && value.length === 1 && value[0] === word)

function fieldOf(entry: FieldEntry, at: string, findings: Findings): Field {
  const unsupported = (option: string, value: unknown): void => {
    const detail = { at: `${at}.${option}` }
    findings.problems.push({
      code: 'data/unsupported',
      file: findings.file,
      column: entry.name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      detail,
    })
  }
  for (const [option, defaults] of Object.entries(FIELD_DEFAULTS))
    if (entry[option] !== undefined && !defaults.includes(entry[option])) unsupported(option, entry[option])
  for (const option of ['trueValues', 'falseValues'])
    if (entry[option] !== undefined) unsupported(option, entry[option])
  if (
    entry.type === 'date' &&
    ![undefined, 'default', '%Y-%m-%d'].includes(entry.format as string | undefined)
  )
    unsupported('format', entry.format)
  for (const option of UNSUPPORTED_CONSTRAINTS)
    if (entry.constraints[option] !== undefined)
      unsupported(`constraints.${option}`, entry.constraints[option])
  const type = typeOf(entry, at, findings)
  const { title, description, missingValues } = entry
  return {
    name: entry.name,
    type,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    constraints: constraintsOf(entry, type, at, findings),
    ...(missingValues && { missingValues }),
  }
}

function typeOf(entry: FieldEntry, at: string, { file, problems, warnings }: Findings): FieldType {
  const { name, type, rdfType } = entry
  if (AS_TEXT.includes(type)) warnings.push({ code: 'data/type-as-text', file, column: name, value: type })
  const known = TYPES[type]
  if (type === 'string' && rdfType !== undefined && EDTF.test(rdfType)) return 'partial-date'
  if (known || AS_TEXT.includes(type)) return known ?? 'string'
  const expected = [...Object.keys(TYPES), ...AS_TEXT].join(' | ')
  problems.push({
    code: 'data/descriptor-invalid',
    file,
    value: type,
    detail: { at: `${at}.type`, expected },
  })
  return 'string'
}

function constraintsOf(
  entry: FieldEntry,
  type: FieldType,
  at: string,
  { file, problems }: Findings,
): Constraints {
  const { minimum, maximum, pattern, enum: list, required, unique, minLength, maxLength } = entry.constraints
  const limit = (value: number | string | undefined, which: string): number | undefined => {
    if (value === undefined || type === 'string') return undefined
    const dates = type === 'date' || type === 'partial-date'
    const found = dates ? parsePartialDate(String(value)) : Number(value)
    if (found !== undefined && !Number.isNaN(found)) return found
    const detail = { at: `${at}.constraints.${which}`, expected: type }
    problems.push({ code: 'data/descriptor-invalid', file, value: String(value), detail })
    return undefined
  }
  if (pattern !== undefined && !compilePattern(pattern))
    problems.push({ code: 'data/invalid-pattern', file, column: entry.name, value: pattern })
  const all: { [K in keyof Constraints]: Constraints[K] | undefined } = {
    required,
    unique,
    enum: list?.map((value) => spelling(value, type)),
    pattern,
    minimum: limit(minimum, 'minimum'),
    maximum: limit(maximum, 'maximum'),
    minLength,
    maxLength,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

/** An allowed value in the spelling that a column gives its values. */
function spelling(value: string | number | boolean, type: FieldType): string {
  if (type === 'boolean') return /^(?:true|1)$/i.test(String(value)) ? '1' : '0'
  return type === 'number' || type === 'integer' || type === 'year' ? String(Number(value)) : String(value)
}
