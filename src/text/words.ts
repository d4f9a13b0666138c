import type { Language } from '../report/report.ts'
import type { Words } from '../report/words.ts'
import { isMessage, LOCALES, message } from './messages.ts'

/** The words of a language, as plans and the pane use them. */
export function wordsFor(language: Language): Words {
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
    say: (code, params) => message(language, code, params),
    number: (value, decimals = 0) => numbers(decimals).format(value),
    code: (list, code) => {
      const key = `code.${list}.${code}`
      return isMessage(key) ? message(language, key) : code
    },
  }
}
