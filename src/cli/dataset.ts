import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DataProblem } from '../data/problem.ts'
import { readCsvDataset, readPackage, type PackageResult } from '../data/package.ts'
import { explain } from '../text/index.ts'
import { fileAccess } from './file-access.ts'
import { UsageError } from './options.ts'
import { progressBar } from './progress-bar.ts'
import type { CommandContext } from './terminal.ts'

const BUILT_IN = fileURLToPath(new URL('../../assets/dataset', import.meta.url))
const DESCRIPTOR = 'datapackage.json'
const SHOWN = 20

/** Reads the data set at `path`: a package's folder, its descriptor or one CSV file; without it the built-in one. */
export async function openDataset(
  path: string | undefined,
  { terminal, words }: CommandContext,
): Promise<PackageResult> {
  const at = path ?? BUILT_IN
  const found = await stat(at).catch(() => null)
  if (!found) throw new UsageError(words.noDataset(at))
  const bar = progressBar(terminal.stream, words.reading)
  const work = { signal: terminal.signal, progress: bar.progress }
  try {
    if (found.isDirectory()) return await readPackage(fileAccess(at), work)
    const [folder, name] = [fileAccess(dirname(at)), basename(at)]
    if (!name.endsWith('.json')) return await readCsvDataset(await folder(name), at, work)
    const read = await readPackage((file) => folder(file === DESCRIPTOR ? name : file), work)
    return read.ok ? read : { ...read, error: read.error.map((it) => renamed(it, name)) }
  } finally {
    bar.clear()
  }
}

/** A descriptor of another name is called by that name. */
const renamed = (problem: DataProblem, name: string): DataProblem =>
  problem.file === DESCRIPTOR ? { ...problem, file: name } : problem

/** Prints the first problems a line each, and how many more there are. */
export function printProblems(problems: readonly DataProblem[], context: CommandContext): void {
  const { terminal, words, language } = context
  for (const problem of problems.slice(0, SHOWN)) terminal.err(explain(problem, language))
  if (problems.length > SHOWN) terminal.err(words.more(problems.length - SHOWN))
}
