/**
 * The record as text: one XML element that holds JSON, because a customXml part is the one place in a
 * workbook that every version of Excel keeps and gives back to an add-in.
 *
 *     <record xmlns="urn:concord:record:1" version="1" checksum="9ae16a3b">{...}</record>
 */
import * as v from 'valibot'
import { fail, ok, type Result } from '../base/result.ts'
import { migrate, RECORD_VERSION } from './migrations.ts'
import type { WorkbookProblem } from './problem.ts'
import { RECORD } from './record-schema.ts'
import type { WorkbookRecord } from './record.ts'

/** The namespace of the record's element: adapters find the customXml part by it. */
export const RECORD_NAMESPACE = 'urn:concord:record:1'

/** The record as the text of a customXml part (UTF-8 when stored, without an XML declaration). */
export function serializeRecord(record: WorkbookRecord): string {
  // Escaped as JSON, not as XML: the text stays the same whichever tool writes the part again.
  const json = JSON.stringify(record).replace(/[<>&\ufffe\uffff]/g, escapeUnit)
  return `<record xmlns="${RECORD_NAMESPACE}" version="${record.version}" checksum="${checksum(json)}">${json}</record>`
}

/** Reads the text of the customXml part, of this version or an older one. */
export function parseRecord(text: string): Result<WorkbookRecord, WorkbookProblem> {
  const element = /<(?:[\w.-]+:)?record\b([^>]*)>([\s\S]*?)<\/(?:[\w.-]+:)?record\s*>/.exec(text)
  const attributes = element?.[1] ?? ''
  const version = Number(/\bversion\s*=\s*["'](\d+)["']/.exec(attributes)?.[1])
  if (!element || !attributes.includes(RECORD_NAMESPACE) || !version) return damaged('xml')
  // A newer version may count its checksum in another way, so it is told apart before that is looked at.
  if (version > RECORD_VERSION) {
    return fail({ code: 'record/newer', detail: { version, supported: RECORD_VERSION } })
  }
  const json = plainText(element[2] ?? '')
  if (checksum(json) !== /\bchecksum\s*=\s*["']([0-9a-f]{8})["']/.exec(attributes)?.[1])
    return damaged('checksum')
  return readJson(json, version)
}

function readJson(json: string, version: number): Result<WorkbookRecord, WorkbookProblem> {
  let stored: unknown
  try {
    stored = JSON.parse(json)
  } catch {
    return damaged('json')
  }
  const read = v.safeParse(RECORD, migrate(stored, version))
  return read.success ? ok(read.output) : damaged('shape')
}

const damaged = (reason: 'xml' | 'checksum' | 'json' | 'shape'): Result<never, WorkbookProblem> =>
  fail({ code: 'record/damaged', detail: { reason } })

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Character data without the references and sections that another program may have put in. */
function plainText(xml: string): string {
  const text = xml.trim().replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1')
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(String(hex), 16) : null
    if (code === null) return ENTITIES[name] ?? whole
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** FNV-1a over the UTF-8 bytes, 32 bits in hexadecimal: finds damage, it guards against nobody. */
export function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
