/**
 * The emulated Excel for a page: runs before the page's own scripts, so that office.js finds Excel on PC.
 * The host is there as `window.emulatedExcel`. Options may be left in `window.emulatedExcelOptions` before.
 */
import { Host, type HostOptions } from './host.ts'
import { type ContainerOptions, windowExternal } from './transport/browser.ts'

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
Object.defineProperty(window, 'external', {
  value: windowExternal(host, options),
  configurable: true,
  writable: true,
})
