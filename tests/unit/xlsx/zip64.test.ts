import { crc32, deflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { WorkbookError } from '../../../src/workbook/problem.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { expand, readZip } from '../../../src/xlsx/opc/zip-reader.ts'

const WIDE = 0xffff_ffff
const CONTENTS = { 'a.xml': 'again and again '.repeat(50), 'b.xml': '<b/>' }

/** Little-endian fields of 2, 4 or 8 bytes one after the other. */
const fields = (...all: readonly (readonly [2 | 4 | 8, number])[]): Buffer =>
  Buffer.concat(
    all.map(([size, value]) => {
      const bytes = Buffer.alloc(size)
      if (size === 8) bytes.writeBigUInt64LE(BigInt(value))
      else bytes.writeUIntLE(value, 0, size)
      return bytes
    }),
  )

interface Wide {
  /** Which fields of the directory are told in 64 bits. */
  readonly size?: boolean
  readonly packed?: boolean
  readonly offset?: boolean
  /** The count and place of the directory are told in 64 bits. */
  readonly end?: boolean
  /** Other values instead of the true ones. */
  readonly false?: { readonly size?: number; readonly offset?: number; readonly count?: number }
}

/** A zip as APPNOTE 4.3 describes it, whose writer did not know how large it would become. */
function zip64({ size, packed, offset, end, false: wrong = {} }: Wide): Buffer {
  const [local, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content] of Object.entries(CONTENTS)) {
    const bytes = deflateRawSync(content)
    const shared = (sizes: readonly [number, number]): Buffer =>
      fields([2, 45], [2, 0], [2, 8], [4, 0x21_0000], [4, crc32(content)], [4, sizes[0]], [4, sizes[1]])
    const sizes = fields([2, 1], [2, 16], [8, content.length], [8, bytes.length])
    const head = Buffer.concat([
      fields([4, 0x04034b50]),
      shared([WIDE, WIDE]),
      fields([2, name.length], [2, sizes.length]),
      Buffer.from(name),
      sizes,
    ])
    local.push(head, bytes)
    const values: [8, number][] = [
      ...(size ? [[8, wrong.size ?? content.length] as [8, number]] : []),
      ...(packed ? [[8, bytes.length] as [8, number]] : []),
      ...(offset ? [[8, wrong.offset ?? at] as [8, number]] : []),
    ]
    // Another field stands in front, as those of other programs do.
    const extra = Buffer.concat([
      fields([2, 0x5455], [2, 4], [4, 7]),
      values.length > 0 ? fields([2, 1], [2, values.length * 8], ...values) : Buffer.alloc(0),
    ])
    directory.push(
      fields([4, 0x02014b50], [2, 45]),
      shared([packed ? WIDE : bytes.length, size ? WIDE : content.length]),
      fields([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset ? WIDE : at]),
      Buffer.from(name),
      extra,
    )
    at += head.length + bytes.length
  }
  const [list, count] = [Buffer.concat(directory), wrong.count ?? local.length / 2]
  const wideEnd = Buffer.concat([
    fields([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0]),
    fields([8, count], [8, count], [8, list.length], [8, at]),
    fields([4, 0x07064b50], [4, 0], [8, at + list.length], [4, 1]),
  ])
  const last = fields(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, end ? 0xffff : count],
      [2, end ? 0xffff : count],
      [4, end ? WIDE : list.length],
      [4, end ? WIDE : at],
      [2, 0],
    ] as const),
  )
  return Buffer.concat([...local, list, ...(end ? [wideEnd] : []), last])
}

it.each<[string, Wide]>([
  ['local headers only', {}],
  ['sizes', { size: true, packed: true }],
  ['one size', { packed: true }],
  ['places', { offset: true }],
  ['its end', { end: true }],
  ['everything', { size: true, packed: true, offset: true, end: true }],
])('a zip with 64-bit records is read: %s', async (_, wide) => {
  const read = readZip(zip64(wide))
  const contents: Record<string, string> = {}
  for (const [name, entry] of read) contents[name] = Buffer.from(await expand(entry, nodeDeflater)).toString()
  expect(contents).toEqual(CONTENTS)
})

it.each<[string, Wide['false'], string]>([
  ['more bytes than is safe', { size: 2 ** 40 }, 'file/too-large'],
  ['more entries than is safe', { count: 2 ** 33 }, 'file/too-large'],
  ['a place outside the file', { offset: 2 ** 33 }, 'file/truncated'],
])('64 bits do not let in %s', (_, wrong = {}, code) => {
  const file = zip64({ size: true, packed: true, offset: true, end: true, false: wrong })
  expect(() => readZip(file)).toThrow(
    expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown }) as WorkbookError,
  )
})
