/** Writes a plan into the workbook that Excel has open: all of it, or nothing. */
import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import { WorkbookError } from '../workbook/problem.ts'
import { mergeRecords, recordOf, type PlacedBlock } from '../workbook/record-of.ts'
import { PROPERTIES } from '../workbook/properties.ts'
import type { Warn } from '../workbook/warning.ts'
import { Batch } from './batch.ts'
import { findOut, type Found } from './found.ts'
import { change, look, type ExcelHost } from './host.ts'
import { placePlan, type Placing } from './placing.ts'
import { hostCode } from './problems.ts'
import { storeRecord } from './record-store.ts'
import { takeBack } from './take-back.ts'
import { writeSteps } from './write-steps.ts'

/**
 * @param undoGroup whether Excel can make one step of it that the user can undo
 * @throws WorkbookError when Excel refuses, with the workbook as it was; `workbook/incomplete` where it could
 *   not be put back. The signal's reason when it is cancelled.
 */
export async function writePlan(
  plan: Plan,
  host: ExcelHost,
  undoGroup: boolean,
  warn: Warn,
  work: Work = {},
): Promise<void> {
  work.signal?.throwIfAborted()
  const found = await look(host, findOut)
  const placing = placePlan(plan, found, warn)
  const total = cellsOf(placing)
  let done = 0
  const sent = (cells: number): void => {
    if (cells > 0) work.progress?.((done += cells), total)
  }
  const made = {
    sheets: [...placing.sheets.values()].map(({ name }) => name),
    names: [...[...placing.cells.values()].map(({ anchor }) => anchor), ...placing.names.values()],
  }
  const write = (grouped: boolean): Promise<readonly PlacedBlock[]> =>
    change(
      host,
      (context) => writeSteps(plan, placing, new Batch(context, { signal: work.signal, sent }), warn),
      { undoGroup: grouped },
    )
  try {
    await describe(plan, host, found)
    const blocks = await write(undoGroup).catch(async (error: unknown) => {
      if (!undoGroup || hostCode(error) !== 'UndoNotSupported') throw error
      await takeBack(host, found, made)
      done = 0
      return write(false)
    })
    await store(plan, host, found, blocks, work)
  } catch (error) {
    await takeBack(host, found, made).catch((cause: unknown) => {
      throw new WorkbookError(
        { code: 'workbook/incomplete', detail: { done, total } },
        { cause: { error, cause } },
      )
    })
    throw error
  }
}

/**
 * The properties, but for what the analyst has said of the workbook. Before everything else, so that the last
 * step that the user can undo is the report; not with it, because Excel on the web cannot undo them.
 */
async function describe(plan: Plan, host: ExcelHost, { properties }: Found): Promise<void> {
  const empty = PROPERTIES.filter((name) => properties[name] === '' && plan.properties[name] !== '')
  if (empty.length === 0) return
  await change(host, async (context) => {
    for (const name of empty) context.workbook.properties[name] = plan.properties[name]
    await context.sync()
  })
}

/** The record, which is outside undo: whoever reads it later looks whether its blocks are there. */
async function store(
  plan: Plan,
  host: ExcelHost,
  found: Found,
  blocks: readonly PlacedBlock[],
  { signal }: Work,
): Promise<void> {
  const record = mergeRecords(found.record, recordOf(plan, blocks))
  await change(host, async (context) => {
    storeRecord(context, record, found.parts)
    await new Batch(context, { signal }).send()
  })
}

const cellsOf = ({ cells, tables }: Placing): number =>
  [...cells.values(), ...tables.values()].reduce((sum, { box }) => sum + box.rows * box.columns, 0)
