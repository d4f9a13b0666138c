import type { Definition } from './definition.ts'
import { BY_TIME, PERIOD_COLUMNS, TRACE_COLUMNS, partyColumns } from './definition.ts'

/** Who paid for what: one row per flow. */
export const funding: Definition = {
  kind: 'funding',
  partyKind: 'funder_kind',
  lookup: [],
  filter: { kinds: 'flow' },
  sort: [...BY_TIME, { field: 'activity' }, { field: 'flow' }, { field: 'funder' }],
  columns: [
    { id: 'activity', content: { kind: 'name', field: 'activity', of: 'activity' }, format: 'text' },
    ...partyColumns('funder', 'funder_kind'),
    { id: 'flow', content: { kind: 'words', field: 'flow', list: 'flow' }, format: 'text' },
    { id: 'amount', content: { kind: 'field', field: 'amount' }, format: 'amount' },
    { id: 'bound', content: { kind: 'bound' }, format: 'text' },
    { id: 'currency', content: { kind: 'field', field: 'currency' }, format: 'code' },
    { id: 'status', content: { kind: 'status' }, format: 'text' },
    ...PERIOD_COLUMNS,
    ...TRACE_COLUMNS,
  ],
  pivot: {
    rows: ['activity'],
    columns: ['flow'],
    filters: ['status'],
    value: 'amount',
    summarize: 'sum',
    apart: ['currency'],
    // A budget and an allocation of one programme must not be added up.
    grandTotals: { rows: false, columns: true },
  },
  summary: {
    kind: 'values',
    by: ['activity'],
    spread: 'flow',
    alike: ['currency'],
    category: { by: 'activity', fields: ['activity'] },
  },
  caveats: ['flows', 'disbursement', 'not-stated'],
}
