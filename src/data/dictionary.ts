import { decodeUtf8, isUtf8 } from './utf8.ts'

/**
 * Numbers each distinct byte string in the order of its first appearance, without making a string of it.
 * Open addressing over one pool of bytes, hashed and compared four bytes at a time; entry 0 is always the
 * empty value.
 */
export class Dictionary {
  /** Distinct values so far. */
  size = 0
  /** Entries that are not UTF-8. */
  readonly malformed = new Set<number>()
  private pool: Uint8Array = new Uint8Array(4096)
  private poolView = viewOf(this.pool)
  /** What was asked about last: most often the next question is about the same bytes. */
  private source = this.pool
  private sourceView = this.poolView
  /** Entry e is pool[starts[e], starts[e + 1]). */
  private starts = new Uint32Array(257)
  private hashes = new Int32Array(256)
  private slots = new Int32Array(1024).fill(-1)

  constructor() {
    this.code(this.pool, 0, 0)
  }

  /** The number of bytes[start, end), a new one when it was not met before. */
  code(bytes: Uint8Array, start: number, end: number): number {
    if (bytes !== this.source) this.look(bytes)
    const { sourceView, slots, hashes, starts, poolView } = this
    const length = end - start
    let hash = length
    if (length < 4) {
      for (let i = start; i < end; i++) hash = (hash << 8) | bytes[i]!
      hash = mixed(hash, 0)
    } else {
      for (let i = start; i < end - 4; i += 4) hash = mixed(hash, sourceView.getInt32(i, true))
      // The last word may overlap the one before, so that no length needs its bytes one by one.
      hash = mixed(hash, sourceView.getInt32(end - 4, true))
    }
    hash ^= hash >>> 15
    const mask = slots.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!
      if (entry < 0) return this.add(bytes, start, end, hash, slot)
      if (hashes[entry] !== hash) continue
      const at = starts[entry]!
      if (starts[entry + 1]! - at === length && same(poolView, at, sourceView, start, length)) return entry
    }
  }

  /** Every value as text, by its number. */
  values(): string[] {
    return Array.from({ length: this.size }, (_, e) =>
      decodeUtf8(this.pool, this.starts[e]!, this.starts[e + 1]!),
    )
  }

  /** Appends the bytes of an entry at `to[at]`; returns where they end. The room must be there. */
  copy(entry: number, to: Uint8Array, at: number): number {
    const value = this.pool.subarray(this.starts[entry], this.starts[entry + 1])
    to.set(value, at)
    return at + value.length
  }

  length(entry: number): number {
    return this.starts[entry + 1]! - this.starts[entry]!
  }

  private add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const entry = this.size++
    const at = this.starts[entry]!
    const used = at + end - start
    if (used > this.pool.length) {
      this.pool = grown(this.pool, used)
      this.poolView = viewOf(this.pool)
    }
    if (entry + 2 > this.starts.length) this.starts = grown(this.starts, entry + 2)
    if (entry + 1 > this.hashes.length) this.hashes = grown(this.hashes, entry + 1)
    this.pool.set(bytes.subarray(start, end), at)
    this.starts[entry + 1] = used
    this.hashes[entry] = hash
    this.slots[slot] = entry
    if (!isUtf8(bytes, start, end)) this.malformed.add(entry)
    if (this.size * 2 > this.slots.length) this.rehash()
    return entry
  }

  private look(bytes: Uint8Array): void {
    this.source = bytes
    this.sourceView = viewOf(bytes)
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let entry = 0; entry < this.size; entry++) {
      let slot = this.hashes[entry]! & mask
      while (slots[slot]! >= 0) slot = (slot + 1) & mask
      slots[slot] = entry
    }
    this.slots = slots
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1)
  return product ^ (product >>> 16)
}

function same(a: DataView, at: number, b: DataView, start: number, length: number): boolean {
  if (length < 4) {
    for (let i = 0; i < length; i++) if (a.getUint8(at + i) !== b.getUint8(start + i)) return false
    return true
  }
  const last = length - 4
  for (let i = 0; i < last; i += 4) if (a.getInt32(at + i, true) !== b.getInt32(start + i, true)) return false
  return a.getInt32(at + last, true) === b.getInt32(start + last, true)
}

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** A longer copy: at least `needed`, at least double, so that growing stays cheap on average. */
export function grown<T extends Growing>(array: T, needed: number): T {
  const longer = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2))
  longer.set(array)
  return longer
}
