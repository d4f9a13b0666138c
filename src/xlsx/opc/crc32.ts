/** CRC-32 (IEEE 802.3), four bytes a step, for platforms without a native one. */
const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256))
for (let n = 0; n < 256; n++) {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  ;(TABLES[0] as Uint32Array)[n] = value
}
const [T0, T1, T2, T3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
for (let n = 0; n < 256; n++) {
  let value = T0[n] as number
  for (const table of [T1, T2, T3]) {
    value = (T0[value & 255] as number) ^ (value >>> 8)
    table[n] = value
  }
}

/** `before` is the checksum of the bytes in front, 0 at the start. */
export function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    crc =
      (T3[crc & 255] as number) ^
      (T2[(crc >>> 8) & 255] as number) ^
      (T1[(crc >>> 16) & 255] as number) ^
      (T0[crc >>> 24] as number)
  }
  for (; at < bytes.length; at++) crc = (T0[(crc ^ (bytes[at] as number)) & 255] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}
