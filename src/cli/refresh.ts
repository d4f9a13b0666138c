import {
  adoptTables,
  checkWorkbook,
  refreshWorkbook,
  replan,
  type RefreshCheck,
} from '../app/refresh-workbook.ts'
import type { Dataset } from '../data/table.ts'
import type { ReportProblem } from '../report/report.ts'
import { explain, wordsFor } from '../text/index.ts'
import { unambiguous } from '../workbook/adopt.ts'
import { conflictsOf, countFigures, type Conflict } from '../workbook/conflicts.ts'
import type { WorkbookProblem } from '../workbook/problem.ts'
import { boxRef } from '../workbook/reference.ts'
import { bookProblem, readBook, saveBook } from './book-file.ts'
import { clock } from './clock.ts'
import { openDataset, printProblems } from './dataset.ts'
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

/** What became of one workbook. */
interface Outcome {
  readonly file: string
  readonly status: Status
  /** Figures, those of all reports together. */
  readonly added: number
  readonly changed: number
  readonly withdrawn: number
  readonly conflicts: readonly Conflict[]
  readonly problems: readonly (WorkbookProblem | ReportProblem)[]
}

interface Job {
  readonly data: Dataset
  readonly onConflict: (typeof ON_CONFLICT)[number]
  readonly dryRun: boolean
  readonly adopt: boolean
  readonly receipt: boolean
  readonly backup: boolean
  readonly context: CommandContext
}

/** Refreshes workbooks one after the other; one that fails stays as it is and does not stop the others. */
export const refresh: Command = async (args, context) => {
  const { terminal, words } = context
  const { values, positionals } = readOptions(args, OPTIONS, words)
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
  const outcomes: Outcome[] = []
  for (const file of positionals) {
    const outcome = await refreshFile(file, job)
    outcomes.push(outcome)
    if (!values.json) print(outcome, context)
  }
  if (values.json) printJson(terminal, outcomes)
  return outcomes.some((it) => remains(it, onConflict)) ? PROBLEMS : DONE
}

/** Conflicts that were decided by taking the new figures are no more. */
const remains = ({ conflicts, problems }: Outcome, onConflict: Job['onConflict']): boolean =>
  problems.length > 0 || (conflicts.length > 0 && onConflict !== 'take')

async function refreshFile(path: string, job: Job): Promise<Outcome> {
  const { terminal, files } = job.context
  try {
    const file = await readBook(path)
    const book = await files.open(file.bytes)
    const time = clock()
    const found = await checkWorkbook(replan(job.data, wordsFor, time), book, { signal: terminal.signal })
    if (!found) return failed(path, [{ code: 'record/missing', file: path }])
    const check = job.adopt ? adoptTables(found, unambiguous(found.adoptable)) : found
    const outcome = outcomeOf(path, check, 'up-to-date')
    if (outcome.conflicts.length > 0 && job.onConflict === 'stop') return { ...outcome, status: 'stopped' }
    const choice = job.onConflict === 'take' ? 'take' : 'keep'
    const receipt = job.receipt ? wordsFor(check.record.reports[0]?.report.language ?? 'en') : null
    const done = await refreshWorkbook(check, book, { default: choice }, receipt, { signal: terminal.signal })
    if (!done.written) return outcome
    if (job.dryRun) return { ...outcome, status: 'would-change' }
    await saveBook(file, book, job.backup ? time : null, terminal.signal)
    return { ...outcome, status: 'refreshed' }
  } catch (cause) {
    if (terminal.signal.aborted) throw cause
    return failed(path, [bookProblem(cause, path, job.context)])
  }
}

const failed = (file: string, problems: Outcome['problems']): Outcome => ({
  file,
  status: 'failed',
  added: 0,
  changed: 0,
  withdrawn: 0,
  conflicts: [],
  problems,
})

function outcomeOf(file: string, { changes, failed, adoptable }: RefreshCheck, status: Status): Outcome {
  const { added, changed, withdrawn } = countFigures(changes)
  const loose = adoptable.map(({ table, lost }): WorkbookProblem => ({
    code: 'table/cut-loose',
    sheet: table.sheet.name,
    cell: boxRef(table.box),
    name: table.object.name,
    detail: { lost },
  }))
  const problems = [...changes.reports.flatMap((it) => it.problems), ...[...failed.values()].flat(), ...loose]
  return { file, status, added, changed, withdrawn, conflicts: conflictsOf(changes), problems }
}

function print({ file, status, conflicts, problems, ...counts }: Outcome, context: CommandContext): void {
  const { terminal, words, language } = context
  terminal.out(words.refreshed[status](file, counts))
  for (const it of conflicts) terminal.err(words.conflict(it))
  for (const problem of problems) terminal.err(`  ${explain(problem, language)}`)
  if (problems.some(({ code }) => code === 'table/cut-loose')) terminal.err(words.adopt)
}
