/**
 * The measuring process. Arguments: a cases file and a command:
 * `list`; `time INDEX`; `memory INDEX ours|theirs`. Answers one line of JSON on the channel to its parent.
 */
import { pathToFileURL } from 'node:url'
import type { AnyCase } from './case.ts'

const [file = '', command, index, side] = process.argv.slice(2)
const { cases } = (await import(pathToFileURL(file).href)) as { cases: readonly AnyCase[] }

function chosen(): AnyCase {
  const found = cases[Number(index)]
  if (!found) throw new Error(`No case ${index} in ${file}`)
  return found
}

async function timed(run: AnyCase['ours'], input: unknown): Promise<{ ms: number; result: unknown }> {
  globalThis.gc?.()
  const start = performance.now()
  const result = await run(input)
  return { ms: performance.now() - start, result }
}

async function time(it: AnyCase): Promise<{ ours: number[]; theirs: number[] }> {
  const input = await it.prepare()
  const theirTurn = async () => timed(it.theirs, it.shape ? await it.shape(input) : input)
  it.check?.((await timed(it.ours, input)).result, (await theirTurn()).result)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < (it.rounds ?? 5); round++) {
    ours.push((await timed(it.ours, input)).ms)
    theirs.push((await theirTurn()).ms)
  }
  return { ours, theirs }
}

async function peakMemory(it: AnyCase): Promise<{ mb: number }> {
  const result = await (side === 'ours' ? it.ours : it.theirs)(await it.prepare())
  const mb = process.resourceUsage().maxRSS / 1024
  if (result === undefined) throw new Error(`${it.name}: ${side} returned nothing to keep in memory`)
  return { mb }
}

const answer =
  command === 'list'
    ? cases.map(({ name, peer, reach, unit, rounds }) => ({ name, peer, reach, unit, rounds }))
    : command === 'time'
      ? await time(chosen())
      : await peakMemory(chosen())
process.send?.(answer, () => process.exit(0))
