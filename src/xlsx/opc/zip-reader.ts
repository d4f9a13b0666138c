import { WorkbookError, type WorkbookProblem } from '../../workbook/problem.ts'
import type { Deflater } from './deflater.ts'

/** A file of an opened zip, still compressed: copied as it is, or expanded when it is looked into. */
export interface RawEntry {
  readonly kind: 'raw'
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  /** Compressed bytes, a view of the file. */
  readonly bytes: Uint8Array
  /** Expanded size as the directory declares it. */
  readonly size: number
  /** DOS date and time. */
  readonly time: number
}

/**
 * What is safe to open. A workbook of a million rows and ten columns expands to about half of the most bytes,
 * and to ten times its size; empty cells with a format, to some fifty times. Small files may grow more.
 */
export const LIMITS = { entries: 10_000, expanded: 2 ** 31, ratio: 200, small: 2 ** 26 } as const

type Limits = { readonly [limit in keyof typeof LIMITS]: number }

/**
 * Reads the directory of a zip (APPNOTE 6.3.3), also one with 64-bit records. Nothing is expanded yet.
 *
 * @throws WorkbookError `file/not-a-workbook`, `file/encrypted`, `file/truncated` or `file/too-large`
 */
export function readZip(file: Uint8Array, limits: Limits = LIMITS): Map<string, RawEntry> {
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  refuseOther(file, view)
  try {
    return readDirectory(file, view, limits)
  } catch (cause) {
    // An offset that leads out of the file.
    if (cause instanceof RangeError) throw refused({ code: 'file/truncated' }, cause)
    throw cause
  }
}

function readDirectory(file: Uint8Array, view: DataView, limits: Limits): Map<string, RawEntry> {
  const { count, start } = readEnd(view)
  if (count > limits.entries) throw tooLarge(limits.entries, count)
  const entries = new Map<string, RawEntry>()
  const most = Math.min(limits.expanded, Math.max(limits.small, file.length * limits.ratio))
  let expanded = 0
  let at = start
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== DIRECTORY_HEADER) throw new RangeError('No directory header')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    const name = new TextDecoder().decode(file.subarray(at + 46, nameEnd))
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
    if (flags & 1) throw refused({ code: 'file/encrypted', part: name })
    if (method !== 0 && method !== 8) {
      throw refused({ code: 'file/unsupported', part: name, detail: { feature: `zip method ${method}` } })
    }
    const [size, packed, header] = wide(view, nameEnd, extraEnd, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]) as [number, number, number]
    expanded += size
    if (expanded > most) throw tooLarge(most, expanded)
    entries.set(name, {
      kind: 'raw',
      name,
      method,
      size,
      time: view.getUint32(at + 12, true),
      crc: view.getUint32(at + 16, true),
      bytes: entryBytes(file, view, header, packed),
    })
    at = extraEnd + view.getUint16(at + 32, true)
  }
  return entries
}

/** Stands in a field whose value needs 64 bits and follows elsewhere. */
const [WIDE_COUNT, WIDE] = [0xffff, 0xffff_ffff]
const WIDE_EXTRA = 1

/** Fields of a directory header: each that needs 64 bits follows in the extra field, in the same order. */
function wide(view: DataView, from: number, to: number, fields: readonly number[]): number[] {
  let at = from
  while (at < to && view.getUint16(at, true) !== WIDE_EXTRA) at += 4 + view.getUint16(at + 2, true)
  let value = at + 4
  return fields.map((field) => {
    if (field !== WIDE || at >= to) return field
    value += 8
    return uint64(view, value - 8)
  })
}

/** How many entries there are, and where the directory begins. */
function readEnd(view: DataView): { readonly count: number; readonly start: number } {
  const end = findEnd(view)
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== WIDE_LOCATOR) return { count, start }
  const at = uint64(view, locator + 8)
  if (view.getUint32(at, true) !== WIDE_END_RECORD) throw new RangeError('No 64-bit end record')
  return {
    count: count === WIDE_COUNT ? uint64(view, at + 32) : count,
    start: start === WIDE ? uint64(view, at + 48) : start,
  }
}

/** Exact up to 2^53, which is more than any file has. */
const uint64 = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32

function entryBytes(file: Uint8Array, view: DataView, header: number, length: number): Uint8Array {
  if (view.getUint32(header, true) !== LOCAL_HEADER) throw new RangeError('No local header')
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + length > file.length) throw new RangeError('The entry ends outside the file')
  return file.subarray(start, start + length)
}

/**
 * The bytes of one entry.
 *
 * @throws WorkbookError `file/part-damaged` when it does not expand to its declared size and checksum
 */
export async function expand(entry: RawEntry, deflater: Deflater): Promise<Uint8Array> {
  const damaged = (cause?: unknown): WorkbookError =>
    refused({ code: 'file/part-damaged', part: entry.name }, cause)
  const bytes =
    entry.method === 0
      ? entry.bytes
      : await deflater.inflate(entry.bytes, entry.size).catch((cause: unknown) => {
          throw damaged(cause)
        })
  if (bytes.length !== entry.size || deflater.crc32(bytes, 0) !== entry.crc) throw damaged()
  return bytes
}

const [LOCAL_HEADER, DIRECTORY_HEADER, END_RECORD] = [0x04034b50, 0x02014b50, 0x06054b50]
const [WIDE_LOCATOR, WIDE_END_RECORD] = [0x07064b50, 0x06064b50]
const LONGEST_COMMENT = 0xffff

function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_RECORD) return at
  }
  throw refused({ code: 'file/truncated' })
}

/** Names the two files that are taken for workbooks: an encrypted one and one of Excel 97 to 2003. */
function refuseOther(file: Uint8Array, view: DataView): void {
  if (file.length >= 4 && view.getUint32(0, true) === LOCAL_HEADER) return
  const compound = file.length >= 8 && view.getUint32(0) === 0xd0cf11e0 && view.getUint32(4) === 0xa1b11ae1
  const encrypted = compound && includes(file, utf16('EncryptedPackage'))
  throw refused({ code: encrypted ? 'file/encrypted' : 'file/not-a-workbook' })
}

const utf16 = (plain: string): number[] => [...plain].flatMap((mark) => [mark.charCodeAt(0), 0])

function includes(file: Uint8Array, wanted: readonly number[]): boolean {
  const [first] = wanted
  for (let at = file.indexOf(first as number); at >= 0; at = file.indexOf(first as number, at + 1)) {
    if (wanted.every((byte, i) => file[at + i] === byte)) return true
  }
  return false
}

const tooLarge = (limit: number, size: number): WorkbookError =>
  refused({ code: 'file/too-large', detail: { limit, size } })

const refused = (problem: WorkbookProblem, cause?: unknown): WorkbookError =>
  new WorkbookError(problem, cause === undefined ? undefined : { cause })
