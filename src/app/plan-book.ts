import type { Dataset } from '../data/table.ts'
import { planReports } from '../report/plan.ts'
import type { Language, NormalReport, ReportId, SheetName } from '../report/report.ts'
import type { Plan, Step, TableColumn } from '../report/steps.ts'
import type { Words } from '../report/words.ts'
import { reportIdOf } from '../workbook/record-of.ts'
import { mapLinks } from './map-links.ts'
import { blockOf, only } from './part-of-plan.ts'

/** The words of a language; `wordsFor` of the catalogue is one. */
export type WordsFor = (language: Language) => Words

/**
 * The plan of all reports of a workbook, each in its own language. Contents, Notes and Sources are in the
 * language of the first report and name every sheet as its own report does.
 */
export function planBook(
  reports: readonly NormalReport[],
  data: Dataset,
  words: WordsFor,
  created: string,
): Plan {
  const languages = [...new Set(reports.map(({ language }) => language))]
  const [first = 'en', ...others] = languages
  const own = planReports(reports, data, words(first), created)
  return others.reduce((plan, language) => {
    const ids = new Set(reports.filter((it) => it.language === language).map(({ id }) => id))
    return inLanguage(plan, planReports(reports, data, words(language), created), ids)
  }, own)
}

/** `plan` with the sheets of some reports as they are in `other`, the same plan in another language. */
function inLanguage(plan: Plan, other: Plan, ids: ReadonlySet<ReportId>): Plan {
  const theirs = new Set(only(other, (id) => ids.has(id)).steps.flatMap(sheetNamed))
  const pairs = plan.steps.flatMap((step, index) => {
    const [own, their] = [step, other.steps[index]]
    return own.kind === 'sheet' && their?.kind === 'sheet' ? [[own.sheet, their.sheet] as const] : []
  })
  const toTheirs = new Map(pairs.filter(([, their]) => theirs.has(their)))
  const toOwn = new Map(pairs.flatMap(([own, their]) => (theirs.has(their) ? [] : [[their, own] as const])))
  const steps = plan.steps.map((step, index): Step => {
    const counterpart = other.steps[index]
    if (!counterpart) return step
    const belongs =
      counterpart.kind === 'sheet' ? theirs.has(counterpart.sheet) : ids.has(reportIdOf(blockOf(counterpart)))
    return belongs ? withNames(counterpart, toOwn) : withNames(step, toTheirs)
  })
  return { ...plan, steps }
}

const sheetNamed = (step: Step): SheetName[] => (step.kind === 'sheet' ? [step.sheet] : [])

/** Links to sheets, and cells that show the name of the sheet they link to, follow the names. */
function withNames(step: Step, names: ReadonlyMap<SheetName, SheetName>): Step {
  const linked = mapLinks(step, (it) =>
    'sheet' in it ? { ...it, sheet: names.get(it.sheet) ?? it.sheet } : it,
  )
  if (linked.kind !== 'table') return linked
  const column = (it: TableColumn): TableColumn => {
    const { links, data } = it
    if (!links || data.kind !== 'text') return it
    return {
      ...it,
      data: { ...data, values: data.values.map((value) => names.get(value as SheetName) ?? value) },
    }
  }
  return { ...linked, columns: linked.columns.map(column) }
}
