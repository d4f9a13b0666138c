import type { Table } from '../data/table.ts'
import { statedBound } from '../figures/bound.ts'
import { takeRows } from '../query/columns.ts'
import type { QueryProblem } from '../query/query.ts'
import { barsOf, type ValueField } from './bars.ts'
import { columnIn, distinct, numberIn, textColumn, textIn } from './columns.ts'
import type { ValuesSummary } from './definitions/definition.ts'
import type { LeadingValue, Summary, SummaryInput } from './summary.ts'
import { boundColumn, tableColumn, tableColumns } from './table-columns.ts'
import type { TableColumn } from './steps.ts'
import { spread, totals } from './totals.ts'
import type { Words } from './words.ts'

const MOST_LEADING = 3
const SEPARATOR = '\u0000'

/** Sums of a family's values by the definition's fields; unlike values stand in rows of their own. */
export function summariseValues(input: SummaryInput, summary: ValuesSummary): Summary {
  const { definition, figures, words } = input
  const { table, problems } = totals(input, summary)
  const keys = table.schema.primaryKey.filter((key) => key !== summary.spread)
  const wide = summary.spread === null ? table : spread(table, keys, summary.spread)
  const fields = valueFields(input, summary.spread, table)
  const alike = summary.alike.filter((field) => columnIn(figures, field) !== null)
  const ordered = takeRows(wide, largestFirst(wide, fields, alike))
  const shown = tableColumns(
    definition.columns.filter(
      ({ content }) => 'field' in content && keys.includes(content.field) && !isCode(content.kind),
    ),
    definition,
    ordered,
    input.names,
    words,
  )
  const bars = barsOf(ordered, fields, alike, keys, shown, summary, input)
  const columns = [
    ...shown,
    ...fields.flatMap((field) => valueColumns(field, ordered, input)),
    tableColumn('figures', words.say('column.figures'), columnIn(ordered, 'figures')!, 'integer'),
    tableColumn('without', words.say('column.without'), columnIn(ordered, 'without')!, 'integer'),
    statusColumn(ordered, problems, keys, words),
    ...(bars?.label === 'label'
      ? [
          tableColumn(
            'label',
            words.say('column.label'),
            textColumn(ordered.rows, (row) => bars.labels[row] ?? ''),
            'text',
          ),
        ]
      : []),
  ]
  return {
    columns,
    rows: ordered.rows,
    keys: shown.map(({ id }) => id),
    chart: bars,
    leading: leading(ordered, fields, alike, keys),
    problems,
  }
}

const isCode = (kind: string): boolean => kind === 'iso3' || kind === 'm49'

/** The value columns of the summary: one, or one for each value of the field that is spread. */
function valueFields(
  { definition, words }: SummaryInput,
  spreadField: string | null,
  table: Table,
): ValueField[] {
  const id = definition.pivot.value
  if (spreadField === null) {
    return [
      {
        value: 'total',
        bound: 'bound',
        id,
        header: words.say(`column.${id}`),
        boundId: 'bound',
        boundHeader: words.say('column.bound'),
        group: {},
      },
    ]
  }
  const field = table.schema.fields.find(({ name }) => name === spreadField)
  const there = distinct(columnIn(table, spreadField), table.rows)
  const listed = (field?.constraints?.enum ?? []).filter((code) => there.includes(code))
  // In the order of the schema, else of the alphabet: colours and columns must not change with the rows.
  return [...new Set([...listed, ...there.toSorted()])].map((code) => {
    const header = words.code(spreadField, code)
    return {
      value: `total:${code}`,
      bound: `bound:${code}`,
      id: `${id}:${code}`,
      header,
      boundId: `bound:${code}`,
      boundHeader: words.say('column.bound-of', { what: header }),
      group: { [spreadField]: code },
    }
  })
}

