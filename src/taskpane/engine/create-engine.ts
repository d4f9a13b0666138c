import { describeDataset } from '../../app/describe-dataset.ts'
import { listFigures } from '../../app/list-figures.ts'
import { openDataset } from '../../app/open-dataset.ts'
import { planAddition } from '../../app/plan-addition.ts'
import { previewReport } from '../../app/preview-report.ts'
import { availableReports, reportChoices } from '../../app/report-choices.ts'
import { replan } from '../../app/refresh-workbook.ts'
import { findFigure } from '../../app/trace-figure.ts'
import { packPlan } from '../../app/transfer-plan.ts'
import type { Dataset } from '../../data/table.ts'
import type { Language, Report } from '../../report/report.ts'
import type { Words } from '../../report/words.ts'
import { wordsFor } from '../../text/index.ts'
import type { Engine } from './engine.ts'

/** The engine itself, in a worker or in the page. */
export function createEngine(): Engine {
  let open: Dataset | null = null
  const data = (): Dataset => {
    if (!open) throw new Error('No data set is open')
    return open
  }
  return {
    open: async (source, work) => {
      const read = await openDataset(source, work)
      if (!read.ok) return read
      open = read.value
      return { ok: true, warnings: read.warnings }
    },
    describe: async (language) => ({
      ...describeDataset(data(), words(language)),
      hash: data().hash,
      reports: availableReports(data()),
    }),
    figures: async ({ family, language }) => listFigures(data(), family, words(language)),
    choices: async ({ kind, language }) => reportChoices(kind, data(), words(language)),
    preview: async (report) =>
      previewReport(report, data(), words(languageOf([report])), new Date().toISOString()),
    plan: async ({ reports, installed, created }) => {
      const made = planAddition(reports, installed, data(), words, created)
      return made.ok ? { ok: true, value: { ...made.value, plan: packPlan(made.value.plan) } } : made
    },
    replan: async ({ installed, created }) => {
      const { plan, failed } = await replan(data(), words, created)(installed)
      return { plan: packPlan(plan), failed }
    },
    trace: async ({ figure, language }) => findFigure(data(), figure, words(language)),
  }
}

const languageOf = ([report]: readonly Report[]): Language => report?.language ?? 'en'

const known = new Map<Language, Words>()

function words(language: Language): Words {
  const it = known.get(language) ?? wordsFor(language)
  known.set(language, it)
  return it
}
