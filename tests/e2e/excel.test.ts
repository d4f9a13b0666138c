import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { REPORT_KINDS, type ReportKind } from '../../src/report/report.ts'
import type { Picture } from '../contract/picture.ts'
import { xlsxPicture } from '../contract/xlsx-picture.ts'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The moment at which both write, so that dates agree. */
const NOW = '2026-03-02T09:30:00Z'

const NAMES: Readonly<Record<ReportKind, RegExp>> = {
  participation: /Participation/,
  funding: /Funding/,
  seizures: /Seizures/,
  assistance: /Legal assistance/,
  briefing: /Briefing/,
}

/** What the command line writes for the same report. */
function commandLine(kind: ReportKind): Picture {
  const folder = mkdtempSync(join(tmpdir(), 'concord-e2e-'))
  try {
    const out = join(folder, 'book.xlsx')
    const args = ['--import', 'tsx', 'src/cli/main.ts', 'report', '--reports', kind, '--out', out]
    const env = { ...process.env, SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) }
    execFileSync(process.execPath, args, { cwd: ROOT, env })
    return xlsxPicture(readFileSync(out))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!canRun)('the pane in Excel (needs chromium and npm run build)', { timeout: 120_000 }, () => {
  let house: PaneHouse
  let page: Page
  let pictureScript: string
  beforeAll(async () => {
    house = await PaneHouse.open()
    const bundle = await build({
      stdin: {
        contents: `export { excelPicture } from './tests/contract/excel-picture.ts'`,
        resolveDir: ROOT,
        loader: 'ts',
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'pictures',
      target: 'es2022',
    })
    pictureScript = `${bundle.outputFiles[0]?.text};pictures.excelPicture({ host: window.emulatedExcel })`
  })
  afterAll(() => house.close())
  afterEach(async () => {
    await page.context().close()
    expect(house.complaints.splice(0)).toEqual([])
  })

  const openReport = async (kind: ReportKind): Promise<void> => {
    await tab(page, 'Reports').click()
    await page.getByRole('button', { name: NAMES[kind] }).click()
    await page.getByRole('heading', { level: 3, name: 'Filters' }).waitFor()
  }
  const write = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Write to workbook' }).click()
    await page.getByText('The report is on the sheet').waitFor()
  }
  const sheets = (): Promise<string[]> =>
    page.evaluate(() => window.emulatedExcel?.workbook.sheets.map(({ name }) => name) ?? [])

  it.each(REPORT_KINDS)('writes the same workbook as the command line: %s', async (kind) => {
    page = await house.excelPage()
    await page.clock.setFixedTime(NOW)
    await house.show(page)
    await openReport(kind)
    await write()
    expect(await page.evaluate(pictureScript)).toEqual(commandLine(kind))
    await picture(page, `written-${kind}-en`)
    expect(await violationsInEveryTheme(page)).toEqual([])
  })

  it('shows the sheet that was written, and lists the report afterwards', async () => {
    page = await house.excelPage()
    await house.show(page)
    await openReport('seizures')
    await write()
    await page.getByRole('button', { name: /^Go to/ }).click()
    await expect
      .poll(() => page.evaluate(() => window.emulatedExcel?.workbook.active.name))
      .toMatch(/^Seizures/)
    await tab(page, 'Workbook').click()
    await page.getByText('Up to date').waitFor()
    await picture(page, 'workbook-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
  })

  it('a second report, in another language, joins the one Contents, Notes and Sources', async () => {
    page = await house.excelPage()
    await house.show(page)
    await openReport('seizures')
    await write()
    await openReport('funding')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ru')
    await write()
    const names = await sheets()
    for (const one of ['Contents', 'Notes', 'Sources']) {
      expect(names.filter((name) => name.startsWith(one))).toEqual([one])
    }
    expect(names.filter((name) => /Содержание|Примечания|Источники/.test(name))).toEqual([])
    const contents = await page.evaluate(() =>
      JSON.stringify(window.emulatedExcel?.dump().sheets.find(({ name }) => name === 'Contents')),
    )
    expect(contents).toContain('Seizures')
    expect(contents).toContain('Финансирование')
    await tab(page, 'Workbook').click()
    await expect.poll(() => page.getByText('Up to date').count()).toBe(2)
    await page.getByRole('button', { name: 'Check for changes' }).click()
    await page.getByText('Everything is up to date').waitFor()
  })

  it('shows the figure behind the selected cell, as the selection moves', async () => {
    page = await house.excelPage()
    await house.show(page)
    await openReport('seizures')
    await write()
    await tab(page, 'Figure').click()
    await page.getByText('Select a cell of a report').waitFor()
    await page.evaluate(() => window.emulatedExcel?.user.select("'Seizures'!A6"))
    await page.getByText('Place in the source').waitFor()
    expect(await page.getByRole('tabpanel').textContent()).toMatch(/Paragraph \d+/)
    expect(await page.getByRole('tabpanel').textContent()).toMatch(/United Nations Office on Drugs and Crime/)
    await picture(page, 'figure-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
    await page.evaluate(() => window.emulatedExcel?.user.select("'Seizures'!A1"))
    await page.getByText(/Select a cell/).waitFor()
  })

  it('says what to do when Excel refuses, and leaves the workbook as it was', async () => {
    page = await house.excelPage()
    await house.show(page)
    await openReport('funding')
    const before = await sheets()
    await page.evaluate(() => window.emulatedExcel?.inject(3, { kind: 'connection-lost', when: 'before' }))
    await page.getByRole('button', { name: 'Write to workbook' }).click()
    await page.getByText('The report was not written').waitFor()
    await picture(page, 'refused-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
    expect(await sheets()).toEqual(before)
    await write()
    expect((await sheets()).length).toBeGreaterThan(before.length)
  })

  it('checks this Excel, check by check', async () => {
    page = await house.excelPage()
    await house.show(page)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Check this Excel' }).click()
    await page.getByRole('button', { name: 'Start the check' }).click()
    await page.getByText(/^(\d+) of \1 checks passed\.$/).waitFor()
    await picture(page, 'check-en', true)
    expect(await violationsInEveryTheme(page)).toEqual([])
    expect(await sheets()).toEqual(['Sheet1'])
  })

  it('follows Excel into Russian and the dark', async () => {
    const dark = {
      bodyBackgroundColor: '#262626',
      bodyForegroundColor: '#FFFFFF',
      controlBackgroundColor: '#262626',
      controlForegroundColor: '#FFFFFF',
    }
    page = await house.excelPage({ language: 'ru-RU', theme: dark })
    await house.show(page)
    await page.getByRole('tab', { name: 'Отчёты' }).click()
    await page.getByRole('button', { name: /Справка/ }).click()
    await page.getByRole('button', { name: 'Записать в книгу' }).click()
    await page.getByText('Отчёт записан на лист').waitFor()
    await picture(page, 'briefing-ru-dark', true)
    expect(await violationsInEveryTheme(page)).toEqual([])
  })
})
