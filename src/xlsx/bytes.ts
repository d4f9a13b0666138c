/**
 * About this many bytes are generated before they are handed to the deflater: few enough to hold several,
 * many enough that handing them over to another thread costs nothing beside compressing them.
 */
const PIECE = 1 << 21
/** Small parts need no more; also what may follow a full piece before it is taken. */
const START = 1 << 16
/** Bytes are copied by four, so a copy may touch three bytes beyond its end. */
const WORD = 4
const [ZERO, POINT] = [48, 46]

const encoder = new TextEncoder()

/** A growing run of UTF-8 bytes, taken away piece by piece: large parts never exist as one string. */
export class Bytes {
  private bytes = new Uint8Array(START)
  private view = new DataView(this.bytes.buffer)
  private at = 0

  /** Enough for a piece: the producer should take it and yield it. */
  get full(): boolean {
    return this.at >= PIECE
  }

  /** What has gathered; the next bytes go into memory of their own, because this may still be in use. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(0, this.at)
    this.hold(new Uint8Array(this.full ? PIECE + START : START))
    this.at = 0
    return piece
  }

  /** ASCII only: faster than encoding. */
  ascii(plain: string): void {
    const { length } = plain
    this.reserve(length)
    const { bytes, at } = this
    for (let i = 0; i < length; i++) bytes[at + i] = plain.charCodeAt(i)
    this.at = at + length
  }

  utf8(plain: string): void {
    this.reserve(plain.length * 3)
    this.at += encoder.encodeInto(plain, this.bytes.subarray(this.at)).written
  }

  /** Bytes of `source` from `from` up to `to`; the source must go on for three bytes more. */
  copy(source: DataView, from: number, to: number): void {
    this.reserve(to - from)
    const { view } = this
    let at = this.at
    for (let i = from; i < to; i += WORD, at += WORD) view.setInt32(at, source.getInt32(i, true), true)
    this.at += to - from
  }

  /** A whole number from 0 to 2,147,483,647 in decimal. */
  integer(value: number): void {
    this.reserve(10)
    let end = this.at + 1
    for (let rest = value; rest >= 10; rest = (rest / 10) | 0) end++
    this.at = end
    let rest = value
    do {
      const tens = (rest / 10) | 0
      this.bytes[--end] = ZERO + rest - tens * 10
      rest = tens
    } while (rest > 0)
  }

  /** Any finite number in the shortest form that reads back as the same number. */
  number(value: number): void {
    if (value >= 0 && value <= 0x7fffffff && value === (value | 0)) return this.integer(value)
    const hundredths = Math.round(value * 100)
    // A quotient is rounded as a decimal is when it is read, so two decimals that give the value are the value.
    if (hundredths <= 0 || hundredths > 0x7fffffff || hundredths / 100 !== value) {
      return this.ascii(String(value))
    }
    const whole = (hundredths / 100) | 0
    const decimals = hundredths - whole * 100
    const tenths = (decimals / 10) | 0
    this.integer(whole)
    this.reserve(3)
    this.bytes[this.at++] = POINT
    this.bytes[this.at++] = ZERO + tenths
    if (decimals > tenths * 10) this.bytes[this.at++] = ZERO + decimals - tenths * 10
  }

  private reserve(more: number): void {
    if (this.at + more + WORD > this.bytes.length) this.grow(more)
  }

  private grow(more: number): void {
    const { length } = this.bytes
    const doubled = length < PIECE ? Math.min(length * 2, PIECE + START) : length * 2
    const larger = new Uint8Array(Math.max(doubled, this.at + more + WORD))
    larger.set(this.bytes.subarray(0, this.at))
    this.hold(larger)
  }

  private hold(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer)
  }
}

/** ASCII fragments kept side by side in one run of bytes, written by their number. */
export class Fragments {
  private bytes = new Uint8Array(1024)
  private view = new DataView(this.bytes.buffer)
  private readonly ends: number[] = [0]

  /** The number of the new fragment, from 0. */
  add(ascii: string): number {
    const start = this.ends[this.ends.length - 1] as number
    const end = start + ascii.length
    if (end + WORD > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, end + WORD))
      larger.set(this.bytes)
      this.bytes = larger
      this.view = new DataView(larger.buffer)
    }
    for (let i = 0; i < ascii.length; i++) this.bytes[start + i] = ascii.charCodeAt(i)
    return this.ends.push(end) - 2
  }

  write(out: Bytes, fragment: number): void {
    out.copy(this.view, this.ends[fragment] as number, this.ends[fragment + 1] as number)
  }
}

export const encode = (plain: string): Uint8Array<ArrayBuffer> => encoder.encode(plain)

export function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, it) => sum + it.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Whether bytes hold a run of others. */
export function contains(bytes: Uint8Array, wanted: readonly number[], from = 0, to = bytes.length): boolean {
  const [first] = wanted
  const rarest = wanted.length - 1
  for (let at = from + rarest; at < to; at++) {
    if (bytes[at] !== wanted[rarest] || bytes[at - rarest] !== first) continue
    let same = 1
    while (same < rarest && bytes[at - rarest + same] === wanted[same]) same++
    if (same === rarest) return true
  }
  return false
}
