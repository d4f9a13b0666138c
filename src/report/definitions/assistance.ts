import type { Definition } from './definition.ts'
import { BY_TIME, PERIOD_COLUMNS, TRACE_COLUMNS, partyColumns } from './definition.ts'

/** Which legal assistance was asked and given: one row per figure. */
export const assistance: Definition = {
  kind: 'assistance',
  partyKind: null,
  lookup: [],
  filter: { kinds: 'kind' },
  sort: [
    ...BY_TIME,
    { field: 'reporter' },
    { field: 'direction' },
    { field: 'kind', descending: true },
    { field: 'outcome' },
  ],
  columns: [
    ...partyColumns('reporter', null),
    { id: 'direction', content: { kind: 'words', field: 'direction', list: 'direction' }, format: 'text' },
    { id: 'kind', content: { kind: 'words', field: 'kind', list: 'assistance_kind' }, format: 'text' },
    { id: 'outcome', content: { kind: 'words', field: 'outcome', list: 'outcome' }, format: 'text' },
    { id: 'requests', content: { kind: 'field', field: 'value' }, format: 'integer' },
    { id: 'bound', content: { kind: 'bound' }, format: 'text' },
    { id: 'status', content: { kind: 'status' }, format: 'text' },
    ...PERIOD_COLUMNS,
    ...TRACE_COLUMNS,
  ],
  pivot: {
    rows: ['direction', 'outcome'],
    columns: ['kind'],
    filters: [],
    value: 'requests',
    summarize: 'sum',
    apart: [],
    // Requests received and requests sent, granted and refused are no parts of one whole.
    grandTotals: { rows: false, columns: false },
  },
  summary: {
    kind: 'values',
    by: ['direction', 'kind', 'outcome'],
    spread: null,
    alike: [],
    category: { by: 'all', fields: ['kind', 'direction', 'outcome'] },
    counts: 'unit.requests',
  },
  caveats: ['directions'],
}
