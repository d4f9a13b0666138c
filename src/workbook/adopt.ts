/**
 * Tables that were cut loose from the record: copied with their sheet, or turned into cells and made a table
 * again under another name. They are known by their headers and by the figures that stand in them.
 */
import type { BlockId } from '../report/report.ts'
import type { Plan, TableStep } from '../report/steps.ts'
import { tablesOf } from './charted.ts'
import { rowKeys } from './keys.ts'
import { ENOUGH } from './match-columns.ts'
import { blocksOf } from './record-of.ts'
import type { BlockRecord, ColumnRecord, WorkbookRecord } from './record.ts'
import { columnsAt, findColumns, lastValues, type Columns } from './side.ts'
import type { BlockState, TableState, TableThere } from './state.ts'
import { cellValues } from './values.ts'

/** A table that may take the place of a lost one. */
export interface Adoption {
  readonly block: BlockId
  /** What the lost table was called. */
  readonly lost: string
  readonly table: TableThere
  /** The block as it is recorded then. What was last written into this table nobody knows: no base. */
  readonly record: BlockRecord
}

/**
 * The tables that have the headers of a block that is missing: those of its keys, and at least half of all.
 * Tables in which other blocks were found are none. Whether their rows are ours `holdsFigures` tells.
 */
export function adoptable(
  record: WorkbookRecord,
  states: readonly BlockState[],
  tables: readonly TableThere[],
  theirs: Plan,
): Adoption[] {
  const steps = tablesOf(theirs)
  const blocks = blocksOf(record)
  const missing = new Set(states.flatMap(({ kind, block }) => (kind === 'missing' ? [block] : [])))
  const standing = new Set([
    ...states.flatMap((it) => (it.kind === 'table' ? [it.object.name] : [])),
    ...blocks.flatMap(({ block, object }) => (missing.has(block) ? [] : [object.name])),
  ])
  const free = tables.filter(({ object }) => !standing.has(object.name))
  return blocks.flatMap((block) => {
    const step = steps.get(block.block)
    if (!step || block.kind !== 'table' || !missing.has(block.block)) return []
    return free.flatMap((table) => adoption(block, step, table) ?? [])
  })
}

function adoption(block: BlockRecord, step: TableStep, table: TableThere): Adoption | null {
  const { base: _, prints: __, withdrawn: ___, ...known } = block
  const recorded = block.columns ?? []
  const columns = recorded.map(({ id, header }): ColumnRecord => {
    const planned = step.columns.find((it) => it.id === id)?.header
    const found =
      table.columns.find((it) => it.header === header) ?? table.columns.find((it) => it.header === planned)
    return { id, header, ...found }
  })
  const there = new Set(table.columns.map(({ header }) => header))
  const matched = columns.filter(({ header }) => there.has(header))
  const keyed = (block.keys ?? []).every((key) => matched.some(({ id }) => id === key))
  if (!keyed || matched.length < recorded.length * ENOUGH) return null
  const { sheet, object, box } = table
  const at = { row: box.row, column: box.column }
  return {
    block: block.block,
    lost: block.object.name,
    table,
    record: { ...known, sheet, object, at, columns, base: null },
  }
}

/** Whether at least half of the rows of a table are figures of the block: new ones, or those last written. */
export function holdsFigures(
  { block, record }: Adoption,
  state: TableState,
  last: WorkbookRecord,
  theirs: Plan,
): boolean {
  const step = tablesOf(theirs).get(block)
  if (!step) return false
  const before = blocksOf(last).find((it) => it.block === block)
  const fresh: Columns = new Map(step.columns.map((it) => [it.id, cellValues(it, step.rows)] as const))
  const keysOf = (columns: Columns, rows: number): string[] => {
    const keys = (record.keys ?? []).map((id) => columns.get(id) ?? [])
    return rowKeys(keys, rows).filter((key) => key !== '')
  }
  const known = new Set([
    ...keysOf(fresh, step.rows),
    ...(before?.base ? keysOf(lastValues(before), before.base.rows) : []),
  ])
  const mine = keysOf(columnsAt(state, findColumns(state, record, fresh)), state.rows)
  const ours = mine.filter((key) => known.has(key)).length
  return ours > 0 && ours >= mine.length * ENOUGH
}

/** Those that leave nothing to choose: one table for the block, and no other block for the table. */
export function unambiguous<T extends Adoption>(all: readonly T[]): T[] {
  return all.filter(
    (it) =>
      all.filter(({ block }) => block === it.block).length === 1 &&
      all.filter(({ table }) => table.object.name === it.table.object.name).length === 1,
  )
}

/** The record with tables in the place of lost ones. */
export function adopt(record: WorkbookRecord, adoptions: readonly Adoption[]): WorkbookRecord {
  const taken = new Map(adoptions.map((it) => [it.block, it.record]))
  const renewed = (blocks: readonly BlockRecord[]): readonly BlockRecord[] =>
    blocks.map((it) => taken.get(it.block) ?? it)
  return {
    ...record,
    reports: record.reports.map((it) => ({ ...it, blocks: renewed(it.blocks) })),
    shared: renewed(record.shared),
  }
}
