import type { Work } from '../../base/work.ts'
import type { Schema } from '../table.ts'
import { CsvReader, type CsvOptions, type CsvTable, WINDOW } from './reader.ts'

/** After so long without a pause the thread is given to others, so that a cancellation can arrive. */
const PAUSE_AFTER_MS = 50

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without byte-order mark, LF, CRLF or CR) into typed columns in
 * one pass. The source may be in memory or arrive in pieces, then only the columns are held.
 *
 * Faults of the data are the problems of the result; the table then holds what could be read. Throws only
 * the signal's reason, or what the source throws.
 */
export async function readCsv(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  schema: Schema,
  options: CsvOptions,
  work: Work = {},
): Promise<CsvTable> {
  const total = source instanceof Uint8Array ? source.length : (options.bytes ?? 0)
  const reader = new CsvReader(schema, { ...options, bytes: total })
  let done = 0
  let paused = performance.now()
  work.signal?.throwIfAborted()
  for await (const piece of source instanceof Uint8Array ? pieces(source) : source) {
    reader.push(piece)
    done += piece.length
    work.progress?.(done, Math.max(done, total))
    if (performance.now() - paused > PAUSE_AFTER_MS) {
      await new Promise((resume) => setTimeout(resume))
      paused = performance.now()
    }
    work.signal?.throwIfAborted()
  }
  return reader.end()
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += WINDOW * 4) yield bytes.subarray(at, at + WINDOW * 4)
}
