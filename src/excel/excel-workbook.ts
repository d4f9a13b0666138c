import type { Warn } from '../workbook/warning.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { capabilitiesOf } from './capabilities.ts'
import { look, type ExcelHost } from './host.ts'
import { storedParts, readParts } from './record-store.ts'
import { writePlan } from './write-plan.ts'

export interface ExcelOptions {
  /** Told of what is written differently from what a plan asks for. */
  readonly warn?: Warn
}

/** The workbook that Excel has open, behind the port. */
export function openExcel(host: ExcelHost, { warn = () => undefined }: ExcelOptions = {}): Workbook {
  const can = capabilitiesOf(host)
  return {
    can,
    record: () => look(host, async (context) => readParts(await storedParts(context))),
    write: (plan, work) => writePlan(plan, host, can.undoGroups, warn, work),
  }
}
