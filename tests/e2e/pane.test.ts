import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { canRun, PaneHouse, picture, tab, violationsInEveryTheme } from './support/pane.ts'

const table = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../assets/dataset/${name}.csv`, import.meta.url)), 'utf8')
const rowsOf = (name: string): number => table(name).trimEnd().split('\n').length - 1
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

describe.skipIf(!canRun)('the pane and its data (needs chromium and npm run build)', () => {
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

  it('lists the figures of the built-in data set under their sources', async () => {
    page = await house.plainPage()
    await house.show(page)
    const headers = page.getByRole('heading', { level: 4 }).getByRole('button')
    const counts = ['participation', 'funding', 'seizures', 'assistance'].map(rowsOf)
    for (const [index, count] of counts.entries()) {
      expect(await headers.nth(index).textContent()).toContain(`${count} figures`)
    }
    await headers.nth(2).click()
    const seizures = page.getByRole('region', { name: 'Seizures' }).getByRole('listitem')
    await seizures.first().waitFor()
    expect(await seizures.allTextContents()).toContainEqual(expect.stringMatching(/> 250 kg/))
    expect(await seizures.count()).toBe(rowsOf('seizures'))
    expect(await violationsInEveryTheme(page)).toEqual([])
  })

  it('greets once, and can be skipped', async () => {
    page = await house.plainPage()
    await house.show(page, { isNew: true })
    await picture(page, 'welcome-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
    await page.getByRole('button', { name: 'Skip' }).click()
    await page.reload()
    await page.getByRole('heading', { level: 2, name: /Drug-control/ }).waitFor()
    expect(await page.getByRole('button', { name: 'Skip' }).count()).toBe(0)
  })

  it('opens a CSV file of its user’s, and makes a report of it', async () => {
    page = await house.plainPage()
    await house.show(page)
    await page.locator('input[type=file]').setInputFiles(file('seizures.csv', table('seizures')))
    await page.getByRole('heading', { level: 2, name: 'seizures' }).waitFor()
    await tab(page, 'Reports').click()
    await page.getByRole('button', { name: /Seizures/ }).click()
    await page.getByRole('img', { name: /Drug seizures/ }).waitFor()
    expect(await page.getByRole('button', { name: /Funding/ }).count()).toBe(0)
  })

  it('lists the problems of a data set with file, row and column, and keeps the one before', async () => {
    page = await house.plainPage()
    await house.show(page)
    const descriptor = JSON.stringify({
      name: 'mine',
      resources: [
        {
          name: 'seizures',
          path: 'data/seizures.csv',
          schema: {
            fields: [
              { name: 'figure', type: 'string' },
              { name: 'value', type: 'number' },
            ],
          },
        },
      ],
    })
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file('datapackage.json', descriptor),
        file('seizures.csv', 'figure,value\nS1,12\nS2,lots\n'),
      ])
    const problem = page.getByRole('listitem').filter({ hasText: 'lots' })
    await problem.waitFor()
    expect(await problem.textContent()).toMatch(/seizures\.csv.*3.*value/)
    await picture(page, 'data-problems-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
    expect(await page.getByRole('heading', { name: /Drug-control/ }).count()).toBe(1)
    await page.getByRole('button', { name: 'Close' }).click()
    expect(await problem.count()).toBe(0)
  })

  it('speaks Russian in a Russian browser, is dark in a dark one, and changes its language', async () => {
    page = await house.plainPage({ locale: 'ru-RU', colorScheme: 'dark' })
    await house.show(page)
    await page.getByRole('button', { name: /Участие/ }).click()
    await page.getByText('Казахстан').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('ru')
    await picture(page, 'participation-ru-dark')
    expect(await violationsInEveryTheme(page)).toEqual([])
    await page.getByRole('button', { name: 'Ещё' }).click()
    await page.getByRole('menuitemradio', { name: 'English' }).click()
    await page.getByRole('tab', { name: 'Reports' }).waitFor()
    await page.reload()
    await page.getByRole('tab', { name: 'Reports' }).waitFor()
  })

  it('says so when the data set cannot be had, and tries again', async () => {
    page = await house.plainPage()
    await page.context().route('**/dataset/**', (route) => route.abort())
    await page.goto(`${house.site.url}/taskpane.html`)
    const retry = page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    await picture(page, 'unreachable-en')
    expect(await violationsInEveryTheme(page)).toEqual([])
    await page.context().unroute('**/dataset/**')
    await retry.click()
    await page.getByRole('heading', { level: 2, name: /Drug-control/ }).waitFor()
  })

  it('works where workers are not allowed', async () => {
    page = await house.plainPage()
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'))
    await house.show(page)
    expect(await page.getByRole('heading', { level: 2, name: /Drug-control/ }).count()).toBe(1)
  })

  it('helps', async () => {
    page = await house.plainPage()
    await page.goto(`${house.site.url}/support.html`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Concord')
    expect(await violationsInEveryTheme(page)).toEqual([])
  })
})
