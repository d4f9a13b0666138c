import { spawn } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { onEveryStep, type Step } from '../../support/fs-steps.ts'
import { runCommand as concord } from '../../support/run-command.ts'

/** A workbook with the figures of 1.0.0, and a data set in which they have changed. */
let kept: { readonly folder: string; readonly data: string; readonly book: string; readonly program: string }
beforeAll(async () => {
  process.env['SOURCE_DATE_EPOCH'] = '1400000000'
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-faults-')))
  kept = {
    folder,
    data: join(folder, 'data'),
    book: join(folder, 'book.xlsx'),
    program: join(folder, 'main.mjs'),
  }
  await concord('report', '--reports', 'seizures', '--out', kept.book)
  await cp('assets/dataset', kept.data, { recursive: true })
  const figures = join(kept.data, 'seizures.csv')
  await writeFile(figures, (await readFile(figures, 'utf8')).replace('heroin,250,', 'heroin,275,'))
  await build({
    entryPoints: ['tests/support/killed-run.ts'],
    outfile: kept.program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
})
afterAll(async () => {
  delete process.env['SOURCE_DATE_EPOCH']
  await rm(kept.folder, { recursive: true, force: true })
})

let folder: string
let book: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'concord-faults-')))
  book = join(folder, 'book.xlsx')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const WAYS = {
  'report --into': () => ['report', '--reports', 'funding', '--into', book],
  'report --out over a workbook': () => ['report', '--reports', 'seizures', '--out', book],
  refresh: () => ['refresh', book],
  'refresh --backup': () => ['refresh', book, '--backup'],
}
const ways = Object.entries(WAYS)
const command = (args: readonly string[]): string[] => [...args, '--dataset', kept.data]
const BACKUP = 'book.backup-20140513T165320.xlsx'

/** A folder with the old workbook and nothing else. */
async function startAnew(): Promise<Buffer> {
  await rm(folder, { recursive: true, force: true })
  await cp(kept.book, book, { recursive: true })
  return readFile(book)
}

/** What the command makes of the old workbook when nothing happens to it. */
async function madeBy(args: readonly string[]): Promise<Buffer> {
  await startAnew()
  expect(await concord(...command(args))).toMatchObject({ code: 0 })
  return readFile(book)
}

/** True where the run came to its end before the change at which it was to be killed. */
const killedAt = (step: number, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, STEPS_IN: folder, KILL_AT: String(step) }
    const child = spawn(process.execPath, [kept.program, ...command(args)], { env, stdio: 'ignore' })
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      signal === 'SIGKILL' || code === 0 ? resolve(code === 0) : reject(new Error(`exit code ${code}`)),
    )
  })

describe.each(ways)('%s, killed before every change', (_, way) => {
  it(
    'leaves the old workbook or the new one, and the next run does its work',
    { timeout: 60_000 },
    async () => {
      const args = way()
      const made = await madeBy(args)
      const seen = new Set<string>()
      for (let step = 1; ; step++) {
        const old = await startAnew()
        const ended = await killedAt(step, args)
        const files = await readdir(folder)
        const now = await readFile(book)
        const isOld = now.equals(old)
        expect(isOld || now.equals(made), `step ${step}`).toBe(true)
        const copy = files.includes(BACKUP) ? await readFile(join(folder, BACKUP)) : null
        if (copy || (!isOld && args.includes('--backup')))
          expect(copy?.equals(old), `step ${step}`).toBe(true)
        const others = files.filter((name) => name !== 'book.xlsx' && name !== BACKUP)
        expect(others.filter((name) => !/^~concord-[0-9a-f]{8}\.tmp$/.test(name))).toEqual([])
        if (ended) {
          expect([isOld, others]).toEqual([false, []])
          break
        }
        seen.add(`${isOld ? 'old' : 'new'}, ${others.length} pieces`)

        const hoursAgo = new Date(Date.now() - 7_200_000)
        for (const name of others) await utimes(join(folder, name), hoursAgo, hoursAgo)
        expect((await concord(...command(args))).code, `after step ${step}`).toBe(0)
        if (isOld) expect((await readFile(book)).equals(made), `after step ${step}`).toBe(true)
        expect(
          (await readdir(folder)).filter((name) => name.startsWith('~')),
          `after ${step}`,
        ).toEqual([])
      }
      expect([...seen]).toEqual(expect.arrayContaining(['old, 0 pieces', 'old, 1 pieces']))
    },
  )
})

