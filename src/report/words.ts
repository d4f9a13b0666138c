import type { Language } from './report.ts'

/**
 * The words that a plan needs, handed in by the composition root, so that the plan imports no catalogue.
 * `say` takes a message code of the catalogue (`text/en.ts` is the list) and its parameters.
 */
export interface Words {
  readonly language: Language
  say(code: string, params?: Readonly<Record<string, string | number>>): string
  /** A number as the language writes it: `1 234,5` in Russian. */
  number(value: number, decimals?: number): string
  /** The name of a code of the data set (`role`, `organiser`); the code itself where there is none. */
  code(list: string, code: string): string
}
