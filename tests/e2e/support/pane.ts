import { existsSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { BrowserOptions } from '../../excel-host/browser.ts'
import { OFFICE_CDN, openInExcel } from '../../excel-host/page.ts'
import { hasChromium, startBrowser } from './browser.ts'
import { serve, type Site } from './serve.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
export const DIST = at('dist')
/** Pictures to look at after a run. */
const PICTURES = at('tests/e2e/pictures')

export const canRun = hasChromium && existsSync(`${DIST}/taskpane.html`)

/** The built pane in a browser, as often as wanted; what its pages complain of is gathered. */
export class PaneHouse {
  readonly complaints: string[] = []

  private constructor(
    readonly browser: Browser,
    readonly site: Site,
  ) {}

  static async open(): Promise<PaneHouse> {
    mkdirSync(PICTURES, { recursive: true })
    const [browser, site] = await Promise.all([startBrowser(), serve(DIST)])
    return new PaneHouse(browser, site)
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.site.close()])
  }

  /** A page without Office: Microsoft's server cannot be reached. */
  async plainPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options)
    await page.route(`${OFFICE_CDN}**`, (route) => route.abort())
    return page
  }

  /** A page that finds itself in the emulated Excel. */
  async excelPage(host: BrowserOptions = {}, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options)
    await openInExcel(page, host)
    return page
  }

  private async page(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 350, height: 760 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
      acceptDownloads: true,
      ...options,
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? String(error)))
    page.on('console', (message) => {
      const blocked = message.location().url.startsWith(OFFICE_CDN)
      if (message.type() === 'error' && !blocked) this.complaints.push(message.text())
    })
    return page
  }

  /** Opens the pane and waits for its data; the first-run hint is skipped unless it is wanted. */
  async show(page: Page, { isNew = false } = {}): Promise<void> {
    if (!isNew) await page.addInitScript(() => localStorage.setItem('concord.welcomed', 'yes'))
    await page.goto(`${this.site.url}/taskpane.html`)
    await page.getByRole('heading', { level: 2 }).first().waitFor()
    // What is in the data set is shown before it has been read.
    await page.locator('main[aria-busy=false]').waitFor()
  }
}

export const picture = (page: Page, name: string, fullPage = false): Promise<unknown> =>
  page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage })

/** What axe finds in the page as it looks now. */
export const violations = async (page: Page, without: readonly string[] = []): Promise<string[]> =>
  (
    await new AxeBuilder({ page })
      // Fluent's own guards around lists and menus, which hand the focus on, are no places to stop.
      .exclude('[data-tabster-dummy]')
      .disableRules([...without])
      .analyze()
  ).violations.map((it) => `${it.id}: ${it.nodes.map(({ html }) => html).join(' | ')}`)

/** In a contrast theme colours are the system's; axe takes the page behind them for white. */
export const NOT_IN_CONTRAST = ['color-contrast']

const THEMES = [
  { media: { colorScheme: 'light', forcedColors: 'none' }, body: '#FFFFFF', shown: 'rgb(255, 255, 255)' },
  { media: { colorScheme: 'dark', forcedColors: 'none' }, body: '#262626', shown: 'rgb(41, 41, 41)' },
  { media: { colorScheme: 'dark', forcedColors: 'active' }, body: '#262626', shown: null },
] as const

/** What axe finds in the page as it is now, in the light, the dark and the contrast theme. */
export async function violationsInEveryTheme(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const theme of THEMES) {
    await wear(page, theme)
    found.push(...(await violations(page, theme.shown === null ? NOT_IN_CONTRAST : [])))
  }
  await wear(page, THEMES[0])
  return found
}

/** The system changes its theme, and Excel, where the page is in it, changes its own. */
async function wear(page: Page, { media, body, shown }: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia(media)
  await page.evaluate((bodyBackgroundColor) => {
    const theme = (window as { Office?: { context?: { officeTheme?: object } } }).Office?.context?.officeTheme
    if (!theme) return
    Object.assign(theme, { bodyBackgroundColor })
    window.dispatchEvent(new Event('focus'))
  }, body)
  if (shown === null) return
  // The page of help has no Fluent; its colours are the browser's.
  await page.waitForFunction((color) => {
    const pane = document.querySelector('.fui-FluentProvider')
    return pane === null || getComputedStyle(pane).backgroundColor === color
  }, shown)
  // Colours change over a moment.
  await page.waitForTimeout(300)
}

export const tab = (page: Page, name: string) => page.getByRole('tab', { name })
