import type { Language } from '../report/report.ts'
import type { Words } from '../report/words.ts'
import { wordsOf } from './catalogue.ts'
import { SAY } from './messages.ts'

/** The words of a language, all languages being at hand. */
export const wordsFor = (language: Language): Words => wordsOf(language, SAY[language])
