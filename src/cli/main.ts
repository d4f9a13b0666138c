/** The command line's composition root: it joins the commands to this process and to files on its disk. */
import { createXlsx, openXlsx, readRecord } from '../xlsx/index.ts'
import { nodeDeflater } from '../xlsx/opc/deflater-node.ts'
import { run } from './run.ts'
import type { BookFiles, Terminal } from './terminal.ts'

const cancelling = new AbortController()
process.once('SIGINT', () => cancelling.abort())
process.once('SIGTERM', () => cancelling.abort())

const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stream: process.stderr,
  signal: cancelling.signal,
}

const files: BookFiles = {
  create: () => createXlsx({ deflater: nodeDeflater }),
  open: (file) => openXlsx(file, { deflater: nodeDeflater }),
  readRecord: (file) => readRecord(file, nodeDeflater),
}

process.exitCode = await run(process.argv.slice(2), terminal, files)
