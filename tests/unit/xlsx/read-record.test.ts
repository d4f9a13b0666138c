import { unzipSync, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { WorkbookError, WorkbookProblem } from '../../../src/workbook/problem.ts'
import { readRecord, webDeflater } from '../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../src/xlsx/opc/deflater-node.ts'
import { LIMITS, readZip } from '../../../src/xlsx/opc/zip-reader.ts'
import { toXlsx } from '../../support/write-xlsx.ts'
import { samplePlan } from './sample-plan.ts'

const { file, record } = await toXlsx(samplePlan)

const changed = (change: (parts: Zippable) => void): Uint8Array => {
  const parts: Zippable = unzipSync(file)
  change(parts)
  return zipSync(parts)
}
const text = (plain: string): Uint8Array => new TextEncoder().encode(plain)

const problemOf = (bytes: Uint8Array, deflater = nodeDeflater): Promise<WorkbookProblem | null> =>
  readRecord(bytes, deflater).then(
    () => null,
    (error: unknown) => (error as WorkbookError).problem,
  )

describe('reading the record of an .xlsx', () => {
  it.each([
    ['Node', nodeDeflater],
    ['a browser', webDeflater],
  ])('gives what was written, in %s', async (_, deflater) => {
    expect(await readRecord(file, deflater)).toEqual(record)
  })

  it('finds it among other programs’ customXml parts and after another program has zipped it again', async () => {
    const other = changed((parts) => {
      parts['customXml/item1.xml'] = unzipSync(file)['customXml/item1.xml'] ?? text('')
      parts['customXml/item9.xml'] = text('<other xmlns="urn:other"/>')
      const rels = new TextDecoder().decode(unzipSync(file)['xl/_rels/workbook.xml.rels'])
      parts['xl/_rels/workbook.xml.rels'] = text(
        rels.replace(
          '<Relationship Id="rId1"',
          '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="/customXml/item9.xml"/>$&',
        ),
      )
    })
    expect(await readRecord(other, nodeDeflater)).toEqual(record)
  })

  it('is null in a workbook that has none', async () => {
    const without = changed((parts) => {
      parts['customXml/item1.xml'] = text('<other xmlns="urn:other"/>')
    })
    expect(await readRecord(without, nodeDeflater)).toBeNull()
  })

  it('names what is wrong with a file that is no workbook', async () => {
    expect(await problemOf(text('not a zip'))).toEqual({ code: 'file/not-a-workbook' })
    expect(await problemOf(new Uint8Array(0))).toEqual({ code: 'file/not-a-workbook' })
    expect(await problemOf(zipSync({ 'a.txt': text('a') }))).toEqual({ code: 'file/not-a-workbook' })
    const compound = new Uint8Array(2048)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await problemOf(compound)).toEqual({ code: 'file/not-a-workbook' })
    compound.set(
      [...'EncryptedPackage'].flatMap((mark) => [mark.charCodeAt(0), 0]),
      1024,
    )
    expect(await problemOf(compound)).toEqual({ code: 'file/encrypted' })
  })

  it('tells a file that ends too early or is damaged inside', async () => {
    expect(await problemOf(file.subarray(0, file.length >> 1))).toEqual({ code: 'file/truncated' })
    expect(await problemOf(file.subarray(1000))).toEqual({ code: 'file/not-a-workbook' })
    const entry = readZip(file).get('customXml/item1.xml')
    const damaged = Uint8Array.from(file)
    const at = (entry?.bytes.byteOffset ?? 0) - file.byteOffset + 40
    damaged[at] = (damaged[at] ?? 0) ^ 0xff
    expect(await problemOf(damaged)).toMatchObject({ code: 'file/part-damaged', part: 'customXml/item1.xml' })
    expect(await problemOf(damaged, webDeflater)).toMatchObject({ code: 'file/part-damaged' })
    const rels = changed((parts) => {
      parts['_rels/.rels'] = text('<Relationships><Relationship')
    })
    expect(await problemOf(rels)).toMatchObject({ code: 'file/part-damaged', part: '_rels/.rels' })
  })

  it('tells a record that was changed by hand', async () => {
    const edited = changed((parts) => {
      const xml = new TextDecoder().decode(unzipSync(file)['customXml/item1.xml'])
      parts['customXml/item1.xml'] = text(xml.replace('tblSeizures', 'tblSeizure5'))
    })
    expect(await problemOf(edited)).toMatchObject({ code: 'record/damaged', detail: { reason: 'checksum' } })
  })

  it('opens nothing that would grow beyond measure', async () => {
    const problem = (limits: Partial<Record<keyof typeof LIMITS, number>>): WorkbookProblem => {
      try {
        readZip(file, { ...LIMITS, ...limits })
      } catch (error) {
        return (error as WorkbookError).problem
      }
      throw new Error('It was opened')
    }
    expect(problem({ entries: 5 })).toMatchObject({
      code: 'file/too-large',
      detail: { limit: 5 },
    })
    expect(problem({ expanded: 1000 })).toMatchObject({ code: 'file/too-large', detail: { limit: 1000 } })
    expect(problem({ ratio: 2, small: 1000 })).toMatchObject({
      code: 'file/too-large',
      detail: { limit: 2 * file.length },
    })
    // A bomb that declares a small size: it stops at that size.
    const bomb = Uint8Array.from(zipSync({ '_rels/.rels': new Uint8Array(50_000_000) }))
    const view = new DataView(bomb.buffer)
    const directory = view.getUint32(bomb.length - 6, true)
    view.setUint32(directory + 24, 100, true)
    expect(await problemOf(bomb)).toMatchObject({ code: 'file/part-damaged', part: '_rels/.rels' })
    expect(await problemOf(bomb, webDeflater)).toMatchObject({ code: 'file/part-damaged' })
  })
})
