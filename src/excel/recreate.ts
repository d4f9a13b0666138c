/** Makes deleted blocks again from the plan. */
import type { BookEdit } from '../workbook/edit.ts'
import type { Plan, Step } from '../report/steps.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { blocksOf, type PlacedBlock } from '../workbook/record-of.ts'
import type { BlockRecord, WorkbookRecord } from '../workbook/record.ts'
import type { Warn } from '../workbook/warning.ts'
import { Batch } from './batch.ts'
import { placePlan, type Existing, type Placing } from './placing.ts'
import { findSheet, findTable, survey, type Survey, type TableFound } from './survey.ts'
import { writeSteps } from './write-steps.ts'

type Recreate = NonNullable<BookEdit['recreate']>

/** @returns where the blocks are. @throws WorkbookError `sheet/not-empty` where something stands in a place */
export async function recreate(
  context: Excel.RequestContext,
  again: Recreate,
  record: WorkbookRecord,
  warn: Warn,
): Promise<readonly PlacedBlock[]> {
  const { part, placing, stale } = await placeAgain(context, again, record, warn)
  for (const name of stale) name.delete()
  return writeSteps(part, placing, new Batch(context), warn)
}

/** The part of the plan that is made again, with its places. @throws WorkbookError where one is not free */
export async function placeAgain(
  context: Excel.RequestContext,
  { plan, blocks, sheets }: Recreate,
  record: WorkbookRecord,
  warn: Warn,
): Promise<{ readonly part: Plan; readonly placing: Placing; readonly stale: readonly Excel.NamedItem[] }> {
  const all = await survey(context)
  const wanted = new Set<string>(blocks)
  const steps = plan.steps.filter((step) =>
    step.kind === 'sheet' ? sheets.includes(step.sheet) : step.kind !== 'name' && wanted.has(step.block),
  )
  const records = new Map(blocksOf(record).map((it) => [it.block as string, it]))
  const existing = await whatExists(context, plan, steps, records, all)
  // Names that stand for cells that are gone.
  const gone = steps.flatMap((step) =>
    step.kind === 'cells' ? [(records.get(step.block)?.object.name ?? '').toLowerCase()] : [],
  )
  const names = [...all.names.keys(), ...all.tables.map(({ name }) => name)]
  const part = { ...plan, steps }
  const placing = placePlan(
    part,
    { sheets: all.sheets, names: names.filter((name) => !gone.includes(name)) },
    warn,
    existing,
  )
  const places = [...placing.cells.values(), ...placing.tables.values()].flatMap(({ step, box }) => {
    const name = existing.sheets.get(step.at.sheet)
    if (name === undefined || !wanted.has(step.block)) return []
    const range = context.workbook.worksheets
      .getItem(name)
      .getRangeByIndexes(box.row, box.column, box.rows, box.columns)
      .getUsedRangeOrNullObject(true)
    range.load('address')
    return [{ name, range }]
  })
  await context.sync()
  for (const { name, range } of places) {
    if (range.isNullObject) continue
    const cell = range.address.replace(/^.*!/, '')
    throw new WorkbookError({ code: 'sheet/not-empty', sheet: name, cell })
  }
  return { part, placing, stale: gone.flatMap((name) => all.names.get(name) ?? []) }
}

/** The sheets and tables of the plan that are there, as they are there. */
async function whatExists(
  context: Excel.RequestContext,
  plan: Plan,
  steps: readonly Step[],
  records: ReadonlyMap<string, BlockRecord>,
  all: Survey,
): Promise<Existing> {
  const made = new Set<Step>(steps)
  const sheets = new Map<string, string>()
  const tables: {
    readonly step: Extract<Step, { kind: 'table' }>
    readonly table: TableFound
    readonly range: Excel.Range
  }[] = []
  for (const step of plan.steps) {
    if (step.kind === 'sheet' || step.kind === 'name') continue
    const record = records.get(step.block)
    const sheet = record ? findSheet(all, record) : null
    const table = record && step.kind === 'table' && !made.has(step) ? findTable(all, record) : null
    if (sheet) sheets.set(step.at.sheet, sheet.name)
    if (!table || step.kind !== 'table') continue
    const range = table.object.getRange()
    range.load('rowIndex,columnIndex,rowCount,columnCount')
    tables.push({ step, table, range })
  }
  await context.sync()
  for (const step of steps) if (step.kind === 'sheet') sheets.delete(step.sheet)
  return {
    sheets,
    tables: tables.map(({ step, table, range }) => {
      const recorded = records.get(step.block)?.columns ?? []
      const positions = new Map(
        step.columns.map(({ id, header }) => {
          const known = recorded.find((it) => it.id === id)
          const at = table.columns.findIndex(
            (it) => it.name === (known?.header ?? header) || it.id === known?.host,
          )
          return [id, at]
        }),
      )
      const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range
      const box = { row, column, rows: rows - (table.totals ? 1 : 0), columns }
      return { step, name: table.name, headers: table.columns.map(({ name }) => name), box, positions }
    }),
  }
}
