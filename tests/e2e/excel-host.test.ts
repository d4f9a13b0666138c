import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserOptions } from '../excel-host/browser.ts'
import { OFFICE_CDN, openInExcel } from '../excel-host/page.ts'
import { hasChromium, startBrowser } from './support/browser.ts'

const PAGE = 'https://localhost/add-in.html'
const HTML = `<!doctype html><html><head><meta charset="utf-8"><title>Add-in</title>
<script src="${OFFICE_CDN}office.js"></script></head><body></body></html>`

describe.skipIf(!hasChromium)('office.js in a page finds the emulated Excel (needs Chromium)', () => {
  let browser: Browser
  const problems: string[] = []
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  async function open(options: BrowserOptions = {}): Promise<Page> {
    const page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(error.stack ?? error.message))
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: HTML }))
    await openInExcel(page, options)
    await page.goto(PAGE)
    return page
  }

  test('Office.onReady reports Excel on PC', async () => {
    const page = await open({ excelApi: '1.13', language: 'ru-RU' })
    const ready = await page.evaluate(async () => {
      const info = await Office.onReady()
      return {
        host: info.host,
        platform: info.platform,
        language: Office.context.displayLanguage,
        old: Office.context.requirements.isSetSupported('ExcelApi', '1.13'),
        new: Office.context.requirements.isSetSupported('ExcelApi', '1.14'),
        background: Office.context.officeTheme.bodyBackgroundColor,
      }
    })
    expect(ready).toEqual({
      host: 'Excel',
      platform: 'PC',
      language: 'ru-RU',
      old: true,
      new: false,
      background: '#ffffff',
    })
    await page.close()
  })

  test('a workbook is written and read, and the test sees it', async () => {
    const page = await open()
    const read = await page.evaluate(async () => {
      await Office.onReady()
      return Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('Data')
        const range = sheet.getRange('A1:B2')
        range.values = [
          ['Region', 'Sales'],
          ['N', 1],
        ]
        sheet.tables.add(range, true).name = 'Sales'
        range.load('values')
        await context.sync()
        return range.values as unknown[][]
      })
    })
    expect(read).toEqual([
      ['Region', 'Sales'],
      ['N', 1],
    ])
    const tables = await page.evaluate(() => window.emulatedExcel?.workbook.tables.map((table) => table.name))
    expect(tables).toEqual(['Sales'])
    expect(await page.evaluate(() => window.emulatedExcel?.counters.syncs)).toBe(1)
    await page.close()
  })

  test('refusals carry the codes of Excel', async () => {
    const page = await open({ payloadLimit: 2_000 })
    const codes = await page.evaluate(async () => {
      await Office.onReady()
      const codeOf = (work: (context: Excel.RequestContext) => void): Promise<string> =>
        Excel.run(async (context) => {
          work(context)
          await context.sync()
        }).then(
          () => 'none',
          (error: OfficeExtension.Error) => error.code,
        )
      const cell = (context: Excel.RequestContext): Excel.Range =>
        context.workbook.worksheets.getItem('Sheet1').getRange('A1')
      const large = await codeOf((context) => (cell(context).values = [['x'.repeat(3_000)]]))
      window.emulatedExcel?.enterCellEdit()
      const busy = await codeOf((context) => cell(context).load('values'))
      window.emulatedExcel?.leaveCellEdit()
      window.emulatedExcel?.inject(1, { kind: 'connection-lost', when: 'before' })
      const lost = await codeOf((context) => cell(context).load('values'))
      const missing = await codeOf((context) => context.workbook.worksheets.getItem('zz').load('name'))
      return { large, busy, lost, missing }
    })
    expect(codes).toEqual({
      large: 'RequestPayloadSizeLimitExceeded',
      busy: 'InvalidOperationInCellEditMode',
      lost: 'InvalidOrTimedOutSession',
      missing: 'ItemNotFound',
    })
    await page.close()
  })

  test('a request waits for the end of cell editing when it may', async () => {
    const page = await open()
    const order = await page.evaluate(async () => {
      await Office.onReady()
      const told: string[] = []
      window.emulatedExcel?.enterCellEdit()
      const run = Excel.run({ delayForCellEdit: true }, async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[1]]
        await context.sync()
        told.push('written')
      })
      await new Promise((done) => setTimeout(done, 100))
      told.push('still editing')
      window.emulatedExcel?.leaveCellEdit()
      await run
      return told
    })
    expect(order).toEqual(['still editing', 'written'])
    await page.close()
  })

  test('events reach the page', async () => {
    const page = await open()
    const events = await page.evaluate(async () => {
      await Office.onReady()
      const told: { address: string; trigger: string | undefined }[] = []
      await Excel.run(async (context) => {
        context.workbook.worksheets.onChanged.add(async (event) => {
          told.push({ address: event.address, trigger: event.triggerSource })
          return Promise.resolve()
        })
        await context.sync()
        context.workbook.worksheets.getItem('Sheet1').getRange('B2').values = [[1]]
        await context.sync()
      })
      window.emulatedExcel?.user.type('C3', 'typed')
      await new Promise((done) => setTimeout(done, 100))
      return told
    })
    expect(events).toEqual([
      { address: 'B2', trigger: 'ThisLocalAddin' },
      { address: 'C3', trigger: 'Unknown' },
    ])
    await page.close()
  })

  test('nothing went wrong in the pages', () => {
    expect(problems).toEqual([])
  })
})
