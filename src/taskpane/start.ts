/**
 * Runs before everything else in the page, Office.js included: asks for what the pane shows first while its
 * own script is on its way, and notices what becomes of Office.js.
 */
import type { Language } from '../report/report.ts'
import type { OpenDataset } from './engine/engine.ts'
import { ownLanguage } from './own-language.ts'

/** The built-in data set in words, made when the pane was built: it is shown while the figures are read. */
export interface FirstSight {
  readonly language: Language
  readonly dataset: OpenDataset
}

const language = ownLanguage(null)

/** Null where it cannot be had. */
export const firstSight: Promise<FirstSight | null> = fetch(`first-sight.${language}.json`).then(
  async (response) => (response.ok ? { language, dataset: (await response.json()) as OpenDataset } : null),
  () => null,
)

const OFFICE = /\/office\.js$/

/** Whether Office.js could be had, once that is known. */
export const officeArrived = new Promise<boolean>((resolve) => {
  const noticed = ({ type, target }: Event): void => {
    if (target instanceof HTMLScriptElement && OFFICE.test(target.src)) resolve(type === 'load')
  }
  document.addEventListener('load', noticed, true)
  document.addEventListener('error', noticed, true)
})
