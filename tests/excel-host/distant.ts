/** Puts the emulated Excel into a worker beside a page: runs before the page's own scripts. */
import type { Answer } from './host.ts'
import { Ribbon } from './ribbon.ts'
import { type HostDoor, windowExternal } from './transport/browser.ts'
import type { FromWorker, Sight, ToWorker } from './worker.ts'

/** What a test may do with it from the page. */
export interface DistantExcel {
  look(): Promise<Sight>
  type(address: string, value: string | number): Promise<void>
}

declare global {
  interface Window {
    distantExcel?: DistantExcel
  }
}

const options = window.emulatedExcelOptions ?? {}
const worker = new Worker('distant-excel.js')
const waiting = new Map<number, (answer: never) => void>()
let last = 0

const ask = <T>(message: (id: number) => ToWorker): Promise<T> =>
  new Promise((resolve) => {
    const id = ++last
    waiting.set(id, resolve)
    worker.postMessage(message(id))
  })

const door: HostDoor = {
  answer: (text, flags) => ask<Answer>((id) => ({ kind: 'request', id, text, flags })),
  onEvents: () => undefined,
  settings: new Map(),
  name: 'Book1.xlsx',
  ribbon: new Ribbon(),
}
worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
  if (data.kind === 'events') return door.onEvents(data.events)
  waiting.get(data.id)?.(data.answer as never)
  waiting.delete(data.id)
})
worker.postMessage({ kind: 'start', options } satisfies ToWorker)

window.distantExcel = {
  look: () => ask((id) => ({ kind: 'look', id })),
  type: (address, value) => ask((id) => ({ kind: 'type', id, address, value })),
}
Object.defineProperty(window, 'external', {
  value: windowExternal(door, options),
  configurable: true,
  writable: true,
})
