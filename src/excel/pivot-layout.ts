/** The layout of a PivotTable: how it is read, and how it takes on another one. */
import type { PivotEdit } from '../workbook/edit.ts'
import { WorkbookError } from '../workbook/problem.ts'
import type { PivotLayout } from '../workbook/pivot-layout.ts'
import type { BlockRecord } from '../workbook/record.ts'
import type { Batch } from './batch.ts'
import type { Survey } from './survey.ts'

const PATHS = [
  'rowHierarchies/items/name',
  'columnHierarchies/items/name',
  'filterHierarchies/items/name',
  'dataHierarchies/items/name',
  'dataHierarchies/items/numberFormat',
  'dataHierarchies/items/summarizeBy',
  'dataHierarchies/items/field/name',
  'layout/showRowGrandTotals',
  'layout/showColumnGrandTotals',
]

/** Asks what it shows; `pivotLayout` tells it after the next request. */
export const askForLayout = (pivot: Excel.PivotTable): void => void pivot.load(PATHS.join(','))

/** What it shows, its fields by their names. */
export function pivotLayout(pivot: Excel.PivotTable): PivotLayout {
  const { rowHierarchies, columnHierarchies, filterHierarchies, dataHierarchies, layout } = pivot
  const names = ({ items }: { readonly items: readonly { readonly name: string }[] }): string[] =>
    items.map(({ name }) => name)
  return {
    rows: names(rowHierarchies),
    columns: names(columnHierarchies),
    filters: names(filterHierarchies),
    values: dataHierarchies.items.map(({ name, numberFormat, summarizeBy, field }) => ({
      column: field.name,
      summarize: summarizeBy.toLowerCase(),
      caption: name,
      numberFormat,
    })),
    grandTotals: { rows: layout.showRowGrandTotals, columns: layout.showColumnGrandTotals },
  }
}

/** Brings PivotTables to the layouts of an edit; their tables have been changed and they are refreshed. */
export async function writeLayouts(
  edits: readonly PivotEdit[],
  all: Survey,
  records: ReadonlyMap<string, BlockRecord>,
  batch: Batch,
): Promise<void> {
  if (edits.length === 0) return
  const found = edits.map((edit) => {
    const { id, name } = edit.object
    const it =
      all.pivots.find((pivot) => pivot.id === id) ??
      all.pivots.find((pivot) => pivot.name === name && pivot.on.name === edit.sheet.name)
    if (!it) throw new WorkbookError({ code: 'workbook/changed-meanwhile', sheet: edit.sheet.name, name })
    askForLayout(it.object)
    it.object.layout.load('layoutType,subtotalLocation')
    return { edit, pivot: it.object, on: it.on }
  })
  await batch.send()
  for (const { edit, pivot, on } of found) {
    const columns = records.get(edit.layout.source)?.columns ?? []
    const nameOf = (id: string): string => columns.find((it) => it.id === id)?.header ?? id
    const fields = edit.layout.rows.length + edit.layout.columns.length + edit.layout.filters.length
    await batch.add({ sheet: on.name, calls: 20 + fields * 8 + edit.layout.values.length * 6 })
    writeLayout(pivot, edit.layout, nameOf)
  }
}

function writeLayout(pivot: Excel.PivotTable, to: PivotLayout, nameOf: (id: string) => string): void {
  const now = pivotLayout(pivot)
  const { layout } = pivot
  const form = layout.layoutType
  const subtotals = layout.subtotalLocation
  const lists = [
    [pivot.rowHierarchies, now.rows, to.rows],
    [pivot.columnHierarchies, now.columns, to.columns],
    [pivot.filterHierarchies, now.filters, to.filters],
  ] as const
  // A field lies on one axis: all that go away go first.
  for (const [axis, there, ids] of lists) {
    const wanted = ids.map(nameOf)
    // The two kinds of axis take the same calls with hierarchies of their own kind.
    const own = axis as Excel.RowColumnPivotHierarchyCollection
    for (const name of there) if (!wanted.includes(name)) own.remove(own.getItem(name))
  }
  for (const [axis, there, ids] of lists) {
    const wanted = ids.map(nameOf)
    const kept = there.filter((name) => wanted.includes(name))
    const added = wanted.filter((name) => !there.includes(name))
    for (const name of added) axis.add(pivot.hierarchies.getItem(name))
    if ([...kept, ...added].every((name, at) => name === wanted[at])) continue
    wanted.forEach((name, at) => (axis.getItem(name).position = at))
  }
  writeValues(pivot, now, to, nameOf)
  layout.showRowGrandTotals = to.grandTotals.rows
  layout.showColumnGrandTotals = to.grandTotals.columns
  // Fields that are new have the forms that Excel gives to new fields.
  layout.layoutType = form
  layout.subtotalLocation = subtotals
  if (form === 'Tabular') layout.repeatAllItemLabels(true)
}

function writeValues(
  { dataHierarchies, hierarchies }: Excel.PivotTable,
  now: PivotLayout,
  to: PivotLayout,
  nameOf: (id: string) => string,
): void {
  const alike = (a: PivotLayout['values'][number], b: PivotLayout['values'][number]): boolean =>
    a.column === nameOf(b.column) && a.summarize === b.summarize
  for (const value of now.values) {
    if (!to.values.some((it) => alike(value, it)))
      dataHierarchies.remove(dataHierarchies.getItem(value.caption))
  }
  for (const value of to.values) {
    const there = now.values.find((it) => alike(it, value))
    const it = there
      ? dataHierarchies.getItem(there.caption)
      : dataHierarchies.add(hierarchies.getItem(nameOf(value.column)))
    if (!there) it.summarizeBy = value.summarize === 'count' ? 'Count' : 'Sum'
    if (there?.numberFormat !== value.numberFormat) it.numberFormat = value.numberFormat
    if (there?.caption.trim() !== value.caption.trim()) it.name = value.caption
  }
}
