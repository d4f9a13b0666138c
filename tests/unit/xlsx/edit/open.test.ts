import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mergeBook } from '../../../../src/workbook/merge-book.ts'
import { openXlsx, type OpenedXlsx } from '../../../../src/xlsx/index.ts'
import { nodeDeflater } from '../../../../src/xlsx/opc/deflater-node.ts'
import { toXlsx } from '../../../support/write-xlsx.ts'
import { samplePlan } from '../sample-plan.ts'

const EXCEL_MADE = resolve(import.meta.dirname, '../../../../../shared/excel-made')

const open = (file: Uint8Array): Promise<OpenedXlsx> => openXlsx(file, { deflater: nodeDeflater })

async function saved(book: OpenedXlsx): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await book.save((piece) => void pieces.push(piece))
  return Buffer.concat(pieces)
}

describe('an opened workbook', () => {
  it('gives back the record that was written', async () => {
    const { file, record } = await toXlsx(samplePlan)
    expect(await (await open(file)).record()).toEqual(record)
  })

  it('is saved byte for byte as it was opened', async () => {
    const { file } = await toXlsx(samplePlan)
    expect(Buffer.compare(await saved(await open(file)), file)).toBe(0)
  })

  it('reads back every block as it was written, so that nothing has changed', async () => {
    const plan = samplePlan
    const { file, record } = await toXlsx(plan)
    const book = await open(file)
    const states = await book.read(record, plan)
    expect(states.map((it) => [it.block, it.kind])).toEqual(
      [...record.reports.flatMap((it) => it.blocks), ...record.shared].map((it) => [it.block, it.kind]),
    )
    const changes = mergeBook(record, states, plan)
    expect(changes.counts).toEqual({ added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 })
    expect(changes.reports.flatMap((it) => [...it.missing, ...it.problems])).toEqual([])
  })
})

describe.skipIf(!existsSync(EXCEL_MADE))('workbooks saved by Excel (../shared/excel-made)', () => {
  it.each(existsSync(EXCEL_MADE) ? readdirSync(EXCEL_MADE) : [])('%s keeps every part', async (name) => {
    const file = readFileSync(join(EXCEL_MADE, name))
    const book = await open(file)
    expect(await book.record()).toBeNull()
    const [before, after] = [unzipSync(file), unzipSync(await saved(book))]
    expect(Object.keys(after)).toEqual(Object.keys(before))
    for (const part of Object.keys(before)) expect(Buffer.compare(after[part]!, before[part]!), part).toBe(0)
  })
})
