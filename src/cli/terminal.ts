import type { Language } from '../report/report.ts'
import type { Work } from '../base/work.ts'
import type { CommandLineWords } from '../text/command-line.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { WorkbookWarning } from '../workbook/warning.ts'
import type { RefreshableWorkbook, Workbook } from '../workbook/workbook.ts'
import type { Sink } from './write-beside.ts'

/** What a command says to its caller. Results go to `out`, everything about the work to `err`. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly stream: NodeJS.WriteStream
  readonly signal: AbortSignal
}

export const DONE = 0
export const PROBLEMS = 1
export const WRONG_USAGE = 2
export type ExitCode = typeof DONE | typeof PROBLEMS | typeof WRONG_USAGE

/** What a workbook needs to become a file. */
export interface Savable {
  save(sink: Sink, work?: Work): Promise<{ readonly warnings: readonly WorkbookWarning[] }>
}

/** What the commands need of workbook files; the composition root says which adapter does it. */
export interface BookFiles {
  create(): Workbook & Savable
  /** Throws WorkbookError where the bytes are no workbook that can be edited safely. */
  open(file: Uint8Array): Promise<RefreshableWorkbook & Savable>
  readRecord(file: Uint8Array): Promise<WorkbookRecord | null>
}

export interface CommandContext {
  readonly files: BookFiles
  readonly terminal: Terminal
  readonly language: Language
  readonly words: CommandLineWords
}
export type Command = (args: readonly string[], context: CommandContext) => Promise<ExitCode>

/** Machine-readable results are one JSON document on standard output, nothing else. */
export const printJson = (terminal: Terminal, value: unknown): void =>
  terminal.out(JSON.stringify(value, null, 2))

/** The operating system's reason in the caller's words where there are any, else its own. */
export function reasonOf(cause: unknown, words: CommandLineWords): string {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  const said = code !== undefined && Object.hasOwn(words.reasons, code) ? words.reasons[code] : undefined
  return said ?? (cause instanceof Error ? cause.message : String(cause))
}

/** The operating system refused; anything else is a fault of the program and is not explained away. */
export const isSystemError = (cause: unknown): cause is NodeJS.ErrnoException =>
  cause instanceof Error && typeof (cause as NodeJS.ErrnoException).syscall === 'string'
