import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand as concord } from '../../support/run-command.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('report', () => {
  it('writes a workbook with the five reports and says how many figures it holds', async () => {
    const file = join(folder, 'book.xlsx')
    const { code, out } = await concord('report', '--out', file)
    expect(code).toBe(0)
    expect(out).toContain('5 reports')
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')
    expect(await readdir(folder)).toEqual(['book.xlsx'])
  })

  it('gives the result as JSON on standard output alone', async () => {
    const { code, out, err } = await concord(
      'report',
      '--json',
      '--reports',
      'seizures',
      '--out',
      join(folder, 'a.xlsx'),
    )
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(JSON.parse(out)).toMatchObject({
      file: join(folder, 'a.xlsx'),
      dataset: { name: 'central-asia-drug-control' },
      reports: [
        { id: 'seizures', figures: 3, sheets: ['Seizures', 'Seizures analysis', 'Seizures PivotTable'] },
      ],
      problems: [],
    })
  })

  it('writes the same bytes again at the same clock', async () => {
    process.env['SOURCE_DATE_EPOCH'] = '1400000000'
    try {
      const [a, b] = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')]
      await concord('report', '--out', a)
      await concord('report', '--out', b)
      expect((await readFile(a)).equals(await readFile(b))).toBe(true)
    } finally {
      delete process.env['SOURCE_DATE_EPOCH']
    }
  })

  it.each([
    [['--reports', 'gold'], 'gold'],
    [['--language', 'de'], 'de'],
    [['--style', 'shiny'], 'shiny'],
    [['--area', 'KAZ,XXX'], 'XXX'],
    [['--from', '20-10'], '20-10'],
    [['--from', '2015', '--to', '2010'], '2015'],
    [['--colour', 'red'], '--colour'],
    [['--dataset', '/nowhere/at/all'], '/nowhere/at/all'],
    [['--into', 'book.xlsx'], '--into'],
    [['--backup'], '--backup'],
    [['--reports', ','], '--reports'],
    [['--area', ''], '--area'],
    [['seizures'], 'seizures'],
  ])('calls %j wrong usage, names it once, and writes nothing', async (options, named) => {
    const { code, err } = await concord('report', '--out', join(folder, 'x.xlsx'), ...options)
    expect(code).toBe(2)
    expect(err.split('\n')).toHaveLength(1)
    expect(err).toContain(named)
    expect(await readdir(folder)).toEqual([])
  })

  it.each(['book.xlsm', 'book.xls', 'book'])(
    'does not write a workbook called %s, which Excel would not open',
    async (name) => {
      const { code, err } = await concord('report', '--out', join(folder, name))
      expect(code).toBe(2)
      expect(err).toContain(name)
      expect(await readdir(folder)).toEqual([])
    },
  )

  it('leaves an existing workbook alone when the data have problems', async () => {
    const [data, file] = [join(folder, 'data'), join(folder, 'book.xlsx')]
    await cp('assets/dataset', data, { recursive: true })
    await writeFile(join(data, 'seizures.csv'), 'figure,reporter\nS001,"never ends')
    await writeFile(file, 'mine')
    const { code, err } = await concord('report', '--dataset', data, '--out', file)
    expect(code).toBe(1)
    expect(err).toContain('seizures.csv')
    expect(await readFile(file, 'utf8')).toBe('mine')
    expect((await readdir(folder)).sort()).toEqual(['book.xlsx', 'data'])
  })

  it('says that the output cannot be written, and leaves nothing behind', async () => {
    const { code, err } = await concord('report', '--out', join(folder, 'missing', 'x.xlsx'))
    expect(code).toBe(1)
    expect(err).toContain('its folder does not exist')
    await mkdir(join(folder, 'taken.xlsx'))
    const taken = await concord('report', '--out', join(folder, 'taken.xlsx'))
    expect(taken.code).toBe(1)
    expect(taken.err).toContain('there is a folder of that name')
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be written to', async () => {
    await chmod(folder, 0o500)
    const { code, err } = await concord('report', '--out', join(folder, 'x.xlsx'))
    await chmod(folder, 0o700)
    expect(code).toBe(1)
    expect(err).toContain('no permission')
  })

  it('writes the reports that the data set has figures for, unless it is told which', async () => {
    const file = join(folder, 'book.xlsx')
    const { code, out } = await concord(
      'report',
      '--dataset',
      'assets/dataset/seizures.csv',
      '--out',
      file,
      '--json',
    )
    expect(code).toBe(0)
    const kinds = (JSON.parse(out) as { reports: { kind: string }[] }).reports.map(({ kind }) => kind)
    expect(kinds.sort()).toEqual(['briefing', 'seizures'])
  })

  it('speaks Russian when asked to', async () => {
    const { out } = await concord('report', '--language', 'ru', '--out', join(folder, 'r.xlsx'))
    expect(out).toContain('5 отчётов')
    const { err } = await concord('report', '--language', 'ru', '--reports', 'gold')
    expect(err).toMatch(/[а-я]/)
  })
})

describe('validate', () => {
  it('finds no problem in the built-in data set', async () => {
    const { code, out } = await concord('validate', 'assets/dataset', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ valid: true, problems: [] })
  })

  it('names file, row and column of a wrong value', async () => {
    await cp('assets/dataset', folder, { recursive: true })
    const file = join(folder, 'seizures.csv')
    await writeFile(file, (await readFile(file, 'utf8')).replace(',250,', ',lots,'))
    const { code, out } = await concord('validate', folder, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out).problems).toMatchObject([
      { code: 'data/wrong-type', file: 'seizures.csv', row: 3, column: 'value', value: 'lots' },
    ])
  })

  it('needs a path', async () => {
    expect((await concord('validate')).code).toBe(2)
  })
})

describe('inspect', () => {
  it('shows the reports, blocks and data set version of a workbook', async () => {
    const file = join(folder, 'book.xlsx')
    await concord('report', '--reports', 'funding', '--out', file)
    const { code, out } = await concord('inspect', file, '--json')
    expect(code).toBe(0)
    const { record } = JSON.parse(out)
    expect(record.reports[0]).toMatchObject({ report: { kind: 'funding' }, dataset: { version: '1.0.0' } })
    expect(record.reports[0].blocks.map((it: { kind: string }) => it.kind)).toContain('pivot')
  })

  it.each([
    ['no-such-file.xlsx', 'file/not-found'],
    ['package.json', 'file/not-a-workbook'],
  ])('says what is wrong with %s', async (file, problem) => {
    const { code, out } = await concord('inspect', file, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ record: null, problems: [{ code: problem, file }] })
  })
})

it('prints the help, and calls an unknown command wrong usage', async () => {
  expect((await concord('--help')).out).toContain('npm run report')
  expect(await concord('frobnicate')).toMatchObject({ code: 2 })
  expect(await concord('toString')).toMatchObject({ code: 2 })
  expect(await concord()).toMatchObject({ code: 2 })
})
