import { textAt } from '../data/field-access.ts'
import type { CodedText, Column, Dates, Numbers, RawText, Table } from '../data/table.ts'

/** The column of a table by its field's name, or null: user data sets may lack optional fields. */
export function columnIn(table: Table | undefined, field: string): Column | null {
  return table?.columns[table.schema.fields.findIndex(({ name }) => name === field)] ?? null
}

/** Text of a row; '' where there is no such column. */
export const textIn = (column: Column | null, row: number): string => (column ? textAt(column, row) : '')

/** Number of a row; NaN where it is missing or the column holds no numbers. */
export const numberIn = (column: Column | null, row: number): number =>
  column?.kind === 'number' ? (column.values[row] ?? NaN) : NaN

/** Date of a row as `yyyymmdd`; 0 where it is missing or the column holds no dates. */
export const dateIn = (column: Column | null, row: number): number =>
  column?.kind === 'date' ? (column.values[row] ?? 0) : 0

/** A text column worked out row by row; '' is missing. */
export function textColumn(rows: number, at: (row: number) => string): CodedText {
  const codeOf = new Map<string, number>([['', 0]])
  const codes = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const value = at(row)
    const code = codeOf.get(value) ?? codeOf.size
    codeOf.set(value, code)
    codes[row] = code
  }
  return { kind: 'text', codes, values: [...codeOf.keys()] }
}

/** A number column worked out row by row; NaN is missing. */
export const numberColumn = (rows: number, at: (row: number) => number): Numbers => ({
  kind: 'number',
  values: Float64Array.from({ length: rows }, (_, row) => at(row)),
})

export const dateColumn = (rows: number, at: (row: number) => number): Dates => ({
  kind: 'date',
  values: Int32Array.from({ length: rows }, (_, row) => at(row)),
})

/**
 * The column with each text replaced. Words are looked up once a different value, not once a row; the
 * result's dictionary holds no value twice and none that no row uses.
 */
export function mapText(column: Column, rows: number, to: (value: string) => string): CodedText | RawText {
  if (column.kind === 'raw') return { kind: 'raw', rows: column.rows, text: (row) => to(column.text(row)) }
  if (column.kind !== 'text') return textColumn(rows, (row) => to(textAt(column, row)))
  const { codes, values } = column
  return mapCodes(
    rows,
    values.length,
    (row) => codes[row] ?? 0,
    (code) => to(values[code] ?? ''),
  )
}

/** The same for two columns that name a thing together, such as a party and its kind. */
export function mapTexts(
  a: Column,
  b: Column,
  rows: number,
  to: (a: string, b: string) => string,
): CodedText | RawText {
  if (a.kind !== 'text' || b.kind !== 'text') {
    return textColumn(rows, (row) => to(textAt(a, row), textAt(b, row)))
  }
  const width = b.values.length
  return mapCodes(
    rows,
    a.values.length * width,
    (row) => (a.codes[row] ?? 0) * width + (b.codes[row] ?? 0),
    (code) => to(a.values[Math.floor(code / width)] ?? '', b.values[code % width] ?? ''),
  )
}

function mapCodes(
  rows: number,
  size: number,
  codeAt: (row: number) => number,
  to: (code: number) => string,
): CodedText {
  const newCode = new Int32Array(size).fill(-1)
  const codeOf = new Map<string, number>([['', 0]])
  const codes = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const old = codeAt(row)
    let code = newCode[old] ?? -1
    if (code < 0) {
      const value = to(old)
      code = codeOf.get(value) ?? codeOf.size
      codeOf.set(value, code)
      newCode[old] = code
    }
    codes[row] = code
  }
  return { kind: 'text', codes, values: [...codeOf.keys()] }
}

/** The different values of a column that its rows really hold, in the order of their first row. */
export function distinct(column: Column | null, rows: number): string[] {
  if (!column) return []
  const seen = new Set<string>()
  if (column.kind === 'text') {
    const used = new Set<number>()
    for (let row = 0; row < rows; row++) used.add(column.codes[row] ?? 0)
    for (const code of used) seen.add(column.values[code] ?? '')
  } else {
    for (let row = 0; row < rows; row++) seen.add(textAt(column, row))
  }
  seen.delete('')
  return [...seen]
}

/** Decimals that the numbers of a column carry, at most six. */
export function decimalsOf(column: Column): number {
  if (column.kind !== 'number') return 0
  let decimals = 0
  for (const value of column.values) {
    while (decimals < 6 && Number.isFinite(value) && Number(value.toFixed(decimals)) !== value) decimals++
  }
  return decimals
}

/** Tells whether a row has these values in these fields; text is compared by its codes. */
export function rowMatcher(table: Table, group: Readonly<Record<string, string>>): (row: number) => boolean {
  const tests = Object.entries(group).map(([field, value]) => {
    const column = columnIn(table, field)
    if (column?.kind !== 'text') return (row: number) => textIn(column, row) === value
    const code = column.values.indexOf(value)
    return (row: number) => column.codes[row] === code
  })
  return (row) => tests.every((test) => test(row))
}
