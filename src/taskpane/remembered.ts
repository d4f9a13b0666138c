/** What the pane remembers between two sessions; nothing where the browser keeps no storage for it. */
const PREFIX = 'concord.'

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value)
  } catch {
    // Private windows and embedded panes may refuse: then it is asked again next time.
  }
}
