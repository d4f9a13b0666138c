import { resolve } from 'node:path'
import { writeReports } from '../app/write-reports.ts'
import type { Work } from '../base/work.ts'
import { REPORT_KINDS, type Report, type ReportKind } from '../report/report.ts'
import type { Plan } from '../report/steps.ts'
import { explain, wordsFor } from '../text/index.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { clock } from './clock.ts'
import { openDataset, printProblems } from './dataset.ts'
import { list, readOptions } from './options.ts'
import { progressBar } from './progress-bar.ts'
import { DONE, isSystemError, printJson, PROBLEMS, reasonOf, WRONG_USAGE, type Command } from './terminal.ts'
import { writeBeside } from './write-beside.ts'

const OPTIONS = {
  out: { type: 'string', default: 'concord-report.xlsx' },
  reports: { type: 'string' },
  dataset: { type: 'string' },
  style: { type: 'string' },
  area: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const

/** Writes the reports asked for into a new workbook, whole or not at all. */
export const report: Command = async (args, context) => {
  const { terminal, files, language, words } = context
  const { values } = readOptions(args, OPTIONS, words)
  const data = await openDataset(values.dataset, context)
  if (!data.ok) {
    if (values.json) printJson(terminal, { file: null, problems: data.error, warnings: data.warnings })
    else printProblems(data.error, context)
    return PROBLEMS
  }

  const areas = list(values.area)
  const filter = {
    ...(areas && { areas }),
    ...(values.from !== undefined && { from: values.from }),
    ...(values.to !== undefined && { to: values.to }),
  }
  const kinds = list(values.reports) ?? REPORT_KINDS
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

  const book = files.create()
  const written = await writeReports(asked, data.value, book, wordsFor(language), clock())
  if (!written.ok) {
    if (values.json) printJson(terminal, { file: null, problems: written.error, warnings: [] })
    else for (const problem of written.error) terminal.err(explain(problem, language))
    return WRONG_USAGE
  }

  const out = resolve(values.out)
  const bar = progressBar(terminal.stream, words.writing)
  const work: Work = { signal: terminal.signal, progress: bar.progress }
  try {
    const { warnings } = await writeBeside(out, (sink) => book.save(sink, work))
    bar.clear()
    for (const warning of values.json ? [] : warnings) terminal.err(explain(warning, language))
    const result = { file: out, ...summary(written.value), problems: [], warnings }
    if (values.json) printJson(terminal, result)
    else terminal.out(words.written(values.out, result.reports.length, result.figures))
    return DONE
  } catch (cause) {
    bar.clear()
    if (terminal.signal.aborted || !(cause instanceof WorkbookError || isSystemError(cause))) throw cause
    const reason = cause instanceof WorkbookError ? explain(cause.problem, language) : reasonOf(cause, words)
    const problem = { code: 'file/not-writable', file: out, detail: { reason } }
    if (values.json) printJson(terminal, { file: null, problems: [problem], warnings: [] })
    else terminal.err(words.cannotWrite(values.out, reason))
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
  const figures = (id: string) => own(id).find(({ block }) => block === `${id}/data`)?.rows ?? 0
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
