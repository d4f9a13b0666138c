import type { NameStep } from '../report/steps.ts'
import { fullRef } from '../workbook/reference.ts'
import type { Warn } from '../workbook/warning.ts'
import type { Batch } from './batch.ts'
import { columnBox, columnIndex, type Placing } from './placing.ts'

const LONGEST_COMMENT = 255

/** A defined name of the workbook, growing with its table where it can. */
export async function writeName(step: NameStep, batch: Batch, placing: Placing, warn: Warn): Promise<void> {
  const name = placing.names.get(step) ?? step.name
  const formula = target(step, placing)
  if (formula === null) return warn({ code: 'name/left-out', name })
  await batch.add({ calls: 2, bytes: formula.length + step.comment.length * 3 })
  batch.context.workbook.names.add(name, formula, step.comment.slice(0, LONGEST_COMMENT))
}

function target({ refersTo }: NameStep, placing: Placing): string | null {
  if ('column' in refersTo) {
    const table = placing.table(refersTo.block)
    const header = table.headers[columnIndex(table, refersTo.column)] ?? ''
    const plain = refersTo.rows === undefined && /^[\p{L}\p{N} _.]+$/u.test(header)
    if (plain) return `=${table.name}[${header}]`
    const sheet = placing.sheet(table.step.at.sheet).name
    return `=${fullRef(sheet, columnBox(table, refersTo.column, refersTo.rows))}`
  }
  const table = placing.tables.get(refersTo.block)
  if (table) return `=${table.name}[#All]`
  const cells = placing.cells.get(refersTo.block)
  return cells ? `=${fullRef(placing.sheet(cells.step.at.sheet).name, cells.box)}` : null
}
