import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, startBrowser } from './support/browser.ts'
import { serve, type Site } from './support/serve.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const DIST = at('dist')
/** Pictures to look at after a run. */
const PICTURES = at('tests/e2e/pictures')
const OFFICE = 'https://appsforoffice.microsoft.com/**'

const rowsOf = (table: string): number =>
  readFileSync(at(`assets/dataset/${table}.csv`), 'utf8')
    .trimEnd()
    .split('\n').length - 1

describe.skipIf(!hasChromium || !existsSync(`${DIST}/taskpane.html`))(
  'the built pane in Chromium (needs chromium and npm run build)',
  () => {
    let browser: Browser
    let site: Site
    let page: Page
    const complaints: string[] = []

    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true })
      ;[browser, site] = await Promise.all([startBrowser(), serve(DIST)])
    })
    afterAll(async () => {
      await Promise.all([browser.close(), site.close()])
    })
    afterEach(async () => {
      await page.context().close()
      expect(complaints.splice(0)).toEqual([])
    })

    /** Opens the pane where Microsoft's server cannot be reached. */
    async function open(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width: 350, height: 720 },
        reducedMotion: 'reduce',
        ...options,
      })
      page = await context.newPage()
      await page.route(OFFICE, (route) => route.abort())
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        const blocked = message.location().url.startsWith(OFFICE.slice(0, -3))
        if (message.type() === 'error' && !blocked) complaints.push(message.text())
      })
      return page
    }

    const violations = async (): Promise<string[]> =>
      (await new AxeBuilder({ page }).analyze()).violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`)

    it('lists the figures of the built-in data set under their sources', async () => {
      await open()
      await page.goto(`${site.url}/taskpane.html`)
      await page.getByRole('heading', { level: 2 }).waitFor()
      const families = ['participation', 'funding', 'seizures', 'assistance']
      const counts = families.map((family) => `${rowsOf(family)} figures`)
      const headers = page.getByRole('heading', { level: 4 }).getByRole('button')
      for (const [index, count] of counts.entries()) {
        expect(await headers.nth(index).textContent()).toContain(count)
      }
      await page.screenshot({ path: `${PICTURES}/pane-en.png` })
      expect(await violations()).toEqual([])

      await headers.nth(2).click()
      const seizures = page.getByRole('region', { name: 'Seizures' }).getByRole('listitem')
      await seizures.first().waitFor()
      expect(await seizures.count()).toBe(rowsOf('seizures'))
      expect(await seizures.allTextContents()).toContainEqual(expect.stringMatching(/> 250 kg/))
      await page.screenshot({ path: `${PICTURES}/pane-seizures-en.png` })
      expect(await violations()).toEqual([])
    })

    it('speaks Russian in a Russian browser, and is dark in a dark one', async () => {
      await open({ locale: 'ru-RU', colorScheme: 'dark' })
      await page.goto(`${site.url}/taskpane.html`)
      await page.getByRole('button', { name: /Участие/ }).click()
      await page.getByText('Казахстан').first().waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('ru')
      await page.screenshot({ path: `${PICTURES}/pane-participation-ru-dark.png` })
      expect(await violations()).toEqual([])
    })

    it('says so when the data set cannot be had, and tries again', async () => {
      await open()
      await page.route('**/dataset/**', (route) => route.abort())
      await page.goto(`${site.url}/taskpane.html`)
      const retry = page.getByRole('button', { name: 'Try again' })
      await retry.waitFor()
      await page.screenshot({ path: `${PICTURES}/pane-failure-en.png` })
      expect(await violations()).toEqual([])
      await page.unroute('**/dataset/**')
      await retry.click()
      await page.getByRole('heading', { level: 2 }).waitFor()
      expect(complaints.splice(0).join()).toContain('Failed to load resource')
    })

    it('helps', async () => {
      await open()
      await page.goto(`${site.url}/support.html`)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Concord')
      expect(await violations()).toEqual([])
    })
  },
)
