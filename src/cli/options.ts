import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Language } from '../report/report.ts'
import { commandLineWords, type CommandLineWords } from '../text/command-line.ts'

/** Wrong usage, said in the caller's language; ends the command with exit code 2. */
export class UsageError extends Error {}

export const COMMON = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  language: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

/**
 * Reads a command's options; an option that does not exist or lacks its value, and an argument beyond those
 * that the command takes, are wrong usage.
 */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  mostArguments: number,
  words: CommandLineWords,
) {
  const read = parse(args, options, words)
  const excess = read.positionals[mostArguments]
  if (excess !== undefined) throw new UsageError(words.unexpectedArgument(excess))
  const { language } = read.values as { readonly language?: string }
  if (language !== undefined) oneOf('--language', language, Object.keys(commandLineWords), words)
  return read
}

function parse<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  words: CommandLineWords,
) {
  try {
    return parseArgs({ args: [...args], options: { ...COMMON, ...options }, allowPositionals: true })
  } catch (cause) {
    throw new UsageError(explainOption(cause as NodeJS.ErrnoException, words))
  }
}

/** Node names the option in its own English sentence; only the name is taken from it. */
function explainOption(cause: NodeJS.ErrnoException, words: CommandLineWords): string {
  const option = /--?[\w-]+/.exec(cause.message)?.[0] ?? ''
  return cause.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    ? words.unknownOption(option)
    : words.wrongValue(option)
}

/** A value out of a closed list. */
export function oneOf<T extends string>(
  option: string,
  value: string,
  allowed: readonly T[],
  words: CommandLineWords,
): T {
  const found = allowed.find((it) => it === value)
  if (found === undefined) throw new UsageError(words.notOneOf(option, value, allowed.join(', ')))
  return found
}

/** `KAZ, TJK` -> ['KAZ', 'TJK']; null where the option is absent. Nothing given is no way to say all. */
export function list(
  option: string,
  value: string | undefined,
  words: CommandLineWords,
): readonly string[] | null {
  if (value === undefined) return null
  const items = value.split(',').flatMap((item) => item.trim() || [])
  if (items.length === 0) throw new UsageError(words.wrongValue(option))
  return items
}

/** The language asked for, looked up before the options are read, so that errors are said in it. */
export function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='))
  const value = args[at]?.includes('=') ? args[at].split('=')[1] : args[at + 1]
  const known = at >= 0 && value !== undefined && Object.hasOwn(commandLineWords, value)
  return known ? (value as Language) : 'en'
}
