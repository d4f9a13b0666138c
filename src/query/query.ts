import type { Dataset, Table } from '../data/table.ts'

/** A query is plain data: verbs over one table, applied in the order of the fields below. */
export interface Query {
  readonly from: string
  /** Columns brought in along a key: `as` names each new column. */
  readonly lookup?: readonly Lookup[]
  readonly where?: readonly Condition[]
  readonly derive?: readonly Derivation[]
  readonly group?: Grouping
  readonly sort?: readonly SortKey[]
}

export interface Lookup {
  readonly key: string
  readonly table: string
  /** new column name -> column of the other table */
  readonly take: Readonly<Record<string, string>>
}

export type Condition =
  | { readonly kind: 'one-of'; readonly field: string; readonly values: readonly string[] }
  /**
   * The period `start`..`end` has, or may have, a day in common with `from`..`to` (ISO 8601 at any precision,
   * either may be absent). A missing start or end leaves that side open.
   */
  | {
      readonly kind: 'overlaps'
      readonly start: string
      readonly end: string
      readonly from?: string
      readonly to?: string
    }

/** `year`: the year of the first known of the fields, a number column. */
export type Derivation = { readonly kind: 'year'; readonly of: readonly string[]; readonly as: string }

export interface Grouping {
  readonly by: readonly string[]
  readonly measures: readonly Measure[]
}

export type Measure =
  | { readonly kind: 'count'; readonly as: string }
  | { readonly kind: 'count-distinct'; readonly field: string; readonly as: string }
  | ValueMeasure

/**
 * Arithmetic on stated values. `unlike` names the fields whose values must not be mixed (unit, currency,
 * measure): they are added to the grouping, so unlike values stand in rows of their own. `series` and
 * `period` say which figures describe the same thing at overlapping times: such a sum is refused, its value
 * is missing, its bound empty, and a problem says so. Without `period` nothing is refused; without `series`
 * all figures of a group are one; without `source` all come from one. A smallest or largest figure counts
 * nothing twice and is never refused.
 */
export interface ValueMeasure {
  readonly kind: 'sum' | 'min' | 'max'
  readonly value: string
  readonly bound?: string
  readonly unlike?: readonly string[]
  readonly series?: readonly string[]
  readonly period?: { readonly start: string; readonly end: string }
  readonly source?: string
  /** The answer has `as`, `as:bound`, `as:with` (figures with a value) and `as:without` (without one). */
  readonly as: string
}

export interface SortKey {
  readonly field: string
  readonly descending?: boolean
  /** BCP 47: text is compared as this language sorts it; by code unit when absent. */
  readonly language?: string
}

/** Figures that could not be put together, and the group they were asked for in. */
export interface QueryProblem {
  readonly code: 'query/kept-apart' | 'query/overlapping-periods' | 'query/disagreeing-sources'
  readonly measure: string
  /** The group's key fields and values. */
  readonly group: Readonly<Record<string, string | number>>
  /** Rows of `from`, counted from 0. */
  readonly rows: readonly number[]
}

export interface Answer {
  readonly table: Table
  readonly problems: readonly QueryProblem[]
}

export type AnswerQuery = (query: Query, data: Dataset) => Answer
