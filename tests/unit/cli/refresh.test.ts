import {
  chmod,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Parts } from '../../corpus/analyst.ts'
import { reviseData } from '../../support/revise-data.ts'
import { runCommand as concord, runWith, xlsxFiles } from '../../support/run-command.ts'
import { readCells } from '../../support/open-xlsx.ts'

let folder: string
let data: string
let book: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-refresh-'))
  data = join(folder, 'data')
  book = join(folder, 'book.xlsx')
  await cp('assets/dataset', data, { recursive: true })
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A column of a sheet, from a row on to its first empty cell. */
async function column(sheet: string, letter: string, from: number): Promise<(string | number)[]> {
  const cells = readCells(await readFile(book)).get(sheet)
  const values: (string | number)[] = []
  for (let row = from; ; row++) {
    const value = cells?.get(`${letter}${row}`)
    if (value === undefined) return values
    values.push(value)
  }
}

describe('refresh', () => {
  it('brings a workbook up to newer figures, and finds nothing to do the second time', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    await reviseData(data)
    const first = await concord('refresh', book, '--dataset', data, '--json')
    expect(first.code).toBe(0)
    expect(JSON.parse(first.out)).toEqual([
      {
        file: book,
        status: 'refreshed',
        added: 1,
        changed: 1,
        withdrawn: 1,
        conflicts: [],
        problems: [],
        warnings: [],
      },
    ])
    expect(await column('Seizures', 'G', 6)).toEqual([275, 20, 40])
    expect(await column('Seizures', 'N', 6)).toEqual(['S002', 'S001', 'S004'])
    const bytes = await readFile(book)
    const second = await concord('refresh', book, '--dataset', data, '--json')
    expect(JSON.parse(second.out)).toMatchObject([
      { status: 'up-to-date', added: 0, changed: 0, withdrawn: 0 },
    ])
    expect((await readFile(book)).equals(bytes)).toBe(true)
  })

  it('says what would change and writes nothing in a dry run', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    const bytes = await readFile(book)
    await reviseData(data)
    const { out, code } = await concord('refresh', book, '--dataset', data, '--dry-run', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ status: 'would-change', changed: 1 }])
    expect((await readFile(book)).equals(bytes)).toBe(true)
    expect((await readdir(folder)).sort()).toEqual(['book.xlsx', 'data'])
  })

  it('keeps a copy of the old workbook and adds to the receipt at every refresh', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    const bytes = await readFile(book)
    await reviseData(data)
    await concord('refresh', book, '--dataset', data, '--backup', '--receipt')
    const backup = (await readdir(folder)).find((name) => name.startsWith('book.backup-')) ?? ''
    expect((await readFile(join(folder, backup))).equals(bytes)).toBe(true)
    const figures = await column('What changed', 'F', 6)
    const at = figures.indexOf('S002') + 6
    const cells = readCells(await readFile(book)).get('What changed')
    const line = [...'BCDEFGHIJK'].map((letter) => cells?.get(`${letter}${at}`))
    expect(line).toEqual([
      '1.0.0',
      '1.1.0',
      'Seizures',
      'Seizures_data',
      'S002',
      'Quantity',
      'revised',
      '250',
      '275',
      'unodc-2011',
    ])
    await concord('refresh', book, '--receipt')
    const again = await column('What changed', 'F', 6)
    expect(again.slice(0, figures.length)).toEqual(figures)
    expect(again.length).toBeGreaterThan(figures.length)
  })

  it('says which table holds the figures of one that is gone, and refreshes it when it is told to', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    const parts = new Parts(await readFile(book))
    parts.edit('xl/workbook.xml', [/<sheet name="Seizures" sheetId="\d+"/, '<sheet name="Mine" sheetId="99"'])
    const table = parts.names.find((name) => parts.text(name).includes('displayName="Seizures_data"')) ?? ''
    parts.edit(table, [/ id="\d+"/, ' id="99"'], [/ displayName="\w+"/, ' displayName="My_figures"'])
    await writeFile(book, parts.zip())
    await reviseData(data)
    const told = await concord('refresh', book, '--dataset', data, '--json')
    expect(told.code).toBe(1)
    expect(JSON.parse(told.out)).toMatchObject([
      {
        changed: 0,
        problems: [
          {
            code: 'table/cut-loose',
            sheet: 'Mine',
            cell: 'A5:P8',
            name: 'My_figures',
            detail: { lost: 'Seizures_data' },
          },
        ],
      },
    ])
    expect((await concord('refresh', book, '--dataset', data)).err).toContain('--adopt')
    const adopted = await concord('refresh', book, '--dataset', data, '--adopt', '--json')
    expect(JSON.parse(adopted.out)).toMatchObject([
      { status: 'refreshed', changed: 1, problems: [], warnings: [{ code: 'table/values-not-kept' }] },
    ])
    expect(await column('Mine', 'G', 6)).toContain(275)
    const again = await concord('refresh', book, '--dataset', data, '--json')
    expect(JSON.parse(again.out)).toMatchObject([{ status: 'up-to-date', problems: [], warnings: [] }])
  })

  it('goes on with the other workbooks when one fails, and says so in the exit code', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    await reviseData(data)
    const foreign = join(folder, 'foreign.xlsx')
    await writeFile(foreign, 'no workbook')
    const { out, code } = await concord(
      'refresh',
      foreign,
      join(folder, 'none.xlsx'),
      book,
      '--dataset',
      data,
      '--json',
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { status: 'failed', problems: [{ code: 'file/not-a-workbook' }] },
      { status: 'failed', problems: [{ code: 'file/not-found' }] },
      { status: 'refreshed', problems: [], warnings: [] },
    ])
    expect(await readFile(foreign, 'utf8')).toBe('no workbook')
  })

  it('refuses a workbook that is marked read-only, and a data set with problems', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    await reviseData(data)
    await chmod(book, 0o444)
    const locked = await concord('refresh', book, '--dataset', data, '--json')
    expect(JSON.parse(locked.out)).toMatchObject([{ problems: [{ code: 'file/not-writable' }] }])
    await writeFile(join(data, 'seizures.csv'), '')
    expect((await concord('refresh', book, '--dataset', data)).code).toBe(1)
  })

  it('calls a missing workbook argument and an unknown way with conflicts wrong usage', async () => {
    expect((await concord('refresh')).code).toBe(2)
    expect((await concord('refresh', book, '--on-conflict', 'guess')).code).toBe(2)
    expect((await concord('refresh', book, '--language', 'de')).code).toBe(2)
  })

  it('stops when it is cancelled, and tells what was done until then', async () => {
    const other = join(folder, 'other.xlsx')
    await concord('report', '--reports', 'seizures', '--out', book)
    await cp(book, other)
    await reviseData(data)
    const bytes = await readFile(other)
    const cancelling = new AbortController()
    let opened = 0
    const open = (file: Uint8Array) => {
      if (++opened === 2) cancelling.abort()
      return xlsxFiles.open(file)
    }
    const { code, out, err } = await runWith(
      ['refresh', book, other, '--dataset', data, '--json'],
      cancelling.signal,
      { ...xlsxFiles, open },
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ file: book, status: 'refreshed' }])
    expect(err).toMatch(/^Cancelled/)
    expect((await readFile(other)).equals(bytes)).toBe(true)
  })

  it('keeps a symbolic link and the permissions of the file that it leads to', async () => {
    const link = join(folder, 'link.xlsx')
    await concord('report', '--reports', 'seizures', '--out', book)
    await chmod(book, 0o640)
    await symlink(book, link)
    await reviseData(data)
    expect((await concord('refresh', link, '--dataset', data, '--backup')).code).toBe(0)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await column('Seizures', 'G', 6)).toEqual([275, 20, 40])
    const backup = (await readdir(folder)).find((name) => name.startsWith('link.backup-')) ?? ''
    for (const name of [book, join(folder, backup)]) expect((await stat(name)).mode & 0o777).toBe(0o640)
  })

  it('never writes a copy over another one', async () => {
    process.env['SOURCE_DATE_EPOCH'] = '1400000000'
    try {
      await concord('report', '--reports', 'seizures', '--out', book)
      const first = await readFile(book)
      await reviseData(data)
      await concord('refresh', book, '--dataset', data, '--backup')
      const second = await readFile(book)
      await concord('refresh', book, '--backup')
      const copies = (await readdir(folder)).filter((name) => name.startsWith('book.backup-')).sort()
      expect(copies).toEqual(['book.backup-20140513T165320-2.xlsx', 'book.backup-20140513T165320.xlsx'])
      expect((await readFile(join(folder, copies[1]!))).equals(first)).toBe(true)
      expect((await readFile(join(folder, copies[0]!))).equals(second)).toBe(true)
    } finally {
      delete process.env['SOURCE_DATE_EPOCH']
    }
  })

  it('writes beside a name that leaves no room for a longer one', async () => {
    const long = join(folder, `${'к'.repeat(125)}.xlsx`)
    expect((await concord('report', '--reports', 'seizures', '--out', long)).code).toBe(0)
    await reviseData(data)
    expect((await concord('refresh', long, '--dataset', data)).code).toBe(0)
  })
})

