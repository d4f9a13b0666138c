import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Whether this machine has LibreOffice; tests that need it are skipped where it is absent. */
export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0

/**
 * Opens an .xlsx in LibreOffice and saves it in another format. Opening works out every PivotTable afresh
 * from its source (the files ask for it with `refreshOnLoad`), so the result holds LibreOffice's own numbers.
 */
export async function throughLibreOffice(file: Uint8Array, format: 'xlsx' | 'pdf'): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-libreoffice-'))
  try {
    const input = join(folder, 'book.xlsx')
    const output = join(folder, 'out')
    await writeFile(input, file)
    const run = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        output,
        input,
      ],
      { encoding: 'utf8', timeout: 120_000 },
    )
    if (run.status !== 0) throw new Error(`LibreOffice failed: ${run.stderr}`)
    return await readFile(join(output, `book.${format}`))
  } finally {
    await rm(folder, { recursive: true })
  }
}
