import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './support/run-command.ts'

/** Debian's own Python, for which its packages are installed. */
const PYTHON = '/usr/bin/python3'
const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const hasOpenpyxl = runs(PYTHON, '-c', 'import openpyxl')
const hasGnumeric = runs('ssconvert', '--version')

/** Other programs open what we write. */
describe('a produced workbook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-readers-'))
  const book = join(folder, 'book.xlsx')
  beforeAll(() => runCommand('report', '--out', book))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.skipIf(!hasOpenpyxl)('is opened by openpyxl with its tables, charts and PivotTables', () => {
    const script = [
      'import openpyxl, sys',
      'book = openpyxl.load_workbook(sys.argv[1])',
      'sheets = book.worksheets',
      'print(len(sheets), sum(len(it.tables) for it in sheets), sum(len(it._charts) for it in sheets), sum(len(it._pivots) for it in sheets))',
      "print(book['Seizures']['G6'].value)",
    ].join('\n')
    const said = execFileSync(PYTHON, ['-c', script, book], { encoding: 'utf8' }).trim().split('\n')
    expect(said).toEqual(['17 13 8 4', '250'])
  })

  it.skipIf(!hasGnumeric)('is opened by gnumeric with its values', () => {
    execFileSync('ssconvert', ['--export-file-per-sheet', book, join(folder, '%s.csv')], { stdio: 'ignore' })
    const text = readFileSync(join(folder, 'Seizures.csv'), 'utf8')
    expect(text).toContain('Heroin,250,"more than",kg')
  })
})
