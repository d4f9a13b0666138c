import type { Cell } from '../report/steps.ts'
import { cellRef } from '../workbook/reference.ts'
import { cellText } from '../workbook/values.ts'
import type { Warn } from '../workbook/warning.ts'
import { jsonBytes, type Batch } from './batch.ts'
import { asInput, LONGEST_TEXT, type Input } from './input.ts'
import { writeLinks, type LinkRun } from './links.ts'
import type { CellsPlace, Placing } from './placing.ts'
import { cellLook } from './styles.ts'

const HIGHEST_ROW = 409

interface Target {
  readonly sheet: Excel.Worksheet
  readonly name: string
  readonly batch: Batch
  readonly placing: Placing
  readonly warn: Warn
}

/** Free-standing text: links, values, looks, heights, and the hidden name that finds it again. */
export async function writeCells({ step, box, anchor }: CellsPlace, target: Target): Promise<void> {
  const { sheet, name, batch, warn } = target
  const grid = Array.from({ length: box.rows }, (_, row) =>
    Array.from({ length: box.columns }, (__, column) => step.cells[row]?.[column] ?? null),
  )
  await writeLinks(linksOf(grid, box), target)
  const values = grid.map((row, r) =>
    row.map((cell, c): Input => {
      if (typeof cell?.value !== 'string') return asInput(cell?.value ?? null)
      if (cell.value.length > LONGEST_TEXT) {
        const place = cellRef(box.row + r, box.column + c)
        warn({ code: 'cell/text-cut', sheet: name, cell: place, detail: { length: cell.value.length } })
      }
      return asInput(cellText(cell.value))
    }),
  )
  const looks = grid.map((row) => row.map((cell) => (cell ? { format: cellLook(cell) } : {})))
  const bytes = jsonBytes(looks) + jsonBytes(values)
  await batch.add({ sheet: name, bytes, calls: 5, cells: box.rows * box.columns })
  const range = sheet.getRangeByIndexes(box.row, box.column, box.rows, box.columns)
  range.values = values
  range.setCellProperties(looks)
  const item = batch.context.workbook.names.add(anchor, range)
  item.visible = false
  await writeHeights(grid, step.heights ?? [], box.row, target)
}

/** Rows with a height of their own get it; rows with wrapped text get what it needs. */
async function writeHeights(
  grid: readonly (readonly (Cell | null)[])[],
  heights: readonly (number | null)[],
  top: number,
  { sheet, name, batch }: Target,
): Promise<void> {
  for (const [index, row] of grid.entries()) {
    const points = heights[index] ?? null
    const wraps = row.some((cell) => cell?.wrap)
    if (points === null && !wraps) continue
    await batch.add({ sheet: name })
    const { format } = sheet.getRangeByIndexes(top + index, 0, 1, 1).getEntireRow()
    if (points === null) format.autofitRows()
    else format.rowHeight = Math.min(points, HIGHEST_ROW)
  }
}

function linksOf(
  grid: readonly (readonly (Cell | null)[])[],
  at: { readonly row: number; readonly column: number },
): LinkRun[] {
  return grid.flatMap((row, r) =>
    row.flatMap((cell, c) =>
      cell?.link ? [{ row: at.row + r, column: at.column + c, rows: 1, link: cell.link }] : [],
    ),
  )
}
