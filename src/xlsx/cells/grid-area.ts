import { letters } from '../../workbook/reference.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import type { Area, RowHeight } from './area.ts'
import type { Bytes } from '../bytes.ts'

export interface GridCell {
  readonly value: string | number | null
  /** Number of the cell's format. */
  readonly style: number
}

export interface Grid {
  readonly name: string
  readonly row: number
  readonly column: number
  readonly cells: readonly (readonly (GridCell | null)[])[]
  readonly heights?: readonly (RowHeight | null)[]
}

/** Few cells, each with a format of its own: texts and PivotTables. */
export function gridArea(grid: Grid, strings: SharedStrings): Area {
  const { name, row: top, column: left, cells, heights } = grid
  const columns = Math.max(1, ...cells.map((row) => row.length))
  const names = Array.from({ length: columns }, (_, index) => letters(left + index))
  return {
    name,
    row: top,
    column: left,
    rows: Math.max(1, cells.length),
    columns,
    height: (row) => heights?.[row - top] ?? null,
    write(out, row) {
      cells[row - top]?.forEach((cell, index) => {
        if (cell) writeCell(out, `${names[index] as string}${row + 1}`, cell, strings)
      })
    },
  }
}

function writeCell(out: Bytes, ref: string, { value, style }: GridCell, strings: SharedStrings): void {
  const start = style > 0 ? `<c r="${ref}" s="${style}"` : `<c r="${ref}"`
  if (typeof value === 'string') out.ascii(`${start} t="s"><v>${strings.index(value)}</v></c>`)
  else if (value !== null && Number.isFinite(value)) out.ascii(`${start}><v>${value}</v></c>`)
  else if (style > 0) out.ascii(`${start}/>`)
}
