import { readFile } from 'node:fs/promises'
import { explain } from '../text/index.ts'
import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'
import { readOptions, UsageError } from './options.ts'
import { DONE, printJson, PROBLEMS, type BookFiles, type Command } from './terminal.ts'

/** Shows the record of a workbook: its reports, their blocks and the data set version behind them. */
export const inspect: Command = async (args, { terminal, files, language, words }) => {
  const { values, positionals } = readOptions(args, {}, words)
  const [file] = positionals
  if (file === undefined) throw new UsageError(words.missingArgument('BOOK.xlsx'))

  const found = await open(file, files)
  if ('problem' in found) {
    if (values.json) printJson(terminal, { file, record: null, problems: [found.problem] })
    else terminal.err(explain(found.problem, language))
    return PROBLEMS
  }
  const { record } = found
  if (values.json) printJson(terminal, { file, record, problems: [] })
  else
    for (const { report, dataset, written, blocks } of record.reports) {
      terminal.out(words.record(report.id, dataset.name, dataset.version, written))
      for (const { block, kind, sheet, object } of blocks)
        terminal.out(`  ${kind.padEnd(5)}  ${block}  ${sheet.name}  ${object.name}`)
    }
  return DONE
}

async function open(file: string, files: BookFiles) {
  try {
    const record = await files.readRecord(await readFile(file))
    return record ? { record } : { problem: { code: 'record/missing', file } satisfies WorkbookProblem }
  } catch (cause) {
    return { problem: problemOf(cause, file) }
  }
}

function problemOf(cause: unknown, file: string): WorkbookProblem {
  if (cause instanceof WorkbookError) return { file, ...cause.problem }
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
  if (missing) return { code: 'file/not-found', file }
  return { code: 'file/not-readable', file, detail: { reason: (cause as Error).message } }
}
