// npm run bench [-- --only NAME] [--json FILE]: see README.md. Plain JavaScript with Node alone, so that it
// can install the peers before anything needs them.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')

function usage() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } }).values
  } catch (error) {
    console.error(`${error.message}\nUsage: npm run bench [-- --only NAME] [--json FILE]`)
    process.exit(2)
  }
}

function installPeers() {
  if (existsSync(join(here, 'node_modules', '.package-lock.json'))) return
  console.error('Installing the peers into tests/bench/node_modules (npm ci), once ...')
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0) process.exit(1)
}

/** Runs one command of child.ts in a fresh process and resolves to its answer. */
function child(...args) {
  return new Promise((resolve, reject) => {
    const node = spawn(
      process.execPath,
      ['--expose-gc', '--import', 'tsx', join(here, 'child.ts'), ...args],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      },
    )
    let answer
    node.on('message', (message) => (answer = message))
    node.on('error', reject)
    node.on('exit', (code) =>
      code === 0 && answer !== undefined
        ? resolve(answer)
        : reject(new Error(`Benchmark ${args.join(' ')} failed`)),
    )
  })
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

async function measure(file, index, it) {
  if (it.unit !== 'MB') return child(file, 'time', String(index))
  const sides = { ours: [], theirs: [] }
  for (let round = 0; round < (it.rounds ?? 3); round++)
    for (const side of ['ours', 'theirs'])
      sides[side].push((await child(file, 'memory', String(index), side)).mb)
  return sides
}

function row(it, { ours, theirs }) {
  const round = (value, digits) => Number(value.toFixed(digits))
  const [a, b] = [median(ours), median(theirs)]
  const measured = { ours_ms: round(a, 1), peer: it.peer, peer_ms: round(b, 1), ratio: round(a / b, 3) }
  return {
    name: it.name,
    ...measured,
    reach: it.reach,
    ok: a / b <= it.reach,
    ...(it.unit && { unit: it.unit }),
  }
}

function print(it) {
  const side = (value) => `${value} ${it.unit ?? 'ms'}`.padStart(11)
  const ratio = `${it.ratio} x (reach ${it.reach})`.padStart(22)
  console.log(
    `${it.ok ? 'ok  ' : 'MISS'} ${it.name.padEnd(20)}${side(it.ours_ms)}  ${it.peer.padEnd(30)}${side(it.peer_ms)}${ratio}`,
  )
}

const { only = '', json } = usage()
installPeers()
const rows = []
let failed = false
for (const name of readdirSync(join(here, 'cases')).sort()) {
  if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue
  const file = join(here, 'cases', name)
  const listed = await child(file, 'list')
  for (const [index, it] of listed.entries()) {
    if (!it.name.startsWith(only)) continue
    try {
      rows.push(row(it, await measure(file, index, it)))
      if (json !== '-') print(rows.at(-1))
    } catch (error) {
      failed = true
      console.error(`FAIL ${it.name} vs ${it.peer}: ${error.message}`)
    }
  }
}
if (json)
  json === '-'
    ? console.log(JSON.stringify(rows, null, 2))
    : writeFileSync(json, JSON.stringify(rows, null, 2) + '\n')
if (rows.length === 0 && !failed) {
  console.error(`No case has a name that starts with '${only}'`)
  process.exit(2)
}
process.exit(failed || rows.some((it) => !it.ok) ? 1 : 0)
