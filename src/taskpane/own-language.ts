import type { Language } from '../report/report.ts'
import { remembered } from './remembered.ts'

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('ru') ? 'ru' : 'en')

/** The user's choice, else the host's language (BCP 47), else the browser's. */
export const ownLanguage = (host: string | null, chosen: string | null = remembered('language')): Language =>
  languageOf(chosen ?? host ?? navigator.language)
