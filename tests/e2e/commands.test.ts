import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { bookOf, inject, openNewer, press, revised, sheetsOf, writeReport } from './support/job.ts'
import { canRun, PaneHouse, picture, tab, violations } from './support/pane.ts'

const DONE = 0

describe.skipIf(!canRun)(
  'the ribbon’s buttons (needs chromium and npm run build)',
  { timeout: 120_000 },
  () => {
    let house: PaneHouse
    let page: Page
    beforeAll(async () => {
      house = await PaneHouse.open()
    })
    afterAll(() => house.close())
    afterEach(async () => {
      expect(await page.evaluate(() => window.emulatedExcel?.ribbon.pending)).toBe(0)
      await page.context().close()
      expect(house.complaints.splice(0)).toEqual([])
    })

    const open = async (): Promise<void> => {
      page = await house.excelPage()
      await house.show(page)
      await expect.poll(() => page.evaluate(() => typeof Office)).toBe('object')
    }

    const protect = (sheet: string): Promise<void> =>
      page.evaluate((name) => {
        const it = window.emulatedExcel?.workbook.sheet(name)
        if (it) it.protection = { on: true, password: null, options: {} }
      }, sheet)

    it('a button that starts the add-in is answered, and brings the pane to the front', async () => {
      page = await house.excelPage()
      await page.addInitScript(() => {
        const excel = window.emulatedExcel
        if (!excel) return
        excel.workbook.situation.paneShown = false
        void excel.ribbon.press('writeFunding').then((status) => {
          document.documentElement.dataset['status'] = String(status)
        })
      })
      await house.show(page)
      await page.getByText('The report is on the sheet').waitFor()
      expect(await page.locator('html').getAttribute('data-status')).toBe(String(DONE))
      expect(await page.evaluate(() => window.emulatedExcel?.workbook.situation.paneShown)).toBe(true)
      expect(await sheetsOf(page)).toContain('Funding')
    })

    it.each([
      ['writeParticipation', 'Participation'],
      ['writeSeizures', 'Seizures'],
      ['writeAssistance', 'Legal assistance'],
      ['writeBriefing', 'Briefing'],
    ])('%s writes that report at once', async (command, sheet) => {
      await open()
      expect(await press(page, command)).toBe(DONE)
      await page.getByText('The report is on the sheet').waitFor()
      expect(await sheetsOf(page)).toContain(sheet)
    })

    it('two reports asked for in a row are both written, one after the other', async () => {
      await open()
      await press(page, 'writeSeizures')
      await press(page, 'writeFunding')
      await expect.poll(() => sheetsOf(page), { timeout: 30_000 }).toContain('Funding')
      await page.getByText('The report is on the sheet Funding').waitFor()
      await tab(page, 'Workbook').click()
      await expect.poll(() => page.getByText('Up to date').count()).toBe(2)
      expect((await sheetsOf(page)).filter((name) => /^Contents/.test(name))).toEqual(['Contents'])
    })

    it('says so when the data has no figures for the report, and writes nothing later', async () => {
      await open()
      const [seizures] = revised({}).filter(({ name }) => name === 'seizures.csv')
      await page.locator('input[type=file]').setInputFiles([seizures!])
      await page.getByRole('heading', { level: 2, name: 'seizures' }).waitFor()
      expect(await press(page, 'writeFunding')).toBe(DONE)
      await page.getByText('This data set has no figures for the report Funding').waitFor()
      expect(await violations(page)).toEqual([])
      await tab(page, 'Data').click()
      await page.locator('input[type=file]').setInputFiles(revised({}))
      await page.getByRole('heading', { level: 2, name: /Drug-control/ }).waitFor()
      await tab(page, 'Reports').click()
      await page.getByRole('button', { name: /Funding/ }).click()
      await page.getByRole('heading', { level: 3, name: 'Filters' }).waitFor()
      expect(await sheetsOf(page)).toEqual(['Sheet1'])
    })

    it('says why a report could not be written, and the button works again', async () => {
      await open()
      await page.evaluate(() => {
        if (window.emulatedExcel) window.emulatedExcel.workbook.structureProtected = true
      })
      expect(await press(page, 'writeFunding')).toBe(DONE)
      await page.getByText('The report was not written').waitFor()
      expect(await page.getByRole('tabpanel').textContent()).toMatch(
        /Unprotect it \(Review, Protect Workbook\)/,
      )
      await page.evaluate(() => {
        if (window.emulatedExcel) window.emulatedExcel.workbook.structureProtected = false
      })
      await press(page, 'writeFunding')
      await page.getByText('The report is on the sheet').waitFor()
    })

    it('refreshes all: shows what would change, and says what came of it', async () => {
      await open()
      await writeReport(page, /Seizures/)
      await openNewer(page)
      expect(await press(page, 'refreshAll')).toBe(DONE)
      await page.getByText('250 → 300').first().waitFor()
      await page.getByRole('button', { name: 'Refresh all' }).click()
      await page.getByText(/^Refreshed: \d+ changes/).waitFor()
      expect(await press(page, 'refreshAll')).toBe(DONE)
      await page.getByText('Everything is up to date').waitFor()
    })

    it('has nothing to refresh in a workbook without reports, and says what to do', async () => {
      await open()
      expect(await press(page, 'refreshAll')).toBe(DONE)
      await page.getByText('There is nothing to refresh yet').waitFor()
      await picture(page, 'nothing-to-refresh-en')
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Choose a report' }).click()
      await page.getByRole('heading', { name: 'Choose a report' }).waitFor()
    })

    it('says what stands against a refresh, and leaves the workbook as it was', async () => {
      await open()
      await writeReport(page, /Seizures/)
      await openNewer(page)
      await protect('Seizures')
      const before = await bookOf(page)
      await press(page, 'refreshAll')
      await page.getByText(/Unprotect it/).waitFor()
      await picture(page, 'refresh-protected-en')
      expect(await violations(page)).toEqual([])
      expect(await page.getByRole('button', { name: 'Refresh all' }).count()).toBe(0)
      expect(await bookOf(page)).toBe(before)
    })

    it('says which report was left when others were refreshed', async () => {
      await open()
      await writeReport(page, /Seizures/)
      await writeReport(page, /Funding/)
      await openNewer(page)
      await protect('Funding')
      await press(page, 'refreshAll')
      await page.getByText('250 → 300').first().waitFor()
      await page.getByRole('button', { name: 'Refresh all' }).click()
      await page.getByText(/^Refreshed: .* Not refreshed: Funding\./).waitFor()
      await picture(page, 'refresh-left-en')
    })

    it('says why a sheet that is protected meanwhile was not refreshed', async () => {
      await open()
      await writeReport(page, /Seizures/)
      await openNewer(page)
      await press(page, 'refreshAll')
      await page.getByText('250 → 300').first().waitFor()
      await protect('Seizures')
      const before = await bookOf(page)
      await page.getByRole('button', { name: 'Refresh all' }).click()
      await page.getByText('The workbook was not refreshed').waitFor()
      expect(await page.getByRole('tabpanel').textContent()).toMatch(/Unprotect it/)
      expect(await page.getByRole('tabpanel').textContent()).toMatch(/The workbook is as it was/)
      expect(await bookOf(page)).toBe(before)
    })

    it('traces the figure of the selected cell', async () => {
      await open()
      await writeReport(page, /Seizures/)
      await page.evaluate(() => window.emulatedExcel?.user.select("'Seizures'!A6"))
      expect(await press(page, 'traceFigure')).toBe(DONE)
      await page.getByText('Place in the source').waitFor()
      expect(await tab(page, 'Figure').getAttribute('aria-selected')).toBe('true')
    })

    it('traces nothing where there is no report, and says what to select', async () => {
      await open()
      expect(await press(page, 'traceFigure')).toBe(DONE)
      await page.getByText('Select a cell of a report').waitFor()
    })

    it('opens the check, which gives way to a tab', async () => {
      await open()
      expect(await press(page, 'checkHost')).toBe(DONE)
      await page.getByRole('heading', { name: 'Check this Excel' }).waitFor()
      await tab(page, 'Workbook').click()
      await page.getByText('No reports in this workbook yet').waitFor()
      expect(await page.getByRole('heading', { name: 'Check this Excel' }).count()).toBe(0)
    })

    it('opens the help in a window of its own', async () => {
      await open()
      const opening = page.context().waitForEvent('page')
      expect(await press(page, 'openHelp')).toBe(DONE)
      const help = await opening
      expect(new URL(help.url()).pathname).toMatch(/\/support\.html$/)
    })

    it('completes though Excel refuses to show the pane, or to do anything', async () => {
      await open()
      await page.evaluate(() => {
        Office.addin.showAsTaskpane = () => Promise.reject(new Error('Not now'))
      })
      await inject(page, 1, { kind: 'connection-lost', when: 'before' })
      await inject(page, 2, { kind: 'connection-lost', when: 'before' })
      await inject(page, 3, { kind: 'connection-lost', when: 'before' })
      expect(await press(page, 'refreshAll')).toBe(DONE)
      await page.getByText('The workbook could not be read').waitFor()
      await page.getByRole('button', { name: 'Look again' }).click()
      await page.getByText('There is nothing to refresh yet').waitFor()
    })
  },
)
