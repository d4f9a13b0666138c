import type { Brand } from '../base/brand.ts'

export const REPORT_KINDS = ['participation', 'funding', 'seizures', 'assistance', 'briefing'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export const LANGUAGES = ['en', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]
export const STYLES = ['analysis', 'publication'] as const
export type Style = (typeof STYLES)[number]

/** Stands in front of the ids of all blocks of one report: `participation`, `participation-2`. */
export type ReportId = Brand<string, 'ReportId'>
/** `<report>/<part>`, for example `participation/data`. */
export type BlockId = Brand<string, 'BlockId'>
export type SheetName = Brand<string, 'SheetName'>

export interface ReportFilter {
  /** ISO 3166-1 alpha-3. */
  readonly areas?: readonly string[]
  readonly parties?: readonly string[]
  readonly substances?: readonly string[]
  readonly roles?: readonly string[]
  readonly kinds?: readonly string[]
  /** ISO 8601 at any precision, inclusive. */
  readonly from?: string
  readonly to?: string
}

/** What the analyst asks for: everything but the kind may be left out. */
export interface Report {
  readonly kind: ReportKind
  readonly id?: string
  readonly language?: Language
  readonly style?: Style
  readonly filter?: ReportFilter
  /** Fields of the PivotTable; by default those of the report's definition. */
  readonly dimensions?: { readonly rows: readonly string[]; readonly columns: readonly string[] }
}

/** The same, checked against the data set and with nothing left out. */
export interface NormalReport {
  readonly kind: ReportKind
  readonly id: ReportId
  readonly language: Language
  readonly style: Style
  readonly filter: ReportFilter
  readonly dimensions: { readonly rows: readonly string[]; readonly columns: readonly string[] }
}

/** Why a report cannot be made from this data set. `value` is what was asked for. */
export const REPORT_PROBLEMS = [
  'report/unknown-kind', // {allowed}
  'report/unknown-language', // {allowed}
  'report/unknown-style', // {allowed}
  'report/no-figures', // {there}: the tables that the data set has
  'report/missing-field', // {table}
  'report/not-numbers', // {table}
  'report/bad-id', // {kind}
  'report/id-taken',
  'report/unknown-area', // {nearest}: codes with their names, may be ''; so for the next four
  'report/unknown-party',
  'report/unknown-substance',
  'report/unknown-role',
  'report/unknown-filter-kind',
  'report/filter-not-used', // {kind}: figures of this kind have no such field
  'report/bad-date', // {end}: from or to
  'report/from-after-to', // {to}
  'report/unknown-dimension', // {nearest}
  'report/dimension-twice',
  'report/no-dimension',
] as const
export type ReportProblemCode = (typeof REPORT_PROBLEMS)[number]

export interface ReportProblem {
  readonly code: ReportProblemCode
  readonly value?: string
  readonly detail?: Readonly<Record<string, string | number>>
}
