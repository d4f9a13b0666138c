import { unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { webDeflater } from '../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { expand, readZip } from '../../../src/xlsx/opc/zip-reader.ts'
import { writeZip, type ZipEntry } from '../../../src/xlsx/opc/zip-writer.ts'

const TIME = new Date('2024-05-06T07:08:10Z')

async function zip(entries: Iterable<ZipEntry>, deflater = nodeDeflater): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await writeZip(entries, TIME, deflater, (piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

const entry = (name: string, ...pieces: Uint8Array[]): ZipEntry => ({
  kind: 'new',
  name,
  pieces: () => pieces,
})

describe.each([
  ['Node', nodeDeflater],
  ['a browser', webDeflater],
])('zips in %s', (_, deflater) => {
  it('hold what was put in, whatever the pieces', async () => {
    const contents = fc.array(fc.array(fc.uint8Array({ maxLength: 2000 })), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(contents, async (files) => {
        const written = await zip(
          files.map((pieces, index) => entry(`folder/ф${index}`, ...pieces)),
          deflater,
        )
        const read = readZip(written)
        expect([...read.keys()]).toEqual(files.map((_pieces, index) => `folder/ф${index}`))
        for (const [index, pieces] of files.entries()) {
          const whole = new Uint8Array(Buffer.concat(pieces))
          const found = read.get(`folder/ф${index}`)
          if (!found) throw new Error('An entry is missing')
          expect(new Uint8Array(await expand(found, deflater))).toEqual(whole)
          expect(unzipSync(written)[`folder/ф${index}`]).toEqual(whole)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('copy entries of another zip without touching their bytes', async () => {
    const text = new TextEncoder().encode('again and again '.repeat(500))
    const source = readZip(
      zipSync({ 'a.xml': [text, { level: 9, mtime: '1999-12-31' }], 'b.bin': [text, { level: 0 }] }),
    )
    const copied = readZip(await zip([entry('new.xml', text), ...source.values()], deflater))
    for (const [name, { bytes, ...rest }] of source) {
      const { bytes: copy, ...others } = copied.get(name) ?? { bytes: new Uint8Array(0) }
      expect(Buffer.compare(copy, bytes)).toBe(0)
      expect(others).toEqual(rest)
    }
    expect(copied.get('new.xml')?.time).not.toBe(copied.get('a.xml')?.time)
  })

  it('stop when a piece cannot be made', async () => {
    const failing: ZipEntry = {
      kind: 'new',
      name: 'x',
      *pieces() {
        for (let i = 0; i < 4; i++) yield new Uint8Array(100_000)
        throw new Error('no more')
      },
    }
    await expect(zip([failing], deflater)).rejects.toThrow('no more')
  })
})
