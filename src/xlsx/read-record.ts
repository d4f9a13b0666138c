import { DOMParser } from '@xmldom/xmldom'
import { WorkbookError } from '../workbook/problem.ts'
import { parseRecord, RECORD_NAMESPACE } from '../workbook/record-text.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { Deflater } from './opc/deflater.ts'
import { relationshipsName, resolveName, ROOT } from './opc/package.ts'
import { expand, readZip, type RawEntry } from './opc/zip-reader.ts'

/**
 * The record that an .xlsx carries, or null where it has none.
 *
 * @throws WorkbookError `file/…` where the file is no workbook that can be opened, `record/…` where the
 *   record is there and cannot be understood
 */
export async function readRecord(file: Uint8Array, deflater: Deflater): Promise<WorkbookRecord | null> {
  const entries = readZip(file)
  const workbook = (await related(entries, ROOT, 'officeDocument', deflater))[0]
  if (workbook === undefined || !entries.has(workbook))
    throw new WorkbookError({ code: 'file/not-a-workbook' })
  // LibreOffice saves customXml parts as the package's, Excel as the workbook's.
  for (const from of [workbook, ROOT]) {
    for (const part of await related(entries, from, 'customXml', deflater)) {
      const text = await textOf(entries, part, deflater)
      if (text === null || !text.includes(RECORD_NAMESPACE)) continue
      const record = parseRecord(text)
      if (!record.ok) throw new WorkbookError({ part, ...record.error })
      return record.value
    }
  }
  return null
}

type Entries = ReadonlyMap<string, RawEntry>

/** A part of relationships or a record is small; anything above this is not one of ours. */
const LARGEST_SMALL_PART = 64 * 2 ** 20

async function textOf(entries: Entries, name: string, deflater: Deflater): Promise<string | null> {
  const entry = entries.get(name)
  if (!entry) return null
  if (entry.size > LARGEST_SMALL_PART) {
    const detail = { limit: LARGEST_SMALL_PART, size: entry.size }
    throw new WorkbookError({ code: 'file/too-large', part: name, detail })
  }
  return new TextDecoder().decode(await expand(entry, deflater))
}

/** The parts to which a part (or the package) is related by a type, transitional or strict. */
async function related(entries: Entries, from: string, type: string, deflater: Deflater): Promise<string[]> {
  const part = relationshipsName(from)
  const text = await textOf(entries, part, deflater)
  if (text === null) return []
  return relationships(text, part).flatMap((it) => {
    const target = it.getAttribute('Target')
    const internal = it.getAttribute('TargetMode') !== 'External'
    if (target === null || !internal || !it.getAttribute('Type')?.endsWith(`/${type}`)) return []
    return [resolveName(from, target)]
  })
}

function relationships(text: string, part: string) {
  try {
    const quiet = (): void => undefined
    const xml = new DOMParser({ onError: quiet }).parseFromString(text.replace(/^\ufeff/, ''), 'text/xml')
    return [...xml.getElementsByTagNameNS('*', 'Relationship')]
  } catch (cause) {
    throw new WorkbookError({ code: 'file/part-damaged', part }, { cause })
  }
}
