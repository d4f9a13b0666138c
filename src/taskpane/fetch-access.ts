/** Reads the files of a data set that is served in a folder beside the page. */
export function fetchAccess(folder: string, signal: AbortSignal): (path: string) => Promise<Uint8Array> {
  const base = new URL(folder, document.baseURI)
  return async (path) => {
    const response = await fetch(new URL(path, base), { signal })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}
