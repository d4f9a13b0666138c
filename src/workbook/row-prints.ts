/**
 * Prints of rows: what the record keeps of a table whose values are too many to store. A row whose print is
 * among them stands as it was written; so what people changed is told from what the figures changed, row by
 * row instead of cell by cell.
 */
import { cellText, isFormula, type CellContent } from './values.ts'

/** Above this many rows not even their prints are kept. */
export const MOST_PRINTED_ROWS = 300_000

/** Bytes of one print: an edited row passes for an unedited one once in 2^48 by the number of rows. */
const BYTES = 6

/** Columns by id; an absent one has no values. */
export type PrintedColumns = ReadonlyMap<string, readonly CellContent[]>

/**
 * One print a row, a whole number below 2^48, of the named columns in their order. Cells that count as the
 * same in a merge (`same`) have the same print; a formula is never what was written.
 */
export function rowPrints(ids: readonly string[], columns: PrintedColumns, rows: number): Float64Array {
  const high = new Int32Array(rows).fill(SEED_HIGH)
  const low = new Int32Array(rows).fill(SEED_LOW)
  for (const id of ids) {
    const values = columns.get(id)
    if (values) addColumn(values, high, low)
    else addNothing(high, low)
  }
  return Float64Array.from(high, (it, row) => (it >>> 0) * 2 ** 16 + ((low[row] ?? 0) >>> 16))
}

/** Prints as text for the record (base64 of six bytes each, least significant first). */
export function packPrints(prints: Float64Array): string {
  const bytes = new Uint8Array(prints.length * BYTES)
  prints.forEach((print, row) => {
    let rest = print
    for (let at = row * BYTES; at < (row + 1) * BYTES; at++) {
      bytes[at] = rest % 256
      rest = Math.floor(rest / 256)
    }
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

function addColumn(values: readonly CellContent[], high: Int32Array, low: Int32Array): void {
  const texts = new Map<string, number>()
  for (let row = 0; row < high.length; row++) {
    const code = codeOf(values[row] ?? null, texts)
    high[row] = mixed((high[row] ?? 0) ^ code, PRIME_HIGH)
    low[row] = mixed((low[row] ?? 0) + code, PRIME_LOW)
  }
}

function addNothing(high: Int32Array, low: Int32Array): void {
  for (let row = 0; row < high.length; row++) {
    high[row] = mixed((high[row] ?? 0) ^ EMPTY, PRIME_HIGH)
    low[row] = mixed((low[row] ?? 0) + EMPTY, PRIME_LOW)
  }
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
  const size = Math.abs(value)
  // Six decimals below a thousand million are 15 digits at the most: `toPrecision`, which is slow, can be spared.
  const exact = size < 1e9 ? Math.round(value * 1e6) / 1e6 === value : size < 1e15 && Number.isInteger(value)
  // Minus zero is zero.
  number[0] = exact ? value + 0 : Number(value.toPrecision(15))
  return mixed(Math.imul(words[0] ?? 0, PRIME_LOW) ^ (words[1] ?? 0), PRIME_HIGH)
}

/** Spreads every bit of the input over the whole word. */
function mixed(word: number, prime: number): number {
  const once = Math.imul(word ^ (word >>> 15), prime)
  return once ^ (once >>> 13)
}
