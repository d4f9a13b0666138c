/**
 * The emulated Excel for a page: runs before the page's own scripts, so that office.js finds Excel on PC.
 * The host is there as `window.emulatedExcel`. Options may be left in `window.emulatedExcelOptions` before.
 */
import { bytes, Host, type HostOptions } from './host.ts'
import { type ContainerOptions, type HostDoor, windowExternal } from './transport/browser.ts'
import type { RequestBody } from './wire.ts'

export interface BrowserOptions extends HostOptions, ContainerOptions {}

declare global {
  interface Window {
    emulatedExcel?: Host
    emulatedExcelOptions?: BrowserOptions
  }
}

const options = window.emulatedExcelOptions ?? {}
const host = new Host(options)
window.emulatedExcel = host
const door: HostDoor = {
  answer: (text, flags) => host.answer(JSON.parse(text) as RequestBody, bytes(text), flags),
  onEvents: () => undefined,
  settings: host.workbook.settings,
  name: host.workbook.name,
  ribbon: host.ribbon,
}
host.onEvents = (events) => door.onEvents(events)
Object.defineProperty(window, 'external', {
  value: windowExternal(door, options),
  configurable: true,
  writable: true,
})
