import { describe, expect, it } from 'vitest'
import type { BlockId } from '../../../src/report/report.ts'
import type { PivotStep } from '../../../src/report/steps.ts'
import { mergePivot } from '../../../src/workbook/merge-pivot.ts'
import { layoutOf, type PivotLayout } from '../../../src/workbook/pivot-layout.ts'
import type { BlockRecord } from '../../../src/workbook/record.ts'
import type { PivotState } from '../../../src/workbook/state.ts'
import { coded, column, table } from '../../support/plans.ts'

const SOURCE = 'seizures/data' as BlockId
const BLOCK = 'seizures/pivot' as BlockId
const SHEET = { id: '1', name: 'Pivot' }
const OBJECT = { id: '1', name: 'Seizures_pivot' }

const fields = ['unit', 'substance', 'reporter', 'kind', 'value']
const source = table(
  fields.map((id) => column(id, coded([]), { header: id.toUpperCase() })),
  0,
)

const step = (rows: string[], more: Partial<PivotStep> = {}): PivotStep => ({
  kind: 'pivot',
  block: BLOCK,
  at: { sheet: 'Pivot' as PivotStep['at']['sheet'], row: 0, column: 0 },
  name: OBJECT.name,
  source: source.name,
  rows,
  columns: ['reporter'],
  filters: [],
  values: [{ column: 'value', summarize: 'sum', caption: 'Quantity', format: 'quantity' }],
  grandTotals: { rows: true, columns: true },
  words: { grandTotal: 'Total', rows: 'Rows', columns: 'Columns', all: '(all)' },
  ...more,
})

const older = step(['unit', 'substance'])
const newer = step(['kind', 'unit', 'substance'], {
  grandTotals: { rows: false, columns: false },
  apart: { fields: ['kind', 'unit', 'start'], grandTotals: { rows: true, columns: true } },
  values: [{ column: 'value', summarize: 'sum', caption: 'Quantity', format: 'quantity', decimals: 1 }],
})
const kept = step(['kind', 'unit', 'substance'], {
  grandTotals: { rows: false, columns: false },
  apart: { fields: ['kind', 'unit'], grandTotals: { rows: true, columns: true } },
})

/** What stands in the workbook: fields by the headers of their columns. */
function state(of: PivotStep, change: Partial<PivotLayout> = {}): PivotState {
  const { source: _, ...layout } = layoutOf(of, SOURCE)
  const header = (id: string): string => id.toUpperCase()
  const shown = { ...layout, ...change }
  return {
    kind: 'pivot',
    block: BLOCK,
    sheet: SHEET,
    object: OBJECT,
    layout: {
      ...shown,
      rows: shown.rows.map(header),
      columns: shown.columns.map(header),
      filters: shown.filters.map(header),
      values: shown.values.map((value) => ({ ...value, column: header(value.column) })),
    },
  }
}

const record = (of: PivotStep | null): BlockRecord => ({
  block: BLOCK,
  kind: 'pivot',
  sheet: SHEET,
  object: OBJECT,
  at: { row: 0, column: 0 },
  ...(of ? { pivot: layoutOf(of, SOURCE) } : {}),
})

const merge = (mine: PivotState, base: PivotStep | null, theirs: PivotStep) =>
  mergePivot(mine, record(base), layoutOf(theirs, SOURCE), undefined, { pivot: theirs, table: source })

describe('the layout of a PivotTable', () => {
  it('that nobody changed becomes the one that is planned', () => {
    expect(merge(state(older), older, kept)).toMatchObject({
      layout: layoutOf(kept, SOURCE),
      warning: null,
      next: { pivot: layoutOf(kept, SOURCE) },
    })
  })

  it('that is as planned is no change', () => {
    expect(merge(state(kept), kept, kept)).toBeNull()
  })

  it('that the analyst made stays, and is warned of where it adds up what is kept apart', () => {
    const mine = state(older, { rows: ['substance'] })
    expect(merge(mine, older, kept)).toMatchObject({
      layout: null,
      warning: {
        code: 'pivot/adds-up',
        sheet: 'Pivot',
        name: OBJECT.name,
        detail: { fields: 'KIND, UNIT' },
      },
      next: { pivot: layoutOf(kept, SOURCE) },
    })
  })

  it('that the analyst made stays without a word where nothing is added up', () => {
    const mine = state(kept, { rows: ['substance', 'unit', 'kind'] })
    expect(merge(mine, kept, kept)).toBeNull()
  })

  it('whose totals a program switched on is warned of, also where the figures are the same', () => {
    const mine = state(kept, { grandTotals: { rows: false, columns: true } })
    expect(merge(mine, kept, kept)).toMatchObject({
      layout: null,
      warning: { code: 'pivot/totals-add-up', sheet: 'Pivot', name: OBJECT.name },
    })
  })

  it('keeps the caption of the analyst, and takes the decimals of the figures', () => {
    const [value] = state(older).layout?.values ?? []
    const mine = state(older, { values: [{ ...value!, column: 'value', caption: 'Mine' }] })
    const [merged] = merge(mine, older, newer)?.layout?.values ?? []
    expect(merged).toMatchObject({ caption: 'Mine', numberFormat: '#,##0.0' })
  })

  it.each([
    ['is ours where it is the plan for figures with less to keep apart', state(older), true],
    ['is the analyst\u2019s where it is any other', state(older, { columns: ['substance'] }), false],
  ])('of an older record %s', (_, mine, ours) => {
    expect(merge(mine, null, kept)?.layout).toEqual(ours ? layoutOf(kept, SOURCE) : null)
  })

  it('of a kind that cannot be read is left alone', () => {
    expect(merge({ ...state(older), layout: null }, older, kept)).toBeNull()
  })
})
