import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readRecord } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'
import { xlsxFaults } from '../support/validate-xlsx.ts'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

describe.skipIf(!canRun)(
  'the pane without Excel (needs chromium and npm run build)',
  { timeout: 120_000 },
  () => {
    let house: PaneHouse
    let page: Page
    let folder: string
    beforeAll(async () => {
      house = await PaneHouse.open()
      folder = mkdtempSync(join(tmpdir(), 'concord-file-'))
    })
    afterAll(async () => {
      await house.close()
      rmSync(folder, { recursive: true })
    })
    afterEach(async () => {
      await page.context().close()
      expect(house.complaints.splice(0)).toEqual([])
    })

    const write = async (name: RegExp): Promise<void> => {
      await tab(page, 'Reports').click()
      await page.getByRole('button', { name }).click()
      await page.getByRole('button', { name: 'Write to workbook' }).click()
      await page.getByText('The report is on the sheet').waitFor()
    }
    const save = async (): Promise<string> => {
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download workbook' }).first().click()
      const path = join(folder, (await downloading).suggestedFilename())
      await (await downloading).saveAs(path)
      return path
    }

    it('writes two reports into a new workbook that is valid', async () => {
      page = await house.plainPage()
      await house.show(page)
      await write(/Seizures/)
      await picture(page, 'file-written-en')
      expect(await violationsInEveryTheme(page)).toEqual([])
      await write(/Funding/)
      const path = await save()
      const file = readFileSync(path)
      expect(await xlsxFaults(file)).toEqual([])
      const record = await readRecord(file, nodeDeflater)
      expect(record?.reports.map(({ report }) => report.kind)).toEqual(['seizures', 'funding'])
      await tab(page, 'Workbook').click()
      await page.getByText('Up to date').first().waitFor()
      expect(await page.getByText('Up to date').count()).toBe(2)
      await picture(page, 'file-workbook-en')
      expect(await violationsInEveryTheme(page)).toEqual([])

      await page.getByRole('button', { name: 'Start a new workbook' }).click()
      await page.getByText('No reports in this workbook yet').waitFor()
      await page.locator('input[accept*=xlsx]').setInputFiles(path)
      await page.getByText('concord-report.xlsx').waitFor()
      expect(await page.getByText('Up to date').count()).toBe(2)
    })

    it('refuses a file that is no workbook, in words', async () => {
      page = await house.plainPage()
      await house.show(page)
      await tab(page, 'Workbook').click()
      const input = page.locator('input[accept*=xlsx]')
      await input.waitFor({ state: 'attached' })
      await input.setInputFiles({ name: 'notes.xlsx', mimeType: 'text/plain', buffer: Buffer.from('no zip') })
      await page.getByText('The workbook could not be read').waitFor()
      expect(await page.getByRole('tabpanel').textContent()).toContain('notes.xlsx')
      await picture(page, 'file-refused-en')
      expect(await violationsInEveryTheme(page)).toEqual([])
    })

    it('traces a figure by its code', async () => {
      page = await house.plainPage()
      await house.show(page)
      await tab(page, 'Figure').click()
      await page.getByRole('textbox', { name: 'Figure' }).fill('S002')
      await page.keyboard.press('Enter')
      await page.getByText('Place in the source').waitFor()
      const text = await page.getByRole('tabpanel').textContent()
      expect(text).toContain('more than 250 kg')
      expect(text).toContain('Paragraph 5')
      await picture(page, 'file-figure-en')
      expect(await violationsInEveryTheme(page)).toEqual([])
      await page.getByRole('textbox', { name: 'Figure' }).fill('S999')
      await page.keyboard.press('Enter')
      await page.getByText('The data set has no figure S999').waitFor()
    })

    it('is worked from beginning to end with the keyboard alone', async () => {
      page = await house.plainPage()
      await house.show(page, { isNew: true })
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key)
      }
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const it = document.activeElement
          return `${it?.getAttribute('aria-label') ?? ''} ${it?.textContent ?? ''}`
        })
      /** Tabs on until the focus is on what is wanted; a trap or a missing stop fails. */
      const reach = async (wanted: RegExp, most = 40): Promise<void> => {
        for (let stops = 0; stops < most; stops++) {
          if (wanted.test(await focused())) return
          await press('Tab')
        }
        throw new Error(`No way to ${wanted} with Tab; the focus is on: ${await focused()}`)
      }
      await reach(/^ ?Choose a report/)
      await press('Enter')
      await page.getByRole('heading', { name: 'Choose a report' }).waitFor()
      await reach(/^ ?Seizures/)
      await press('Enter')
      await page.getByRole('heading', { level: 3, name: 'Filters' }).waitFor()
      await reach(/^ Seizures$/)
      await page.getByRole('combobox', { name: 'Areas' }).waitFor()
      for (let stops = 0; stops < 10; stops++) {
        await press('Tab')
        if (
          await page.getByRole('combobox', { name: 'Areas' }).evaluate((it) => it === document.activeElement)
        )
          break
      }
      await page.keyboard.type('kaz')
      await press('Enter', 'Escape')
      await page.getByRole('button', { name: 'Remove Kazakhstan' }).waitFor()
      await reach(/^Remove Kazakhstan/)
      await press('Enter')
      // The preview follows the filter first.
      await page.getByRole('button', { name: 'Write to workbook', disabled: false }).waitFor()
      await reach(/^ ?Write to workbook/)
      await press('Enter')
      await page.getByText('The report is on the sheet').waitFor()
      const downloading = page.waitForEvent('download')
      // The focus stayed where writing began.
      await reach(/^ ?Download workbook/, 3)
      await press('Enter')
      expect((await downloading).suggestedFilename()).toBe('concord-report.xlsx')
    })
  },
)
