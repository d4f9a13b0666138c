import { readFile } from 'node:fs/promises'
import { explain } from '../text/index.ts'
import { WorkbookError, type WorkbookProblem } from '../workbook/problem.ts'
import { bookProblem } from './book-file.ts'
import { readOptions, UsageError } from './options.ts'
import { DONE, printJson, PROBLEMS, type Command, type CommandContext } from './terminal.ts'

/** Shows the reports of a workbook, their sheets and the data set behind them; as JSON, the whole record. */
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
      const sheets = [...new Set(blocks.map(({ sheet }) => sheet.name))]
      const time = `${written.slice(0, 16).replace('T', ' ')} UTC`
      terminal.out(words.record(report.id, dataset.name, dataset.version, time))
      terminal.out(`  ${sheets.join(', ')}`)
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
