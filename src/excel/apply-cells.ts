/** The edit of free-standing cells, and of charts. */
import type { CellsEdit, ChartEdit } from '../workbook/edit.ts'
import { WorkbookError } from '../workbook/problem.ts'
import type { BlockRecord } from '../workbook/record.ts'
import { jsonBytes, type Batch } from './batch.ts'
import { contentInput } from './input.ts'
import { hyperlink } from './links.ts'
import { isSafe } from './placing.ts'
import { cellLook } from './styles.ts'
import type { SheetFound, Survey } from './survey.ts'

export interface AskedCells {
  readonly edit: CellsEdit
  readonly anchor: Excel.Range | null
}

export interface CellsTarget {
  readonly edit: CellsEdit
  readonly on: SheetFound
  readonly row: number
  readonly column: number
}

/** Asks where the hidden name of the block stands now. */
export function askForCells(edit: CellsEdit, record: BlockRecord | undefined, all: Survey): AskedCells {
  const item = all.names.get(record?.object.name.toLowerCase() ?? '')
  const anchor = item?.getRangeOrNullObject() ?? null
  anchor?.load('rowIndex,columnIndex,worksheet/id')
  return { edit, anchor }
}

/** @throws WorkbookError where the block is gone or its sheet is protected */
export function cellsTarget({ edit, anchor }: AskedCells, all: Survey): CellsTarget {
  const found = anchor && !anchor.isNullObject ? anchor : null
  const id = found ? found.worksheet.id : edit.sheet.id
  const on = all.sheets.find((sheet) => sheet.id === id)
  if (!on || !found) throw new WorkbookError({ code: 'workbook/changed-meanwhile', sheet: edit.sheet.name })
  if (on.locked) throw new WorkbookError({ code: 'sheet/protected', sheet: on.name })
  return { edit, on, row: found.rowIndex, column: found.columnIndex }
}

export async function writeCellsEdit(target: CellsTarget, batch: Batch): Promise<void> {
  const { edit, on } = target
  for (const { row, column, value, cell } of edit.cells) {
    await batch.add({ sheet: on.name, calls: 4, bytes: jsonBytes(value), cells: 1 })
    const range = on.sheet.getRangeByIndexes(target.row + row, target.column + column, 1, 1)
    const link = cell?.link && isSafe(cell.link) ? hyperlink(cell.link, (name) => name) : null
    if (link) range.hyperlink = link
    range.values = [[contentInput(value)]]
    if (cell) range.setCellProperties([[{ format: cellLook(cell) }]])
  }
}

export interface AskedChart {
  readonly edit: ChartEdit
  readonly chart: Excel.Chart
  readonly on: SheetFound
}

/** @throws WorkbookError where the chart is gone or its sheet is protected */
export function askForChart(edit: ChartEdit, all: Survey): AskedChart {
  const { id, name } = edit.object
  const found =
    all.charts.find((it) => it.id === id) ??
    all.charts.find((it) => it.name === name && it.on.name === edit.sheet.name)
  if (!found) throw new WorkbookError({ code: 'workbook/changed-meanwhile', sheet: edit.sheet.name, name })
  if (found.on.locked) throw new WorkbookError({ code: 'sheet/protected', sheet: found.on.name, name })
  found.object.title.load('text')
  found.object.series.load('items/name')
  return { edit, chart: found.object, on: found.on }
}
