import type { Language } from '../report/report.ts'
import { sayIn, type Params, type Say } from './catalogue.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'

export const SAY: Readonly<Record<Language, Say>> = { en: sayIn('en', en), ru: sayIn('ru', ru) }

/** The message of a code with its parameters put in. A code without a message is returned as it is. */
export const message = (language: Language, code: string, params?: Params): string =>
  SAY[language](code, params)
