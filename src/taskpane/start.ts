/**
 * Runs before everything else in the page, Office.js included: the figures are read while the pane's own
 * script is on its way, and what becomes of Office.js is noticed.
 */
import type { DatasetSource } from '../app/open-dataset.ts'
import { connectEngine } from './engine/connect.ts'
import type { Engine } from './engine/engine.ts'

/** Served beside the page. */
export const builtIn: DatasetSource = { kind: 'folder', url: new URL('dataset/', document.baseURI).href }

export const engine: Engine = withHeadStart(connectEngine())

/** The first to ask for the built-in data set gets what is being read already. */
function withHeadStart(connected: Engine): Engine {
  let reading: ReturnType<Engine['open']> | null = connected.open(builtIn)
  // Whoever asks for it is told.
  reading.catch(() => undefined)
  return {
    ...connected,
    open: (source, work) => {
      const started = source === builtIn ? reading : null
      reading = null
      return started ?? connected.open(source, work)
    },
  }
}

const OFFICE = /\/office\.js$/

/** Whether Office.js could be had, once that is known. */
export const officeArrived = new Promise<boolean>((resolve) => {
  const noticed = ({ type, target }: Event): void => {
    if (target instanceof HTMLScriptElement && OFFICE.test(target.src)) resolve(type === 'load')
  }
  document.addEventListener('load', noticed, true)
  document.addEventListener('error', noticed, true)
})
