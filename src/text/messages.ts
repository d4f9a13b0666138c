import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../report/report.ts'
import { en, type MessageCode } from './en.ts'
import { ru } from './ru.ts'

export type Params = Readonly<Record<string, string | number>>

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageCode, string>>>> = { en, ru }

/** English as in Britain: `1,234`, `13 May 2014`. */
export const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru' }

export const isMessage = (code: string): code is MessageCode => Object.hasOwn(en, code)

const parsed = new Map<string, IntlMessageFormat>()

/** The message of a code with its parameters put in. A code without a message is returned as it is. */
export function message(language: Language, code: string, params: Params = {}): string {
  if (!isMessage(code)) return code
  const key = `${language} ${code}`
  const known = parsed.get(key)
  const format = known ?? new IntlMessageFormat(CATALOGUES[language][code], LOCALES[language])
  if (!known) parsed.set(key, format)
  return String(format.format(params))
}
