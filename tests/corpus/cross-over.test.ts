/** Workbooks that go from the command line into Excel and back, each refreshing what the other has left. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkWorkbook, refreshWorkbook, replan } from '../../src/app/refresh-workbook.ts'
import { openExcel } from '../../src/excel/excel-workbook.ts'
import { REPORT_KINDS, type Language, type Style } from '../../src/report/report.ts'
import { wordsFor } from '../../src/text/index.ts'
import { planFor } from '../contract/plans.ts'
import { xlsxPicture } from '../contract/xlsx-picture.ts'
import { openBook } from '../excel-host/files/open.ts'
import { saveBook } from '../excel-host/files/save.ts'
import { startExcel, type EmulatedExcel } from '../excel-host/index.ts'
import { hasLibreOffice, throughLibreOffice } from '../support/libreoffice.ts'
import { readCells } from '../support/open-xlsx.ts'
import { runCommand } from '../support/run-command.ts'
import { sdkFaults } from '../unit/xlsx/edit/support.ts'
import { analystIn, expectAnalyst } from './analyst-in-excel.ts'
import { readVersion, writeVersions } from './versions.ts'

let folder: string
const version = (number: 1 | 2 | 3): string => join(folder, String(number))
const NOW = '2026-05-06T07:08:09Z'

beforeAll(async () => {
  // The workbook says on which day it was written.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) })
  folder = await mkdtemp(join(tmpdir(), 'concord-cross-over-'))
  await writeVersions(folder)
})
afterAll(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

interface Look {
  readonly language: Language
  readonly style: Style
}
const LOOKS: readonly Look[] = [
  { language: 'en', style: 'analysis' },
  { language: 'ru', style: 'publication' },
]

/** All five reports, written by the command line. */
async function written(data: string, { language, style }: Look): Promise<Uint8Array> {
  const path = join(folder, 'written.xlsx')
  await rm(path, { force: true })
  const { code, err } = await runCommand(
    'report',
    ...['--out', path, '--dataset', data, '--language', language, '--style', style],
  )
  expect({ code, err }).toMatchObject({ code: 0 })
  return readFile(path)
}

/** Refreshes a file with the command line and says what it says. */
async function refreshed(file: Uint8Array, data: string): Promise<{ file: Uint8Array; status: unknown }> {
  const path = join(folder, 'refreshed.xlsx')
  await writeFile(path, file)
  const { out } = await runCommand('refresh', path, '--dataset', data, '--json')
  const [outcome] = JSON.parse(out) as { status: string; problems: unknown[]; conflicts: unknown[] }[]
  expect(outcome).toMatchObject({ problems: [], conflicts: [] })
  return { file: await readFile(path), status: outcome?.status }
}

const inExcel = (file: Uint8Array): EmulatedExcel => startExcel({ workbook: openBook(file) })
const host = (excel: EmulatedExcel) => ({ Excel: excel.Excel, isSetSupported: () => true })

/** Refreshes the workbook that Excel has open. @returns whether there was anything to do */
async function refreshedInExcel(excel: EmulatedExcel, data: string): Promise<boolean> {
  const book = openExcel(host(excel))
  const dataset = await readVersion(data)
  const check = await checkWorkbook(replan(dataset, wordsFor, NOW), book)
  if (!check) throw new Error('no record')
  const { reports } = check.changes
  expect(reports.flatMap((it) => [...it.problems, ...it.missing])).toEqual([])
  const { written } = await refreshWorkbook(check, book, { default: 'keep' }, null)
  return written
}

/** The rows of every table, without the columns that only this workbook has; tables may stand in another order. */
function figures(file: Uint8Array, like: Uint8Array): unknown {
  const wanted = tablesOf(like)
  const found = tablesOf(file)
  return Object.fromEntries(
    [...wanted].map(([name, { headers }]) => {
      const table = found.get(name)
      const rows = table?.rows.map((row) => headers.map((it) => row[table.headers.indexOf(it)] ?? null))
      return [name, rows?.map((row) => JSON.stringify(row)).sort()]
    }),
  )
}

