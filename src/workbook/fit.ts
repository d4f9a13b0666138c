import type { Plan, Step } from '../report/steps.ts'
import type { Capabilities } from './workbook.ts'

/** The plan without the steps that this workbook cannot hold; the rest of it stands as it is. */
export function fitTo(plan: Plan, can: Capabilities): Plan {
  const fits = (step: Step): boolean =>
    (step.kind !== 'pivot' || can.pivotTables) && (step.kind !== 'chart' || can.charts)
  return { ...plan, steps: plan.steps.filter(fits) }
}
