import { checkRestore, restoreWorkbook } from '../app/refresh-workbook.ts'
import { readBook, saveBook } from './book-file.ts'
import { clock } from './clock.ts'
import { eachBook, failed, outcomeOf, type Outcome } from './each-book.ts'
import { readOptions, UsageError } from './options.ts'
import { DONE, PROBLEMS, type Command, type CommandContext } from './terminal.ts'

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  backup: { type: 'boolean' },
} as const

type Status = 'nothing-to-restore' | 'restored' | 'would-change' | 'failed'

interface Job {
  readonly dryRun: boolean
  readonly backup: boolean
  readonly context: CommandContext
}

/** Restores the values before the last refresh of workbooks; what people have changed since then stays. */
export const restore: Command = async (args, context) => {
  const { words } = context
  const { values, positionals } = readOptions(args, OPTIONS, Infinity, words)
  if (positionals.length === 0) throw new UsageError(words.missingArgument('BOOK.xlsx'))
  const job: Job = { dryRun: values['dry-run'] ?? false, backup: values.backup ?? false, context }
  const telling = { json: values.json ?? false, status: words.restored, conflict: words.notRestored }
  const outcomes = await eachBook(positionals, (file) => restoreFile(file, job), telling, context)
  const remains = outcomes.some((it) => it.problems.length > 0 || it.conflicts.length > 0)
  return remains ? PROBLEMS : DONE
}

async function restoreFile(path: string, { dryRun, backup, context }: Job): Promise<Outcome<Status>> {
  const { signal } = context.terminal
  const file = await readBook(path)
  const book = await context.files.open(file.bytes)
  if (!(await book.record())) return failed(path, { code: 'record/missing', file: path })
  const check = await checkRestore(book, { signal })
  if (!check) return outcomeOf(path, 'nothing-to-restore', NO_CHANGES)
  const outcome = outcomeOf(path, 'would-change', check.changes)
  await restoreWorkbook(check, book, { default: 'keep' }, { signal })
  if (dryRun) return outcome
  await saveBook(file, book, backup ? clock() : null, signal)
  return { ...outcome, status: 'restored' }
}

const NO_CHANGES = { reports: [], counts: { added: 0, changed: 0, withdrawn: 0, conflicts: 0, yours: 0 } }
