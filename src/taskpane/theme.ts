import { useSyncExternalStore } from 'react'
import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components'

const DARK = '(prefers-color-scheme: dark)'

function watchDark(changed: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/**
 * Whether the pane is dark: as the host is, or in a plain browser as the system asks. Contrast themes need
 * nothing of ours: the browser replaces the colours and Fluent knows.
 */
export function useIsDark(hostIsDark: boolean | null): boolean {
  const systemIsDark = useSyncExternalStore(watchDark, () => matchMedia(DARK).matches)
  return hostIsDark ?? systemIsDark
}

export const themeOf = (isDark: boolean): Theme => (isDark ? webDarkTheme : webLightTheme)
