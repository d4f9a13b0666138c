/** Names that Excel accepts. The plan is expected to give such names; these hold whatever it gives. */

/** What `wanted` becomes among `taken` (compared as Excel does, without regard to case). */
function unique(wanted: string, taken: Set<string>, longest: number, join: string): string {
  let name = cut(wanted, longest)
  for (let n = 2; taken.has(name.toLowerCase()); n++) {
    const end = `${join}${n}`
    name = cut(wanted, longest - end.length) + end
  }
  taken.add(name.toLowerCase())
  return name
}

/** Never ends in half a character. */
const cut = (name: string, longest: number): string => name.slice(0, longest).replace(/[\ud800-\udbff]$/, '')

/** At most 31 characters, none of `\ / ? * [ ] :`, no apostrophe at either end, not `History`. */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(/[\\/?*[\]:\u0000-\u001f\ufffe\uffff]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/^'+|'+$/g, '')
    .trim()
  const allowed = plain === '' ? 'Sheet' : plain.toLowerCase() === 'history' ? `${plain}_` : plain
  return unique(allowed, taken, 31, ' ')
}

const CELL_LIKE = /^(?:[a-z]{1,3}\d+|r\d*c\d*|r|c)$/i

/** Table and defined names: letters, digits, `_` and `.`, never like a cell; at most 255 characters. */
export function definedName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/[^\p{L}\p{N}_.]/gu, '_')
  const allowed = plain === '' || !/^[\p{L}_]/u.test(plain) || CELL_LIKE.test(plain) ? `_${plain}` : plain
  return unique(allowed, taken, 255, '_')
}

/** Headers of one table: not empty, at most 255 characters, each once. */
export function tableHeaders(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((header, index) => {
    const plain = header
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    return unique(plain.trim() === '' ? `Column${index + 1}` : plain, taken, 255, '')
  })
}

/** Names of a PivotTable's values. Excel refuses one that is a field's name or used twice: it gets a space. */
export function valueCaptions(wanted: readonly string[], headers: readonly string[]): string[] {
  const taken = new Set(headers.map((header) => header.toLowerCase()))
  return wanted.map((caption) => {
    let name = caption
    while (taken.has(name.toLowerCase())) name += ' '
    taken.add(name.toLowerCase())
    return name
  })
}