describe('report --into', () => {
  it('adds a report beside those that are there, and Contents takes it in', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    const { code } = await concord('report', '--into', book, '--reports', 'funding', '--language', 'ru')
    expect(code).toBe(0)
    const contents = await column('Contents', 'A', 9)
    expect(contents).toContain('Seizures')
    expect(contents).toContain('Финансирование')
    const { out } = await concord('inspect', book, '--json')
    const ids = JSON.parse(out).record.reports.map((it: { report: { id: string } }) => it.report.id)
    expect(ids).toEqual(['seizures', 'funding'])
    expect((await concord('refresh', book, '--json')).out).toContain('up-to-date')
  })

  it('numbers a second report of a kind', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    await concord('report', '--into', book, '--reports', 'seizures', '--to', '2009')
    const { out } = await concord('inspect', book, '--json')
    const reports = JSON.parse(out).record.reports as { report: { id: string } }[]
    expect(reports.map((it) => it.report.id)).toEqual(['seizures', 'seizures-2'])
  })

  it('leaves a file alone that somebody else has saved since it was read', async () => {
    await concord('report', '--reports', 'seizures', '--out', book)
    const { saveBook, readBook } = await import('../../../src/cli/book-file.ts')
    const file = await readBook(book)
    const later = new Date((await stat(book)).mtimeMs + 5000)
    await utimes(book, later, later)
    const save = saveBook(file, { save: async () => ({ warnings: [] }) }, null, undefined)
    await expect(save).rejects.toMatchObject({ problem: { code: 'workbook/changed-meanwhile' } })
    expect((await readFile(book)).subarray(0, 2).toString()).toBe('PK')
  })
})
