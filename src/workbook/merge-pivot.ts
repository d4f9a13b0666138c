import type { PivotStep, TableStep } from '../report/steps.ts'
import type { PivotChanges } from './changes.ts'
import type { PivotLayout, PivotRecord, PivotValue } from './pivot-layout.ts'
import type { BlockRecord } from './record.ts'
import type { PivotState } from './state.ts'
import type { WorkbookWarning } from './warning.ts'

/**
 * The merge of a PivotTable's layout: as last written (`record`), as it stands there (`state`), as planned
 * (`theirs`). The layout is one thing: an analyst who has moved a field has made another table of it, which
 * stays. Captions and number formats are merged by themselves. A layout that stays and adds up what the plan
 * keeps apart is warned of.
 *
 * @param source the record of its table, for what its fields are called
 * @param plan what says what must be kept apart; null where the last refresh is taken back
 */
export function mergePivot(
  state: PivotState,
  record: BlockRecord,
  theirs: PivotRecord,
  source: BlockRecord | undefined,
  plan: { readonly pivot: PivotStep; readonly table: TableStep | undefined } | null,
): PivotChanges | null {
  if (!state.layout) return null
  const mine = withIds(state.layout, source, plan?.table)
  const apart = plan?.pivot.apart
  const base = record.pivot ?? (isFormerPlan(mine, theirs, apart?.fields ?? []) ? mine : null)
  const layout = base && shapeOf(mine) === shapeOf(base) ? theirs : mine
  const values = layout.values.map((value) => mergeValue(value, mine.values, base?.values, theirs.values))
  const next = { ...theirs, ...layout, values }
  const changed = said(mine) !== said(next)
  const warning = plan && addsUp(next, plan, state)
  const isRecorded = record.pivot !== undefined && said(record.pivot) === said(theirs)
  if (!changed && !warning && isRecorded) return null
  const { block, sheet, object } = state
  const blank = plan?.pivot.words.blank
  return {
    block,
    sheet,
    object,
    layout: changed ? next : null,
    ...(blank === undefined ? {} : { blank }),
    warning,
    next: { ...record, sheet, object, pivot: theirs },
  }
}

/** Fields by their columns' ids instead of their headers. */
function withIds(
  layout: PivotLayout,
  source: BlockRecord | undefined,
  table: TableStep | undefined,
): PivotLayout {
  const ids = new Map(
    [...(table?.columns ?? []), ...(source?.columns ?? [])].map((it) => [it.header.toLowerCase(), it.id]),
  )
  const id = (header: string): string => ids.get(header.toLowerCase()) ?? header
  return {
    ...layout,
    rows: layout.rows.map(id),
    columns: layout.columns.map(id),
    filters: layout.filters.map(id),
    values: layout.values.map((value) => ({ ...value, column: id(value.column) })),
  }
}

const shapeOf = ({ rows, columns, filters, values, grandTotals }: PivotLayout): string =>
  JSON.stringify([
    rows,
    columns,
    filters,
    values.map(({ column, summarize }) => [column, summarize]),
    [grandTotals.rows, grandTotals.columns],
  ])

/** All that a layout says. A space behind a caption only tells it from a field's name. */
const said = (layout: PivotLayout): string =>
  shapeOf(layout) +
  JSON.stringify(layout.values.map(({ caption, numberFormat }) => [caption.trim(), numberFormat]))

/** Records of older versions do not tell: what is there may be the plan for figures with less to keep apart. */
function isFormerPlan(mine: PivotLayout, theirs: PivotLayout, apart: readonly string[]): boolean {
  const rows = theirs.rows.filter((id) => mine.rows.includes(id) || !apart.includes(id))
  return shapeOf({ ...theirs, rows, grandTotals: mine.grandTotals }) === shapeOf(mine)
}

function mergeValue(
  value: PivotValue,
  mine: readonly PivotValue[],
  base: readonly PivotValue[] | undefined,
  theirs: readonly PivotValue[],
): PivotValue {
  const alike = (it: PivotValue): boolean => it.column === value.column && it.summarize === value.summarize
  const [own, last, fresh] = [mine.find(alike), base?.find(alike), theirs.find(alike)]
  if (!own || !last || !fresh) return value
  return {
    ...value,
    caption: own.caption.trim() === last.caption.trim() ? fresh.caption : own.caption,
    numberFormat: own.numberFormat === last.numberFormat ? fresh.numberFormat : own.numberFormat,
  }
}

/** Says which field would keep apart what the layout adds up, or that a grand total adds it up. */
function addsUp(
  { rows, columns, grandTotals }: PivotLayout,
  { pivot, table }: { readonly pivot: PivotStep; readonly table: TableStep | undefined },
  { sheet, object }: PivotState,
): WorkbookWarning | null {
  const { apart } = pivot
  if (!apart) return null
  const place = { sheet: sheet.name, name: object.name }
  const lost = apart.fields.filter((id) => !rows.includes(id) && !columns.includes(id))
  if (lost.length > 0) {
    const fields = lost.map((id) => table?.columns.find((it) => it.id === id)?.header ?? id).join(', ')
    return { code: 'pivot/adds-up', ...place, detail: { fields } }
  }
  const totals =
    (apart.grandTotals.rows && grandTotals.rows && columns.length > 0) ||
    (apart.grandTotals.columns && grandTotals.columns && rows.length > 0)
  return totals ? { code: 'pivot/totals-add-up', ...place } : null
}
