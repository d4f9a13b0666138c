import type { Dataset } from '../data/table.ts'
import type { FamilyName } from '../figures/families.ts'
import { traceFigure } from '../figures/trace.ts'
import type { Words } from '../report/words.ts'
import { sourceLines, type SourceLine } from './describe-dataset.ts'
import { figureAt, type FigureLine } from './list-figures.ts'

/** What stands behind a number in a workbook: the figure, what it is about, and where it is stated. */
export interface TracedFigure extends FigureLine {
  readonly family: FamilyName
  /** The activity that it is about and when that was; null and '' where there is none. */
  readonly activity: string | null
  readonly activityPeriod: string
  /** Null where the data set does not list the source; `sourceCode` is what the figure names. */
  readonly source: SourceLine | null
  readonly sourceCode: string
}

/** The figure of an id in the language of the words; null when the data set has no such figure. */
export function findFigure(data: Dataset, id: string, words: Words): TracedFigure | null {
  const trace = traceFigure(data, id.trim())
  if (!trace) return null
  const { family, row, source, sourceRow } = trace
  const { activity, period, figures } = figureAt(data, family, row, words)
  const [line] = figures
  if (!line) return null
  return {
    ...line,
    family,
    activity,
    activityPeriod: period,
    source: sourceRow === null ? null : (sourceLines(data, words)[sourceRow] ?? null),
    sourceCode: source,
  }
}
