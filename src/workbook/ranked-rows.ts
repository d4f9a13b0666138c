import type { RankedRows, RowsContent } from './changes.ts'
import { keyText } from './keys.ts'
import { besideOf, edited } from './merge-rows.ts'
import type { Sides } from './sides.ts'
import type { TableState } from './state.ts'

/**
 * A table of which a chart draws the first rows means something by its order, so it is brought into that of
 * the new figures; but only while it stands as it was last written. Once the analyst has sorted it, edited
 * it or written beside it, no row moves.
 */
export function rankedRows(sides: Sides, state: TableState, fresh: RowsContent): RankedRows {
  const { mine, theirs } = sides
  const old: RowsContent = { rows: state.rows, columns: state.columns.map(({ values }) => values) }
  return {
    keys: mine.keys.map(keyText),
    newKeys: theirs.keys.map(keyText),
    contents: asWritten(sides, state) ? { old, new: fresh } : null,
  }
}

function asWritten(sides: Sides, state: TableState): boolean {
  const { mine, last, complete } = sides
  const beside = besideOf(sides, state)
  return (
    complete &&
    mine.keys.length === last.keys.length &&
    mine.keys.every((key, row) => key === last.keys[row] && !edited(sides, row, row) && !beside(row))
  )
}
