/**
 * Prints of rows: what the record keeps of a table whose values are too many to store. A row whose print is
 * among them stands as it was written; so what people changed is told from what the figures changed, row by
 * row instead of cell by cell.
 */
import type { TableColumn, TableStep } from '../report/steps.ts'
import { cellText, cellValue, isFormula, type CellContent } from './values.ts'

/** Above this many rows not even their prints are kept. */
export const MOST_PRINTED_ROWS = 300_000

/** Bytes of one print: an edited row passes for an unedited one once in 2^40 by the number of rows. */
const BYTES = 5

/** Columns by id; an absent one has no values. */
export type PrintedColumns = ReadonlyMap<string, readonly CellContent[]>

/**
 * One print a row, a whole number below 2^40, of the named columns in their order. Cells that count as the
 * same in a merge (`same`) have the same print; a formula is never what was written.
 */
export const rowPrints = (ids: readonly string[], columns: PrintedColumns, rows: number): Float64Array =>
  printsOf(
    ids.map((id) => () => codesOfCells(columns.get(id) ?? [], rows)),
    rows,
  )

/** The same of a table of the plan, without making cells of it. */
export const tableRowPrints = ({ columns, rows }: Pick<TableStep, 'columns' | 'rows'>): Float64Array =>
  printsOf(
    columns.map((column) => () => codesOfColumn(column, rows)),
    rows,
  )

/** Every column is one code a row, asked for one after the other. */
function printsOf(columns: readonly (() => Int32Array)[], rows: number): Float64Array {
  const high = new Int32Array(rows).fill(SEED_HIGH)
  const low = new Int32Array(rows).fill(SEED_LOW)
  for (const codesOf of columns) {
    const codes = codesOf()
    for (let row = 0; row < rows; row++) {
      const code = codes[row]!
      high[row] = mixed(high[row]! ^ code, PRIME_HIGH)
      low[row] = mixed(low[row]! + code, PRIME_LOW)
    }
  }
  return Float64Array.from(high, (it, row) => (it >>> 0) * 2 ** 8 + (low[row]! >>> 24))
}

/** Prints as text for the record (base64 of five bytes each, least significant first). */
export function packPrints(prints: Float64Array): string {
  const bytes = new Uint8Array(prints.length * BYTES)
  prints.forEach((print, row) => {
    const low = print % 256
    const high = (print - low) / 256
    const at = row * BYTES
    bytes[at] = low
    bytes[at + 1] = high
    bytes[at + 2] = high >>> 8
    bytes[at + 3] = high >>> 16
    bytes[at + 4] = high >>> 24
  })
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  }
  return btoa(text)
}

/** The prints of a record's text. */
export function unpackPrints(text: string): ReadonlySet<number> {
  const bytes = atob(text)
  const prints = new Set<number>()
  for (let at = 0; at + BYTES <= bytes.length; at += BYTES) {
    let print = 0
    for (let place = BYTES - 1; place >= 0; place--) print = print * 256 + bytes.charCodeAt(at + place)
    prints.add(print)
  }
  return prints
}

// Arguments that one call takes on every engine.
const PIECE = 1 << 13

const SEED_HIGH = 0x811c9dc5 | 0
const SEED_LOW = 0x5bd1e995
const PRIME_HIGH = 0x01000193
const PRIME_LOW = 0x85ebca6b | 0
const EMPTY = 0x9e3779b9 | 0

function codesOfCells(values: readonly CellContent[], rows: number): Int32Array {
  const texts = new Map<string, number>()
  const codes = new Int32Array(rows)
  for (let row = 0; row < rows; row++) codes[row] = codeOf(values[row] ?? null, texts)
  return codes
}

/** As the cells of the column would have them (`cellValue`). */
function codesOfColumn(column: TableColumn, rows: number): Int32Array {
  const { data } = column
  const codes = new Int32Array(rows)
  if (data.kind === 'text') {
    const known = Int32Array.from(data.values, (text) => codeOfText(cellText(text)))
    for (let row = 0; row < rows; row++) codes[row] = known[data.codes[row] ?? 0] ?? EMPTY
    return codes
  }
  if (data.kind === 'date') {
    const known = new Map<number, number>()
    for (let row = 0; row < rows; row++) {
      const date = data.values[row] ?? 0
      let code = known.get(date)
      if (code === undefined) known.set(date, (code = codeOf(cellValue(column, row), new Map())))
      codes[row] = code
    }
    return codes
  }
  const texts = new Map<string, number>()
  for (let row = 0; row < rows; row++) codes[row] = codeOf(cellValue(column, row), texts)
  return codes
}

/** 32 bits of a cell; `texts` holds those of the texts of its column, which repeat. */
function codeOf(content: CellContent, texts: Map<string, number>): number {
  if (content === null || content === '') return EMPTY
  if (typeof content === 'string') {
    const known = texts.get(content)
    if (known !== undefined) return known
    const code = codeOfText(cellText(content))
    texts.set(content, code)
    return code
  }
  if (typeof content === 'number') return codeOfNumber(content)
  return isFormula(content) ? FORMULA : content ? TRUE : FALSE
}

const FORMULA = 0x27d4eb2f
const TRUE = 0x165667b1
const FALSE = 0x2545f491

function codeOfText(text: string): number {
  if (text === '') return EMPTY
  let code = SEED_HIGH
  for (let at = 0; at < text.length; at++) code = Math.imul(code ^ text.charCodeAt(at), PRIME_HIGH)
  return mixed(code, PRIME_LOW)
}

const number = new Float64Array(1)
const words = new Int32Array(number.buffer)

/** Of the 15 digits that Excel keeps. */
function codeOfNumber(value: number): number {
  // Minus zero is zero.
  number[0] = fifteenDigits(value) + 0
  return mixed(Math.imul(words[0] ?? 0, PRIME_LOW) ^ (words[1] ?? 0), PRIME_HIGH)
}

/** `Number(value.toPrecision(15))`, which is slow, and seldom needed. */
function fifteenDigits(value: number): number {
  const size = Math.abs(value)
  // Six decimals below a thousand million are 15 digits at the most.
  if (size < 1e9 && Math.round(value * 1e6) / 1e6 === value) return value
  if (size >= 1e-6 && size < 1e15) {
    const scale = 10 ** (14 - Math.floor(Math.log10(size)))
    const scaled = value * scale
    const whole = Math.round(scaled)
    // The product is out by less than an eighth, so what is not near a half is rounded the right way.
    const has15 = Math.abs(whole) >= 1e14 && Math.abs(whole) < 1e15
    if (has15 && Math.abs(scaled - whole) < 0.3) return whole / scale
  }
  return Number(value.toPrecision(15))
}

/** Spreads every bit of the input over the whole word. */
function mixed(word: number, prime: number): number {
  const once = Math.imul(word ^ (word >>> 15), prime)
  return once ^ (once >>> 13)
}
