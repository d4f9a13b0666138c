/** The built pane and a bare page of React and Fluent, side by side on one server. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OFFICE_CDN } from '../../excel-host/page.ts'
import { DIST as OFFICE } from '../../excel-host/transport/node.ts'
import { DIST } from './pane.ts'
import { serve, type Site } from './serve.ts'

/** Paths of the pages on the site: in a browser, and with office.js from the site itself. */
export const PAGES = {
  browser: { pane: 'pane/taskpane.html', bare: 'bare/bare.html' },
  excel: { pane: 'pane/excel.html', bare: 'bare/excel.html' },
} as const

const BUILD = fileURLToPath(new URL('bare/build.mjs', import.meta.url))
const OWN_OFFICE = '../office/office.js'

export async function serveStart(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-start-'))
  const at = (path: string): string => join(folder, path)
  const change = (from: string, to: string, change: (html: string) => string): void =>
    writeFileSync(at(to), change(readFileSync(at(from), 'utf8')))
  cpSync(DIST, at('pane'), { recursive: true })
  symlinkSync(OFFICE, at('office'))
  execFileSync(process.execPath, [BUILD, at('bare')])
  const { browser, excel } = PAGES
  change(browser.pane, excel.pane, (html) => html.replace(`${OFFICE_CDN}office.js`, OWN_OFFICE))
  change(browser.bare, excel.bare, (html) =>
    html.replace('<script', `<script src="${OWN_OFFICE}"></script><script`),
  )
  const site = await serve(folder)
  return {
    url: site.url,
    close: async () => {
      await site.close()
      rmSync(folder, { recursive: true })
    },
  }
}
