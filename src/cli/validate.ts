import { datasetTitle } from '../report/names.ts'
import { openDataset, printProblems } from './dataset.ts'
import { readOptions, UsageError } from './options.ts'
import { DONE, printJson, PROBLEMS, type Command } from './terminal.ts'

/** Checks a data set against its schema and lists its problems with file, row and column. */
export const validate: Command = async (args, context) => {
  const { terminal, language, words } = context
  const { values, positionals } = readOptions(args, {}, 1, words)
  const [path] = positionals
  if (path === undefined) throw new UsageError(words.missingArgument('PATH'))
  const data = await openDataset(path, context)
  const problems = data.ok ? [] : data.error
  const tables = data.ok ? [...data.value.tables.values()].map(({ name, rows }) => ({ name, rows })) : []

  if (values.json) {
    const dataset = data.ok && { name: data.value.name, version: data.value.version, hash: data.value.hash }
    printJson(terminal, {
      path,
      valid: data.ok,
      dataset: dataset || null,
      tables,
      problems,
      warnings: data.warnings,
    })
  } else {
    printProblems(data.warnings, context)
    printProblems(problems, context)
    if (data.ok) terminal.out(words.valid(datasetTitle(data.value, language), data.value.version))
    for (const { name, rows } of tables) terminal.out(words.table(name, rows))
  }
  return data.ok ? DONE : PROBLEMS
}
