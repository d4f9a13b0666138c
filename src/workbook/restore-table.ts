import { fail, ok, type Result } from '../base/result.ts'
import type { RankedRows, RowChange, TableChanges } from './changes.ts'
import { keyText } from './keys.ts'
import { formatsBack } from './merge-formats.ts'
import { mergeRows } from './merge-rows.ts'
import { mergeColumn } from './merge-table.ts'
import { rankedRows } from './ranked-rows.ts'
import type { WorkbookProblem } from './problem.ts'
import type { BlockRecord, TableUndo } from './record.ts'
import { columnsAt, findColumns, lastRows, lastValues, placed, sideOf, type Side } from './side.ts'
import type { Sides } from './sides.ts'
import type { TableState } from './state.ts'
import type { CellContent } from './values.ts'

/**
 * Takes back what the last refresh did to a table, as a merge like any other: what it wrote is the base,
 * what stood there before are the new figures. So whatever the analyst has done since stays or is asked
 * about. Rows that it removed come back at the end of the table; columns that it added stay.
 */
export function restoreTable(
  state: TableState,
  record: BlockRecord,
  previous: BlockRecord,
  undo: TableUndo,
): Result<TableChanges, WorkbookProblem> {
  const positions = findColumns(state, record)
  const keys = record.keys ?? []
  const read = sideOf(columnsAt(state, positions), state.rows, keys)
  if (!read.ok) return fail(placed(read.error, state, record))
  const mine = read.value
  const rowOf = rowsByText(mine)
  const added = new Set(undo.added)
  const back = undo.removed.keys.flatMap((key, at) => (rowOf.has(key) ? [] : [at]))
  const staying = mine.keys.flatMap((key, row) => (key === '' || added.has(keyText(key)) ? [] : [row]))

  // Whatever the refresh did not write is the same on all three sides.
  const before = new Map([...mine.columns].map(([id, values]) => [id, [...values]]))
  const after = new Map([...mine.columns].map(([id, values]) => [id, [...values]]))
  for (const cells of undo.cells) {
    const [old, fresh] = [before.get(cells.column), after.get(cells.column)]
    cells.keys.forEach((key, at) => {
      const row = rowOf.get(key)
      if (row === undefined || !old || !fresh) return
      old[row] = cells.old[at] ?? null
      fresh[row] = cells.new[at] ?? null
    })
  }
  const written = sideOf(lastValues(record), record.base ? lastRows(record) : 0, keys)
  for (const key of written.ok ? undo.added : []) {
    const row = rowOf.get(key)
    const at = row === undefined || !written.ok ? undefined : written.value.index.get(mine.keys[row] ?? '')
    if (row === undefined || at === undefined || !written.ok) continue
    for (const [id, values] of after) values[row] = written.value.columns.get(id)?.[at] ?? null
  }

  const removedColumn = (position: number): readonly CellContent[] => {
    const header = state.columns[position]?.header
    return undo.removed.columns.find((it) => it.header === header)?.values ?? []
  }
  const ids = new Map([...positions].map(([id, position]) => [position, id]))
  const theirs = new Map(
    [...positions].map(([id, position]) => {
      const values = staying.map((row) => before.get(id)?.[row] ?? null)
      return [id, [...values, ...back.map((at) => removedColumn(position)[at] ?? null)]]
    }),
  )
  const backKeys = back.map((at) => undo.removed.keys[at] ?? '')
  const sides: Sides = {
    mine,
    positions,
    keys,
    last: { ...mine, columns: after },
    withdrawnFrom: mine.rows,
    complete: true,
    written: null,
    theirs: keyed(theirs, [...staying.map((row) => mine.keys[row] ?? ''), ...backKeys]),
  }
  const rows = mergeRows(sides, state)
  const columns = state.columns.map(({ header }, at) => ({ header, id: ids.get(at) ?? null, look: null }))
  return ok({
    block: record.block,
    sheet: state.sheet,
    object: state.object,
    mode: 'three-way',
    rows: state.rows,
    columns,
    columnChanges: [],
    cellChanges: [...positions.keys()].flatMap((id) => mergeColumn({ id }, sides, rows)),
    formats: formatsBack(positions, record, previous),
    rowChanges: [...rows.changes, ...marksBack(undo, rowOf)],
    fresh: {
      rows: back.length,
      columns: columns.map((_, position) => back.map((at) => removedColumn(position)[at] ?? null)),
    },
    gone: {
      rows: rows.gone.length,
      columns: state.columns.map(({ values }) => rows.gone.map((row) => values[row] ?? null)),
    },
    next: { ...previous, sheet: state.sheet, object: state.object },
    stillWithdrawn: rows.stillWithdrawn,
    ranked: written.ok ? orderBack({ ...sides, last: written.value }, state, previous, undo.reordered) : null,
  })
}

/**
 * The rows as they were recorded before, in their order, for the charts that draw some of them; brought back
 * into that order where the refresh changed it. Columns that are newer have no values there.
 */
function orderBack(
  sides: Sides,
  state: TableState,
  previous: BlockRecord,
  reordered: boolean,
): RankedRows | null {
  if (!previous.base) return null
  const values = new Map(lastValues(previous))
  for (const id of sides.positions.keys()) if (!values.has(id)) values.set(id, [])
  const before = sideOf(values, lastRows(previous), sides.keys)
  if (!before.ok) return null
  const ids = new Map([...sides.positions].map(([id, position]) => [position, id]))
  const columns = state.columns.map((_, position) => values.get(ids.get(position) ?? '') ?? null)
  const ranked = rankedRows({ ...sides, theirs: before.value }, state, { rows: before.value.rows, columns })
  return reordered ? ranked : { ...ranked, contents: null }
}

const keyed = (columns: Side['columns'], keys: readonly string[]): Side => ({
  rows: keys.length,
  columns,
  keys,
  index: new Map(keys.map((key, row) => [key, row])),
})

/** Row by the key that people read; a text that two keys share names neither. */
function rowsByText({ keys }: Side): ReadonlyMap<string, number> {
  const rows = new Map<string, number>()
  const twice = new Set<string>()
  for (const [row, key] of keys.entries()) {
    const text = keyText(key)
    if (rows.has(text)) twice.add(text)
    rows.set(text, row)
  }
  for (const text of ['', ...twice]) rows.delete(text)
  return rows
}

function marksBack(undo: TableUndo, rowOf: ReadonlyMap<string, number>): RowChange[] {
  const marks = (keys: readonly string[], change: (key: string, row: number) => RowChange): RowChange[] =>
    keys.flatMap((key) => {
      const row = rowOf.get(key)
      return row === undefined ? [] : [change(key, row)]
    })
  return [
    ...marks(undo.marked, (key, row) => ({ why: 'returned', key, row })),
    ...marks(undo.unmarked, (key, row) => ({ why: 'kept', key, row, because: 'beside' })),
  ]
}
