/** What ends a field, as a table over byte values, so that any delimiter costs the same one look-up. */
export const COMMA = 44
export const QUOTE = 34
export const LF = 10
export const CR = 13

/** 1 for the delimiter and the line ends, 0 for every other byte. */
export function stopBytes(delimiter: number): Uint8Array {
  const stops = new Uint8Array(256)
  stops[delimiter] = stops[LF] = stops[CR] = 1
  return stops
}

/** The end of the unquoted field that holds `at`. The bytes must hold a stop from there on. */
export function fieldEnd(bytes: Uint8Array, at: number, stops: Uint8Array): number {
  let i = at
  while (stops[bytes[i]!] === 0) i++
  return i
}

/** The closing quote of the field whose content begins at `at`, or -1 when the bytes end before it. */
export function closingQuote(bytes: Uint8Array, at: number, limit: number): number {
  for (let i = at; i < limit; i++) {
    if (bytes[i] !== QUOTE) continue
    if (bytes[i + 1] !== QUOTE) return i
    i++
  }
  return -1
}
