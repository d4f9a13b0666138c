import { isEmpty } from './same.ts'
import type { ColumnRecord } from './record.ts'
import type { StateColumn } from './state.ts'
import { isFormula, type CellContent } from './values.ts'

/** Position in the table by column id; ids of columns that are gone are absent. */
export type Positions = ReadonlyMap<string, number>

/**
 * Finds the managed columns in the table as it is now, wherever they stand and whatever they are called.
 * A column is known by its header; one that was renamed, by the host's id or by what stands in it. Contents
 * decide where these disagree, so that a column of the analyst that took over an old header is never
 * mistaken for ours. `expected` gives what should stand in a column: the values last written, or new ones
 * where those are not `stored`.
 */
export function matchColumns(
  record: readonly ColumnRecord[],
  mine: readonly StateColumn[],
  expected: (id: string) => readonly CellContent[],
  stored: boolean,
): Positions {
  const headers = new Set(record.map((column) => column.header))
  const found = new Map<string, number>()
  const clues = record.map((column) => ({
    id: column.id,
    byHeader: mine.findIndex((it) => it.header === column.header),
    byHost: mine.findIndex((it) => it.host !== undefined && it.host === column.host),
  }))
  const free = (position: number): boolean => {
    const header = mine[position]?.header
    return header !== undefined && !headers.has(header) && ![...found.values()].includes(position)
  }

  const certain = clues.filter((it) => it.byHeader >= 0 && (it.byHeader === it.byHost || !free(it.byHost)))
  for (const { id, byHeader } of certain) found.set(id, byHeader)

  for (const { id, byHeader, byHost } of clues) {
    if (found.has(id)) continue
    const values = expected(id)
    const candidates = mine.flatMap((column, position) => {
      if (position !== byHeader && !free(position)) return []
      const share = agreement(column.values, values)
      // The host's id is a clue of its own; some programs number columns anew, so contents must not deny it.
      const ours = position === byHost ? !stored || share !== 0 : share !== null && share >= ENOUGH
      return ours ? [{ position, share: share ?? 0 }] : []
    })
    const best = candidates.sort((a, b) => b.share - a.share)[0]
    if (best) found.set(id, best.position)
    else if (byHeader >= 0) found.set(id, byHeader)
  }
  return found
}

/** At least this share of a column's filled cells must hold values that we wrote for it to be ours. */
export const ENOUGH = 0.5

/** The share of filled cells that hold one of the expected values; null where nothing can be compared. */
export function agreement(cells: readonly CellContent[], expected: readonly CellContent[]): number | null {
  const known = new Set(expected.filter((it) => !isEmpty(it)))
  const filled = cells.filter((it) => !isEmpty(it))
  if (filled.length === 0 || known.size === 0) return null
  return filled.filter((it) => !isFormula(it) && known.has(it)).length / filled.length
}
