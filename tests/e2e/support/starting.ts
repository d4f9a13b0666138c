/** How long a page takes until it can be worked with. */
import type { Page } from 'playwright-core'

/** Without a task of this many milliseconds at the end a page counts as interactive. */
const QUIET = 500

interface Start {
  /** Milliseconds after navigation at which the button was there, and at which its answer was painted. */
  shown: number | null
  reacted: number | null
  /** End of the last task over 50 ms. */
  busyUntil: number
}

declare global {
  interface Window {
    start?: Start
  }
}

/** Runs in the page before its own scripts: presses the button as soon as there is one. */
function watch({ button, wantsOffice }: { readonly button: string; readonly wantsOffice: boolean }): void {
  const start: Start = { shown: null, reacted: null, busyUntil: 0 }
  window.start = start
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) start.busyUntil = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
  let isOfficeReady = !wantsOffice
  let isOfficeAsked = false
  const look = (): void => {
    if (wantsOffice && !isOfficeAsked && typeof Office !== 'undefined') {
      isOfficeAsked = true
      void Office.onReady().then(() => (isOfficeReady = true))
    }
    const found = document.querySelector<HTMLElement>(button)
    if (found && isOfficeReady && start.shown === null) {
      start.shown = performance.now()
      found.click()
    } else if (found?.getAttribute('aria-expanded') === 'true') {
      start.reacted = performance.now()
      return
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/**
 * Opens a page in a context of its own and measures the milliseconds from the start of the navigation until
 * a button in it has reacted to a click and no task over 50 ms follows. `button` is a selector; pressed, its
 * `aria-expanded` becomes true.
 */
export async function timeToInteractive(
  page: Page,
  url: string,
  button: string,
  wantsOffice: boolean,
): Promise<number> {
  await page.addInitScript(watch, { button, wantsOffice })
  await page.goto(url)
  await page.waitForFunction(
    (quiet) => {
      const { start } = window
      if (start === undefined || start.reacted === null) return false
      return performance.now() - Math.max(start.reacted, start.busyUntil) > quiet
    },
    QUIET,
    { polling: 100 },
  )
  return page.evaluate(() => Math.max(window.start?.reacted ?? NaN, window.start?.busyUntil ?? NaN))
}
