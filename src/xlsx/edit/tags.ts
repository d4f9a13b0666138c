/** Tags of a part that stays bytes. */
const [SLASH, SPACE, QUOTE, LESS, GREATER, APOSTROPHE] = [47, 32, 34, 60, 62, 39]

export const ascii = (text: string): number[] => [...text].map((mark) => mark.charCodeAt(0))

/** Whether a tag's name stands at `at`. */
export function isTag(bytes: Uint8Array, at: number, name: readonly number[]): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false
  const next = bytes[at + name.length] as number
  return next <= SPACE || next === GREATER || next === SLASH
}

/** The offset of the next tag of a name before `to`; -1 without one. */
export function findTag(
  bytes: Uint8Array,
  name: readonly number[],
  from: number,
  to: number = bytes.length,
): number {
  for (let at = bytes.indexOf(LESS, from); at >= 0 && at < to; at = bytes.indexOf(LESS, at + 1)) {
    if (isTag(bytes, at + 1, name)) return at
  }
  return -1
}

/** The offset after the `>` that ends the tag at `at`; attributes in quotes may hold one too. */
export function endOfTag(bytes: Uint8Array, at: number): number {
  let quote = 0
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER) return i + 1
    else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
  }
  return bytes.length
}
