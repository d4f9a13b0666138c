import type { Dataset } from '../data/table.ts'
import { analysisSheet } from './analysis-sheet.ts'
import { briefingSheets } from './briefing.ts'
import { columnIn, textIn } from './columns.ts'
import { contentsSheet, type Entry } from './contents-sheet.ts'
import { dataColumns, dataSheet } from './data-sheet.ts'
import { colorAt } from './layout.ts'
import { withPeriods } from './fitness.ts'
import { namesOf } from './names.ts'
import { notesSheet } from './notes-sheet.ts'
import { pivotSheet } from './pivot-sheet.ts'
import { workOut, type Context, type WorkedReport } from './part.ts'
import type { NormalReport } from './report.ts'
import { sheetNames } from './sheets.ts'
import { sourceLinks, sourcesSheet } from './sources-sheet.ts'
import { sourcesOf } from './sources.ts'
import type { Plan, SheetStep, Step } from './steps.ts'
import type { Words } from './words.ts'

interface Sheets {
  readonly sheets: readonly SheetStep[]
  readonly steps: readonly Step[]
}

/**
 * The plan of a workbook: Contents, the briefing where one is asked for, for each report its analysis and
 * its figures, then Notes and Sources.
 *
 * @param words in the language of the reports
 * @param created ISO 8601 date-time that stands in the workbook as the time of writing
 */
export function planReports(
  reports: readonly NormalReport[],
  data: Dataset,
  words: Words,
  created: string,
): Plan {
  const { context, worked } = prepare(reports, data, words, created)
  const style = reports.some((report) => report.style === 'analysis') ? 'analysis' : 'publication'
  const footer = footerOf(data, words)
  const written = worked.map((it, index) => reportSheets(it, colorAt(index), context))
  const sheets = written.flatMap((it) => it.sheets)
  const steps = written.flatMap((it) => it.steps)
  const notes = notesSheet(worked, steps, style, footer, context)
  const sources = sourcesSheet(figuresPerSource(worked), style, footer, context)
  const contents = contentsSheet(
    entries([...sheets, notes.sheet, sources.sheet], [...steps, ...notes.steps, ...sources.steps]),
    style,
    footer,
    context,
  )
  return planOf(
    worked,
    [contents.sheet, ...sheets, notes.sheet, sources.sheet],
    [...contents.steps, ...steps, ...notes.steps, ...sources.steps],
    context,
  )
}

/**
 * The plan of one report alone, as it stands in a workbook with the reports of `among`: the same blocks, and
 * no Contents, Notes and Sources.
 */
export function planReport(
  report: NormalReport,
  data: Dataset,
  words: Words,
  created: string,
  among: readonly NormalReport[] = [report],
): Plan {
  const { context, worked } = prepare(among, data, words, created)
  const index = worked.findIndex((it) => it.report.id === report.id)
  const own = worked[index]
  if (!own) throw new TypeError(`Report '${report.id}' is not among the reports of its workbook`)
  const { sheets, steps } = reportSheets(own, colorAt(index), context)
  return planOf([own], sheets, steps, context)
}

/** Works out the figures of all reports first: the sheets refer to sources that any of them uses. */
function prepare(
  reports: readonly NormalReport[],
  given: Dataset,
  words: Words,
  created: string,
): { readonly context: Context; readonly worked: readonly WorkedReport[] } {
  const data = withPeriods(given)
  const names = namesOf(data, words)
  const inOrder = [...reports.filter(isBriefing), ...reports.filter((report) => !isBriefing(report))]
  const worked = workOut(inOrder, data, names, words)
  const used = worked.flatMap(({ parts }) => parts.flatMap(({ facts }) => facts.sources))
  const sheets = sheetNames(words)
  const sources = sourcesOf(used, data)
  const sourceLink = sourceLinks(sources, sheets.sources)
  return { context: { data, names, words, sheets, sources, sourceLink, created }, worked }
}

const isBriefing = ({ kind }: NormalReport): boolean => kind === 'briefing'

function reportSheets(worked: WorkedReport, tabColor: string, context: Context): Sheets {
  const footer = footerOf(context.data, context.words)
  if (worked.report.kind === 'briefing') return briefingSheets(worked, tabColor, footer, context)
  const made = worked.parts.map((part) => {
    const columns = dataColumns(part, context)
    const data = dataSheet(part, columns, tabColor, footer, context)
    const analysis = analysisSheet(part, tabColor, footer, context)
    const pivot = pivotSheet(part, columns, tabColor, footer, context)
    return {
      sheets: [analysis.sheet, ...(pivot ? [pivot.sheet] : []), data.sheet],
      steps: [...data.steps, ...analysis.steps, ...(pivot?.steps ?? [])],
    }
  })
  return { sheets: made.flatMap((it) => it.sheets), steps: made.flatMap((it) => it.steps) }
}

/** Each sheet with its own title, which says what it holds. */
function entries(sheets: readonly SheetStep[], steps: readonly Step[]): Entry[] {
  return sheets.map(({ sheet }) => {
    const title = steps.find(
      (step) => step.kind === 'cells' && step.at.sheet === sheet && step.at.row === 0 && step.at.column === 0,
    )
    const value = title?.kind === 'cells' ? title.cells[0]?.[0]?.value : null
    return { sheet, holds: String(value ?? '') }
  })
}

/** Figures of the workbook per source; a figure that two reports show counts once. */
function figuresPerSource(worked: readonly WorkedReport[]): ReadonlyMap<string, number> {
  const tables = new Set(worked.flatMap(({ parts }) => parts.map(({ figures }) => figures)))
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const table of tables) {
    const [ids, sources] = [columnIn(table, 'figure'), columnIn(table, 'source')]
    const again = [...tables].some((other) => other !== table && other.name === table.name)
    for (let row = 0; row < table.rows; row++) {
      if (again) {
        const id = textIn(ids, row)
        if (seen.has(id)) continue
        seen.add(id)
      }
      const source = textIn(sources, row)
      counts.set(source, (counts.get(source) ?? 0) + 1)
    }
  }
  return counts
}

const footerOf =
  (data: Dataset, words: Words) =>
  (title: string): string =>
    words.say('print.footer', { title, name: data.name, version: data.version })

function planOf(
  worked: readonly WorkedReport[],
  sheets: readonly SheetStep[],
  steps: readonly Step[],
  { data, names, words, created }: Context,
): Plan {
  return {
    reports: worked.map(({ report }) => report),
    dataset: { name: data.name, version: data.version, hash: data.hash },
    created,
    properties: {
      title: words.say('title.contents'),
      subject: names.dataset(),
      author: 'Concord',
      keywords: words.say('properties.keywords'),
      comments: words.say('properties.comments', { name: data.name, version: data.version, hash: data.hash }),
      language: words.language === 'en' ? 'en-GB' : 'ru-RU',
    },
    steps: [...sheets, ...steps],
  }
}
