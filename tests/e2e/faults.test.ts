import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Fault } from '../excel-host/index.ts'
import { bookOf, EN, inject, openForm, openNewer, RU, sheetsOf, writeReport } from './support/job.ts'
import { canRun, PaneHouse, picture, tab, violations } from './support/pane.ts'

interface Kind {
  readonly name: string
  readonly fault: Fault
  /** What to do next, in the pane's words. */
  readonly next: { readonly en: RegExp; readonly ru: RegExp }
}

const KINDS: readonly Kind[] = [
  {
    name: 'payload',
    fault: { kind: 'payload' },
    next: { en: /Filter the report to fewer figures/, ru: /Ограничьте отчёт меньшим числом показателей/ },
  },
  {
    name: 'connection',
    fault: { kind: 'connection-lost', when: 'after' },
    next: { en: /Check the network, then try again/, ru: /Проверьте сеть и повторите/ },
  },
  {
    name: 'denied',
    fault: { kind: 'action', action: 3, code: 'AccessDenied' },
    next: { en: /Unprotect it/, ru: /Снимите защиту/ },
  },
  {
    name: 'deleted',
    fault: { kind: 'action', action: 2, code: 'ItemNotFound' },
    next: { en: /a sheet was deleted, for example\. Try again/, ru: /например, удалён лист\. Повторите/ },
  },
  {
    name: 'unknown',
    fault: { kind: 'action', action: 2, code: 'GeneralException' },
    next: { en: /copy the details/, ru: /передайте подробности/ },
  },
]

const SPOKEN = [
  {
    language: 'en',
    words: EN,
    failed: 'The report was not written',
    inBook: 'The report is in the workbook',
    asBefore: /The workbook is as it was/,
  },
  {
    language: 'ru',
    words: RU,
    failed: 'Отчёт не записан',
    inBook: 'Отчёт записан в книгу',
    asBefore: /Книга осталась прежней/,
  },
] as const

/** Requests of a write or a refresh; those that only look are asked again where the network failed. */
const SYNCS = [1, 2, 3, 4, 5, 6, 7, 8]

