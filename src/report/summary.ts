import type { Dataset, Table } from '../data/table.ts'
import type { ResultBound } from '../figures/bound.ts'
import type { QueryProblem } from '../query/query.ts'
import type { Definition } from './definitions/definition.ts'
import type { Selection } from './figures.ts'
import type { Names } from './names.ts'
import type { TableColumn } from './steps.ts'
import type { Words } from './words.ts'

/** A report's small table: what its chart shows and its text alternative says. */
export interface Summary {
  readonly columns: readonly TableColumn[]
  readonly rows: number
  /** Ids of the columns that tell rows apart. */
  readonly keys: readonly string[]
  /** Null where no row has a value. */
  readonly chart: Bars | null
  /** The largest values of each kind, alike ones together: what a briefing's headlines say. */
  readonly leading: readonly (readonly LeadingValue[])[]
  /** Sums that were refused or kept apart. */
  readonly problems: readonly QueryProblem[]
}

export interface LeadingValue {
  readonly value: number
  readonly bound: ResultBound
  /** Fields and values that its figures share. */
  readonly group: Readonly<Record<string, string>>
}

/** The first rows of a summary, as bars: alike in unit, largest first. */
export interface Bars {
  readonly count: number
  /** Column of the summary that names the bars, and the names. */
  readonly label: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  /** What the values count, in words: `kg`, `USD`, `states`. */
  readonly unit: string
  /** Rows that are like these but smaller than the last that is drawn, and such without a value. */
  readonly smaller: number
  readonly missing: number
  /** Rows with a value of another unit, currency or measure than these, and such only of other kinds of parties. */
  readonly otherUnits: number
  readonly otherParties: number
  /** The kind of the parties that reported all that is drawn, where other kinds are left out. */
  readonly partyKind: string | null
  /** For each bar the fields and values that its figures share. */
  readonly groups: readonly Readonly<Record<string, string>>[]
}

export interface BarSeries {
  /** Column of the summary, and its name in words. */
  readonly column: string
  readonly name: string
  /** One a bar; NaN is missing. */
  readonly values: readonly number[]
  readonly bounds: readonly ResultBound[]
  /** Fields and values that this series adds to those of its bars. */
  readonly group: Readonly<Record<string, string>>
}

export interface SummaryInput {
  readonly definition: Definition
  readonly selection: Selection
  readonly figures: Table
  readonly data: Dataset
  readonly names: Names
  readonly words: Words
}