interface TableRows {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

function tablesOf(file: Uint8Array): Map<string, TableRows> {
  const cells = readCells(file)
  return new Map(
    xlsxPicture(file).sheets.flatMap((sheet) =>
      sheet.tables.map(({ name, area, columns }): [string, TableRows] => {
        const [, left = '', top = '', bottom = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(area) ?? []
        const first = left.charCodeAt(0)
        const rows = Array.from({ length: Number(bottom) - Number(top) }, (_, row) =>
          columns.map(
            (_, column) =>
              cells.get(sheet.name)?.get(`${String.fromCharCode(first + column)}${Number(top) + 1 + row}`) ??
              null,
          ),
        )
        return [name, { headers: columns, rows }]
      }),
    ),
  )
}

/**
 * What PivotTables and charts show. A refresh in Excel gives every label its own format, also the usual one,
 * and leaves the steps of the axis to Excel; the number format of a PivotTable stays as it was written.
 */
const shown = (file: Uint8Array): unknown =>
  xlsxPicture(file).sheets.flatMap(({ name, pivots, charts }) =>
    pivots.length + charts.length === 0
      ? []
      : [
          {
            name,
            pivots: pivots.map((it) => ({ ...it, values: it.values.map(({ name: caption }) => caption) })),
            charts: charts.map((it) => ({
              ...it,
              valueAxis: { ...it.valueAxis, majorUnit: null },
              series: it.series.map((series) => ({
                ...series,
                labelFormats: Object.entries(series.labelFormats).filter(
                  ([, code]) => code !== series.labels,
                ),
              })),
            })),
          },
        ],
  )

describe.each(LOOKS)('$language, $style', { timeout: 120_000 }, (look) => {
  it('written by the command line, refreshed in Excel, refreshed by the command line', async () => {
    const fresh = await written(version(3), look)
    const excel = inExcel(await written(version(1), look))
    expect(await refreshedInExcel(excel, version(2))).toBe(true)
    expect(await refreshedInExcel(excel, version(2))).toBe(false)
    const between = saveBook(excel.host.workbook)
    const second = await written(version(2), look)
    expect(figures(between, second)).toEqual(figures(second, second))
    expect((await refreshed(between, version(2))).status).toBe('up-to-date')
    const { file, status } = await refreshed(between, version(3))
    expect(status).toBe('refreshed')
    expect(figures(file, fresh)).toEqual(figures(fresh, fresh))
    expect(shown(file)).toEqual(shown(fresh))
    expect(await sdkFaults(file)).toEqual([])
    expect(await refreshedInExcel(inExcel(file), version(3))).toBe(false)
  })

  it('written in Excel, refreshed by the command line, up to date in Excel', async () => {
    const { language, style } = look
    const excel = startExcel()
    const reports = REPORT_KINDS.map((kind) => ({ kind, language, style }))
    await openExcel(host(excel)).write(planFor(reports, await readVersion(version(1))))
    const { file, status } = await refreshed(saveBook(excel.host.workbook), version(2))
    expect(status).toBe('refreshed')
    expect(await sdkFaults(file)).toEqual([])
    const fresh = await written(version(2), look)
    expect(figures(file, fresh)).toEqual(figures(fresh, fresh))
    const again = inExcel(file)
    expect(await refreshedInExcel(again, version(2))).toBe(false)
    expect(await refreshedInExcel(again, version(3))).toBe(true)
    const third = await written(version(3), look)
    expect(figures(saveBook(again.host.workbook), third)).toEqual(figures(third, third))
  })

  it('keeps what an analyst has done in Excel', async () => {
    const excel = inExcel(await written(version(1), look))
    const work = await analystIn(excel)
    expect(await refreshedInExcel(excel, version(2))).toBe(true)
    expectAnalyst(excel, work)
    const between = saveBook(excel.host.workbook)
    expect(await sdkFaults(between)).toEqual([])
    const { file } = await refreshed(between, version(3))
    expect(await sdkFaults(file)).toEqual([])
    const after = inExcel(file)
    expectAnalyst(after, work)
    expect(await refreshedInExcel(after, version(3))).toBe(false)
    const fresh = await written(version(3), look)
    const managed = figures(file, fresh) as Record<string, string[]>
    for (const [name, rows] of Object.entries(figures(fresh, fresh) as Record<string, string[]>)) {
      expect({ name, rows: managed[name] }).toEqual({ name, rows: expect.arrayContaining(rows) as unknown })
    }
    if (!hasLibreOffice) return
    const cells = readCells(await throughLibreOffice(file, 'xlsx')).get('Mine')
    expect(cells?.get('A1')).toBe(work.sum(file))
  })
})
