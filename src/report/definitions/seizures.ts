import type { Definition } from './definition.ts'
import { BY_TIME, PERIOD_COLUMNS, TRACE_COLUMNS, partyColumns } from './definition.ts'

/** What was seized and disrupted: one row per figure. */
export const seizures: Definition = {
  kind: 'seizures',
  partyKind: 'reporter_kind',
  lookup: [],
  filter: { substances: 'substance', kinds: 'measure' },
  sort: [...BY_TIME, { field: 'reporter' }, { field: 'substance' }, { field: 'measure' }],
  columns: [
    ...partyColumns('reporter', 'reporter_kind'),
    { id: 'measure', content: { kind: 'words', field: 'measure', list: 'measure' }, format: 'text' },
    {
      id: 'substance',
      content: { kind: 'name', field: 'substance', of: 'substance', empty: 'symbol.z' },
      format: 'text',
    },
    { id: 'value', content: { kind: 'field', field: 'value' }, format: 'quantity' },
    { id: 'bound', content: { kind: 'bound' }, format: 'text' },
    { id: 'unit', content: { kind: 'words', field: 'unit', list: 'unit' }, format: 'code' },
    { id: 'status', content: { kind: 'status' }, format: 'text' },
    ...PERIOD_COLUMNS,
    ...TRACE_COLUMNS,
  ],
  pivot: {
    rows: ['substance'],
    columns: ['reporter'],
    filters: [],
    value: 'value',
    summarize: 'sum',
    // What an organisation reports may hold what its states report: they are not added either.
    apart: ['reporter_kind', 'unit'],
    grandTotals: { rows: true, columns: true },
  },
  summary: {
    kind: 'values',
    by: ['measure', 'substance', 'reporter_kind'],
    spread: null,
    alike: ['measure', 'unit', 'reporter_kind'],
    category: { by: 'first', fields: ['substance', 'measure'] },
  },
  caveats: ['events', 'units'],
}
