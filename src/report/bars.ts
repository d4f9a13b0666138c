import type { Table } from '../data/table.ts'
import { statedBound } from '../figures/bound.ts'
import { FAMILIES } from '../figures/families.ts'
import { columnIn, numberIn, textIn } from './columns.ts'
import { activityLabels } from './labels.ts'
import { MOST_BARS } from './layout.ts'
import { commas, lowerFirst } from './sentences.ts'
import type { Bars, SummaryInput } from './summary.ts'
import type { ValuesSummary } from './definitions/definition.ts'
import type { TableColumn } from './steps.ts'

/** A value column of a summary: its fields in the table of sums, and its columns in the summary. */
export interface ValueField {
  readonly value: string
  readonly bound: string
  readonly id: string
  readonly header: string
  readonly boundId: string
  readonly boundHeader: string
  readonly group: Readonly<Record<string, string>>
}

/** The first rows of an ordered table of sums that may stand in one chart; null where no row has a value. */
export function barsOf(
  table: Table,
  fields: readonly ValueField[],
  alike: readonly string[],
  keys: readonly string[],
  shown: readonly TableColumn[],
  summary: ValuesSummary,
  input: SummaryInput,
): Bars | null {
  const values = fields.map(({ value }) => columnIn(table, value))
  const hasValue = (row: number): boolean => values.some((it) => !Number.isNaN(numberIn(it, row)))
  const sameIn = (list: readonly string[]): ((row: number) => boolean) => {
    const columns = list.map((field) => columnIn(table, field))
    return (row) => columns.every((it) => textIn(it, row) === textIn(it, 0))
  }
  const { partyKind } = input.definition
  const valued = Array.from({ length: table.rows }, (_, row) => row).filter(hasValue)
  const like = valued.filter(sameIn(alike))
  const sameUnit = valued.filter(sameIn(alike.filter((field) => field !== partyKind)))
  if (like.length === 0) return null
  const drawn = like.slice(0, MOST_BARS)
  return {
    count: drawn.length,
    ...namesOfBars(drawn, table, shown, summary, input),
    series: fields
      .map((field, index) => ({
        column: field.id,
        name: field.header,
        values: drawn.map((row) => numberIn(values[index] ?? null, row)),
        bounds: drawn.map((row) => statedBound(textIn(columnIn(table, field.bound), row))),
        group: field.group,
      }))
      .filter((series) => series.values.some((value) => !Number.isNaN(value))),
    unit: unitOf(table, summary, input),
    smaller: like.length - drawn.length,
    missing: table.rows - valued.length,
    otherUnits: valued.length - sameUnit.length,
    otherParties: sameUnit.length - like.length,
    partyKind:
      partyKind !== null && sameUnit.length > like.length ? textIn(columnIn(table, partyKind), 0) : null,
    groups: drawn.map((row) =>
      Object.fromEntries(keys.map((key) => [key, textIn(columnIn(table, key), row)])),
    ),
  }
}

function namesOfBars(
  rows: readonly number[],
  table: Table,
  shown: readonly TableColumn[],
  { category }: ValuesSummary,
  { data, names, words }: SummaryInput,
): Pick<Bars, 'label' | 'labels'> {
  const column = (id: string) => shown.find((it) => it.id === id)?.data ?? null
  switch (category.by) {
    case 'activity': {
      const codes = columnIn(table, category.fields[0] ?? '')
      return {
        label: 'label',
        labels: activityLabels(
          rows.map((row) => textIn(codes, row)),
          data,
          names,
          words,
        ),
      }
    }
    case 'all':
      return {
        label: 'label',
        labels: rows.map((row) => {
          const [first = '', ...more] = category.fields.map((field) => textIn(column(field), row))
          return commas(first, ...more.map((word) => lowerFirst(word, words)))
        }),
      }
    case 'first': {
      const known = (field: string): boolean =>
        rows.every((row) => textIn(columnIn(table, field), row) !== '')
      const field = category.fields.find(known) ?? category.fields[0] ?? ''
      return { label: field, labels: rows.map((row) => textIn(column(field), row)) }
    }
  }
}

function unitOf(table: Table, summary: ValuesSummary, { definition, words }: SummaryInput): string {
  const { unit } = FAMILIES[definition.kind]
  if (unit === null) return words.say(summary.counts ?? '')
  const code = textIn(columnIn(table, unit), 0)
  return words.code(definition.kind === 'funding' ? 'currency' : 'unit', code)
}
