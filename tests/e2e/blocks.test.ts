import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openInDistantExcel } from '../excel-host/page.ts'
import { longestBlocks } from './support/blocks.ts'
import { manyFigures } from './support/many-figures.ts'
import { canRun, PaneHouse, tab } from './support/pane.ts'

const ROWS = 200_000
/** Milliseconds of work without a pause. */
const LIMIT = 200
const WAIT = { timeout: 240_000 }

describe.skipIf(!canRun)(
  'with 200,000 figures (needs chromium and npm run build) the pane is never held up',
  { timeout: 600_000 },
  () => {
    let house: PaneHouse
    let page: Page
    let folder: string
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'concord-many-'))
      house = await PaneHouse.open()
    })
    afterAll(async () => {
      await house.close()
      rmSync(folder, { recursive: true })
    })
    afterEach(async () => {
      await page.context().close()
      expect(house.complaints.splice(0)).toEqual([])
    })

    async function unblocked(what: string, act: () => Promise<void>): Promise<void> {
      const [longest] = await longestBlocks(house.browser, page, act)
      const { busy, passed } = longest ?? { busy: NaN, passed: NaN }
      console.log(`${what}: at most ${busy.toFixed(0)} ms of work (${passed.toFixed(0)} ms by the clock)`)
      expect(busy).toBeLessThanOrEqual(LIMIT)
    }

    async function withFigures(): Promise<void> {
      page = await house.plainPage()
      await openInDistantExcel(page)
      await house.show(page)
      await unblocked('opening', async () => {
        await page.locator('input[type=file]').setInputFiles(manyFigures(folder, ROWS))
        await page.getByText(/200,\d{3} figures from/).waitFor(WAIT)
      })
      await tab(page, 'Reports').click()
    }
    const open = async (): Promise<void> => {
      await page.getByRole('button', { name: /Seizures/ }).click()
      await page.locator('figure').first().waitFor(WAIT)
      await page.getByRole('heading', { level: 3, name: 'Filters' }).waitFor(WAIT)
    }
    const sheets = (): Promise<readonly string[]> =>
      page.evaluate(async () => (await window.distantExcel?.look())?.sheets ?? [])

    it('while they are opened, previewed, filtered and written', async () => {
      await withFigures()
      await unblocked('preview', open)
      await unblocked('filter', async () => {
        await page.getByRole('textbox', { name: 'From' }).fill('2010')
        await page
          .getByRole('status')
          .filter({ hasText: /^(?!.*200,000)/ })
          .first()
          .waitFor(WAIT)
      })
      await page.getByRole('textbox', { name: 'From' }).fill('')
      await page.getByRole('status').filter({ hasText: '200,000' }).first().waitFor(WAIT)
      await unblocked('writing', async () => {
        await page.getByRole('button', { name: 'Write to workbook' }).click()
        await page.getByRole('progressbar').and(page.locator('[aria-valuenow]')).waitFor(WAIT)
        await page.getByText('The report is on the sheet').waitFor(WAIT)
      })
      const sight = await page.evaluate(() => window.distantExcel?.look())
      expect(sight?.tables.find(({ name }) => name === 'Seizures_data')?.rows).toBe(ROWS)
    })

    it('while writing is cancelled: it answers within a second and leaves nothing behind', async () => {
      await withFigures()
      await open()
      const before = await sheets()
      await page.getByRole('button', { name: 'Write to workbook' }).click()
      await page.getByRole('progressbar').and(page.locator('[aria-valuenow]')).waitFor(WAIT)
      await unblocked('cancelling', async () => {
        const pressed = Date.now()
        await page.getByRole('button', { name: 'Cancel' }).click()
        await page
          .getByText(/Cancelling|Cancelled/)
          .first()
          .waitFor({ timeout: 1000 })
        console.log(`cancelling: answered after ${Date.now() - pressed} ms`)
        await page.getByRole('button', { name: 'Write to workbook' }).waitFor(WAIT)
      })
      expect(await sheets()).toEqual(before)
    })
  },
)