/** The run with one step that the system refuses; null where there is no such step. */
async function refusedAt(number: number, code: string, args: readonly string[]) {
  let left = number
  let refused: Step | null = null
  const end = onEveryStep(folder, (step) => {
    if (--left !== 0) return
    refused = step
    throw refusal(code, step)
  })
  const result = await concord(...command(args), '--json').finally(end)
  return (refused as Step | null) && { ...result, refused: refused as Step | null }
}

const refusal = (code: string, { operation, path }: Step): Error =>
  Object.assign(new Error(`${code}: refused, ${operation} '${path}'`), {
    code,
    syscall: operation.replace('file.', ''),
  })

describe.each(ways)('%s, refused at every step', (name, way) => {
  const codes = name === 'refresh --backup' ? ['ENOSPC', 'EACCES', 'EPERM', 'EXDEV'] : ['EPERM']
  it.each(codes)('%s leaves the old workbook and nothing else', { timeout: 60_000 }, async (code) => {
    const args = way()
    const made = await madeBy(args)
    for (let step = 1; ; step++) {
      const old = await startAnew()
      const result = await refusedAt(step, code, args)
      if (!result) {
        expect(step).toBeGreaterThan(8)
        break
      }
      const where = `${step}: ${result.refused?.operation}`
      const now = await readFile(book)
      // Where the step is no more than a courtesy, the work is done without it.
      if (result.code === 0) {
        expect(now.equals(made), where).toBe(true)
        continue
      }
      expect([result.code, result.err], where).toEqual([1, ''])
      expect(now.equals(old), where).toBe(true)
      expect(await readdir(folder), where).toEqual(['book.xlsx'])
      const told = [JSON.parse(result.out)].flat()[0] as { problems: { code: string; file: string }[] }
      expect(told.problems, where).toHaveLength(1)
      const isInUse = result.refused?.operation === 'rename' && (code === 'EPERM' || code === 'EACCES')
      expect(told.problems[0]?.code, where).toMatch(isInUse ? 'file/in-use' : /^file\/not-(read|writ)able$/)
    }
  })
})

it('has the copy and the new workbook whole on the disk before the old one goes', async () => {
  await startAnew()
  const steps: string[] = []
  const end = onEveryStep(folder, ({ operation, path, changes }) => {
    if (changes) steps.push(`${operation} ${basename(path).replace(/^~.*/, 'piece')}`)
  })
  await concord(...command(WAYS['refresh --backup']())).finally(end)
  const whole = ['open', 'file.write', 'file.chmod', 'file.sync', 'file.close'].map((it) => `${it} piece`)
  expect(steps).toEqual([...whole, ...whole, `rename ${BACKUP}`, 'rename book.xlsx'])
})

it('leaves a piece alone that another run may be writing', async () => {
  await startAnew()
  await writeFile(join(folder, '~concord-0123abcd.tmp'), 'half')
  expect((await concord(...command(WAYS.refresh()))).code).toBe(0)
  expect((await readdir(folder)).sort()).toEqual(['book.xlsx', '~concord-0123abcd.tmp'])
})

describe('a workbook that another program has open', () => {
  /** Windows does not let a file be replaced that Excel has open. */
  const heldOpen = (path: string): (() => void) =>
    onEveryStep(folder, (step) => {
      if (step.operation === 'rename' && step.path === path) throw refusal('EPERM', step)
    })

  it('is said to be open, with what to do, and does not keep the others from being refreshed', async () => {
    const old = await startAnew()
    const other = join(folder, 'other.xlsx')
    await cp(kept.book, other)
    const end = heldOpen(book)
    const result = await concord(...command(['refresh', book, other])).finally(end)
    expect(result.code).toBe(1)
    expect(result.err).toMatch(/^ {2}The file is open in Excel or another program\. Close it there/)
    expect((await readFile(book)).equals(old)).toBe(true)
    expect(result.out).toContain('other.xlsx: refreshed')
    expect((await readFile(other)).equals(old)).toBe(false)
    expect((await readdir(folder)).sort()).toEqual(['book.xlsx', 'other.xlsx'])
  })

  it.each(['~$book.xlsx', '.~lock.book.xlsx#'])('is known by %s and left alone', async (lock) => {
    const old = await startAnew()
    await writeFile(join(folder, lock), '')
    for (const [, way] of ways) {
      const { code, err } = await concord(...command(way()))
      expect(code).toBe(1)
      expect(err).toContain(lock)
      expect((await readFile(book)).equals(old)).toBe(true)
    }
  })
})
