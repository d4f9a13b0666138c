import { isEmpty } from './same.ts'
import type { ColumnRecord } from './record.ts'
import type { StateColumn } from './state.ts'
import { isFormula, type CellContent } from './values.ts'

/** Position in the table by column id; ids of columns that are gone are absent. */
export type Positions = ReadonlyMap<string, number>

/**
 * Finds the managed columns in the table as it is now, wherever they stand and whatever they are called. A
 * column that was renamed is known by the host's id, even when a column of the analyst took over its header;
 * where the host has no ids, by what stands in it. `expected` gives what that should be: the values last
 * written, or the new ones.
 */
export function matchColumns(
  record: readonly ColumnRecord[],
  mine: readonly StateColumn[],
  expected: (id: string) => readonly CellContent[],
): Positions {
  const headers = new Set(record.map((column) => column.header))
  const found = new Map<string, number>()
  const taken = new Set<number>()
  const free = (position: number): boolean => {
    const header = mine[position]?.header
    return header !== undefined && !headers.has(header) && !taken.has(position)
  }
  const trusted = hostsAgree(record, mine)
  const clues = record.map(({ id, header, host }) => {
    const byHeader = mine.findIndex((it) => it.header === header)
    const byHost = trusted ? mine.findIndex((it) => it.host !== undefined && it.host === host) : -1
    return { id, position: free(byHost) ? byHost : byHeader }
  })
  for (const { id, position } of clues) {
    if (position < 0) continue
    found.set(id, position)
    taken.add(position)
  }
  for (const { id, position } of clues) {
    if (position >= 0) continue
    const values = expected(id)
    const alike = mine
      .map((column, at) => ({ at, share: free(at) ? agreement(column.values, values) : 0 }))
      .toSorted((a, b) => b.share - a.share)[0]
    if (!alike || alike.share < ENOUGH) continue
    found.set(id, alike.at)
    taken.add(alike.at)
  }
  return found
}

/** Some programs number the columns of a table anew when they save it: then the ids say nothing. */
function hostsAgree(record: readonly ColumnRecord[], mine: readonly StateColumn[]): boolean {
  const hosts = new Map(mine.map((column) => [column.header, column.host]))
  const known = record.filter((column) => column.host !== undefined && hosts.get(column.header) !== undefined)
  return known.filter(({ header, host }) => hosts.get(header) === host).length * 2 >= known.length
}

/** At least this share of a column's filled cells must hold values that we wrote for it to be ours. */
export const ENOUGH = 0.5

/** The share of filled cells that hold one of the expected values; 0 where none is filled. */
export function agreement(cells: readonly CellContent[], expected: readonly CellContent[]): number {
  const known = new Set(expected.filter((it) => !isEmpty(it)))
  const filled = cells.filter((it) => !isEmpty(it))
  return filled.length === 0
    ? 0
    : filled.filter((it) => !isFormula(it) && known.has(it)).length / filled.length
}
