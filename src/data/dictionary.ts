import { decodeUtf8, isUtf8 } from './utf8.ts'

/** FNV-1a over the bytes of a value: start here, `hashByte` for each byte. */
export const HASH_SEED = 0x811c9dc5 | 0
export const HASH_PRIME = 16777619

/**
 * Numbers each distinct byte string in the order of its first appearance, without making a string of it.
 * Open addressing over one pool of bytes; entry 0 is always the empty value.
 */
export class Dictionary {
  /** Distinct values so far. */
  size = 0
  /** Entries that are not UTF-8. */
  readonly malformed = new Set<number>()
  private pool = new Uint8Array(4096)
  /** Entry e is pool[starts[e], starts[e + 1]). */
  private starts = new Uint32Array(257)
  private hashes = new Int32Array(256)
  private slots = new Int32Array(1024).fill(-1)

  constructor() {
    this.code(this.pool, 0, 0)
  }

  /** The number of bytes[start, end), a new one when it was not met before. */
  code(bytes: Uint8Array, start: number, end: number): number {
    let hash = HASH_SEED
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME)
    return this.codeOf(bytes, start, end, hash)
  }

  /** The same when the FNV-1a hash of the bytes is known already. */
  codeOf(bytes: Uint8Array, start: number, end: number, fnv: number): number {
    const hash = fnv ^ (fnv >>> 15)
    const { slots, hashes, starts, pool } = this
    const mask = slots.length - 1
    const length = end - start
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!
      if (entry < 0) return this.add(bytes, start, end, hash, slot)
      if (hashes[entry] !== hash) continue
      const at = starts[entry]!
      if (starts[entry + 1]! - at !== length) continue
      let i = 0
      while (i < length && pool[at + i] === bytes[start + i]) i++
      if (i === length) return entry
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
    if (used > this.pool.length) this.pool = grown(this.pool, used)
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

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** A longer copy: at least `needed`, at least double, so that growing stays cheap on average. */
export function grown<T extends Growing>(array: T, needed: number): T {
  const longer = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2))
  longer.set(array)
  return longer
}
