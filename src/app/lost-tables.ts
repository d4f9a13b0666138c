import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import { adoptable, holdsFigures, type Adoption } from '../workbook/adopt.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { BlockState, TableState } from '../workbook/state.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'

/** A table that may take the place of a lost one, with what stands in it. */
export interface FoundTable extends Adoption {
  readonly state: TableState
}

/** Tables with the headers and the figures of blocks that are missing; nothing is looked for where none is. */
export async function findLostTables(
  record: WorkbookRecord,
  states: readonly BlockState[],
  theirs: Plan,
  book: RefreshableWorkbook,
  work?: Work,
): Promise<readonly FoundTable[]> {
  if (states.every(({ kind }) => kind !== 'missing')) return []
  const found: FoundTable[] = []
  for (const it of adoptable(record, states, await book.tables(), theirs)) {
    const alone = { version: record.version, reports: [], shared: [it.record] }
    const [state] = await book.read(alone, theirs, work)
    if (state?.kind === 'table' && holdsFigures(it, state, record, theirs)) found.push({ ...it, state })
  }
  return found
}
