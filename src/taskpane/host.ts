/** What the pane follows of the Office program that shows it. */
export interface Host {
  /** BCP 47, for example `ru-RU`. */
  readonly language: string
  readonly dark: boolean
}

const PATIENCE = 3000

/**
 * The Office program around the pane, or null in a plain browser: where Office.js cannot be loaded, knows of
 * no program, or does not answer in time.
 *
 * @param arrived whether Office.js could be had, once that is known
 * @param patience milliseconds
 */
export async function findHost(arrived: Promise<boolean>, patience = PATIENCE): Promise<Host | null> {
  const asked = arrived.then((isThere) => (isThere ? Office.onReady() : null))
  const info = await Promise.race([asked, wait(patience)])
  return info?.host
    ? { language: Office.context.displayLanguage, dark: isDark(Office.context.officeTheme) }
    : null
}

const THEME_EVERY = 2000

/**
 * Calls back when the program's theme turns dark or light. Excel has no event for it, so it is looked at now
 * and then, and at once when the pane is come back to.
 */
export function watchTheme(dark: boolean, changed: (dark: boolean) => void): void {
  let last = dark
  const look = (): void => {
    if (document.hidden) return
    const now = isDark(Office.context.officeTheme)
    if (now === last) return
    last = now
    changed(now)
  }
  setInterval(look, THEME_EVERY)
  window.addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}

/** The program and the browser in it, line by line, for whoever is asked for help. */
export function aboutHost(): string[] {
  const { host, platform, version } = Office.context.diagnostics
  return [`${host} ${version}, ${platform}`, navigator.userAgent, new Date().toISOString()]
}

const wait = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds))

/** Older programs give colours only, and some give no theme at all. */
function isDark(theme: Office.OfficeTheme | undefined): boolean {
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme
  const color = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '')
  if (!color) return false
  const [red, green, blue] = color.slice(1).map((part) => parseInt(part, 16)) as [number, number, number]
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128
}
