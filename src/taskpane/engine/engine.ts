import type { Result } from '../../base/result.ts'
import type { Work } from '../../base/work.ts'
import type { DatasetDescription } from '../../app/describe-dataset.ts'
import type { SourceFigures } from '../../app/list-figures.ts'
import type { DatasetSource } from '../../app/open-dataset.ts'
import type { ReportPreview } from '../../app/preview-report.ts'
import type { ReportChoices } from '../../app/report-choices.ts'
import type { TracedFigure } from '../../app/trace-figure.ts'
import type { PackedPlan } from '../../app/transfer-plan.ts'
import type { DataProblem } from '../../data/problem.ts'
import type { FamilyName } from '../../figures/families.ts'
import type {
  Language,
  NormalReport,
  Report,
  ReportId,
  ReportKind,
  ReportProblem,
} from '../../report/report.ts'

export type Opened =
  | { readonly ok: true; readonly warnings: readonly DataProblem[] }
  | { readonly ok: false; readonly error: readonly DataProblem[]; readonly warnings: readonly DataProblem[] }

export interface OpenDataset extends DatasetDescription {
  readonly hash: string
}

/**
 * What is done with the data set, away from the page: it stays where the engine is, and answers are what
 * the page shows or writes. Every method but `open` waits for the first data set, and fails where none
 * could be opened.
 */
export interface Engine {
  /** Takes the place of the data set that is open, unless it has problems. */
  open(source: DatasetSource, work?: Work): Promise<Opened>
  describe(language: Language): Promise<OpenDataset>
  figures(of: { readonly family: FamilyName; readonly language: Language }): Promise<readonly SourceFigures[]>
  choices(of: { readonly kind: ReportKind; readonly language: Language }): Promise<ReportChoices>
  preview(report: Report): Promise<Result<ReportPreview, readonly ReportProblem[]>>
  /** The plan of the workbook with the new reports in it. */
  plan(order: PlanOrder): Promise<Result<PackedAddition, readonly ReportProblem[]>>
  /** The reports of a workbook made again from the figures at hand; of some it may not be possible. */
  replan(order: ReplanOrder): Promise<PackedReplan>
  trace(of: { readonly figure: string; readonly language: Language }): Promise<TracedFigure | null>
}

export interface PlanOrder {
  readonly reports: readonly Report[]
  /** The reports that the workbook holds already. */
  readonly installed: readonly NormalReport[]
  /** ISO 8601 date-time. */
  readonly created: string
}

export interface PackedAddition {
  readonly plan: PackedPlan
  readonly added: readonly ReportId[]
}

export interface ReplanOrder {
  readonly installed: readonly NormalReport[]
  readonly created: string
}

export interface PackedReplan {
  readonly plan: PackedPlan
  readonly failed: ReadonlyMap<ReportId, readonly ReportProblem[]>
}

export type Method = keyof Engine
export const METHODS: readonly Method[] = [
  'open',
  'describe',
  'figures',
  'choices',
  'preview',
  'plan',
  'replan',
  'trace',
]

export type Argument<M extends Method> = Parameters<Engine[M]>[0]
export type Answer<M extends Method> = Awaited<ReturnType<Engine[M]>>
