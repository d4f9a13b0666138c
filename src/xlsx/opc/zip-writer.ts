import { WorkbookError } from '../../workbook/problem.ts'
import { encode } from '../bytes.ts'
import type { Deflater } from './deflater.ts'
import type { RawEntry } from './zip-reader.ts'

/** One file of the zip: bytes to compress, or an entry of another zip whose bytes are copied as they are. */
export type ZipEntry = NewEntry | RawEntry

export interface NewEntry {
  readonly kind: 'new'
  readonly name: string
  readonly pieces: () => Iterable<Uint8Array>
}

/** Takes the bytes of the file in order. */
export type Sink = (bytes: Uint8Array) => void | Promise<void>

interface Written {
  readonly name: Uint8Array
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly time: number
  readonly offset: number
}

/** Beyond this a zip needs 64-bit records, which Excel writes but several readers refuse. */
const MOST_BYTES = 0xffff_ffff

/**
 * Writes a zip (APPNOTE 6.3.3). Entries are asked for one by one, and each is in memory in its compressed
 * form until it is whole, so that its header carries its sizes and no data descriptor is needed.
 *
 * @param time stands on every new entry, so that equal content gives equal bytes; taken as UTC
 * @throws WorkbookError `file/too-large` above 4 GB
 */
export async function writeZip(
  entries: Iterable<ZipEntry>,
  time: Date,
  deflater: Deflater,
  sink: Sink,
): Promise<void> {
  const written: Written[] = []
  const stamp = dosTime(time)
  let offset = 0
  const put = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.length
    if (offset > MOST_BYTES) throw tooLarge(offset)
    await sink(bytes)
  }
  for (const entry of entries) {
    const { chunks, ...packed } = entry.kind === 'raw' ? rawChunks(entry) : await pack(entry, deflater)
    const it: Written = {
      name: encode(entry.name),
      time: entry.kind === 'raw' ? entry.time : stamp,
      offset,
      ...packed,
    }
    await put(localHeader(it))
    for (const chunk of chunks) await put(chunk)
    written.push(it)
  }
  const start = offset
  for (const it of written) await put(directoryHeader(it))
  await put(endRecord(written.length, start, offset - start))
}

interface Packed {
  readonly chunks: readonly Uint8Array[]
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const rawChunks = ({ bytes, method, crc, size }: RawEntry): Packed => ({
  chunks: [bytes],
  method,
  crc,
  packed: bytes.length,
  size,
})

async function pack(entry: NewEntry, deflater: Deflater): Promise<Packed> {
  const chunks: Uint8Array[] = []
  let [crc, packed, size] = [0, 0, 0]
  function* counted(): Iterable<Uint8Array> {
    for (const piece of entry.pieces()) {
      crc = deflater.crc32(piece, crc)
      size += piece.length
      yield piece
    }
  }
  await deflater.deflate(counted(), (chunk) => {
    chunks.push(chunk)
    packed += chunk.length
  })
  if (size > MOST_BYTES) throw tooLarge(size)
  return { chunks, method: 8, crc, packed, size }
}

const tooLarge = (size: number): WorkbookError =>
  new WorkbookError({ code: 'file/too-large', detail: { limit: MOST_BYTES, size } })

/** What local and directory headers have in common, from `version needed` to the length of the name. */
function describe(view: DataView, at: number, it: Written): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, 0x800, true) // the name is UTF-8
  view.setUint16(at + 4, it.method, true)
  view.setUint32(at + 6, it.time, true)
  view.setUint32(at + 10, it.crc, true)
  view.setUint32(at + 14, it.packed, true)
  view.setUint32(at + 18, it.size, true)
  view.setUint16(at + 22, it.name.length, true)
}

function localHeader(it: Written): Uint8Array {
  const header = new Uint8Array(30 + it.name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x04034b50, true)
  describe(view, 4, it)
  header.set(it.name, 30)
  return header
}

function directoryHeader(it: Written): Uint8Array {
  const header = new Uint8Array(46 + it.name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, 0x02014b50, true)
  view.setUint16(4, 20, true)
  describe(view, 6, it)
  view.setUint32(42, it.offset, true)
  header.set(it.name, 46)
  return header
}

function endRecord(entries: number, start: number, length: number): Uint8Array {
  const record = new Uint8Array(22)
  const view = new DataView(record.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, entries, true)
  view.setUint16(10, entries, true)
  view.setUint32(12, length, true)
  view.setUint32(16, start, true)
  return record
}

/** Date in the upper half, time in the lower; zip knows no year before 1980 and counts seconds by two. */
function dosTime(time: Date): number {
  const year = Math.min(2107, Math.max(1980, time.getUTCFullYear()))
  const date = ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  const clock = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1)
  return ((date << 16) | clock) >>> 0
}
