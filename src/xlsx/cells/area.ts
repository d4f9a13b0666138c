import type { Bytes } from '../bytes.ts'
import type { Box } from '../../workbook/reference.ts'

/** A rectangle of a sheet that knows how to write its cells. Areas of one sheet do not overlap. */
export interface Area extends Box {
  /** What the rectangle belongs to, for the problem when two overlap. */
  readonly name: string
  /** The height that the row (of the sheet, from 0) needs, or null where the usual one does. */
  height(row: number): RowHeight | null
  /** Writes the cells that the area has in a row of the sheet, left to right, as `<c>` elements. */
  write(out: Bytes, row: number): void
}

export interface RowHeight {
  readonly points: number
  /** Asked for by the plan, not estimated: Excel then keeps it when the text changes. */
  readonly fixed: boolean
}
