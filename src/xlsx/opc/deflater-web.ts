import { Deflate, Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import type { Deflater } from './deflater.ts'

/** For browsers: fflate, which is synchronous; a worker that uses it should run nothing else. */
export const webDeflater: Deflater = { deflate, inflate, crc32 }

async function deflate(pieces: Iterable<Uint8Array>, emit: (bytes: Uint8Array) => void): Promise<void> {
  const stream = new Deflate({ level: 6 }, emit)
  for (const piece of pieces) {
    stream.push(piece)
    await breathe()
  }
  stream.push(new Uint8Array(0), true)
}

/** Lets the page answer between two pieces. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

async function inflate(bytes: Uint8Array, size: number): Promise<Uint8Array> {
  const result = new Uint8Array(size)
  let at = 0
  const stream = new Inflate((chunk) => {
    if (at + chunk.length > size) throw new RangeError('More bytes than the entry declares')
    result.set(chunk, at)
    at += chunk.length
  })
  const STEP = 1 << 16
  for (let from = 0; from < bytes.length; from += STEP) {
    stream.push(bytes.subarray(from, from + STEP), from + STEP >= bytes.length)
    if ((from / STEP) % 16 === 15) await breathe()
  }
  return result.subarray(0, at)
}
