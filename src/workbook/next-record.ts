import type { TableStep } from '../report/steps.ts'
import type { ColumnChange } from './changes.ts'
import { formatOf } from './merge-formats.ts'
import type { MergedRows } from './merge-rows.ts'
import { packBase, packValues } from './pack.ts'
import { tablePrints } from './record-of.ts'
import type { BlockRecord, ColumnRecord } from './record.ts'
import { MOST_PRINTED_ROWS, packPrints, rowPrints } from './row-prints.ts'
import type { Sides } from './sides.ts'
import type { TableState } from './state.ts'
import { plainValue, type CellValue } from './values.ts'

/** A table's merge so far. */
export interface Merge {
  readonly state: TableState
  readonly record: BlockRecord
  readonly step: TableStep
  readonly sides: Sides
  readonly rows: MergedRows
  readonly columnChanges: readonly ColumnChange[]
}

/** The record of a table after its merge, but for conflicts that keep a withdrawn row. */
export function nextRecord({ state, record, step, sides, rows, columnChanges }: Merge): BlockRecord {
  const recorded = record.columns ?? []
  // In the order in which they were written, so that only the analyst's reordering counts as such.
  const ids = [...recorded.map((it) => it.id), ...step.columns.map((it) => it.id)]
  const columns = [...new Set(ids)]
    .filter((id) => sides.theirs.columns.has(id))
    .map((id) => columnRecord(id, state, step, sides, recorded, columnChanges))
  const staying = [
    ...rows.changes.flatMap((it) => (it.why === 'kept' ? [it.row] : [])),
    ...rows.stillWithdrawn,
  ]
  const { withdrawn: _, prints: __, ...rest } = record
  const base = packBase(
    step.rows,
    columns.map(({ id }) => (sides.theirs.columns.get(id) ?? []).map(plainValue)),
  )
  return {
    ...rest,
    sheet: state.sheet,
    object: state.object,
    columns,
    keys: step.keys,
    base,
    ...(base === null ? printsOf(columns, step, sides) : {}),
    ...(staying.length === 0
      ? {}
      : {
          withdrawn: packValues(
            staying.length,
            columns.map(({ id }) => lastOrMine(sides, id, staying)),
          ),
        }),
  }
}

/** The prints of the new figures; those of the plan, where the record has just its columns. */
function printsOf(
  columns: readonly ColumnRecord[],
  step: TableStep,
  { theirs }: Sides,
): Pick<BlockRecord, 'prints'> {
  const ids = columns.map(({ id }) => id)
  if (ids.join('\n') === step.columns.map(({ id }) => id).join('\n')) return tablePrints(step)
  if (step.rows > MOST_PRINTED_ROWS) return {}
  return { prints: packPrints(rowPrints(ids, theirs.columns, step.rows)) }
}

/** What was last written in a column of these rows of the sheet; what stands there where that is not known. */
const lastOrMine = ({ mine, last }: Sides, id: string, rows: readonly number[]): CellValue[] =>
  rows.map((row) => {
    const before = last.index.get(mine.keys[row] ?? '')
    const column = before === undefined ? mine.columns.get(id)?.[row] : last.columns.get(id)?.[before]
    return plainValue(column ?? null)
  })

function columnRecord(
  id: string,
  state: TableState,
  step: TableStep,
  { positions }: Sides,
  recorded: readonly ColumnRecord[],
  changes: readonly ColumnChange[],
): ColumnRecord {
  const found = state.columns[positions.get(id) ?? -1]
  const added = changes.find((it) => it.why === 'added' && it.id === id)
  const known = recorded.find((it) => it.id === id)
  const header =
    found?.header ??
    (added?.why === 'added' ? added.header : known?.header) ??
    step.columns.find((it) => it.id === id)?.header ??
    id
  const host = found?.host ?? known?.host
  const planned = step.columns.find((it) => it.id === id)
  const format = planned ? formatOf(planned) : known?.numberFormat
  return {
    id,
    header,
    ...(host === undefined ? {} : { host }),
    ...(format === undefined ? {} : { numberFormat: format }),
  }
}
