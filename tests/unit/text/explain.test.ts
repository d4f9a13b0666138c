import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DATA_PROBLEMS } from '../../../src/data/problem.ts'
import { LANGUAGES, REPORT_PROBLEMS } from '../../../src/report/report.ts'
import { en } from '../../../src/text/en.ts'
import { explain, type Problem } from '../../../src/text/index.ts'

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../src/${path}`, import.meta.url)), 'utf8')

/** Codes of the unions that have no list at run time. */
const codesIn = (path: string, prefix: string): string[] => [
  ...new Set([...read(path).matchAll(new RegExp(`'((?:${prefix})/[a-z-]+)'`, 'g'))].map((it) => it[1] ?? '')),
]

const ALL = [
  ...DATA_PROBLEMS,
  ...REPORT_PROBLEMS,
  ...codesIn('query/query.ts', 'query'),
  ...codesIn('workbook/problem.ts', 'file|workbook|sheet|table|record'),
  ...codesIn('workbook/warning.ts', 'cell|sheet|table|name'),
]

describe('every problem', () => {
  it('is known', () => {
    expect(ALL.length).toBeGreaterThan(95)
    expect(ALL.filter((code) => !(code in en))).toEqual([])
  })

  it.each(LANGUAGES)('can be said with nothing but its code: %s', (language) => {
    for (const code of ALL) {
      const text = explain({ code } as Problem, language)
      expect(text, code).not.toContain(code)
      expect(text, code).not.toMatch(/undefined|NaN|\{|\}/)
      expect(text, code).toMatch(/[.?]$/)
    }
  })
})

describe('a problem says where, what and what to do', () => {
  it.each<[Problem, string]>([
    [
      {
        code: 'data/not-in-list',
        file: 'funding.csv',
        row: 7,
        column: 'flow',
        value: 'gift',
        detail: { allowed: 'budget, allocation' },
      },
      'funding.csv, row 7, column “flow”: “gift” is not allowed here. Allowed: budget, allocation.',
    ],
    [
      { code: 'data/not-utf8', file: 'a.csv', row: 3, detail: { encoding: 'UTF-16LE' } },
      'a.csv, row 3: The text is not UTF-8 (it looks like UTF-16LE). Save the file as UTF-8.',
    ],
    [{ code: 'data/not-utf8', file: 'a.csv' }, 'a.csv: The text is not UTF-8. Save the file as UTF-8.'],
    [
      { code: 'report/unknown-area', value: 'KAS', detail: { nearest: 'KAZ (Kazakhstan)' } },
      'The data set has no area “KAS”. Did you mean KAZ (Kazakhstan)?',
    ],
    [
      { code: 'report/unknown-area', value: 'QQQ', detail: { nearest: '' } },
      'The data set has no area “QQQ”. Use ISO 3166-1 alpha-3 codes, such as KAZ.',
    ],
    [
      { code: 'sheet/protected', sheet: 'Funding' },
      'sheet “Funding”: The sheet is protected. Unprotect it (Review, Unprotect Sheet), then try again.',
    ],
    [
      { code: 'data/too-few-fields', file: 'a.csv', row: 2, detail: { found: 1, expected: 4 } },
      'a.csv, row 2: The row has 1 field, the header 4. Add what is missing.',
    ],
  ])('%j', (problem, text) => {
    expect(explain(problem, 'en')).toBe(text)
  })

  it('in Russian too', () => {
    const problem: Problem = {
      code: 'data/too-many-fields',
      file: 'a.csv',
      row: 2,
      detail: { found: 22, expected: 4 },
    }
    expect(explain(problem, 'ru')).toBe(
      'a.csv, строка 2: В строке 22 поля, в заголовке – 4. Значения с разделителем внутри заключите в кавычки.',
    )
  })
})
