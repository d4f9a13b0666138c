import { PassThrough } from 'node:stream'
import { run } from '../../src/cli/run.ts'
import { createXlsx, openXlsx, readRecord } from '../../src/xlsx/index.ts'
import { nodeDeflater } from '../../src/xlsx/opc/deflater-node.ts'

/** Runs the command line in this process, on real files. */
export async function runCommand(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const stream = new PassThrough() as unknown as NodeJS.WriteStream
  const { signal } = new AbortController()
  const code = await run(
    args,
    { out: (line) => out.push(line), err: (line) => err.push(line), stream, signal },
    {
      create: () => createXlsx({ deflater: nodeDeflater }),
      open: (file) => openXlsx(file, { deflater: nodeDeflater }),
      readRecord: (file) => readRecord(file, nodeDeflater),
    },
  )
  return { code, out: out.join('\n'), err: err.join('\n') }
}
