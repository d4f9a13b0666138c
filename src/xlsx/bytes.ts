/** About this many bytes are generated before they are handed to the deflater. */
const PIECE = 1 << 20
const SLACK = 1 << 16
const ZERO = 48

const encoder = new TextEncoder()

/** A growing run of UTF-8 bytes, taken away piece by piece: large parts never exist as one string. */
export class Bytes {
  private bytes = new Uint8Array(PIECE + SLACK)
  private at = 0

  /** Enough for a piece: the producer should take it and yield it. */
  get full(): boolean {
    return this.at >= PIECE
  }

  /** What has gathered; the next bytes go into memory of their own, because this may still be in use. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(0, this.at)
    this.bytes = new Uint8Array(PIECE + SLACK)
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

  copy(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from)
    const { bytes } = this
    let at = this.at
    for (let i = from; i < to; i++) bytes[at++] = source[i] as number
    this.at = at
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
    if (value >= 0 && value <= 0x7fffffff && value === (value | 0)) this.integer(value)
    else this.ascii(String(value))
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more))
    larger.set(this.bytes.subarray(0, this.at))
    this.bytes = larger
  }
}

/** ASCII fragments kept side by side in one run of bytes, written by their number. */
export class Fragments {
  private bytes = new Uint8Array(1024)
  private ends: number[] = [0]

  /** The number of the new fragment, from 0. */
  add(ascii: string): number {
    const start = this.ends[this.ends.length - 1] as number
    const end = start + ascii.length
    if (end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, end))
      larger.set(this.bytes)
      this.bytes = larger
    }
    for (let i = 0; i < ascii.length; i++) this.bytes[start + i] = ascii.charCodeAt(i)
    return this.ends.push(end) - 2
  }

  write(out: Bytes, fragment: number): void {
    out.copy(this.bytes, this.ends[fragment] as number, this.ends[fragment + 1] as number)
  }
}

export const encode = (plain: string): Uint8Array<ArrayBuffer> => encoder.encode(plain)
