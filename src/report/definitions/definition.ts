import type { FamilyName } from '../../figures/families.ts'
import type { Lookup, SortKey } from '../../query/query.ts'
import type { ReportFilter } from '../report.ts'
import type { ValueFormat } from '../steps.ts'

/** What a column of the data sheet holds, made from fields of the family's table. */
export type Content =
  /** The field as it stands. */
  | { readonly kind: 'field'; readonly field: string }
  /** A code in words; `list` is its list in the catalogue, `empty` says what an empty code is shown as. */
  | { readonly kind: 'words'; readonly field: string; readonly list: string; readonly empty?: string }
  /** The name that the data set gives to a code. */
  | {
      readonly kind: 'name'
      readonly field: string
      readonly of: 'activity' | 'substance'
      readonly empty?: string
    }
  | { readonly kind: 'party' | 'iso3' | 'm49'; readonly field: string; readonly partyKind: string | null }
  /** How the source states the value: empty where there is none. */
  | { readonly kind: 'bound' }
  /** Whether there is a value, and why not. */
  | { readonly kind: 'status' }

export interface ColumnDefinition {
  /** Stable: refreshes and PivotTables go by it. The header's words are `column.<id>` of the catalogue. */
  readonly id: string
  readonly content: Content
  readonly format: ValueFormat
}

/** The fields that a filter of the analyst's is applied to, beside party and period. */
export type FieldFilter = Exclude<keyof ReportFilter, 'areas' | 'parties' | 'from' | 'to'>

export interface PivotDefinition {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly filters: readonly string[]
  readonly value: string
  readonly summarize: 'sum' | 'count'
  /** Columns whose different values must not be added up: outermost row fields as soon as there are two. */
  readonly apart: readonly string[]
  /** Totals of each row over the columns, and of each column over the rows. */
  readonly grandTotals: { readonly rows: boolean; readonly columns: boolean }
}

export type SummaryDefinition =
  /** One row per activity: how many states, organisations and groups, and how many attended. */
  | { readonly kind: 'activities' }
  /** Sums of the family's values, one row per combination of `by` and of what must be kept apart. */
  | {
      readonly kind: 'values'
      readonly by: readonly string[]
      /** Each value of this field gets a column of its own instead of a row. */
      readonly spread: string | null
      /** A chart shows figures that are alike in these fields only. */
      readonly alike: readonly string[]
      /** What names a bar: the first of these fields that is known, all of them, or the activity in short. */
      readonly category: { readonly by: 'first' | 'all' | 'activity'; readonly fields: readonly string[] }
      /** Code of the catalogue for what the values count, where the family has no unit. */
      readonly counts?: string
    }

export type ValuesSummary = Extract<SummaryDefinition, { readonly kind: 'values' }>

/** A report on one family as data: everything that distinguishes it from the others. */
export interface Definition {
  readonly kind: FamilyName
  /** The field that tells what kind of party it is, or null where the data set does not say. */
  readonly partyKind: string | null
  readonly lookup: readonly Lookup[]
  readonly filter: Readonly<Partial<Record<FieldFilter, string>>>
  readonly sort: readonly SortKey[]
  readonly columns: readonly ColumnDefinition[]
  readonly pivot: PivotDefinition
  readonly summary: SummaryDefinition
  /** Notes that a reader of this report must not miss, as codes `note.<code>` of the catalogue. */
  readonly caveats: readonly string[]
}

/** The last columns of every data sheet. */
export const TRACE_COLUMNS: readonly ColumnDefinition[] = [
  { id: 'figure', content: { kind: 'field', field: 'figure' }, format: 'code' },
  { id: 'source', content: { kind: 'field', field: 'source' }, format: 'code' },
  { id: 'locator', content: { kind: 'field', field: 'locator' }, format: 'code' },
]

/** When: both ends at the precision that the source gives, and the year for PivotTables. */
export const PERIOD_COLUMNS: readonly ColumnDefinition[] = [
  { id: 'start', content: { kind: 'field', field: 'start' }, format: 'code' },
  { id: 'end', content: { kind: 'field', field: 'end' }, format: 'code' },
  { id: 'year', content: { kind: 'field', field: 'year' }, format: 'year' },
]

/** By year first: a date that is known to the year or only as an end still finds its place in time. */
export const BY_TIME: readonly SortKey[] = [{ field: 'year' }, { field: 'start' }, { field: 'end' }]

/** Who, and for states their codes. */
export const partyColumns = (field: string, partyKind: string | null): readonly ColumnDefinition[] => [
  { id: field, content: { kind: 'party', field, partyKind }, format: 'text' },
  ...(partyKind === null
    ? []
    : ([
        { id: partyKind, content: { kind: 'words', field: partyKind, list: 'party_kind' }, format: 'text' },
      ] as const)),
  { id: 'iso3', content: { kind: 'iso3', field, partyKind }, format: 'code' },
  { id: 'm49', content: { kind: 'm49', field, partyKind }, format: 'code' },
]
