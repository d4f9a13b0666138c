/** What the engine is asked of the open data set once it has been shown. */
import { listFigures } from '../../app/list-figures.ts'
import { planAddition } from '../../app/plan-addition.ts'
import { previewReport } from '../../app/preview-report.ts'
import { reportChoices } from '../../app/report-choices.ts'
import { replan } from '../../app/refresh-workbook.ts'
import { findFigure } from '../../app/trace-figure.ts'
import { packPlan } from '../../app/transfer-plan.ts'
import type { Dataset } from '../../data/table.ts'
import type { Language } from '../../report/report.ts'
import type { Words } from '../../report/words.ts'
import { wordsFor } from '../../text/index.ts'
import type { Answer, Argument } from './engine.ts'

const known = new Map<Language, Words>()

function words(language: Language): Words {
  const it = known.get(language) ?? wordsFor(language)
  known.set(language, it)
  return it
}

export const figures = (data: Dataset, { family, language }: Argument<'figures'>): Answer<'figures'> =>
  listFigures(data, family, words(language))

export const choices = (data: Dataset, { kind, language }: Argument<'choices'>): Answer<'choices'> =>
  reportChoices(kind, data, words(language))

export const preview = (data: Dataset, report: Argument<'preview'>): Answer<'preview'> =>
  previewReport(report, data, words(report.language ?? 'en'), new Date().toISOString())

export function plan(data: Dataset, { reports, installed, created }: Argument<'plan'>): Answer<'plan'> {
  const made = planAddition(reports, installed, data, words, created)
  return made.ok ? { ok: true, value: { ...made.value, plan: packPlan(made.value.plan) } } : made
}

export async function replanned(
  data: Dataset,
  { installed, created }: Argument<'replan'>,
): Promise<Answer<'replan'>> {
  const made = await replan(data, words, created)(installed)
  return { plan: packPlan(made.plan), failed: made.failed }
}

export const trace = (data: Dataset, { figure, language }: Argument<'trace'>): Answer<'trace'> =>
  findFigure(data, figure, words(language))
