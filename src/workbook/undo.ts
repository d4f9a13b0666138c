import { pickRows, type DecidedTable } from './decide-table.ts'
import { MOST_PACKED_CELLS } from './pack.ts'
import type { RefreshUndo, TableUndo } from './record.ts'
import { plainValue } from './values.ts'

/** What takes back the changes of one table. */
export function undoOf({ changes, cells, rows }: DecidedTable): TableUndo {
  const columns = new Set(cells.map((it) => it.column))
  const gone = pickRows(
    changes.gone,
    rows.removed.map((it) => it.gone),
  )
  const keysOf = (list: readonly { readonly key: string }[]): string[] => list.map((it) => it.key)
  return {
    block: changes.block,
    reordered: Boolean(changes.ranked?.contents),
    cells: [...columns].map((column) => {
      const list = cells.filter((it) => it.column === column)
      const [old, written] = [list.map((it) => it.old), list.map((it) => plainValue(it.new))]
      return { column, keys: keysOf(list), old, new: written }
    }),
    added: keysOf(rows.appended),
    marked: keysOf(rows.marked),
    unmarked: keysOf(rows.unmarked),
    removed: {
      keys: keysOf(rows.removed),
      columns: gone.columns.flatMap((values, at) => {
        const header = changes.columns[at]?.header
        return rows.removed.length > 0 && values && header !== undefined ? [{ header, values }] : []
      }),
    },
  }
}

/** The same, or nothing where it is more than the record should hold. */
export function storableUndo(undo: RefreshUndo): RefreshUndo | undefined {
  const cells = undo.tables.map((table) => {
    const changed = table.cells.reduce((sum, column) => sum + column.keys.length, 0)
    return changed + table.added.length + table.removed.keys.length * (table.removed.columns.length + 1)
  })
  return cells.reduce((sum, count) => sum + count, 0) > MOST_PACKED_CELLS ? undefined : undo
}
