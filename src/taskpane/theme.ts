import { useSyncExternalStore } from 'react'
import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components'

const DARK = '(prefers-color-scheme: dark)'

function watchDark(changed: () => void): () => void {
  const query = matchMedia(DARK)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** The host's theme; in a plain browser the one that the system asks for. */
export function useTheme(hostIsDark: boolean | null): Theme {
  const systemIsDark = useSyncExternalStore(watchDark, () => matchMedia(DARK).matches)
  return (hostIsDark ?? systemIsDark) ? webDarkTheme : webLightTheme
}
