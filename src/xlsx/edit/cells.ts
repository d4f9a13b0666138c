/** Goes through the cells of rows of a worksheet part without turning them into objects. */
import { ascii, endOfTag, isTag } from './tags.ts'

const [LESS, SLASH, GREATER, SPACE] = [60, 47, 62, 32]
const [C, F, I, R, S, T, V] = [99, 102, 105, 114, 115, 116, 118]
const END_OF_ROW = ascii('/row')

/** `t` of a cell. */
export const KIND = { number: 0, shared: 1, text: 2, boolean: 3, error: 4, inline: 5, date: 6 } as const

/** Stands on one cell of a row; all offsets are into the part's bytes. */
export class CellCursor {
  /** From 0. */
  column = -1
  /** Of `<c`, and of the byte after the cell. */
  start = 0
  end = 0
  /** The number of its format; 0 where it names none. */
  style = 0
  kind: number = KIND.number
  /** Of the whole `f` element, -1 without one. */
  formulaStart = -1
  formulaEnd = -1
  /** Of what stands in `v`, or of the whole `is` element; -1 without one. */
  valueStart = -1
  valueEnd = -1
  /** Of the byte after `</row>`, when all cells of the row have been passed; -1 before, and where it is missing. */
  rowEnd = -1
  private at = 0
  private to = 0

  constructor(readonly bytes: Uint8Array) {}

  /** Begins with the cells of a row; it ends before `to`, or the part is damaged. */
  enter(from: number, to: number): void {
    this.at = from
    this.to = to
    this.column = -1
    this.rowEnd = -1
  }

  next(): boolean {
    const { bytes, to } = this
    let at = this.at
    for (; ; at++) {
      if (at >= to) return false
      if (bytes[at] !== LESS) continue
      const name = bytes[at + 1]
      if (name === C) {
        const after = bytes[at + 2] as number
        if (after <= SPACE || after === GREATER || after === SLASH) break
      } else if (name === SLASH && isTag(bytes, at + 1, END_OF_ROW)) {
        this.rowEnd = endOfTag(bytes, at)
        return false
      }
    }
    this.start = at
    const body = this.readTag(at)
    this.formulaStart = this.formulaEnd = this.valueStart = this.valueEnd = -1
    this.end = bytes[body - 2] === SLASH ? body : this.readContent(body)
    this.at = this.end
    return true
  }

  /** Whether anything stands in the cell, not only a format. */
  get filled(): boolean {
    return this.valueStart >= 0 || this.formulaStart >= 0
  }

  private readTag(start: number): number {
    const { bytes } = this
    this.style = 0
    this.kind = KIND.number
    let column = this.column + 1
    let at = start + 2
    for (;;) {
      while ((bytes[at] as number) <= SPACE) at++
      const name = bytes[at] as number
      if (name === GREATER) break
      if (name === SLASH) {
        at++
        break
      }
      const single = bytes[at + 1] === 61
      let equals = at
      while (bytes[equals] !== 61) {
        if (equals >= this.to) return this.to
        equals++
      }
      const quote = bytes[equals + 1]
      const from = equals + 2
      let to = from
      while (bytes[to] !== quote && to < this.to) to++
      if (single) {
        if (name === R) column = columnOf(bytes, from, to)
        else if (name === S) this.style = digits(bytes, from, to)
        else if (name === T) this.kind = kindOf(bytes, from, to)
      }
      at = to + 1
    }
    this.column = column
    return at + 1
  }

  private readContent(body: number): number {
    const { bytes, to } = this
    let at = body
    while (at < to) {
      if (bytes[at] !== LESS) {
        at++
        continue
      }
      const name = bytes[at + 1]
      if (name === SLASH) {
        // `</c>`: the elements inside are stepped over as a whole. Any other end tag is damage.
        return bytes[at + 2] === C ? endOfTag(bytes, at) : to
      }
      const open = endOfTag(bytes, at)
      const empty = bytes[open - 2] === SLASH
      const second = bytes[at + 2] as number
      const short = second <= SPACE || second === GREATER || second === SLASH
      const end = empty ? open : this.closing(open, name as number)
      if (name === V && short) {
        this.valueStart = open
        this.valueEnd = empty ? open : end - 4
        if (empty) this.valueStart = this.valueEnd = -1
      } else if (name === F && short) {
        this.formulaStart = at
        this.formulaEnd = end
      } else if (name === I && second === S) {
        this.valueStart = at
        this.valueEnd = end
      }
      at = end
    }
    return to
  }

  /** The offset after the end tag of the element whose content begins at `from`. */
  private closing(from: number, name: number): number {
    const { bytes, to } = this
    let depth = 1
    for (let at = from; at < to; at++) {
      if (bytes[at] !== LESS) continue
      if (bytes[at + 1] === SLASH) {
        if (--depth === 0) return endOfTag(bytes, at)
      } else if (name === V || name === F) continue
      else if (bytes[endOfTag(bytes, at) - 2] !== SLASH) depth++
    }
    return to
  }
}

/** Letters to a column from 0. */
function columnOf(bytes: Uint8Array, from: number, to: number): number {
  let column = 0
  for (let at = from; at < to; at++) {
    const letter = (bytes[at] as number) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + (bytes[at] as number) - 48
  return number
}

function kindOf(bytes: Uint8Array, from: number, to: number): number {
  switch (bytes[from]) {
    case 115: // s, str
      return to - from === 1 ? KIND.shared : KIND.text
    case 98:
      return KIND.boolean
    case 101:
      return KIND.error
    case 105:
      return KIND.inline
    case 100:
      return KIND.date
    default:
      return KIND.number
  }
}

/** A number in decimal notation, read without a string where that is exact. */
export function readNumber(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === 45
  let [mantissa, decimals] = [0, -1]
  for (let at = negative ? from + 1 : from; at < to; at++) {
    const digit = (bytes[at] as number) - 48
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      if (decimals >= 0) decimals++
    } else if (bytes[at] === 46 && decimals < 0) decimals = 0
    else return slowNumber(bytes, from, to)
  }
  if (mantissa > Number.MAX_SAFE_INTEGER || decimals > 22) return slowNumber(bytes, from, to)
  const value = decimals > 0 ? mantissa / 10 ** decimals : mantissa
  return negative ? -value : value
}

const decoder = new TextDecoder()
const slowNumber = (bytes: Uint8Array, from: number, to: number): number =>
  Number(decoder.decode(bytes.subarray(from, to)))