function valueColumns(field: ValueField, table: Table, { definition, words }: SummaryInput): TableColumn[] {
  const format = definition.columns.find(({ id }) => id === definition.pivot.value)?.format ?? 'quantity'
  const values = columnIn(table, field.value)
  if (!values) return []
  const bounds = boundColumn(values, columnIn(table, field.bound), table.rows, words)
  return [
    tableColumn(field.id, field.header, values, format),
    tableColumn(field.boundId, field.boundHeader, bounds, 'text'),
  ]
}

/** Groups of alike rows, those with the most values and figures first; in each, rows by value, missing last. */
function largestFirst(table: Table, fields: readonly ValueField[], alike: readonly string[]): Uint32Array {
  const keys = alike.map((field) => columnIn(table, field))
  const values = fields.map(({ value }) => columnIn(table, value))
  const figures = columnIn(table, 'figures')
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const known = values.map((it) => numberIn(it, row)).filter((value) => !Number.isNaN(value))
    const group = keys.map((it) => textIn(it, row)).join(SEPARATOR)
    return { row, group, value: known.length > 0 ? Math.max(...known) : null }
  })
  const sizes = new Map<string, { valued: number; figures: number }>()
  for (const { row, group, value } of rows) {
    const size = sizes.get(group) ?? { valued: 0, figures: 0 }
    sizes.set(group, size)
    if (value !== null) size.valued++
    size.figures += numberIn(figures, row)
  }
  const size = (group: string, of: 'valued' | 'figures'): number => sizes.get(group)?.[of] ?? 0
  rows.sort(
    (a, b) =>
      size(b.group, 'valued') - size(a.group, 'valued') ||
      size(b.group, 'figures') - size(a.group, 'figures') ||
      (a.group < b.group ? -1 : a.group > b.group ? 1 : 0) ||
      Number(a.value === null) - Number(b.value === null) ||
      (b.value ?? 0) - (a.value ?? 0) ||
      a.row - b.row,
  )
  return Uint32Array.from(rows, ({ row }) => row)
}

/** The first values of each group of alike rows. */
function leading(
  table: Table,
  fields: readonly ValueField[],
  alike: readonly string[],
  keys: readonly string[],
): LeadingValue[][] {
  const groups = new Map<string, LeadingValue[]>()
  for (let row = 0; row < table.rows; row++) {
    const key = alike.map((field) => textIn(columnIn(table, field), row)).join(SEPARATOR)
    const group = groups.get(key) ?? []
    if (group.length >= MOST_LEADING) continue
    groups.set(key, group)
    for (const field of fields) {
      const value = numberIn(columnIn(table, field.value), row)
      if (Number.isNaN(value)) continue
      const bound = statedBound(textIn(columnIn(table, field.bound), row))
      const own = Object.fromEntries(keys.map((name) => [name, textIn(columnIn(table, name), row)]))
      group.push({ value, bound, group: { ...own, ...field.group } })
    }
  }
  return [...groups.values()].filter((group) => group.length > 0)
}

/** Why a sum is not there, or what it leaves out. */
function statusColumn(
  table: Table,
  problems: readonly QueryProblem[],
  keys: readonly string[],
  words: Words,
): TableColumn {
  const columns = keys.map((key) => columnIn(table, key))
  const refused = new Map(
    problems
      .filter(({ code }) => code !== 'query/kept-apart')
      .map(({ code, group }) => [keys.map((key) => String(group[key] ?? '')).join(SEPARATOR), code]),
  )
  const [figures, without] = [columnIn(table, 'figures'), columnIn(table, 'without')]
  const status = textColumn(table.rows, (row) => {
    const code = refused.get(columns.map((it) => textIn(it, row)).join(SEPARATOR))
    if (code !== undefined) return words.say(`status.${code}`)
    const [all, missing] = [numberIn(figures, row), numberIn(without, row)]
    if (missing === 0) return words.say('status.complete')
    return missing === all
      ? words.say('status.not-stated')
      : words.say('status.partly', { with: all - missing, all })
  })
  return tableColumn('status', words.say('column.status'), status, 'text')
}
