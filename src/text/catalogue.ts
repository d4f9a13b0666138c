import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '../report/report.ts'
import type { Words } from '../report/words.ts'
import { en, type MessageCode } from './en.ts'

export type Catalogue = Readonly<Record<MessageCode, string>>
export type Params = Readonly<Record<string, string | number>>

/** English as in Britain: `1,234`, `13 May 2014`. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru' }

const isMessage = (code: string): code is MessageCode => Object.hasOwn(en, code)

/** The message of a code with its parameters put in. A code without a message is returned as it is. */
export type Say = (code: string, params?: Params) => string

/** Says the messages of one catalogue; each is parsed when it is first said. */
export function sayIn(language: Language, catalogue: Catalogue): Say {
  const parsed = new Map<string, IntlMessageFormat>()
  return (code, params = {}) => {
    if (!isMessage(code)) return code
    const known = parsed.get(code)
    const format = known ?? new IntlMessageFormat(catalogue[code], LOCALES[language])
    if (!known) parsed.set(code, format)
    return String(format.format(params))
  }
}

/** The words of a language, as plans and the pane use them. */
export function wordsOf(language: Language, say: Say): Words {
  const formats = new Map<number, Intl.NumberFormat>()
  const numbers = (decimals: number): Intl.NumberFormat => {
    const known = formats.get(decimals)
    if (known) return known
    const format = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: 'always',
    })
    formats.set(decimals, format)
    return format
  }
  return {
    language,
    say,
    number: (value, decimals = 0) => numbers(decimals).format(value),
    code: (list, code) => {
      const key = `code.${list}.${code}`
      return isMessage(key) ? say(key) : code
    },
  }
}
