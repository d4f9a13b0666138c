import { textAt } from '../data/field-access.ts'
import { textColumn } from '../report/columns.ts'
import { CONTENTS_TABLE } from '../report/contents-sheet.ts'
import { linkTo } from '../report/part.ts'
import { RECEIPT_HEADING, RECEIPT_TABLE } from '../report/receipt-sheet.ts'
import type { SheetName } from '../report/report.ts'
import type { Plan, TableStep } from '../report/steps.ts'
import { unpackColumn } from '../workbook/pack.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { BlockState } from '../workbook/state.ts'

/**
 * A plan whose Contents list the sheet What changed, where the workbook has one: no report makes it. It is
 * called there as it was when it was written, like the other sheets.
 */
export function listReceipt(plan: Plan, { shared }: WorkbookRecord, states: readonly BlockState[]): Plan {
  const receipt = shared.find(({ block }) => block === RECEIPT_TABLE)
  const isThere = states.some(({ block, kind }) => block === RECEIPT_TABLE && kind !== 'missing')
  if (!receipt || !isThere) return plan
  const [heading] = shared.find(({ block }) => block === RECEIPT_HEADING)?.base?.columns ?? []
  const [title] = heading ? unpackColumn(heading) : []
  const entry = { sheet: receipt.sheet.name as SheetName, holds: String(title ?? '') }
  const steps = plan.steps.map((step) =>
    step.kind === 'table' && step.block === CONTENTS_TABLE ? withEntry(step, entry) : step,
  )
  return { ...plan, steps }
}

function withEntry(step: TableStep, entry: { readonly sheet: SheetName; readonly holds: string }): TableStep {
  const columns = step.columns.map((column) => {
    const { id, data, links } = column
    const own = id === 'sheet' ? entry.sheet : id === 'holds' ? entry.holds : ''
    return {
      ...column,
      data: textColumn(step.rows + 1, (row) => (row < step.rows ? textAt(data, row) : own)),
      ...(links ? { links: (row: number) => (row < step.rows ? links(row) : linkTo(entry.sheet)) } : {}),
    }
  })
  return { ...step, columns, rows: step.rows + 1 }
}
