import type { Link, Plan } from '../report/steps.ts'
import type { BlockState } from '../workbook/state.ts'
import { mapLinks } from './map-links.ts'

/** A plan whose links lead to sheets by what they are called in the workbook now, not when they were written. */
export function withPresentSheets(plan: Plan, states: readonly BlockState[]): Plan {
  const present = new Map(states.flatMap((it) => ('sheet' in it ? [[it.block, it.sheet.name] as const] : [])))
  const names = new Map(
    plan.steps.flatMap((step) => {
      const name = 'block' in step ? present.get(step.block) : undefined
      return 'block' in step && name !== undefined && name !== step.at.sheet
        ? [[step.at.sheet as string, name] as const]
        : []
    }),
  )
  if (names.size === 0) return plan
  const toPresent = (link: Link): Link => {
    const name = 'sheet' in link ? names.get(link.sheet) : undefined
    return 'sheet' in link && name !== undefined ? { ...link, sheet: name as typeof link.sheet } : link
  }
  return { ...plan, steps: plan.steps.map((step) => mapLinks(step, toPresent)) }
}
