/** The four families of figures, as plain data: which table holds them and what its fields mean. */
export const FAMILY_NAMES = ['participation', 'funding', 'seizures', 'assistance'] as const
export type FamilyName = (typeof FAMILY_NAMES)[number]

export interface Family {
  readonly name: FamilyName
  /** The table of the data set, one figure a row. */
  readonly table: string
  /** Who the figure is about: an area or an organisation. */
  readonly party: string
  /** Null where the figure itself is what counts: a party taking part. */
  readonly value: string | null
  readonly bound: string | null
  /** Says why a value is missing, where the family has such a field. */
  readonly status: string | null
  /** What the number counts in: a unit or an ISO 4217 currency. Null: plain counts. */
  readonly unit: string | null
  /** Fields whose different values must never be added: units, and concepts that are not the same. */
  readonly unlike: readonly string[]
  /** Figures that are alike in all of these state the same thing, at the same or at other times. */
  readonly series: readonly string[]
  /** The fields of the period; with `through`, they stand in the table that this key points to. */
  readonly period: {
    readonly start: string
    readonly end: string
    readonly through?: { readonly key: string; readonly table: string }
  }
  readonly figure: string
  readonly source: string
  readonly locator: string
}

const TRACE = { figure: 'figure', source: 'source', locator: 'locator' } as const
const PERIOD = { start: 'start', end: 'end' } as const

export const FAMILIES: Readonly<Record<FamilyName, Family>> = {
  participation: {
    name: 'participation',
    table: 'participation',
    party: 'party',
    value: null,
    bound: null,
    status: null,
    unit: null,
    unlike: [],
    series: ['activity', 'party', 'role'],
    period: { ...PERIOD, through: { key: 'activity', table: 'activities' } },
    ...TRACE,
  },
  funding: {
    name: 'funding',
    table: 'funding',
    party: 'funder',
    value: 'amount',
    bound: 'qualifier',
    status: 'amount_status',
    unit: 'currency',
    // A budget is not an allocation, and neither is a contribution.
    unlike: ['currency', 'flow'],
    series: ['activity', 'funder', 'flow', 'currency'],
    period: PERIOD,
    ...TRACE,
  },
  seizures: {
    name: 'seizures',
    table: 'seizures',
    party: 'reporter',
    value: 'value',
    bound: 'qualifier',
    status: null,
    unit: 'unit',
    unlike: ['measure', 'unit'],
    series: ['reporter', 'measure', 'substance', 'unit'],
    period: PERIOD,
    ...TRACE,
  },
  assistance: {
    name: 'assistance',
    table: 'assistance',
    party: 'reporter',
    value: 'value',
    bound: 'qualifier',
    status: null,
    unit: null,
    // Requests received and orders sent, extraditions and other assistance, granted and refused: each its own.
    unlike: ['direction', 'kind', 'outcome'],
    series: ['reporter', 'direction', 'kind', 'outcome'],
    period: PERIOD,
    ...TRACE,
  },
}
