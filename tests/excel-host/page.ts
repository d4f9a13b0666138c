/** Puts the emulated Excel into a page of a test browser. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import type { BrowserOptions } from './browser.ts'
import { DIST } from './transport/node.ts'

export const OFFICE_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/'

const bundled = new Map<string, Promise<string>>()

/** An entry of this folder as one script, built once. */
function script(entry: string): Promise<string> {
  const known = bundled.get(entry)
  if (known) return known
  const made = build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  }).then((result) => result.outputFiles[0]?.text ?? '')
  bundled.set(entry, made)
  return made
}

/** The host as one script. */
export const hostScript = (): Promise<string> => script('./browser.ts')

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
}

/** Serves office.js from the installed package in place of Microsoft's CDN. */
export async function serveOfficeJs(page: Page): Promise<void> {
  await page.route(`${OFFICE_CDN}**`, async (route) => {
    const path = normalize(
      decodeURIComponent(new URL(route.request().url()).pathname.replace('/lib/1/hosted/', '')),
    )
    const file = join(DIST, path)
    if (path.startsWith('..') || !existsSync(file)) return route.fulfill({ status: 404, body: '' })
    const contentType = TYPES[extname(file)] ?? 'application/octet-stream'
    return route.fulfill({ status: 200, contentType, body: await readFile(file) })
  })
}

/** From its next load on the page finds itself in Excel. */
export async function openInExcel(page: Page, options: BrowserOptions = {}): Promise<void> {
  await serveOfficeJs(page)
  await page.addInitScript({ content: `window.emulatedExcelOptions = ${JSON.stringify(options)}` })
  await page.addInitScript({ content: await hostScript() })
}

/** The same with Excel in a worker, `window.distantExcel`: what the page's own thread does is the page's own. */
export async function openInDistantExcel(page: Page, options: BrowserOptions = {}): Promise<void> {
  await serveOfficeJs(page)
  const worker = await script('./worker.ts')
  await page.route('**/distant-excel.js', (route) =>
    route.fulfill({ status: 200, contentType: 'text/javascript', body: worker }),
  )
  await page.addInitScript({ content: `window.emulatedExcelOptions = ${JSON.stringify(options)}` })
  await page.addInitScript({ content: await script('./distant.ts') })
}
