import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bookOf, writeReport } from './support/job.ts'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

describe.skipIf(!canRun)(
  'Check this Excel, and what goes wrong in the pane itself (needs chromium and npm run build)',
  { timeout: 120_000 },
  () => {
    let house: PaneHouse
    let page: Page
    beforeAll(async () => {
      house = await PaneHouse.open()
    })
    afterAll(() => house.close())
    afterEach(async () => {
      await page.context().close()
      expect(house.complaints.splice(0)).toEqual([])
    })

    const openCheck = async (language: 'en' | 'ru'): Promise<void> => {
      page = await house.excelPage({ language }, { locale: language, permissions: ['clipboard-read'] })
      await house.show(page)
    }
    const menu = async (more: string, item: string): Promise<void> => {
      await page.getByRole('button', { name: more }).click()
      await page.getByRole('menuitem', { name: item }).click()
    }
    /** An Excel that does one thing wrong: it drops number formats. */
    const plantFault = (): Promise<void> =>
      page.evaluate(() => {
        const host = window.emulatedExcel
        if (!host) throw new Error('No Excel')
        const { answer } = host
        host.answer = (body, size, flags) => {
          const Actions = body.Actions.filter(({ Name }) => Name !== 'NumberFormat')
          return answer.call(host, { ...body, Actions }, size, flags)
        }
      })

    it.each([
      {
        language: 'en',
        more: 'More',
        item: 'Check this Excel',
        start: 'Start the check',
        failed: 'Dates and their format',
        copy: 'Copy as text',
        copied: 'Copied',
      },
      {
        language: 'ru',
        more: 'Ещё',
        item: 'Проверить этот Excel',
        start: 'Начать проверку',
        failed: 'Даты и их формат',
        copy: 'Скопировать как текст',
        copied: 'Скопировано',
      },
    ] as const)('shows a planted fault as failed, in words and to copy: $language', async (it) => {
      await openCheck(it.language)
      const before = await bookOf(page)
      await plantFault()
      await menu(it.more, it.item)
      await page.getByRole('button', { name: it.start }).click()
      await page.getByRole('button', { name: it.copy }).waitFor()
      const failed = page.getByRole('listitem').filter({ hasText: it.failed })
      expect(await failed.textContent()).toMatch(/(Failed|Не пройдена) · \d+ (ms|мс).*expected/)
      expect(await page.getByRole('group').first().textContent()).toContain(it.failed)
      await picture(page, `check-failed-${it.language}`, true)
      expect(await violationsInEveryTheme(page)).toEqual([])
      // Nothing of the check is left, though it failed.
      expect(await bookOf(page)).toBe(before)

      await page.getByRole('button', { name: it.copy }).click()
      await page.getByRole('button', { name: it.copied }).waitFor()
      const text = await page.evaluate(() => navigator.clipboard.readText())
      expect(text).toMatch(/^Concord: check of this Excel\nExcel 16\.\S+, PC\n/)
      expect(text).toMatch(/ExcelApi 1\.13 yes/)
      expect(text).toMatch(/FAILED dates \(\d+ ms\) - .*expected/)
      expect(text).toMatch(/ok {5}table \(\d+ ms\)/)
    })

    it('shows the text where the browser does not let it copy', async () => {
      await openCheck('en')
      await menu('More', 'Check this Excel')
      await page.getByRole('button', { name: 'Start the check' }).click()
      await page.getByText(/^(\d+) of \1 checks passed\.$/).waitFor()
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('Not allowed'))
        document.execCommand = () => false
      })
      await page.getByRole('button', { name: 'Copy as text' }).click()
      const text = page.getByRole('textbox', { name: /does not let Concord copy/ })
      expect(await text.inputValue()).toMatch(/All checks passed/)
      await picture(page, 'check-by-hand-en', true)
      expect(await violationsInEveryTheme(page)).toEqual([])
    })

    it('an error in a tab keeps the pane alive, and its details can be copied', async () => {
      await openCheck('en')
      await writeReport(page, /Seizures/)
      // What breaks is the drawing of a list, not the workbook.
      await page.evaluate(() => {
        Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
          get: () => () => {
            throw new RangeError('Planted in drawing')
          },
        })
      })
      await tab(page, 'Workbook').click()
      await page.getByText('Something went wrong in this pane').waitFor()
      await picture(page, 'crash-en')
      expect(await violationsInEveryTheme(page)).toEqual([])
      await page.getByRole('button', { name: 'Copy details' }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      const details = await page.evaluate(() => navigator.clipboard.readText())
      expect(details).toMatch(/^RangeError: Planted in drawing/)
      expect(details).toMatch(/Chrome/)
      await tab(page, 'Reports').click()
      await page.getByRole('heading', { name: 'Choose a report' }).waitFor()
      house.complaints.splice(0)
    })

    it('a part that cannot be fetched is asked for again', async () => {
      await openCheck('en')
      await page.waitForLoadState('networkidle')
      await page.route('**/*.js', (route) => route.abort())
      await tab(page, 'Workbook').click()
      await page.getByText('This part of Concord could not be loaded').waitFor()
      await picture(page, 'crash-fetch-en')
      await page.unroute('**/*.js')
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('No reports in this workbook yet').waitFor()
      house.complaints.splice(0)
    })
  },
)
