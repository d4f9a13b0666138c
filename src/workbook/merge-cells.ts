import type { CellsStep } from '../report/steps.ts'
import type { CellsChanges, TextChange } from './changes.ts'
import { unpackColumn } from './pack.ts'
import type { BlockRecord, PackedValues } from './record.ts'
import { same } from './same.ts'
import type { CellsState } from './state.ts'
import type { CellContent, CellValue } from './values.ts'

/**
 * The merge of free-standing text (titles, coverage lines, lists) cell by cell of its rectangle. Text that
 * the analyst changed stays, whatever the new text; so does what they wrote where the block has to grow.
 * `step` gives the look of the new cells; without it only their values change.
 */
export function mergeCells(
  state: CellsState,
  record: BlockRecord,
  theirs: PackedValues,
  step?: CellsStep,
): CellsChanges {
  const mine = (row: number, column: number): CellContent => state.cells[row]?.[column] ?? null
  const last = reader(record.base)
  const fresh = reader(theirs)
  const rows = Math.max(theirs.rows, record.base?.rows ?? 0)
  const columns = Math.max(theirs.columns.length, record.base?.columns.length ?? 0)
  const changes: TextChange[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [old, base, next] = [mine(row, column), last(row, column), fresh(row, column)]
      if (same(old, next)) continue
      const cell = step?.cells[row]?.[column]
      const why = same(old, base) ? 'revised' : 'yours'
      changes.push({ why, row, column, old, new: next, ...(cell ? { cell } : {}) })
    }
  }
  return {
    block: record.block,
    sheet: state.sheet,
    at: record.at,
    changes,
    next: { ...record, sheet: state.sheet, base: theirs },
  }
}

function reader(packed: PackedValues | null | undefined): (row: number, column: number) => CellValue {
  const columns = packed?.columns.map(unpackColumn) ?? []
  return (row, column) => columns[column]?.[row] ?? null
}
