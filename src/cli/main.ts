/** The command line's composition root: chooses the command, the words and the adapter. */
import { commandLineWords } from '../text/command-line.ts'
import { inspect } from './inspect.ts'
import { languageOf, UsageError } from './options.ts'
import { report } from './report.ts'
import { PROBLEMS, WRONG_USAGE, reasonOf, type Command, type Terminal } from './terminal.ts'
import { validate } from './validate.ts'

const COMMANDS: Readonly<Record<string, Command>> = { report, validate, inspect }

async function main(args: readonly string[]): Promise<number> {
  const cancelling = new AbortController()
  process.once('SIGINT', () => cancelling.abort())
  process.once('SIGTERM', () => cancelling.abort())
  const terminal: Terminal = {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    stream: process.stderr,
    signal: cancelling.signal,
  }
  const language = languageOf(args)
  const words = commandLineWords[language]
  const [name, ...rest] = args
  if (name === undefined || args.includes('--help') || args.includes('-h')) {
    terminal.out(words.help)
    return name === undefined ? WRONG_USAGE : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command) throw new UsageError(words.unknownCommand(name))
    return await command(rest, { terminal, language, words })
  } catch (cause) {
    if (cause instanceof UsageError) {
      terminal.err(cause.message)
      return WRONG_USAGE
    }
    if (cancelling.signal.aborted) {
      terminal.err(words.cancelled)
      return PROBLEMS
    }
    terminal.err(cause instanceof Error && cause.stack ? cause.stack : reasonOf(cause))
    return PROBLEMS
  }
}

process.exitCode = await main(process.argv.slice(2))
