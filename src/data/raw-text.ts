import type { RawText } from './table.ts'
import { decodeUtf8 } from './utf8.ts'

/** Text over its UTF-8 bytes: row r is bytes[ends[r - 1], ends[r]), decoded when asked. */
export function rawText(bytes: Uint8Array, ends: Uint32Array): RawText {
  const text = (row: number): string => decodeUtf8(bytes, row === 0 ? 0 : ends[row - 1]!, ends[row]!)
  return { kind: 'raw', text, rows: ends.length, packed: { bytes, ends } }
}
