import type { PivotStep } from '../report/steps.ts'
import { valueCaptions } from '../workbook/names.ts'
import { cellValue } from '../workbook/values.ts'
import type { Batch } from './batch.ts'
import { columnIndex, type Placing, type TablePlace } from './placing.ts'
import { numberFormat } from '../workbook/number-format.ts'

/**
 * A PivotTable on a table by name, in tabular form without subtotals, outer labels repeated, so that every
 * row says by itself what it is. The words of its totals and filters are Excel's own: no call sets them.
 */
export async function writePivot(
  step: PivotStep,
  sheet: Excel.Worksheet,
  name: string,
  batch: Batch,
  placing: Placing,
): Promise<Excel.PivotTable> {
  const source = placing.source(step.source)
  const fields = step.rows.length + step.columns.length + step.filters.length
  await batch.add({ sheet: name, calls: 14 + 4 * fields + 6 * step.values.length })
  const header = (column: string): string => source.headers[columnIndex(source, column)] ?? ''
  // Excel puts the filters and an empty row above the cell that it is given.
  const top = step.at.row + (step.filters.length > 0 ? step.filters.length + 1 : 0)
  const pivot = sheet.pivotTables.add(
    step.name,
    source.name,
    sheet.getRangeByIndexes(top, step.at.column, 1, 1),
  )
  pivot.load('id,name')
  pivot.layout.layoutType = 'Tabular'
  pivot.layout.subtotalLocation = 'Off'
  pivot.layout.autoFormat = false
  const hierarchy = (column: string): Excel.PivotHierarchy => pivot.hierarchies.getItem(header(column))
  for (const column of step.rows) pivot.rowHierarchies.add(hierarchy(column))
  for (const column of step.columns) pivot.columnHierarchies.add(hierarchy(column))
  for (const column of step.filters) pivot.filterHierarchies.add(hierarchy(column))
  const captions = valueCaptions(
    step.values.map(({ caption }) => caption),
    source.headers,
  )
  step.values.forEach(({ column, summarize, format, decimals }, index) => {
    const values = pivot.dataHierarchies.add(hierarchy(column))
    values.summarizeBy = summarize === 'sum' ? 'Sum' : 'Count'
    values.name = captions[index] ?? ''
    values.numberFormat = numberFormat(format, decimals)
  })
  pivot.layout.showRowGrandTotals = step.grandTotals.rows
  pivot.layout.showColumnGrandTotals = step.grandTotals.columns
  pivot.layout.repeatAllItemLabels(true)
  pivot.refreshOnOpen = true
  return pivot
}

/** The fields of a PivotTable that have an item without a value, with the word for it. */
export interface BlankItems {
  readonly items: Excel.PivotItemCollection
  /** What the other items of the field are called. */
  readonly others: ReadonlySet<string>
  readonly word: string
}

/** Asks for the items of fields with missing values: what Excel calls the missing one depends on its language. */
export function askForBlanks(
  step: PivotStep,
  pivot: Excel.PivotTable,
  placing: Placing,
): readonly BlankItems[] {
  const word = step.words.blank
  if (word === undefined) return []
  const source = placing.source(step.source)
  return [...step.rows, ...step.columns, ...step.filters].flatMap((column) => {
    const others = textsOf(source, column)
    if (!others) return []
    const name = source.headers[columnIndex(source, column)] ?? ''
    const { items } = pivot.hierarchies.getItem(name).fields.getItem(name)
    items.load('items/name')
    return [{ items, others, word }]
  })
}

/** The texts of a column, or null where no row of it is empty or where it does not hold texts. */
function textsOf({ step }: TablePlace, id: string): ReadonlySet<string> | null {
  const column = step.columns.find((it) => it.id === id)
  if (!column || column.data.kind === 'number' || column.data.kind === 'date') return null
  const texts = new Set<string>()
  let missing = false
  for (let row = 0; row < step.rows; row++) {
    const value = cellValue(column, row)
    if (value === null) missing = true
    else texts.add(String(value).toLowerCase())
  }
  return missing ? texts : null
}

/** Gives the items without a value the plan's word; their fields must have been loaded. */
export function nameBlanks(blanks: readonly BlankItems[]): void {
  for (const { items, others, word } of blanks) {
    const blank = items.items.find(({ name }) => !others.has(name.toLowerCase()))
    if (blank) blank.name = word
  }
}
