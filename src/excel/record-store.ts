/** The record in the workbook: one customXml part of Concord's namespace. */
import { WorkbookError } from '../workbook/problem.ts'
import { parseRecord, RECORD_NAMESPACE, serializeRecord } from '../workbook/record-text.ts'
import type { BlockRecord, WorkbookRecord } from '../workbook/record.ts'
import { jsonBytes, PIECE } from './batch.ts'

/** A part as it was found. Copying sheets between workbooks can leave several; the first that reads counts. */
export interface StoredPart {
  readonly id: string
  readonly xml: string
}

/** The parts as they are; the first of its syncs carries whatever was asked for before. */
export async function storedParts(context: Excel.RequestContext): Promise<readonly StoredPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(RECORD_NAMESPACE)
  parts.load('items/id')
  await context.sync()
  const found = partsIn(parts).map((part) => ({ id: part.id, xml: part.getXml() }))
  if (found.length > 0) await context.sync()
  return found.map(({ id, xml }) => ({ id, xml: xml.value }))
}

/** Loaded parts. */
export const partsIn = (parts: Excel.CustomXmlPartScopedCollection): readonly Excel.CustomXmlPart[] =>
  parts.items

/** @throws WorkbookError `record/…` where there is a record and none that can be understood */
export function readParts(parts: readonly StoredPart[]): WorkbookRecord | null {
  const read = parts.map(({ xml }) => parseRecord(xml))
  const good = read.find((it) => it.ok)
  if (good) return good.value
  const [first] = read
  if (!first || first.ok) return null
  throw new WorkbookError(first.error)
}

/** Puts the record where the old ones were, or into a part of its own. */
export function storeRecord(
  context: Excel.RequestContext,
  record: WorkbookRecord,
  parts: readonly StoredPart[],
): void {
  const { customXmlParts } = context.workbook
  const xml = serializeRecord(fitting(record))
  const [first, ...others] = parts
  if (first) customXmlParts.getItem(first.id).setXml(xml)
  else customXmlParts.add(xml)
  for (const { id } of others) customXmlParts.getItem(id).delete()
}

const FITS = PIECE - 100_000

/**
 * The record with as many of the values last written as one request holds: where they are left out, a
 * refresh works with two sides. The largest go first.
 */
export function fitting(record: WorkbookRecord, limit = FITS): WorkbookRecord {
  const { undo: _, ...lean } = record
  if (sizeOf(record) <= limit) return record
  if (sizeOf(lean) <= limit) return lean
  const blocks = [...lean.reports.flatMap((it) => it.blocks), ...lean.shared]
  const sizes = blocks.map((block) => ({
    block,
    size: sizeOf(block.base ?? null) + (block.prints?.length ?? 0),
  }))
  sizes.sort((a, b) => b.size - a.size)
  let rest = sizeOf(lean)
  const dropped = new Set<BlockRecord>()
  for (const { block, size } of sizes) {
    if (rest <= limit) break
    dropped.add(block)
    rest -= size
  }
  const drop = (block: BlockRecord): BlockRecord => {
    if (!dropped.has(block)) return block
    const { prints: __, ...rest } = block
    return { ...rest, base: null }
  }
  return {
    ...lean,
    reports: lean.reports.map((it) => ({ ...it, blocks: it.blocks.map(drop) })),
    shared: lean.shared.map(drop),
  }
}

/** Bytes in a request, where the record is JSON within JSON. */
const sizeOf = (value: unknown): number => jsonBytes(JSON.stringify(value))
