import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Of localhost, to 28 October 2126. */
const CERTIFICATE = `
MIIBfjCCASWgAwIBAgIUW+9hU9YGdXO3mEqC9l2MDAGdi/QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTIzNDE0NVoYDzIxMjYxMDI4
MjM0MTQ1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATNZK8wq2flz4Yqz51N3CP1xkgTRuaEjGavdjKatd6j+AZFPl1nxTLM
/VrhX/i7Qxa7DYOiBzabsTU1xlRDNZmBo1MwUTAdBgNVHQ4EFgQU+YPFgB+oqjlo
6CiL/T13tFDeYiwwHwYDVR0jBBgwFoAU+YPFgB+oqjlo6CiL/T13tFDeYiwwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiBRwbySlSBXyMOn8q9HLY+D
iLR9Tf06Y4+qSlsNWG2cOAIgOsVZBFigPbpYwcl+b5VDheEtNlgAweOOijv2zVu/
ZkY=`

/** The same to another year; nobody looks at its signature here. */
function certificateUntil(year: number): string {
  const bytes = Buffer.from(CERTIFICATE, 'base64').toString('latin1').replace('21261028', `${year}1028`)
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes, 'latin1').toString('base64')}\n-----END CERTIFICATE-----\n`
}

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'concord-home-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function keep(certificate: string): void {
  mkdirSync(join(home, '.office-addin-dev-certs'))
  for (const [name, text] of Object.entries({
    'localhost.crt': certificate,
    'localhost.key': 'key',
    'ca.crt': 'authority',
  }))
    writeFileSync(join(home, '.office-addin-dev-certs', name), text)
}

const sideload = () =>
  spawnSync(process.execPath, [fileURLToPath(new URL('../sideload.js', import.meta.url))], {
    env: { ...process.env, HOME: home },
    encoding: 'utf8',
  })

// Elsewhere it would start Excel.
describe.skipIf(process.platform !== 'linux')('npm run sideload, where there is no Excel', () => {
  it('tells how to load the add-in by hand, and how to make the certificate that it needs', () => {
    const { status, stdout, stderr } = sideload()
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Upload My Add-in: choose manifest.xml')
    expect(stderr).toMatch(/Make a certificate once: npx --yes office-addin-dev-certs@\d+\.\d+\.\d+ install/)
  })

  it('says when the certificate has expired', () => {
    keep(certificateUntil(2020))
    expect(sideload().stderr).toContain('The certificate for localhost has expired on 2020-10-28.')
  })

  it('asks for no certificate where there is one', () => {
    keep(certificateUntil(2126))
    const { status, stderr } = sideload()
    expect(status).toBe(1)
    expect(stderr).not.toContain('certificate')
  })
})
