import type { Column, Field, Table } from '../data/table.ts'
import { FAMILIES } from '../figures/families.ts'
import { answer, pivot } from '../query/index.ts'
import { columnIn, numberColumn, numberIn } from './columns.ts'
import type { ValuesSummary } from './definitions/definition.ts'
import type { SummaryInput } from './summary.ts'

/** One row a group with the fields `total`, `bound`, `figures` and `without`. */
export function totals({ definition, selection, figures, data }: SummaryInput, summary: ValuesSummary) {
  const family = FAMILIES[definition.kind]
  const { start, end } = family.period
  const has = (field: string): boolean => columnIn(figures, field) !== null
  const { table, problems } = answer(
    {
      ...selection,
      group: {
        by: summary.by.filter(has),
        measures: [
          {
            kind: 'sum',
            value: family.value ?? '',
            ...(family.bound !== null && has(family.bound) ? { bound: family.bound } : {}),
            unlike: family.unlike.filter(has),
            series: family.series.filter(has),
            ...(has(start) && has(end) ? { period: { start, end } } : {}),
            source: family.source,
            as: 'total',
          },
          { kind: 'count', as: 'figures' },
        ],
      },
    },
    data,
  )
  const renamed: Readonly<Record<string, string>> = { 'total:bound': 'bound', 'total:without': 'without' }
  const fields = table.schema.fields.map((field) => ({ ...field, name: renamed[field.name] ?? field.name }))
  return { table: { ...table, schema: { ...table.schema, fields } }, problems }
}

/** The values of one key field turned into columns: `total:budget`, `bound:budget`; counts are added up. */
export function spread(table: Table, keys: readonly string[], column: string): Table {
  const across = (value: string): Table => pivot(table, { rows: keys, column, value })
  const [total, bound, figures, without] = ['total', 'bound', 'figures', 'without'].map(across)
  const added = (wide: Table): Column =>
    numberColumn(wide.rows, (row) =>
      wide.columns.slice(keys.length).reduce((sum, it) => sum + (numberIn(it, row) || 0), 0),
    )
  const renamed = (wide: Table, name: string): Field[] =>
    wide.schema.fields.slice(keys.length).map((field) => ({ ...field, name: `${name}:${field.title ?? ''}` }))
  return {
    ...total!,
    schema: {
      ...total!.schema,
      fields: [
        ...total!.schema.fields.slice(0, keys.length),
        ...renamed(total!, 'total'),
        ...renamed(bound!, 'bound'),
        { name: 'figures', type: 'integer' },
        { name: 'without', type: 'integer' },
      ],
    },
    columns: [...total!.columns, ...bound!.columns.slice(keys.length), added(figures!), added(without!)],
  }
}
