import type { Language } from '../report/report.ts'
import type { Words } from '../report/words.ts'
import { sayIn, wordsOf } from './catalogue.ts'
import { en } from './en.ts'

/** The words of one language, without fetching the others. */
export async function loadWords(language: Language): Promise<Words> {
  const catalogue = language === 'en' ? en : (await import('./ru.ts')).ru
  return wordsOf(language, sayIn(language, catalogue))
}
