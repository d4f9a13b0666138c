import type { Work } from '../base/work.ts'
import type { Plan } from '../report/steps.ts'
import type { WorkbookRecord } from './record.ts'

/** What a host can do beyond cells, sheets and tables; a plan is fitted to it, hosts are never asked for. */
export interface Capabilities {
  readonly pivotTables: boolean
  readonly charts: boolean
  readonly chartAltText: boolean
  readonly printLayout: boolean
  readonly undoGroups: boolean
}

/** The one door to a workbook, whatever holds it. */
export interface Workbook {
  readonly can: Capabilities
  /** The record stored in the workbook, migrated to the newest version, or null where there is none. */
  record(): Promise<WorkbookRecord | null>
  /** Writes new reports. Throws WorkbookError and leaves the workbook as it was when it cannot. */
  write(plan: Plan, work?: Work): Promise<void>
}
