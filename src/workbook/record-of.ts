import { unreachable } from '../base/unreachable.ts'
import type { BlockId, ReportId } from '../report/report.ts'
import type { CellsStep, Plan, Step, TableStep } from '../report/steps.ts'
import { formatOf } from './merge-formats.ts'
import { chartRecord, tablesOf, type Tables } from './charted.ts'
import { isLarge, packBase } from './pack.ts'
import { layoutOf } from './pivot-layout.ts'
import type { BlockRecord, InstalledReport, PackedValues, WorkbookRecord } from './record.ts'
import { propertiesOf, textsOf } from './texts.ts'
import { MOST_PRINTED_ROWS, packPrints, tableRowPrints } from './row-prints.ts'
import { cellText, cellValues, type CellValue } from './values.ts'

/** Where an adapter put a block: the host's ids and the names that it was given in the end. */
export interface PlacedBlock {
  readonly block: BlockId
  readonly sheet: { readonly id: string; readonly name: string }
  /** Table, PivotTable or chart; for cells both are ''. */
  readonly object: { readonly id: string; readonly name: string }
  /** Tables: the host's ids of the columns, in the order of the plan. */
  readonly columns?: readonly string[]
  /** Tables: the headers as they stand in the sheet, where any had to differ from the plan's. */
  readonly headers?: readonly string[]
}

type BlockStep = Exclude<Step, { readonly kind: 'sheet' | 'name' }>
const isBlock = (step: Step): step is BlockStep => step.kind !== 'sheet' && step.kind !== 'name'

/**
 * The record of a plan that has been written. Blocks that were not placed (a host without charts) are left
 * out; blocks whose id begins with no report's id belong to all of them.
 */
export function recordOf(
  plan: Plan,
  placed: readonly PlacedBlock[],
  written: string = plan.created,
): WorkbookRecord {
  const places = new Map(placed.map((place) => [place.block, place]))
  const tables = tablesOf(plan)
  const texts = textsOf(plan)
  const blocks = plan.steps.filter(isBlock).flatMap((step) => {
    const place = places.get(step.block)
    const said = texts.get(step.block)
    return place ? [{ ...blockRecord(step, place, tables), ...(said ? { texts: said } : {}) }] : []
  })
  const ids = new Set<string>(plan.reports.map((report) => report.id))
  return {
    version: 1,
    reports: plan.reports.map((report) => ({
      report,
      dataset: plan.dataset,
      written,
      blocks: blocks.filter((it) => reportIdOf(it.block) === report.id),
    })),
    shared: blocks.filter((it) => !ids.has(reportIdOf(it.block))),
    properties: propertiesOf(plan),
  }
}

/** All blocks of a record, whatever report they belong to. */
export const blocksOf = ({
  reports,
  shared,
}: Pick<WorkbookRecord, 'reports' | 'shared'>): readonly BlockRecord[] => [
  ...reports.flatMap(({ blocks }) => blocks),
  ...shared,
]

/** The part of a block's id that stands in front of the slash. */
export const reportIdOf = (block: BlockId): ReportId => block.split('/', 1)[0] as ReportId

function blockRecord(step: BlockStep, place: PlacedBlock, tables: Tables): BlockRecord {
  const at = { row: step.at.row, column: step.at.column }
  const common = { block: step.block, kind: step.kind, sheet: place.sheet, object: place.object, at }
  switch (step.kind) {
    case 'cells':
      return { ...common, base: cellsBase(step) }
    case 'table':
      return {
        ...common,
        columns: step.columns.map((column, index) => {
          const host = place.columns?.[index]
          return {
            id: column.id,
            header: place.headers?.[index] ?? column.header,
            ...(host === undefined ? {} : { host }),
            numberFormat: formatOf(column),
          }
        }),
        keys: step.keys,
        ...lastWritten(step),
      }
    case 'chart':
      return { ...common, chart: chartRecord(step, tables) }
    case 'pivot': {
      const source = [...tables.values()].find((it) => it.name === step.source)?.block
      return { ...common, ...(source === undefined ? {} : { pivot: layoutOf(step, source) }) }
    }
    default:
      return unreachable(step)
  }
}

/** The values of a table as the record keeps them, or where they are too many the prints of its rows. */
function lastWritten(step: TableStep): Pick<BlockRecord, 'base' | 'prints'> {
  const { rows, columns } = step
  // Looked at before the values are: a large table's would be taken out only to be thrown away.
  if (isLarge(rows, columns.length)) return { base: null, ...tablePrints(step) }
  return {
    base: packBase(
      rows,
      columns.map((column) => cellValues(column, rows)),
    ),
  }
}

/** The prints of a large table's rows; nothing for a table whose values are stored, or that is too long. */
export function tablePrints(step: TableStep): Pick<BlockRecord, 'prints'> {
  const { rows, columns, prints } = step
  if (prints !== undefined) return { prints }
  if (!isLarge(rows, columns.length) || rows > MOST_PRINTED_ROWS) return {}
  return { prints: packPrints(tableRowPrints(step)) }
}

/** The values of free-standing cells as the record keeps them. */
export function cellsBase(step: CellsStep): PackedValues | null {
  const width = Math.max(0, ...step.cells.map((row) => row.length))
  const value = (row: number, column: number): CellValue => {
    const it = step.cells[row]?.[column]?.value ?? null
    return typeof it === 'string' ? cellText(it) || null : it
  }
  return packBase(
    step.cells.length,
    Array.from({ length: width }, (_, column) => step.cells.map((_row, row) => value(row, column))),
  )
}

/** A record with one more report, or with the report of the same id replaced; shared blocks likewise. */
export function withReport(record: WorkbookRecord, report: InstalledReport): WorkbookRecord {
  const known = record.reports.some((it) => it.report.id === report.report.id)
  const reports = known
    ? record.reports.map((it) => (it.report.id === report.report.id ? report : it))
    : [...record.reports, report]
  return { ...record, reports }
}

/** What is stored after a plan was written into a workbook that holds reports already (or null). */
export function mergeRecords(old: WorkbookRecord | null, written: WorkbookRecord): WorkbookRecord {
  if (!old) return written
  const merged = written.reports.reduce(withReport, old)
  const renewed = new Set(written.shared.map((block) => block.block))
  return { ...merged, shared: [...old.shared.filter((it) => !renewed.has(it.block)), ...written.shared] }
}

/** A record with blocks that were made again, in place of the ones that it knew, or made for the first time. */
export function withBlocks(record: WorkbookRecord, made: WorkbookRecord): WorkbookRecord {
  const blocks = new Map(blocksOf(made).map((it) => [it.block, it]))
  const renewed = (list: readonly BlockRecord[]): readonly BlockRecord[] =>
    list.map((it) => blocks.get(it.block) ?? it)
  const known = new Set(blocksOf(record).map((it) => it.block))
  const first = [...blocks.values()].filter((it) => !known.has(it.block))
  const ids = new Set(record.reports.map((it) => it.report.id))
  return {
    ...record,
    reports: record.reports.map((it) => ({
      ...it,
      blocks: [...renewed(it.blocks), ...first.filter((block) => reportIdOf(block.block) === it.report.id)],
    })),
    shared: [...renewed(record.shared), ...first.filter((it) => !ids.has(reportIdOf(it.block)))],
  }
}
