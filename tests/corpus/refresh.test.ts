import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decideBook } from '../../src/workbook/decide-book.ts'
import { mergeBook } from '../../src/workbook/merge-book.ts'
import type { OpenedXlsx } from '../../src/xlsx/index.ts'
import { hasLibreOffice, throughLibreOffice } from '../support/libreoffice.ts'
import { readCells } from '../support/open-xlsx.ts'
import { toXlsx } from '../support/write-xlsx.ts'
import { newFaults, open, saved } from '../unit/xlsx/edit/support.ts'
import { analystsWork, Parts, sheetPart } from './analyst.ts'
import { reportPlan } from './report.ts'

const EXCEL_MADE = resolve(import.meta.dirname, '../../../shared/excel-made')
const made = existsSync(EXCEL_MADE) ? readdirSync(EXCEL_MADE) : []

async function refresh(book: OpenedXlsx): Promise<boolean> {
  const theirs = reportPlan(true)
  const record = (await book.record())!
  const changes = mergeBook(record, await book.read(record, theirs), theirs)
  expect(changes.reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])
  const { edit } = decideBook(record, changes, theirs, { default: 'keep' })
  if (edit) await book.apply(edit)
  return edit !== null
}

/** Writes a report into a workbook, lets the analyst work on it and refreshes it. */
async function worked(file: Uint8Array | null): Promise<{ before: Uint8Array; after: Uint8Array }> {
  const plan = reportPlan(false)
  let written: Uint8Array
  if (file) {
    const book = await open(file)
    await book.write(plan)
    written = await saved(book)
  } else written = (await toXlsx(plan)).file
  const before = analystsWork(written)
  const book = await open(before)
  expect(await refresh(book)).toBe(true)
  const after = await saved(book)
  expect(await refresh(await open(after))).toBe(false)
  return { before, after }
}

/** Parts that the refresh may change: those that hold or name cells of the table, and the lists of parts. */
const CHANGED =
  /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/(?:styles|sharedStrings|calcChain|commentsOfAnalyst)\.xml|xl\/drawings\/vmlNotes\.vml|xl\/(?:charts|pivotTables|pivotCache|tables)\/.*OfAnalyst\.xml|customXml\/item\d+\.xml)$/

/** Parts of our own report, which the refresh is about. */
function ours(parts: Parts): string[] {
  const sheets = ['Seizures data', 'Seizures analysis', 'Work'].map((it) => sheetPart(parts, it))
  const held = sheets.flatMap((sheet) => related(parts, sheet))
  const inner = held.flatMap((part) => related(parts, part))
  return [...sheets, ...held, ...inner, ...inner.flatMap((part) => related(parts, part))]
}

function related(parts: Parts, part: string): string[] {
  const rels = part.replace(/([^/]+)$/, '_rels/$1.rels')
  const targets = [...parts.text(rels).matchAll(/Target="([^"]+)"/g)].map((it) => it[1] ?? '')
  return [rels, ...targets.map((it) => new URL(it, `file:///${part}`).pathname.slice(1))]
}

function expectUntouched(before: Uint8Array, after: Uint8Array): void {
  const [old, now] = [unzipSync(before), unzipSync(after)]
  const own = new Set(ours(new Parts(before)))
  for (const part of Object.keys(old)) {
    if (CHANGED.test(part) || own.has(part)) continue
    expect(Buffer.compare(now[part] ?? Buffer.of(), old[part]!), part).toBe(0)
  }
}

