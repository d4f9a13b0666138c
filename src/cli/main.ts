/** The command line's composition root: it joins the commands to this process. */
import { run } from './run.ts'

const cancelling = new AbortController()
process.once('SIGINT', () => cancelling.abort())
process.once('SIGTERM', () => cancelling.abort())

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  stream: process.stderr,
  signal: cancelling.signal,
})
