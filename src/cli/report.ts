import { describeDataset } from '../app/describe-dataset.ts'
import { REPORT_KINDS, type Report, type ReportKind } from '../report/report.ts'
import type { Plan, TableStep } from '../report/steps.ts'
import { explain, wordsFor } from '../text/index.ts'
import { bookProblem } from './book-file.ts'
import { clock } from './clock.ts'
import { openDataset, printProblems } from './dataset.ts'
import { list, readOptions, UsageError } from './options.ts'
import { progressBar } from './progress-bar.ts'
import { existingFile, newFile } from './report-target.ts'
import { DONE, printJson, PROBLEMS, WRONG_USAGE, type Command } from './terminal.ts'

const OPTIONS = {
  out: { type: 'string' },
  into: { type: 'string' },
  backup: { type: 'boolean' },
  reports: { type: 'string' },
  dataset: { type: 'string' },
  style: { type: 'string' },
  area: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const

/** Writes the reports asked for into a new workbook or one that exists, whole or not at all. */
export const report: Command = async (args, context) => {
  const { terminal, language, words } = context
  const { values } = readOptions(args, OPTIONS, 0, words)
  const { into, out = 'concord-report.xlsx' } = values
  if (into !== undefined && values.out !== undefined)
    throw new UsageError(words.notTogether('--into', '--out'))
  if (into === undefined && values.backup) throw new UsageError(words.onlyWith('--backup', '--into'))
  if (!/\.xlsx$/i.test(out)) throw new UsageError(words.notXlsx('--out', out))
  const reports = list('--reports', values.reports, words)
  const areas = list('--area', values.area, words)
  const data = await openDataset(values.dataset, context)
  if (!data.ok) {
    if (values.json) printJson(terminal, { file: null, problems: data.error, warnings: data.warnings })
    else printProblems(data.error, context)
    return PROBLEMS
  }

  const there = describeDataset(data.value, wordsFor(language)).reports
  const filter = {
    ...(areas && { areas }),
    ...(values.from !== undefined && { from: values.from }),
    ...(values.to !== undefined && { to: values.to }),
  }
  const kinds = reports ?? (there.length > 0 ? there : REPORT_KINDS)
  // What a caller typed is checked by normalizing, which names what there is to choose from.
  const asked = kinds.map(
    (kind) =>
      ({
        kind: kind as ReportKind,
        language: values.language ?? language,
        style: values.style,
        filter,
      }) as Report,
  )

  const name = into ?? out
  const bar = progressBar(terminal.stream, words.writing)
  try {
    const target = await (into === undefined
      ? newFile(out, clock(), context)
      : existingFile(into, clock(), values.backup ?? false, context))
    const written = await target.write(asked, data.value)
    if (!written.ok) {
      if (values.json) printJson(terminal, { file: null, problems: written.error, warnings: [] })
      else for (const problem of written.error) terminal.err(explain(problem, language))
      return WRONG_USAGE
    }
    const { warnings } = await target.save({ signal: terminal.signal, progress: bar.progress })
    bar.clear()
    for (const warning of values.json ? [] : warnings) terminal.err(explain(warning, language))
    const result = { file: target.path, ...summary(written.value), problems: [], warnings }
    if (values.json) printJson(terminal, result)
    else terminal.out(words.written(name, result.reports.length, result.figures))
    return DONE
  } catch (cause) {
    bar.clear()
    if (terminal.signal.aborted) throw cause
    const problem = bookProblem(cause, name, context)
    if (values.json) printJson(terminal, { file: null, problems: [problem], warnings: [] })
    else terminal.err(explain(problem, language))
    return PROBLEMS
  }
}

/** What the plan wrote: each report with its sheets, and the figures in all data tables. */
function summary({ reports, dataset, steps }: Plan) {
  const tables = steps.flatMap((step) => (step.kind === 'table' ? [step] : []))
  const own = (id: string) => tables.filter(({ block }) => block.startsWith(`${id}/`))
  const sheetsOf = (id: string) => {
    const blocks = steps.flatMap((step) => ('block' in step && step.block.startsWith(`${id}/`) ? [step] : []))
    return [...new Set(blocks.map(({ at }) => at.sheet))]
  }
  const figures = (id: string) => {
    const data = own(id).find(({ block }) => block === `${id}/data`)
    return data && !isBlank(data) ? data.rows : 0
  }
  return {
    dataset,
    reports: reports.map(({ id, kind, language, style }) => ({
      id,
      kind,
      language,
      style,
      sheets: sheetsOf(id),
      figures: figures(id),
    })),
    figures: reports.reduce((sum, { id, kind }) => sum + (kind === 'briefing' ? 0 : figures(id)), 0),
  }
}

/** A table without figures has one row, which is empty. */
function isBlank({ rows, columns }: TableStep): boolean {
  const figure = columns.find(({ id }) => id === 'figure')?.data
  return rows === 1 && figure?.kind === 'text' && figure.values[figure.codes[0] ?? 0] === ''
}
