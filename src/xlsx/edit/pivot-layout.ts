/** A PivotTable of the plain form that takes on another layout. */
import type { PivotEdit } from '../../workbook/edit.ts'
import type { ColumnRecord } from '../../workbook/record.ts'
import { fileFormat } from '../styles.ts'
import { child, insertInOrder, remove, type Element } from './dom.ts'
import { formatFrom, type ReadPivot } from './read-pivot.ts'

/** A layout, and what the columns of its table are called. */
export interface WantedLayout {
  readonly edit: PivotEdit
  readonly columns: readonly ColumnRecord[]
}

/**
 * What was read, with the fields of a layout.
 *
 * @param headers of the source, in the order of the cache's fields
 * @returns null where a field of the layout is not there, or a value is one that Concord does not write
 */
export function withLayout(
  of: ReadPivot,
  { edit: { layout, blank }, columns }: WantedLayout,
  headers: readonly string[],
): ReadPivot | null {
  const lower = headers.map((it) => it.toLowerCase())
  const field = (id: string): number =>
    lower.indexOf((columns.find((it) => it.id === id)?.header ?? id).toLowerCase())
  const values = layout.values.flatMap(({ column, summarize, caption, numberFormat }) => {
    const format = formatFrom(fileFormat(numberFormat))
    return format && (summarize === 'sum' || summarize === 'count')
      ? [{ ...format, field: field(column), summarize, caption } as const]
      : []
  })
  const [rows, across, filters] = [layout.rows, layout.columns, layout.filters].map((ids) => ids.map(field))
  const all = [...(rows ?? []), ...(across ?? []), ...(filters ?? []), ...values.map((it) => it.field)]
  if (all.includes(-1) || values.length !== layout.values.length) return null
  return {
    ...of,
    rows: rows ?? [],
    columns: across ?? [],
    filters: filters ?? [],
    values,
    grandTotals: layout.grandTotals,
    words: { ...(blank === undefined ? {} : { blank }), ...of.words },
  }
}

/** The sequence of the definition's children (ISO 29500-1, 18.10.1.73). */
const ORDER = [
  'location',
  'pivotFields',
  'rowFields',
  'rowItems',
  'colFields',
  'colItems',
  'pageFields',
  'dataFields',
  'formats',
  'conditionalFormats',
  'chartFormats',
  'pivotHierarchies',
  'pivotTableStyleInfo',
  'filters',
  'rowHierarchiesUsage',
  'colHierarchiesUsage',
  'extLst',
]
const OF_THE_LAYOUT = ORDER.slice(0, ORDER.indexOf('formats'))

/** Takes the whole layout from a definition that was made anew; name, style and all else stay. */
export function takeLayout(root: Element, fresh: Element): void {
  const owner = root.ownerDocument
  for (const name of OF_THE_LAYOUT) {
    const [old, made] = [child(root, name), child(fresh, name)]
    if (old) remove(old)
    if (made && owner) insertInOrder(root, owner.importNode(made, true), ORDER)
  }
  for (const name of ['rowGrandTotals', 'colGrandTotals']) {
    root.setAttribute(name, fresh.getAttribute(name) ?? '1')
  }
}
