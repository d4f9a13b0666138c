import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Fault } from '../../excel-host/index.ts'
import { tab } from './pane.ts'

const DATASET = fileURLToPath(new URL('../../../assets/dataset/', import.meta.url))

/** The built-in data set as files to choose, with another text in place of some of it. */
export const revised = (changes: Readonly<Record<string, string>>) =>
  readdirSync(DATASET)
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => {
      const text = readFileSync(DATASET + name, 'utf8')
      const changed = Object.entries(changes).reduce((all, [from, to]) => all.replace(from, to), text)
      return { name, mimeType: 'text/plain', buffer: Buffer.from(changed) }
    })

/** Newer figures: more heroin, more opium. */
export const NEWER = {
  'heroin,250,kg': 'heroin,300,kg',
  'opium,115,kg': 'opium,130,kg',
  '"1.0.0"': '"1.1.0"',
} as const

/** The words of the pane that a job needs, as patterns. */
export const EN = {
  reports: 'Reports',
  workbook: 'Workbook',
  data: 'Data',
  seizures: /Seizures/,
  funding: /Funding/,
  write: 'Write to workbook',
  written: 'The report is on the sheet',
  check: 'Check for changes',
  all: 'Refresh all',
  refreshed: /^Refreshed/,
} as const
export const RU = {
  reports: 'Отчёты',
  workbook: 'Книга',
  data: 'Данные',
  seizures: /Изъятия/,
  funding: /Финансирование/,
  write: 'Записать в книгу',
  written: 'Отчёт записан на лист',
  check: 'Проверить изменения',
  all: 'Обновить все',
  refreshed: /^Обновлено/,
} as const
export type PaneLabels = typeof EN | typeof RU

export async function openForm(page: Page, name: RegExp, words: PaneLabels = EN): Promise<void> {
  await tab(page, words.reports).click()
  await page.getByRole('button', { name }).click()
  await page.getByRole('button', { name: words.write }).waitFor()
}

export async function writeReport(page: Page, name: RegExp, words: PaneLabels = EN): Promise<void> {
  await openForm(page, name, words)
  await page.getByRole('button', { name: words.write }).click()
  await page.getByText(words.written).waitFor()
}

export async function openNewer(page: Page, words: PaneLabels = EN): Promise<void> {
  await tab(page, words.data).click()
  await page.locator('input[type=file]').setInputFiles(revised(NEWER))
  await page.getByText('1.1.0').waitFor()
}

/** The whole workbook of the emulated Excel as text, for comparing. */
export const bookOf = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify(window.emulatedExcel?.dump()))

export const sheetsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.emulatedExcel?.workbook.sheets.map(({ name }) => name) ?? [])

/** Plans a fault for the n-th sync from now. */
export const inject = (page: Page, sync: number, fault: Fault): Promise<void> =>
  page.evaluate(([n, it]) => window.emulatedExcel?.inject(n, it), [sync, fault] as const)

/** Presses a button of the ribbon; fulfilled with Excel's status once its command has completed. */
export const press = (page: Page, command: string): Promise<number | undefined> =>
  page.evaluate((it) => window.emulatedExcel?.ribbon.press(it), command)
