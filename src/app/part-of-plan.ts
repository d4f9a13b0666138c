import type { BlockId, ReportId } from '../report/report.ts'
import type { Plan, SheetStep, Step } from '../report/steps.ts'
import { reportIdOf } from '../workbook/record-of.ts'

/** The part of a plan that belongs to the wanted reports; `contents`, `notes` and `sources` stand for the shared sheets. */
export function only(plan: Plan, wanted: (id: ReportId) => boolean): Plan {
  const sheets = new Set(
    plan.steps.flatMap((step) => ('block' in step && wanted(reportIdOf(step.block)) ? [step.at.sheet] : [])),
  )
  const belongs = (step: Step): boolean => {
    if (step.kind === 'sheet') return sheets.has(step.sheet)
    return wanted(reportIdOf(blockOf(step)))
  }
  return {
    ...plan,
    reports: plan.reports.filter(({ id }) => wanted(id)),
    steps: plan.steps.filter(belongs),
  }
}

/** The block that a step makes or names. */
export const blockOf = (step: Exclude<Step, SheetStep>): BlockId =>
  step.kind === 'name' ? step.refersTo.block : step.block
