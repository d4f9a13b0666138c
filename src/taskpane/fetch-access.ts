/** Reads the files of a data set that is served in a folder beside the page. */
export function fetchAccess(folder: string, signal: AbortSignal): (path: string) => Promise<Uint8Array> {
  const base = new URL(folder, document.baseURI)
  return async (path) => {
    const url = new URL(path, base)
    const response = await fetch(url, { signal }).catch((cause: unknown) => {
      throw new Error(`${url}: ${String(cause)}`, { cause })
    })
    if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`)
    return new Uint8Array(await response.arrayBuffer())
  }
}
