import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCells } from '../../support/open-xlsx.ts'
import { reviseData } from '../../support/revise-data.ts'
import { runCommand as concord } from '../../support/run-command.ts'

let folder: string
let data: string
let book: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-restore-'))
  data = join(folder, 'data')
  book = join(folder, 'book.xlsx')
  await cp('assets/dataset', data, { recursive: true })
  await concord('report', '--reports', 'seizures', '--out', book)
  await reviseData(data)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Figure -> quantity, as the data sheet has them. */
async function quantities(file = book): Promise<Record<string, unknown>> {
  const cells = readCells(await readFile(file)).get('Seizures')
  const rows = [6, 7, 8, 9].map((row) => [cells?.get(`N${row}`), cells?.get(`G${row}`)])
  return Object.fromEntries(rows.filter(([figure]) => figure !== undefined))
}

describe('restore', () => {
  it('brings back the figures before the last refresh, once', async () => {
    const before = await quantities()
    await concord('refresh', book, '--dataset', data)
    expect(await quantities()).toEqual({ S002: 275, S001: 20, S004: 40 })
    const first = await concord('restore', book, '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(first.out)).toEqual([
      {
        file: book,
        status: 'restored',
        added: 1,
        changed: 1,
        withdrawn: 1,
        conflicts: [],
        problems: [],
        warnings: [],
      },
    ])
    expect(await quantities()).toEqual(before)

    const bytes = await readFile(book)
    const second = await concord('restore', book, '--json')
    expect(second.code).toBe(0)
    expect(JSON.parse(second.out)).toMatchObject([{ status: 'nothing-to-restore', added: 0, problems: [] }])
    expect((await readFile(book)).equals(bytes)).toBe(true)

    await concord('refresh', book, '--dataset', data)
    expect(await quantities()).toEqual({ S002: 275, S001: 20, S004: 40 })
  })

  it('says what would come back and writes nothing in a dry run', async () => {
    await concord('refresh', book, '--dataset', data)
    const bytes = await readFile(book)
    const { code, out } = await concord('restore', book, '--dry-run')
    expect(code).toBe(0)
    expect(out).toBe(
      `${book}: would be restored, figures brought back: 1, changed back: 1, taken out again: 1.`,
    )
    expect((await readFile(book)).equals(bytes)).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['book.xlsx', 'data'])
  })

  it('keeps a copy of the refreshed workbook', async () => {
    await concord('refresh', book, '--dataset', data)
    const bytes = await readFile(book)
    await concord('restore', book, '--backup')
    const copy = (await readdir(folder)).find((name) => name.startsWith('book.backup-')) ?? ''
    expect((await readFile(join(folder, copy))).equals(bytes)).toBe(true)
  })

  it('goes on with the other workbooks when one fails, and says so in the exit code', async () => {
    await concord('refresh', book, '--dataset', data)
    const foreign = join(folder, 'foreign.xlsx')
    await writeFile(foreign, 'no workbook')
    const { code, out } = await concord('restore', foreign, join(folder, 'none.xlsx'), book, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { status: 'failed', problems: [{ code: 'file/not-a-workbook' }] },
      { status: 'failed', problems: [{ code: 'file/not-found' }] },
      { status: 'restored', problems: [] },
    ])
    expect(await readFile(foreign, 'utf8')).toBe('no workbook')
  })

  it('leaves what has been changed since the refresh, and says so in the exit code', async () => {
    await concord('refresh', book, '--dataset', data)
    const parts = unzipSync(await readFile(book))
    const sheet = Object.keys(parts).find((name) => strFromU8(parts[name]!).includes('<v>275</v>')) ?? ''
    parts[sheet] = strToU8(strFromU8(parts[sheet]!).replace('<v>275</v>', '<v>280</v>'))
    await writeFile(book, zipSync(parts))
    const { code, out, err } = await concord('restore', book)
    expect(code).toBe(1)
    expect(out).toContain('restored, figures brought back: 1, changed back: 1, taken out again: 1')
    expect(err).toBe(
      '  Seizures, S002, Quantity: changed since the refresh to 280, and stays so; before it was 250.',
    )
    expect((await quantities())['S002']).toBe(280)
  })

  it('says it in Russian', async () => {
    await concord('refresh', book, '--dataset', data)
    const { out } = await concord('restore', book, '--language', 'ru')
    expect(out).toContain('прежние значения возвращены, показателей возвращено: 1')
    expect((await concord('restore', book, '--language', 'ru')).out).toContain('нет обновления')
  })

  it('calls a missing workbook argument wrong usage', async () => {
    expect((await concord('restore')).code).toBe(2)
    expect((await concord('restore', book, '--receipt')).code).toBe(2)
  })
})
