import { access } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { planAddition } from '../app/plan-addition.ts'
import { writeReports, type MakeAddition } from '../app/write-reports.ts'
import type { Result } from '../base/result.ts'
import type { Work } from '../base/work.ts'
import type { Dataset } from '../data/table.ts'
import type { Report, ReportProblem } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { wordsFor } from '../text/index.ts'
import type { WorkbookWarning } from '../workbook/warning.ts'
import { readBook, refuseInUse, saveBook } from './book-file.ts'
import type { CommandContext } from './terminal.ts'
import { writeBeside } from './write-beside.ts'

/** The file that reports are written to: a new one, or a workbook that exists. */
export interface Target {
  readonly path: string
  write(reports: readonly Report[], data: Dataset): Promise<Result<Plan, readonly ReportProblem[]>>
  save(work: Work): Promise<{ readonly warnings: readonly WorkbookWarning[] }>
}

export async function newFile(out: string, created: string, context: CommandContext): Promise<Target> {
  const path = resolve(out)
  // Said before the work is done, not after it.
  await access(dirname(path))
  await refuseInUse(path)
  const book = context.files.create()
  return {
    path,
    write: (reports, data) => writeReports(adding(reports, data, created), book),
    save: (work) => writeBeside(path, (sink) => book.save(sink, work)),
  }
}

export async function existingFile(
  into: string,
  created: string,
  backup: boolean,
  context: CommandContext,
): Promise<Target> {
  const path = resolve(into)
  const file = await readBook(path)
  const book = await context.files.open(file.bytes)
  return {
    path,
    write: (reports, data) =>
      writeReports(adding(reports, data, created), book, { signal: context.terminal.signal }),
    save: ({ signal }) => saveBook(file, book, backup ? created : null, signal),
  }
}

const adding =
  (reports: readonly Report[], data: Dataset, created: string): MakeAddition =>
  (installed) =>
    planAddition(reports, installed, data, wordsFor, created)
