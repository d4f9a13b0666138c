import { ok, type Result } from '../base/result.ts'
import type { Link, TableColumn, TableStep } from '../report/steps.ts'
import type { CellChange, ColumnChange, ColumnLook, RowsContent, TableChanges, Why } from './changes.ts'
import { keyText } from './keys.ts'
import { SOURCE_COLUMN } from './changes.ts'
import { columnChangesOf } from './merge-columns.ts'
import { mergeFormats } from './merge-formats.ts'
import { mergeRows, type MergedRows } from './merge-rows.ts'
import { nextRecord } from './next-record.ts'
import type { WorkbookProblem } from './problem.ts'
import { rankedRows } from './ranked-rows.ts'
import type { BlockRecord } from './record.ts'
import { isEmpty, same } from './same.ts'
import { sidesOf, type Sides, type WrittenRows } from './sides.ts'
import type { TableState } from './state.ts'
import { isFormula, plainValue, type CellContent } from './values.ts'

/**
 * The three-way merge of one table: what was last written (`record`), what stands there (`state`) and the
 * new figures (`step`), by row key and column id.
 *
 * The base that is recorded afterwards is the new figures, whatever is decided: a cell that keeps the
 * analyst's value against a revision counts as the analyst's from then on, and is asked about again only
 * when the figure is revised once more. Headers are never rewritten and nothing is reordered.
 *
 * Fails when rows cannot be told apart; nothing of the table can be refreshed then.
 *
 * @param ranked whether a chart draws some of the rows, so that their order has a meaning
 */
export function mergeTable(
  state: TableState,
  record: BlockRecord,
  step: TableStep,
  ranked = false,
): Result<TableChanges, WorkbookProblem> {
  const read = sidesOf(state, record, step)
  if (!read.ok) return read
  const sides = read.value
  const rows = mergeRows(sides, state)
  const columnChanges = columnChangesOf(sides, state, record, step)
  const columns = columnsAfter(sides, state, step, columnChanges)
  return ok({
    block: record.block,
    sheet: state.sheet,
    object: state.object,
    mode: sides.complete ? 'three-way' : sides.written ? 'by-row' : 'two-way',
    rows: state.rows,
    columns,
    columnChanges,
    cellChanges: [...sides.theirs.columns.keys()].flatMap((id) => {
      const links = step.columns.find((it) => it.id === id)?.links
      return mergeColumn(links ? { id, links } : { id }, sides, rows)
    }),
    formats: mergeFormats(sides.positions, record, step),
    rowChanges: rows.changes,
    fresh: freshRows(columns, sides, step, rows.fresh),
    gone: {
      rows: rows.gone.length,
      columns: state.columns.map(({ values }) => rows.gone.map((row) => values[row] ?? null)),
    },
    next: nextRecord({ state, record, step, sides, rows, columnChanges }),
    stillWithdrawn: rows.stillWithdrawn,
    ranked: ranked
      ? rankedRows(sides, state, freshRows(columns, sides, step, [...sides.theirs.keys.keys()]))
      : null,
  })
}

/** The changes of one column, pair by pair of rows; most cells end at the first comparison. */
export function mergeColumn(
  column: Pick<TableColumn, 'id' | 'links'>,
  sides: Sides,
  { pairs }: MergedRows,
): CellChange[] {
  const { id } = column
  const mine = sides.mine.columns.get(id)
  const theirs = sides.theirs.columns.get(id)
  // Key columns agree by the pairing itself.
  if (!mine || !theirs || sides.keys.includes(id)) return []
  const last = sides.last.columns.get(id)
  const sources = sides.theirs.columns.get(SOURCE_COLUMN)
  const changes: CellChange[] = []
  for (let pair = 0; pair < pairs.mine.length; pair++) {
    const row = pairs.mine[pair] ?? 0
    const their = pairs.theirs[pair] ?? 0
    const before = pairs.last[pair] ?? -1
    const old = mine[row] ?? null
    const fresh = theirs[their] ?? null
    if (old === fresh || same(old, fresh)) continue
    const base =
      before < 0 || !last ? baseByPrint(sides.written, row, their, old, fresh) : (last[before] ?? null)
    changes.push({
      why: base === undefined ? whyWithoutBase(old, fresh, before < 0, sides) : whyOf(old, fresh, base),
      row,
      key: keyText(sides.mine.keys[row] ?? ''),
      column: id,
      old,
      new: fresh,
      ...(base === undefined ? {} : { base: plainValue(base) }),
      source: String(plainValue(sources?.[their] ?? null) ?? ''),
      ...(column.links ? { link: column.links(their) } : {}),
    })
  }
  return changes
}

/** A row that stands as it was written, or whose figure was not revised, tells what stood in its cells. */
function baseByPrint(
  written: WrittenRows | null,
  row: number,
  their: number,
  old: CellContent,
  fresh: CellContent,
): CellContent | undefined {
  if (written?.mine?.[row]) return old
  return written?.theirs[their] ? fresh : undefined
}

function whyOf(old: CellContent, fresh: CellContent, base: CellContent): Why {
  if (same(old, base)) return 'revised'
  return same(fresh, base) ? 'yours' : 'conflict'
}

/**
 * A row that the analyst entered under the key of a new figure is theirs, and so is what we cannot have
 * written. A row that was edited while its figure was revised does not tell which of its cells was.
 */
function whyWithoutBase(old: CellContent, fresh: CellContent, isNew: boolean, sides: Sides): Why {
  if (sides.written?.mine) return 'conflict'
  if (isEmpty(old)) return 'revised'
  const notOurs = isFormula(old) || (!isEmpty(fresh) && typeof old !== typeof fresh)
  return (sides.complete && isNew) || notOurs ? 'conflict' : 'revised'
}

function columnsAfter(
  { positions }: Sides,
  state: TableState,
  step: TableStep,
  changes: readonly ColumnChange[],
): TableChanges['columns'] {
  const looks = new Map(step.columns.map((column) => [column.id, lookOf(column)]))
  const managed = new Map([...positions].map(([id, position]) => [position, id]))
  return [
    ...state.columns.map(({ header }, position) => {
      const id = managed.get(position)
      return { header, id: id ?? null, look: looks.get(id ?? '') ?? null }
    }),
    ...changes.flatMap((it) =>
      it.why === 'added' ? [{ header: it.header, id: it.id, look: looks.get(it.id) ?? null }] : [],
    ),
  ]
}

const lookOf = ({ format, decimals, wrap }: TableColumn): ColumnLook => ({
  format,
  ...(decimals === undefined ? {} : { decimals }),
  wrap,
})

function freshRows(
  columns: TableChanges['columns'],
  { theirs }: Sides,
  step: TableStep,
  rows: readonly number[],
): RowsContent {
  const links = columns.map(({ id }) => {
    const link = step.columns.find((it) => it.id === id)?.links
    return link ? rows.map((row): Link | null => link(row)) : null
  })
  return {
    rows: rows.length,
    columns: columns.map(({ id }) => {
      const values = id === null ? null : theirs.columns.get(id)
      return values ? rows.map((row) => values[row] ?? null) : null
    }),
    ...(links.some((it) => it !== null) ? { links } : {}),
  }
}
