import type { Column, Table } from '../data/table.ts'
import { answer } from '../query/index.ts'
import { takeRows } from '../query/columns.ts'
import { columnIn, numberColumn, numberIn, textColumn, textIn } from './columns.ts'
import { activityLabels } from './labels.ts'
import { MOST_BARS } from './layout.ts'
import type { Bars, Summary, SummaryInput } from './summary.ts'
import { boundColumn, tableColumn, tableColumns } from './table-columns.ts'

const PARTY_KINDS = ['state', 'organisation', 'group'] as const
const SHOWN = ['activity', 'activity_kind', 'place', 'start', 'end']

/** One row per activity: how many parties of each kind in any role, its attendance, and where that stands. */
export function summariseActivities(input: SummaryInput): Summary {
  const { definition, figures, data, names, words } = input
  const counts = PARTY_KINDS.map((kind) => partiesPerActivity(input, kind))
  const fields = SHOWN.filter((field) => columnIn(figures, field) !== null)
  const { table } = answer(
    { ...input.selection, group: { by: fields, measures: [{ kind: 'count', as: 'figures' }] } },
    data,
  )
  const keys = columnIn(table, 'activity')
  const countAt = (kind: number, row: number): number => counts[kind]?.get(textIn(keys, row)) ?? 0
  const order = Uint32Array.from({ length: table.rows }, (_, row) => row).sort(
    (a, b) =>
      countAt(0, b) - countAt(0, a) ||
      countAt(1, b) - countAt(1, a) ||
      countAt(2, b) - countAt(2, a) ||
      a - b,
  )
  const ordered = takeRows(table, order)
  const codes = columnIn(ordered, 'activity')
  const states = counts.map((perActivity) =>
    numberColumn(ordered.rows, (row) => perActivity.get(textIn(codes, row)) ?? 0),
  )
  const bars = barsOfStates(ordered, states[0]!, input)
  const number = (id: string, column: Column) => tableColumn(id, words.say(`column.${id}`), column, 'integer')
  return {
    columns: [
      ...tableColumns(
        definition.columns.filter(({ id }) => fields.includes(id)),
        definition,
        ordered,
        names,
        words,
      ),
      ...PARTY_KINDS.map((kind, index) => number(`${kind}s`, states[index]!)),
      number('figures', columnIn(ordered, 'figures')!),
      ...attendance(ordered, input),
      tableColumn(
        'label',
        words.say('column.label'),
        textColumn(ordered.rows, (row) => bars?.labels[row] ?? ''),
        'text',
      ),
    ],
    rows: ordered.rows,
    keys: fields.filter((field) => field === 'activity'),
    chart: bars,
    leading: [],
    problems: [],
  }
}

/** Different parties of a kind per activity, whatever their roles. */
function partiesPerActivity({ selection, data }: SummaryInput, kind: string): ReadonlyMap<string, number> {
  const { table } = answer(
    {
      ...selection,
      where: [...selection.where, { kind: 'one-of', field: 'party_kind', values: [kind] }],
      group: { by: ['activity'], measures: [{ kind: 'count-distinct', field: 'party', as: 'parties' }] },
    },
    data,
  )
  const [keys, parties] = [columnIn(table, 'activity'), columnIn(table, 'parties')]
  return new Map(Array.from({ length: table.rows }, (_, row) => [textIn(keys, row), numberIn(parties, row)]))
}

/** Attendance belongs to the activity: it stands here, once, and not beside each of its parties. */
function attendance(ordered: Table, { data, words }: SummaryInput) {
  const activities = data.tables.get('activities')
  const numbers = columnIn(activities, 'attendance')
  if (!activities || !numbers) return []
  const rowOf = new Map<string, number>()
  const keys = columnIn(activities, 'activity')
  for (let row = 0; row < activities.rows; row++) rowOf.set(textIn(keys, row), row)
  const codes = columnIn(ordered, 'activity')
  const at = (row: number): number => rowOf.get(textIn(codes, row)) ?? -1
  const values = numberColumn(ordered.rows, (row) => numberIn(numbers, at(row)))
  const stated = columnIn(activities, 'attendance_qualifier')
  const bounds = textColumn(ordered.rows, (row) => textIn(stated, at(row)))
  const text = (field: string) => {
    const column = columnIn(activities, field)
    return textColumn(ordered.rows, (row) =>
      column && !Number.isNaN(values.values[row]) ? textIn(column, at(row)) : '',
    )
  }
  return [
    tableColumn('attendance', words.say('column.attendance'), values, 'integer'),
    tableColumn(
      'bound',
      words.say('column.bound-of', { what: words.say('column.attendance') }),
      boundColumn(values, bounds, ordered.rows, words),
      'text',
    ),
    tableColumn(
      'source',
      words.say('column.source-of', { what: words.say('column.attendance') }),
      text('source'),
      'code',
    ),
    tableColumn(
      'locator',
      words.say('column.locator-of', { what: words.say('column.attendance') }),
      text('locator'),
      'code',
    ),
  ]
}

function barsOfStates(ordered: Table, states: Column, { data, names, words }: SummaryInput): Bars | null {
  const codes = columnIn(ordered, 'activity')
  const withStates = Array.from({ length: ordered.rows }, (_, row) => row).filter(
    (row) => numberIn(states, row) > 0,
  )
  const drawn = withStates.slice(0, MOST_BARS)
  if (drawn.length === 0) return null
  const activities = drawn.map((row) => textIn(codes, row))
  return {
    count: drawn.length,
    label: 'label',
    labels: activityLabels(activities, data, names, words),
    series: [
      {
        column: 'states',
        name: words.say('column.states'),
        values: drawn.map((row) => numberIn(states, row)),
        bounds: drawn.map(() => 'exact' as const),
        group: {},
      },
    ],
    unit: words.say('unit.states'),
    smaller: withStates.length - drawn.length,
    missing: ordered.rows - withStates.length,
    otherUnits: 0,
    otherParties: 0,
    partyKind: null,
    groups: activities.map((activity) => ({ activity })),
  }
}
