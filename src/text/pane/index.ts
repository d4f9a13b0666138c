import type { Language } from '../../report/report.ts'
import { en } from './en.ts'
import type { TaskPaneWords } from './words.ts'

export type { TabName, TaskPaneWords } from './words.ts'

/** English is at hand; Russian is fetched when it is wanted. */
export const paneWords = async (language: Language): Promise<TaskPaneWords> =>
  language === 'en' ? en : (await import('./ru.ts')).ru

export { en as englishPaneWords }

/** Each in itself, so that its readers find it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }
