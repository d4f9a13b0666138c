import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { canRun, NOT_IN_CONTRAST, PaneHouse, picture, violations } from './support/pane.ts'

/** In Excel it is Excel that says whether it is dark, not the system. */
const DARK = {
  bodyBackgroundColor: '#262626',
  bodyForegroundColor: '#FFFFFF',
  controlBackgroundColor: '#262626',
  controlForegroundColor: '#FFFFFF',
}
const LOOKS = [
  { name: 'light', host: {}, options: { colorScheme: 'light' } },
  { name: 'dark', host: { theme: DARK }, options: { colorScheme: 'light' } },
  { name: 'contrast', host: { theme: DARK }, options: { colorScheme: 'dark', forcedColors: 'active' } },
] as const

describe.skipIf(!canRun)(
  'how the pane looks (needs chromium and npm run build)',
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

    describe.each(LOOKS)('$name', ({ name, host, options }) => {
      it.each(['en', 'ru'])('every tab is accessible and fits the width: %s', async (language) => {
        page = await house.excelPage({ ...host, language }, { ...options, locale: language })
        await page.addInitScript((it) => localStorage.setItem('concord.language', it), language)
        await house.show(page)
        const look = async (what: string): Promise<void> => {
          await page.waitForTimeout(600)
          await picture(page, `${what}-${language}-${name}`, true)
          expect(await violations(page, name === 'contrast' ? NOT_IN_CONTRAST : [])).toEqual([])
          for (const width of [320, 350, 500]) {
            await page.setViewportSize({ width, height: 760 })
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
          }
          await page.setViewportSize({ width: 350, height: 760 })
        }
        const background = await page.evaluate(
          () => getComputedStyle(document.querySelector('.fui-FluentProvider')!).backgroundColor,
        )
        if (name !== 'contrast') expect(background === 'rgb(255, 255, 255)').toBe(name === 'light')
        await look('data')
        await page.getByRole('tab').nth(1).click()
        await look('reports')
        await page.getByRole('tabpanel').getByRole('listitem').nth(1).getByRole('button').click()
        await page.getByRole('table').waitFor()
        await look('report')
        await page.getByRole('tab').nth(2).click()
        await look('workbook')
        await page.getByRole('tab').nth(3).click()
        await look('figure')
      })
    })

    it('leaves the corner to Excel’s own menu', async () => {
      page = await house.excelPage()
      await house.show(page)
      const reaching = await page
        .getByRole('banner')
        .locator('button, [role=tab], h1')
        .evaluateAll(
          (all) =>
            all.filter((it) => {
              const box = it.getBoundingClientRect()
              return box.right > innerWidth - 34 && box.top < 32
            }).length,
        )
      expect(reaching).toBe(0)
    })
  },
)
