import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const LIMIT = 200 * 1024

describe.skipIf(!existsSync(`${DIST}taskpane.html`))('the first load (needs npm run build)', () => {
  it('is at most 200 KB of compressed JavaScript', () => {
    const page = readFileSync(`${DIST}taskpane.html`, 'utf8')
    const scripts = [...page.matchAll(/<script[^>]* src="(?!https:)([^"]+)"/g)].map((match) => match[1]!)
    const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(DIST + path)).length, 0)
    expect(scripts.length).toBeGreaterThan(0)
    console.log(`first load: ${(size / 1024).toFixed(1)} KB gzip of ${LIMIT / 1024} KB`)
    expect(size).toBeLessThanOrEqual(LIMIT)
  })
})
