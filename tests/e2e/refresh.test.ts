import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openNewer } from './support/job.ts'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

describe.skipIf(!canRun)(
  'refreshing in the pane (needs chromium and npm run build)',
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

    /** Quantities in the table of seizures, heroin before opium. */
    const quantities = (): Promise<unknown[]> =>
      page.evaluate(() => {
        const sheet = window.emulatedExcel?.dump().sheets.find(({ name }) => name === 'Seizures')
        const cells = JSON.stringify(sheet?.['cells'])
        return [250, 300, 115, 130, 999].filter((value) => new RegExp(`[:,\\[]${value}[,}\\]]`).test(cells))
      })

    it('shows what would change, asks where both changed, refreshes, and takes it back', async () => {
      page = await house.excelPage()
      await house.show(page)
      await tab(page, 'Reports').click()
      await page.getByRole('button', { name: /Seizures/ }).click()
      await page.getByRole('button', { name: 'Write to workbook' }).click()
      await page.getByText('The report is on the sheet').waitFor()
      expect(await quantities()).toEqual([250, 115])

      // The analyst corrects opium by hand; the figures revise both.
      await page.evaluate(() => {
        const sheet = window.emulatedExcel?.dump().sheets.find(({ name }) => name === 'Seizures')
        const [address] =
          Object.entries((sheet?.['cells'] ?? {}) as object).find(([, cell]) =>
            /\b115\b/.test(JSON.stringify(cell)),
          ) ?? []
        window.emulatedExcel?.user.type(`Seizures!${address}`, 999)
      })
      expect(await quantities()).toEqual([250, 999])
      await openNewer(page)

      await tab(page, 'Workbook').click()
      await page.getByText('Other data').waitFor()
      await page.getByRole('button', { name: 'Check for changes' }).click()
      await page.getByText('250 → 300').first().waitFor()
      await picture(page, 'refresh-preview-en', true)
      expect(await violationsInEveryTheme(page)).toEqual([])

      const choice = page.getByRole('radiogroup', { name: /Changed by you and in the figures: S003/ })
      expect(await choice.getByRole('radio', { name: 'Keep mine' }).isChecked()).toBe(true)
      await choice.getByRole('radio', { name: 'Take new' }).check()
      await page.getByRole('button', { name: 'Refresh all' }).click()
      await page.getByText(/^Refreshed/).waitFor()
      expect(await quantities()).toEqual([300, 130])
      await page.getByText('Up to date').waitFor()
      await picture(page, 'refreshed-en', true)
      expect(await violationsInEveryTheme(page)).toEqual([])

      await page.getByRole('button', { name: 'Check for changes' }).click()
      await page.getByText('Everything is up to date').waitFor()

      await page.getByRole('button', { name: 'Restore values' }).click()
      await page.getByText('are back').waitFor()
      expect(await quantities()).toEqual([250, 999])
    })
  },
)
