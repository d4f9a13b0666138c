import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canRun, DIST, PaneHouse } from './support/pane.ts'

const LIMIT = 200 * 1024
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

const compressed = (path: string): number => gzipSync(readFileSync(join(DIST, path))).length

describe.skipIf(!canRun)('the first load (needs chromium and npm run build)', () => {
  let house: PaneHouse
  beforeAll(async () => {
    house = await PaneHouse.open()
  })
  afterAll(() => house.close())

  it('is at most 200 KB of compressed JavaScript', async () => {
    const page = await house.plainPage()
    const scripts: string[] = []
    page.context().on('request', (request) => {
      const name = /\/concord\/([^/]+\.js)$/.exec(request.url())?.[1]
      if (name !== undefined) scripts.push(name)
    })
    await house.show(page, { isNew: true })
    const html = readFileSync(join(DIST, 'taskpane.html'), 'utf8')
    const inPage = scripts.filter((name) => html.includes(name))
    const size = inPage.reduce((sum, name) => sum + compressed(name), 0)
    const beside = [...new Set(scripts)].filter((name) => !inPage.includes(name))
    const besideSize = beside.reduce((sum, name) => sum + compressed(name), 0)
    console.log(
      `first load: ${kilobytes(size)} gzip of ${LIMIT / 1024} KB in the page, ${kilobytes(besideSize)} in its worker`,
    )
    expect(inPage.length).toBeGreaterThan(0)
    expect(size).toBeLessThanOrEqual(LIMIT)
  })
})
