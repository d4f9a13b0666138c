import { unreachable } from '../base/unreachable.ts'
import type { Summary, SummaryInput } from './summary.ts'
import { summariseActivities } from './summary-activities.ts'
import { summariseValues } from './summary-values.ts'

/** The summary of a report's figures, as its definition asks for it. */
export function summarise(input: SummaryInput): Summary {
  const { summary } = input.definition
  switch (summary.kind) {
    case 'activities':
      return summariseActivities(input)
    case 'values':
      return summariseValues(input, summary)
    default:
      return unreachable(summary)
  }
}
