import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '../src/report/report.ts'
import { xlsxFaults } from './support/validate-xlsx.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STYLES = ['analysis', 'publication'] as const

/** What people get: workbooks written by the command as it is typed, held against Microsoft's validator. */
describe('npm run report', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concord-produced-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function produce(...options: string[]): Promise<Uint8Array> {
    const out = join(folder, `${options.join('')}.xlsx`)
    await promisify(execFile)('npm', ['run', '--silent', 'report', '--', '--out', out, ...options], {
      cwd: ROOT,
    })
    return readFile(out)
  }

  const kinds = LANGUAGES.flatMap((language) => STYLES.map((style) => ({ language, style })))
  it.each(kinds)('writes a valid workbook in $language, for $style', { timeout: 120_000 }, async (it) => {
    expect(await xlsxFaults(await produce('--language', it.language, '--style', it.style))).toEqual([])
  })

  it('writes a valid workbook where nothing was found', { timeout: 120_000 }, async () => {
    expect(await xlsxFaults(await produce('--area', 'AUS', '--to', '1999'))).toEqual([])
  })
})
