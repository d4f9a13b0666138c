/**
 * The Office.js adapter: the workbook that Excel has open, behind the port.
 *
 *     excel-workbook.ts   the port
 *     host.ts             Excel from outside: one run for looking, one for changing
 *     batch.ts            calls gathered into requests below Excel's limit on their size
 *     problems.ts         what Excel's refusals mean
 *     found.ts            what stands in the workbook before a plan is written
 *     placing.ts          the names and boxes that a plan gets in it
 *     write-plan.ts       the whole of it, or nothing: write-steps.ts, take-back.ts
 *     write-*.ts          one step of a plan each
 *     record-store.ts     the record, a customXml part
 *     read-blocks.ts      what stands there now: survey.ts, read-cells.ts
 *     apply-edit.ts       a refresh: targets.ts, apply-*.ts, recreate.ts, restore.ts
 *     selection.ts        which figure is selected
 *     self-check.ts       what Concord needs, tried in the Excel at hand
 */
export { openExcel, type ExcelOptions } from './excel-workbook.ts'
export type { ExcelHost } from './host.ts'
export { selectedCell, show, watchSelection, type SelectedCell } from './selection.ts'
export { selfCheck, selfCheckText, type CheckResult, type SelfCheck } from './self-check.ts'
