import { readFile } from 'node:fs/promises'
import { explain } from '../text/index.ts'
import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'
import { bookProblem } from './book-file.ts'
import { readOptions, UsageError } from './options.ts'
import { DONE, printJson, PROBLEMS, type Command, type CommandContext } from './terminal.ts'

/** Shows the record of a workbook: its reports, their blocks and the data set version behind them. */
export const inspect: Command = async (args, context) => {
  const { terminal, language, words } = context
  const { values, positionals } = readOptions(args, {}, 1, words)
  const [file] = positionals
  if (file === undefined) throw new UsageError(words.missingArgument('BOOK.xlsx'))

  const found = await open(file, context)
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

async function open(file: string, context: CommandContext) {
  try {
    const bytes = await readFile(file).catch((cause: unknown) => {
      throw new WorkbookError({ code: 'file/not-readable' }, { cause })
    })
    const record = await context.files.readRecord(bytes)
    return record ? { record } : { problem: { code: 'record/missing', file } satisfies WorkbookProblem }
  } catch (cause) {
    return { problem: bookProblem(cause, file, context) }
  }
}
