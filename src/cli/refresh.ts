import {
  adoptTables,
  checkWorkbook,
  refreshWorkbook,
  replan,
  type RefreshCheck,
} from '../app/refresh-workbook.ts'
import type { Dataset } from '../data/table.ts'
import { wordsFor } from '../text/index.ts'
import { unambiguous } from '../workbook/adopt.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import { boxRef } from '../workbook/reference.ts'
import { readBook, saveBook } from './book-file.ts'
import { clock } from './clock.ts'
import { openDataset, printProblems } from './dataset.ts'
import { eachBook, failed, outcomeOf, type Outcome } from './each-book.ts'
import { oneOf, readOptions, UsageError } from './options.ts'
import { DONE, printJson, PROBLEMS, type Command, type CommandContext } from './terminal.ts'

const OPTIONS = {
  dataset: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'on-conflict': { type: 'string', default: 'keep' },
  adopt: { type: 'boolean' },
  receipt: { type: 'boolean' },
  backup: { type: 'boolean' },
} as const

const ON_CONFLICT = ['keep', 'take', 'stop'] as const

type Status = 'up-to-date' | 'refreshed' | 'would-change' | 'stopped' | 'failed'

interface Job {
  readonly data: Dataset
  readonly onConflict: (typeof ON_CONFLICT)[number]
  readonly dryRun: boolean
  readonly adopt: boolean
  readonly receipt: boolean
  readonly backup: boolean
  readonly context: CommandContext
}

/** Refreshes workbooks from newer figures. */
export const refresh: Command = async (args, context) => {
  const { terminal, words } = context
  const { values, positionals } = readOptions(args, OPTIONS, Infinity, words)
  if (positionals.length === 0) throw new UsageError(words.missingArgument('BOOK.xlsx'))
  const onConflict = oneOf('--on-conflict', values['on-conflict'], ON_CONFLICT, words)
  const data = await openDataset(values.dataset, context)
  if (!data.ok) {
    if (values.json) printJson(terminal, { problems: data.error })
    else printProblems(data.error, context)
    return PROBLEMS
  }
  const job: Job = {
    data: data.value,
    onConflict,
    dryRun: values['dry-run'] ?? false,
    adopt: values.adopt ?? false,
    receipt: values.receipt ?? false,
    backup: values.backup ?? false,
    context,
  }
  const telling = { json: values.json ?? false, status: words.refreshed, conflict: words.conflict }
  const outcomes = await eachBook(positionals, (file) => refreshFile(file, job), telling, context)
  const isLoose = outcomes.some(({ problems }) => problems.some(({ code }) => code === 'table/cut-loose'))
  if (isLoose && !values.json) terminal.err(words.adopt)
  return outcomes.some((it) => remains(it, onConflict)) ? PROBLEMS : DONE
}

/** Conflicts that were decided by taking the new figures are no more. */
const remains = ({ conflicts, problems }: Outcome<Status>, onConflict: Job['onConflict']): boolean =>
  problems.length > 0 || (conflicts.length > 0 && onConflict !== 'take')

async function refreshFile(path: string, job: Job): Promise<Outcome<Status>> {
  const { signal } = job.context.terminal
  const file = await readBook(path)
  const book = await job.context.files.open(file.bytes)
  const time = clock()
  const found = await checkWorkbook(replan(job.data, wordsFor, time), book, { signal })
  if (!found) return failed(path, { code: 'record/missing', file: path })
  const check = job.adopt ? adoptTables(found, unambiguous(found.adoptable)) : found
  const outcome = checkedOutcome(path, check)
  if (outcome.conflicts.length > 0 && job.onConflict === 'stop') return { ...outcome, status: 'stopped' }
  const choice = job.onConflict === 'take' ? 'take' : 'keep'
  const receipt = job.receipt ? wordsFor(check.record.reports[0]?.report.language ?? 'en') : null
  const done = await refreshWorkbook(check, book, { default: choice }, receipt, { signal })
  if (!done.written) return outcome.problems.length > 0 ? { ...outcome, status: 'failed' } : outcome
  if (job.dryRun) return { ...outcome, status: 'would-change' }
  await saveBook(file, book, job.backup ? time : null, signal)
  return { ...outcome, status: 'refreshed' }
}

function checkedOutcome(path: string, { changes, failed, adoptable }: RefreshCheck): Outcome<Status> {
  const outcome = outcomeOf(path, 'up-to-date', changes)
  const loose = adoptable.map(({ table, lost }): WorkbookProblem => ({
    code: 'table/cut-loose',
    sheet: table.sheet.name,
    cell: boxRef(table.box),
    name: table.object.name,
    detail: { lost },
  }))
  return { ...outcome, problems: [...outcome.problems, ...[...failed.values()].flat(), ...loose] }
}
