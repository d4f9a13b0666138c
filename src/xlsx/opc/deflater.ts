/**
 * Compression as the platform has it: Node's own zlib (`deflater-node.ts`), the browser's streams or fflate
 * (`deflater-web.ts`). The composition root chooses one and hands it in.
 */
export interface Deflater {
  /**
   * Raw DEFLATE (RFC 1951) of pieces that come one after the other. A piece is asked for while the one
   * before may still be at work; `emit` gets the compressed bytes in order.
   */
  deflate(pieces: Iterable<Uint8Array>, emit: (bytes: Uint8Array) => void): Promise<void>
  /** The opposite, of an entry whose size is known. Rejects when more than `size` bytes come out. */
  inflate(bytes: Uint8Array, size: number): Promise<Uint8Array>
  /** CRC-32 as zip uses it; `before` is the value of the bytes in front, 0 at the start. */
  crc32(bytes: Uint8Array, before: number): number
}
