import type { TableStep } from '../../src/report/steps.ts'
import { decideTable, type Choices, type DecidedTable } from '../../src/workbook/decide-table.ts'
import { mergeTable } from '../../src/workbook/merge-table.ts'
import { recordOf } from '../../src/workbook/record-of.ts'
import type { BlockRecord } from '../../src/workbook/record.ts'
import type { TableChanges } from '../../src/workbook/changes.ts'
import { plan } from './plans.ts'
import { SheetTable } from './sheet-table.ts'

/** A table as it was just written, and its record. */
export function writeTable(step: TableStep): { sheet: SheetTable; record: BlockRecord } {
  const sheet = SheetTable.of(step)
  const { sheet: on, object, columns } = sheet.state()
  const hosts = columns.map((column) => column.host ?? '')
  const [installed] = recordOf(plan([step]), [
    { block: step.block, sheet: on, object, columns: hosts },
  ]).reports
  const record = installed?.blocks[0]
  if (!record) throw new Error('the block was not recorded')
  return { sheet, record }
}

export function changesOf(sheet: SheetTable, record: BlockRecord, step: TableStep): TableChanges {
  const merged = mergeTable(sheet.state(), record, step)
  if (!merged.ok) throw new Error(JSON.stringify(merged.error))
  return merged.value
}

/** Merges, decides and applies; the record is the next one. */
export function refreshTable(
  sheet: SheetTable,
  record: BlockRecord,
  step: TableStep,
  choices: Choices = { default: 'keep' },
): DecidedTable {
  const decided = decideTable(changesOf(sheet, record, step), choices)
  sheet.apply(decided.edit)
  return decided
}
