import { commandLineWords } from '../text/command-line.ts'
import { inspect } from './inspect.ts'
import { languageOf, UsageError } from './options.ts'
import { refresh } from './refresh.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import {
  DONE,
  PROBLEMS,
  WRONG_USAGE,
  reasonOf,
  type BookFiles,
  type Command,
  type ExitCode,
  type Terminal,
} from './terminal.ts'
import { validate } from './validate.ts'

const COMMANDS: Readonly<Record<string, Command>> = { report, refresh, restore, validate, inspect }

/** Runs one command of the command line and says how it ended. Never throws on bad input. */
export async function run(args: readonly string[], terminal: Terminal, files: BookFiles): Promise<ExitCode> {
  const language = languageOf(args)
  const words = commandLineWords[language]
  const [name, ...rest] = args
  if (name === undefined || args.includes('--help') || args.includes('-h')) {
    terminal.out(words.help)
    return name === undefined ? WRONG_USAGE : DONE
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  try {
    if (!command) throw new UsageError(words.unknownCommand(name))
    return await command(rest, { terminal, files, language, words })
  } catch (cause) {
    if (cause instanceof UsageError) {
      terminal.err(cause.message)
      return WRONG_USAGE
    }
    if (terminal.signal.aborted) terminal.err(words.cancelled)
    else terminal.err(cause instanceof Error && cause.stack ? cause.stack : reasonOf(cause, words))
    return PROBLEMS
  }
}
