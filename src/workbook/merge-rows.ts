import type { RowChange } from './changes.ts'
import { keyText } from './keys.ts'
import { isEmpty, same } from './same.ts'
import type { Sides } from './sides.ts'
import type { TableState } from './state.ts'
import { isFormula } from './values.ts'

/** Rows that stand on both sides, as parallel arrays of row numbers; -1 in `last` where it has no such row. */
export interface Pairs {
  readonly mine: readonly number[]
  readonly theirs: readonly number[]
  readonly last: readonly number[]
}

export interface MergedRows {
  readonly pairs: Pairs
  readonly changes: readonly RowChange[]
  /** Rows of theirs that may join the table, rows of mine that may leave it. */
  readonly fresh: readonly number[]
  readonly gone: readonly number[]
  /** Rows of mine that were withdrawn in an earlier refresh and stay. */
  readonly stillWithdrawn: readonly number[]
}

/** Tells which rows belong together, which are new and which have lost their figure. */
export function mergeRows(sides: Sides, state: TableState): MergedRows {
  const known = pairRows(sides)
  const lost = lostRows(sides, state)
  return { ...known, ...lost, changes: [...known.changes, ...lost.changes] }
}

function pairRows(sides: Sides): { pairs: Pairs; changes: RowChange[]; fresh: number[] } {
  const { mine, theirs, last, withdrawnFrom, written } = sides
  const pairs = { mine: [] as number[], theirs: [] as number[], last: [] as number[] }
  const changes: RowChange[] = []
  const fresh: number[] = []
  for (const [their, it] of theirs.keys.entries()) {
    const key = keyText(it)
    const row = mine.index.get(it)
    const before = last.index.get(it) ?? -1
    if (row !== undefined) {
      pairs.mine.push(row)
      pairs.theirs.push(their)
      pairs.last.push(before)
      if (before >= withdrawnFrom) changes.push({ why: 'returned', key, row })
    } else if (before < 0 && written?.theirs[their]) {
      changes.push({ why: 'yours', key })
    } else if (before < 0 || before >= withdrawnFrom) {
      changes.push({ why: 'added', key, fresh: fresh.push(their) - 1 })
    } else if (unchanged(sides, their, before)) {
      changes.push({ why: 'yours', key })
    } else {
      changes.push({ why: 'conflict', about: 'removed-and-revised', key, fresh: fresh.push(their) - 1 })
    }
  }
  return { pairs, changes, fresh }
}

const unchanged = ({ theirs, last }: Sides, their: number, before: number): boolean =>
  [...theirs.columns].every(([id, values]) => {
    const column = last.columns.get(id)
    return !column || same(values[their] ?? null, column[before] ?? null)
  })

/** Rows that theirs no longer has. They go only where nothing of the analyst's would go with them. */
function lostRows(
  sides: Sides,
  state: TableState,
): { changes: RowChange[]; gone: number[]; stillWithdrawn: number[] } {
  const { mine, theirs, last, withdrawnFrom, complete, written } = sides
  const wroteBeside = besideOf(sides, state)
  const changes: RowChange[] = []
  const gone: number[] = []
  const stillWithdrawn: number[] = []
  for (const [row, it] of mine.keys.entries()) {
    if (it === '' || theirs.index.has(it)) continue
    const key = keyText(it)
    const before = last.index.get(it)
    // With a complete base, a row that was never written by us is the analyst's own.
    if (before === undefined && complete) continue
    if (before !== undefined && before >= withdrawnFrom) stillWithdrawn.push(row)
    else if (wroteBeside(row)) changes.push({ why: 'kept', key, row, because: 'beside' })
    else if (before === undefined && !written?.mine?.[row]) {
      changes.push({ why: 'conflict', about: 'withdrawn-or-yours', key, row, gone: gone.push(row) - 1 })
    } else if (before !== undefined && edited(sides, row, before))
      changes.push({ why: 'kept', key, row, because: 'edited' })
    else changes.push({ why: 'withdrawn', key, row, gone: gone.push(row) - 1 })
  }
  return { changes, gone, stillWithdrawn }
}

export const edited = ({ mine, last }: Sides, row: number, before: number): boolean =>
  [...last.columns].some(([id, values]) => {
    const column = mine.columns.get(id)
    return column !== undefined && !same(column[row] ?? null, values[before] ?? null)
  })

/**
 * Whether the analyst wrote something beside the managed cells of a row: a note, or anything in a column of
 * their own. In a column of formulas, which says the same of every row, only what is no formula counts.
 * What stands beside the table does not move with its rows: no row above it can go without parting it from
 * the figure that it was written for.
 */
export function besideOf({ positions }: Sides, state: TableState): (row: number) => boolean {
  const managed = new Set(positions.values())
  const noted = new Set(state.noted)
  const lastBeside = state.beside.at(-1) ?? -1
  const own = state.columns
    .filter((_, position) => !managed.has(position))
    .map(({ values }) => ({
      values,
      calculated: values.filter((it) => isFormula(it)).length * 2 > values.length,
    }))
  return (row) =>
    row <= lastBeside ||
    noted.has(row) ||
    own.some(({ values, calculated }) => {
      const content = values[row] ?? null
      return !isEmpty(content) && !(calculated && isFormula(content))
    })
}
