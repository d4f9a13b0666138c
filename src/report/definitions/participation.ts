import type { Definition } from './definition.ts'
import { BY_TIME, PERIOD_COLUMNS, TRACE_COLUMNS, partyColumns } from './definition.ts'

/** Who took part in what: one row per party, activity and role. */
export const participation: Definition = {
  kind: 'participation',
  partyKind: 'party_kind',
  lookup: [
    {
      key: 'activity',
      table: 'activities',
      take: {
        activity_kind: 'kind',
        place: 'place',
        area: 'area',
        start: 'start',
        end: 'end',
        precision: 'precision',
      },
    },
  ],
  filter: { roles: 'role', kinds: 'activity_kind' },
  sort: [...BY_TIME, { field: 'activity' }, { field: 'role' }, { field: 'party' }],
  columns: [
    { id: 'activity', content: { kind: 'name', field: 'activity', of: 'activity' }, format: 'text' },
    {
      id: 'activity_kind',
      content: { kind: 'words', field: 'activity_kind', list: 'activity_kind' },
      format: 'text',
    },
    { id: 'place', content: { kind: 'words', field: 'place', list: 'place' }, format: 'text' },
    { id: 'area', content: { kind: 'field', field: 'area' }, format: 'code' },
    ...PERIOD_COLUMNS,
    { id: 'precision', content: { kind: 'words', field: 'precision', list: 'precision' }, format: 'text' },
    ...partyColumns('party', 'party_kind'),
    { id: 'role', content: { kind: 'words', field: 'role', list: 'role' }, format: 'text' },
    { id: 'represented_by', content: { kind: 'field', field: 'represented_by' }, format: 'text' },
    ...TRACE_COLUMNS,
  ],
  pivot: {
    rows: ['party'],
    columns: ['year'],
    filters: ['role'],
    value: 'figure',
    summarize: 'count',
    apart: [],
    grandTotals: { rows: true, columns: true },
  },
  summary: { kind: 'activities' },
  caveats: ['roles', 'groups'],
}
