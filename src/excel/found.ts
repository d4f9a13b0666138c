import { WorkbookError } from '../workbook/problem.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import { PROPERTIES, type Properties } from '../workbook/properties.ts'
import { storedParts, readParts, type StoredPart } from './record-store.ts'

/** What stands in the workbook before a plan is written: what names are taken, and what to put back. */
export interface Found {
  readonly sheets: readonly { readonly id: string; readonly name: string }[]
  /** Names of tables and defined names, which share one space. */
  readonly names: readonly string[]
  readonly properties: Properties
  readonly parts: readonly StoredPart[]
  readonly record: WorkbookRecord | null
}

/** @throws WorkbookError where no sheet can be added, or the record cannot be understood */
export async function findOut(context: Excel.RequestContext): Promise<Found> {
  const { workbook } = context
  workbook.load('readOnly')
  workbook.protection.load('protected')
  workbook.worksheets.load('items/id,items/name')
  workbook.tables.load('items/name')
  workbook.names.load('items/name')
  workbook.properties.load(PROPERTIES.join(','))
  const parts = await storedParts(context)
  if (workbook.readOnly) throw new WorkbookError({ code: 'workbook/read-only' })
  if (workbook.protection.protected) throw new WorkbookError({ code: 'workbook/protected' })
  const { title, subject, author, keywords, comments } = workbook.properties
  return {
    sheets: workbook.worksheets.items.map(({ id, name }) => ({ id, name })),
    names: [...workbook.tables.items, ...workbook.names.items].map(({ name }) => name),
    properties: { title, subject, author, keywords, comments },
    parts,
    record: readParts(parts),
  }
}