function expectKept(after: Uint8Array): void {
  const parts = new Parts(after)
  const data = parts.text(sheetPart(parts, 'Seizures data'))
  const cells = readCells(after).get('Seizures data')!
  const column = (letter: string, from: number, to: number): unknown[] =>
    Array.from({ length: to - from + 1 }, (_, at) => cells.get(`${letter}${from + at}`) ?? null)
  expect(column('A', 5, 12)).toEqual(['f1', 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'Total'])
  expect(column('D', 5, 11)).toEqual([12, 4, 7, 1, 30, 5, 0.5])
  // The analyst's column stays with its figures; so does what stands beside the table.
  expect(column('E', 4, 11)).toEqual(['Mine', null, 'checked 7', null, 'checked 9', null, null, null])
  expect(cells.get('I5')).toBe('beside')
  expect(column('H', 4, 11)).toEqual(['Remark', 'revised', null, null, null, null, '=new & "first"', null])
  const formulas = [...data.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)<\/f>/g)].map(
    (it) => `${it[1]} ${it[2]}`,
  )
  expect(formulas).toEqual([
    ...[5, 6, 7, 8, 9, 10, 11].flatMap((row) => [
      `F${row} Seizures[[#This Row],[Value]]*2`,
      `G${row} D${row}+1`,
    ]),
    'D12 SUBTOTAL(109,Seizures[Value])',
  ])
  expect(data).toMatch(/<row r="7"[^>]* hidden="1"/)
  expect([...data.matchAll(/<row [^>]*hidden="1"/g)].length).toBe(1)
  expect(data).toMatch(/<c r="B6" s="0"|<c r="B6" t=/)
  expect(data).toContain('sqref="D5:D11"')
  expect(data).toContain('$D5&gt;AVERAGE($D$5:$D$11)')
  expect(data).not.toContain('sqref="A6:G6"')
  expect(data).toContain('sqref="B5:B11"')
  expect(data).toContain('<formula1>$B$5:$B$11</formula1>')
  expect(data).toContain("<xm:f>'Seizures data'!D5:D11</xm:f>")
  expect(data).toContain('<hyperlink ref="B7"')
  const table = parts.text(parts.names.find((it) => parts.text(it).includes('displayName="Seizures"'))!)
  expect(table).toContain('ref="A4:H12"')
  expect(table).toContain('<autoFilter ref="A4:H11"><filterColumn colId="2">')
  expect(table).toContain('<sortState ref="A5:G11"><sortCondition ref="A5:A11"/>')
  expect(parts.text('xl/commentsOfAnalyst.xml')).toContain('ref="C8"')
  expect(parts.text('xl/drawings/vmlNotes.vml')).toContain('<x:Row>7</x:Row>')
  const work = [...parts.text('xl/worksheets/sheetOfAnalyst.xml').matchAll(/<f>([^<]*)<\/f>/g)].map(
    (it) => it[1],
  )
  expect(work).toEqual([
    "SUM('Seizures data'!D5:D11)",
    'SUM(Seizures[Value])',
    "'Seizures data'!D8",
    "'Seizures data'!$D$12",
    'VLOOKUP("f6",\'Seizures data\'!$A$4:$D$11,4,FALSE)',
    'SUM(MyRange)',
    'LEN("D5:D10")+ROW(\'Seizures data\'!D2)',
  ])
  expect(parts.text('xl/workbook.xml')).toContain("'Seizures data'!$D$5:$D$11</definedName>")
  expect(parts.text('xl/charts/chartOfAnalyst.xml')).toContain("'Seizures data'!$D$5:$D$11")
  expect(parts.text('xl/pivotCache/cacheOfAnalyst.xml')).toContain('refreshOnLoad="1"')
  expectReport(parts, after)
}

/** The report's own chart and PivotTable show the new figures without being refreshed by anybody. */
function expectReport(parts: Parts, after: Uint8Array): void {
  const chart = parts.text(
    parts.names.find(
      (it) => /charts\/chart\d+\.xml$/.test(it) && parts.text(it).includes('Seizures, newer'),
    )!,
  )
  expect(chart).toContain("'Seizures analysis'!$J$5:$J$9")
  expect([...chart.matchAll(/<c:val>.*?<\/c:val>/g)][0]?.[0].match(/<c:v>/g)?.length).toBe(5)
  const analysis = readCells(after).get('Seizures analysis')!
  const total = [...analysis].find(([, value]) => value === 'Total')
  expect(total).toBeDefined()
  expect([...analysis.values()]).toContain('Morphine')
  expect(
    Math.max(
      ...[...analysis]
        .filter(([ref]) => /^[A-G]/.test(ref))
        .flatMap(([, it]) => (typeof it === 'number' ? it : [])),
    ),
  ).toBe(59.5)
}

describe('a report in a workbook that an analyst has worked on', () => {
  it('is refreshed without losing or displacing anything', { timeout: 120_000 }, async () => {
    const { before, after } = await worked(null)
    expectKept(after)
    expectUntouched(before, after)
    expect(await newFaults(before, after)).toEqual([])
  })

  it.skipIf(!hasLibreOffice)('comes to the same numbers in LibreOffice', { timeout: 120_000 }, async () => {
    const { after } = await worked(null)
    const cells = readCells(await throughLibreOffice(after, 'xlsx'))
    const work = cells.get('Work')!
    expect([1, 2, 3, 4, 5, 6].map((row) => work.get(`Z${row}`))).toEqual([59.5, 59.5, 1, 59.5 - 7, 30, 59.5])
    const data = cells.get('Seizures data')!
    expect([5, 6, 7, 8, 9, 10, 11].map((row) => data.get(`F${row}`))).toEqual([24, 8, 14, 2, 60, 10, 1])
    expect([5, 6, 7, 8, 9, 10, 11].map((row) => data.get(`G${row}`))).toEqual([13, 5, 8, 2, 31, 6, 1.5])
  })
})

describe.skipIf(made.length === 0)('a report in workbooks saved by Excel (../shared/excel-made)', () => {
  it.each(made)('%s', { timeout: 120_000 }, async (name) => {
    const file = readFileSync(join(EXCEL_MADE, name))
    const { before, after } = await worked(file)
    expectKept(after)
    expectUntouched(before, after)
    expectUntouched(file, after)
    expect(await newFaults(before, after, name)).toEqual([])
  })
})
