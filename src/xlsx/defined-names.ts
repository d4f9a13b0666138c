import type { NameStep } from '../report/steps.ts'
import type { Warn } from '../workbook/warning.ts'
import { columnBox, columnIndex, type Layout, type TablePlace } from './layout.ts'
import type { DefinedName } from './parts/workbook.ts'
import { fullRef, quoteSheet } from '../workbook/reference.ts'

/** The plan's names, the rows that are repeated in print, and the hidden names that mark blocks of cells. */
export function definedNames(layout: Layout, warn: Warn): DefinedName[] {
  const asked = layout.names.flatMap(({ step, name }) => {
    const refersTo = target(step, layout)
    if (refersTo !== null) return [{ name, refersTo, comment: step.comment }]
    warn({ code: 'name/left-out', name })
    return []
  })
  const anchors = layout.sheets.flatMap(({ name: sheet, cells }) =>
    cells.map(({ anchor, box }) => ({ name: anchor, refersTo: fullRef(sheet, box), hidden: true })),
  )
  const titles = layout.sheets.flatMap(({ name, step }, sheet) => {
    const row = step.print.headerRow
    if (row === null) return []
    return [{ name: '_xlnm.Print_Titles', refersTo: `${quoteSheet(name)}!$${row + 1}:$${row + 1}`, sheet }]
  })
  return [...asked, ...anchors, ...titles]
}

/** A reference that grows with its table where it can. Null for a block without cells. */
function target({ refersTo }: NameStep, layout: Layout): string | null {
  const table = layout.tables.find(({ step }) => step.block === refersTo.block)
  if ('column' in refersTo) {
    const owner = table ?? layout.tableOf(refersTo.block)
    const header = owner.headers[columnIndex(owner, refersTo.column)] as string
    const plain = refersTo.rows === undefined && /^[\p{L}\p{N} _.]+$/u.test(header)
    return plain ? `${owner.name}[${header}]` : fullRef(owner.sheet.name, columnBox(owner, refersTo))
  }
  if (table) return wholeTable(table)
  for (const sheet of layout.sheets) {
    const cells = sheet.cells.find(({ step }) => step.block === refersTo.block)
    if (cells) return fullRef(sheet.name, cells.box)
  }
  return null
}

const wholeTable = ({ name }: TablePlace): string => `${name}[#All]`
