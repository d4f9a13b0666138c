import { PassThrough } from 'node:stream'
import { run } from '../../src/cli/run.ts'
import type { BookFiles } from '../../src/cli/terminal.ts'
import { createXlsx, openXlsx, readRecord } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'

export const xlsxFiles: BookFiles = {
  create: () => createXlsx({ deflater: nodeDeflater }),
  open: (file) => openXlsx(file, { deflater: nodeDeflater }),
  readRecord: (file) => readRecord(file, nodeDeflater),
}

/** Runs the command line in this process, on real files. */
export const runCommand = (...args: string[]) => runWith(args, new AbortController().signal, xlsxFiles)

export async function runWith(args: readonly string[], signal: AbortSignal, files: BookFiles) {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = new PassThrough() as unknown as NodeJS.WriteStream
  const terminal = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    stream,
    signal,
  }
  const code = await run(args, terminal, files)
  return { code, out: out.join('\n'), err: err.join('\n') }
}
