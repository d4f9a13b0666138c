/**
 * Starts Excel with the add-in that `npm start` serves (npm run sideload), and tells how to do it by hand
 * where there is no Excel to start.
 */
import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where manifest.xml in the repository expects the add-in. */
export const LOCAL = 'https://localhost:3000'

/** Microsoft's tools, run by npx: they bring more packages than all else here, for one command each. */
const CERTIFICATES = 'npx --yes office-addin-dev-certs@3.0.0 install --days 365'
const DEBUGGING = 'office-addin-debugging@7.0.0'

/** The certificate for localhost that Microsoft's tool has made, or why there is none to use. */
export function certificate() {
  const [cert, key, ca] = ['localhost.crt', 'localhost.key', 'ca.crt'].map((name) =>
    join(homedir(), '.office-addin-dev-certs', name),
  )
  if (![cert, key, ca].every((path) => existsSync(path)))
    return { problem: `Excel takes add-ins over HTTPS only. Make a certificate once: ${CERTIFICATES}` }
  const until = new Date(new X509Certificate(readFileSync(cert)).validTo)
  if (until < new Date())
    return {
      problem: `The certificate for localhost has expired on ${until.toISOString().slice(0, 10)}. Make a new one: ${CERTIFICATES}`,
    }
  return { cert: readFileSync(cert), key: readFileSync(key), ca: readFileSync(ca) }
}

/** For people; the README says the same. */
export const BY_HAND = `Tell Excel about manifest.xml yourself, while npm start runs:
  on the web    Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in: choose manifest.xml
  on Windows    put manifest.xml into a shared folder; add the folder under File, Options, Trust Center,
                Trust Center Settings, Trusted Add-in Catalogs; then Home, Add-ins, Advanced, Shared Folder
  on a Mac      copy it to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef, restart Excel`

const isServed = () =>
  new Promise((resolve) => {
    const socket = createConnection({ host: 'localhost', port: Number(new URL(LOCAL).port) })
    socket.once('connect', () => resolve(true) || socket.destroy())
    socket.once('error', () => resolve(false))
  })

/** Starts Excel on this machine; the exit code of Microsoft's tool. */
const startExcel = () =>
  new Promise((resolve) => {
    const args = ['--yes', DEBUGGING, 'start', 'manifest.xml', 'desktop', '--app', 'excel']
    const options = { stdio: 'inherit', shell: process.platform === 'win32' }
    const child = spawn('npx', [...args, '--no-debug', '--no-live-reload'], options)
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })

/** What stands in the way; null when Excel has started. */
async function sideload() {
  const { problem } = certificate()
  if (process.platform !== 'win32' && process.platform !== 'darwin')
    return ['There is no Excel for this system; use Excel on the web.', problem, BY_HAND]
      .filter(Boolean)
      .join('\n\n')
  if (problem) return problem
  if (!(await isServed())) return `Nothing is served at ${LOCAL}. Run npm start in another window first.`
  return (await startExcel()) === 0 ? null : `Excel could not be started with the add-in.\n\n${BY_HAND}`
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problem = await sideload()
  if (problem) console.error(problem)
  process.exitCode = problem ? 1 : 0
}
