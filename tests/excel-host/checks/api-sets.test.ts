import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type ApiUse, apiUses, checkApiSets, compareVersions } from './api-sets.ts'

describe('APIs and their requirement sets', () => {
  const file = join(import.meta.dirname, 'sample.ts')
  let uses: ApiUse[] = []
  const of = (member: string): string[] =>
    uses.filter((use) => use.member === member).map((use) => `${use.set} ${use.version}`)

  beforeAll(() => {
    uses = apiUses([file])
  }, 60_000)

  test('members carry the set of their tag, or of their class', () => {
    expect(of('Worksheet.pageLayout')).toEqual(['ExcelApi 1.9'])
    expect(of('PageLayout.orientation')).toEqual(['ExcelApi 1.9'])
    expect(of('Chart.getDataTable')).toEqual(['ExcelApi 1.14'])
    expect(of('PivotLayout.altTextTitle')).toEqual(['ExcelApi 1.13'])
    expect(of('WorksheetChangedEventArgs.triggerSource')).toEqual(['ExcelApi 1.14'])
    expect(of('WorksheetCollection.getItem')).toEqual(['ExcelApi 1.1'])
  })

  test('keys of objects that the API takes count as well', () => {
    expect(of('RunOptions.mergeUndoGroup')).toEqual(['ExcelApi 1.20'])
    expect(of('RangeFormatUpdateData.wrapText')).toEqual(['ExcelApi 1.1'])
  })

  test('a use says where it stands', () => {
    expect(uses.find((use) => use.member === 'Chart.getDataTable')).toMatchObject({ file, line: 6 })
  })

  test('what is above the required set must be declared, rightly, and still be used', () => {
    const findings = checkApiSets(uses, {
      required: '1.13',
      declared: {
        'Chart.getDataTable': 'ExcelApi 1.14',
        'RunOptions.mergeUndoGroup': 'ExcelApi 1.19',
        'Worksheet.gone': 'ExcelApi 1.16',
      },
    })
    expect(findings.undeclared.map((use) => use.member)).toEqual(['WorksheetChangedEventArgs.triggerSource'])
    expect(findings.misdeclared.map((use) => use.member)).toEqual(['RunOptions.mergeUndoGroup'])
    expect(findings.stale).toEqual(['Worksheet.gone'])
  })

  test('versions compare by their numbers', () => {
    expect(compareVersions('1.9', '1.13')).toBeLessThan(0)
    expect(compareVersions('1.13', '1.13')).toBe(0)
    expect(compareVersions('1.20', '1.3')).toBeGreaterThan(0)
  })
})