describe.skipIf(!canRun)(
  'faults while the pane works (needs chromium and npm run build)',
  { timeout: 240_000 },
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

    const open = async (language: string): Promise<void> => {
      page = await house.excelPage({ language }, { locale: language })
      await house.show(page)
    }
    const button = (name: string) => page.getByRole('button', { name, exact: true })

    describe.each(SPOKEN)('writing: $language', ({ language, words, failed, inBook, asBefore }) => {
      it.each(KINDS)('$name', async ({ name, fault, next }) => {
        await open(language)
        await openForm(page, words.funding, words)
        let refusals = 0
        for (const sync of SYNCS) {
          const before = await bookOf(page)
          const sheets = await sheetsOf(page)
          await inject(page, sync, fault)
          await button(words.write).click()
          await page.getByText(words.written).or(page.getByText(inBook)).or(page.getByText(failed)).waitFor()
          if ((await page.getByText(failed).count()) === 0) {
            // Done in spite of it: the pane says so, and the report is there.
            expect((await sheetsOf(page)).length).toBeGreaterThan(sheets.length)
            if (refusals > 0) break
            continue
          }
          refusals += 1
          const said = (await page.getByRole('tabpanel').textContent()) ?? ''
          expect(said).toMatch(next[language])
          expect(said).toMatch(asBefore)
          expect(await bookOf(page)).toBe(before)
          if (refusals === 1) {
            await picture(page, `fault-${name}-${language}`)
            expect(await violations(page)).toEqual([])
          }
        }
        expect(refusals).toBeGreaterThan(0)
        await page.reload()
        await writeReport(page, words.funding, words)
      })
    })

    it('a cell that is being edited: says so, and writes once that is over', async () => {
      await open('en-US')
      await openForm(page, EN.funding)
      await page.evaluate(() => window.emulatedExcel?.enterCellEdit())
      await button(EN.write).click()
      await page.getByText('A cell is being edited. Press Enter or Esc, then try again.').waitFor()
      await picture(page, 'fault-editing-en')
      await page.evaluate(() => window.emulatedExcel?.leaveCellEdit())
      await button(EN.write).click()
      await page.getByText(EN.written).waitFor()
    })

    it('where Excel lets nothing be taken back, the pane says what is left and what to do', async () => {
      await open('en-US')
      await openForm(page, EN.funding)
      for (let sync = 4; sync < 16; sync++)
        await inject(page, sync, { kind: 'connection-lost', when: 'before' })
      await button(EN.write).click()
      await page.getByText('Part of the report is in the workbook').waitFor()
      expect(await page.getByRole('tabpanel').textContent()).toMatch(/Delete the new sheets or undo/)
      await picture(page, 'fault-incomplete-en')
      expect(await violations(page)).toEqual([])
    })

    it('a second report that Contents could not take in is there, and a refresh makes up for it', async () => {
      await open('en-US')
      await writeReport(page, EN.seizures)
      await openForm(page, EN.funding)
      // Refused is the first request after the report's own that brings values: the one that follows it.
      await page.evaluate(() => {
        const host = window.emulatedExcel
        if (!host) throw new Error('No Excel')
        const { answer } = host
        let wrote = false
        host.answer = (body, size, flags) => {
          const isFollowing = wrote && body.Actions.some(({ Name }) => Name === 'Values')
          wrote ||= host.workbook.sheet('Funding') !== null && host.workbook.sheet('Funding') !== undefined
          if (isFollowing) {
            host.answer = answer
            return Promise.resolve({
              refusal: { code: 'RequestPayloadSizeLimitExceeded', message: 'Too large', status: 400 },
            })
          }
          return answer.call(host, body, size, flags)
        }
      })
      await button(EN.write).click()
      await page.getByText(/Contents, Notes and Sources could not take in the report/).waitFor()
      await picture(page, 'fault-behind-en')
      expect(await violations(page)).toEqual([])
      expect(await sheetsOf(page)).toContain('Funding')
      await tab(page, EN.workbook).click()
      await button(EN.check).click()
      await button(EN.all).click()
      await page.getByText(/^(Refreshed|The workbook is up to date)/).waitFor()
      await button(EN.check).click()
      await page.getByText('Everything is up to date').waitFor()
    })

    it.each(KINDS)('refreshing: $name', async ({ name, fault, next }) => {
      await open('en-US')
      await writeReport(page, EN.seizures)
      await openNewer(page)
      await tab(page, EN.workbook).click()
      let refusals = 0
      for (const sync of SYNCS) {
        await button(EN.check).click()
        await page.getByText('250 → 300').first().waitFor()
        const before = await bookOf(page)
        await inject(page, sync, fault)
        await button(EN.all).click()
        const part = page.getByText('Only part of the changes is in the workbook')
        const none = page.getByText('The workbook was not refreshed')
        await page
          .getByText(/^(Refreshed|The figures are refreshed)/)
          .or(part)
          .or(none)
          .waitFor()
        const said = (await page.getByRole('tabpanel').textContent()) ?? ''
        if ((await part.count()) > 0) {
          expect(said).toMatch(/Check for changes and refresh again to finish/)
          break
        }
        if ((await none.count()) === 0) break
        refusals += 1
        expect(said).toMatch(next.en)
        expect(said).toMatch(/The workbook is as it was/)
        expect(await bookOf(page)).toBe(before)
        if (refusals === 1) {
          await picture(page, `fault-refresh-${name}-en`)
          expect(await violations(page)).toEqual([])
        }
      }
      expect(refusals).toBeGreaterThan(0)
      await button(EN.check).click()
      const done = page.getByText('Everything is up to date')
      await done.or(button(EN.all)).waitFor()
      if ((await done.count()) === 0) {
        await button(EN.all).click()
        await page.getByText(/^(Refreshed|The workbook is up to date)/).waitFor()
      }
    })
  },
)
