import type { Warn } from '../workbook/warning.ts'
import type { RefreshableWorkbook } from '../workbook/workbook.ts'
import { applyEdit } from './apply-edit.ts'
import { capabilitiesOf, OPTIONAL } from './capabilities.ts'
import { look, supports, type ExcelHost } from './host.ts'
import { readBlocks } from './read-blocks.ts'
import { readTables } from './read-tables.ts'
import { storedParts, readParts } from './record-store.ts'
import { writePlan } from './write-plan.ts'

export interface ExcelOptions {
  /** Told of what is written differently from what a plan asks for. */
  readonly warn?: Warn
}

/** The workbook that Excel has open, behind the port. */
export function openExcel(
  host: ExcelHost,
  { warn = () => undefined }: ExcelOptions = {},
): RefreshableWorkbook {
  const can = capabilitiesOf(host)
  return {
    can,
    record: () => look(host, async (context) => readParts(await storedParts(context))),
    write: (plan, work) => writePlan(plan, host, can.undoGroups, warn, work),
    tables: () => look(host, readTables),
    read: (record, theirs, work) =>
      look(host, (context) => readBlocks(context, record, theirs, supports(host, OPTIONAL.notes), work)),
    apply: (edit, work) => applyEdit(edit, host, can.undoGroups, warn, work),
  }
}
