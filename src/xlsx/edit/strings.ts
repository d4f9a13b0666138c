/** Text as worksheets and shared strings hold it. */

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Character data without references. Line ends are LF, as XML reads them. */
export function unescapeXml(xml: string): string {
  const lines = xml.includes('\r') ? xml.replace(/\r\n?/g, '\n') : xml
  if (!lines.includes('&')) return lines
  return lines.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    if (hex) return String.fromCodePoint(parseInt(String(hex), 16))
    return ENTITIES[name] ?? whole
  })
}

/** The text of type ST_Xstring (ISO 29500-1, 22.9.2.19): `_xHHHH_` stands for a character. */
export const unescapeCharacters = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text

const plain = (xml: string): string => unescapeCharacters(unescapeXml(xml))

/** The text of a string item (`si` or `is`): of its runs, without phonetic hints. */
export function itemText(xml: string): string {
  const spoken = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml
  let text = ''
  for (let at = openText(spoken, 0); at >= 0; at = openText(spoken, at)) {
    const from = spoken.indexOf('>', at) + 1
    if (spoken[from - 2] === '/') {
      at = from
      continue
    }
    const to = spoken.indexOf('</t>', from)
    if (to < 0) break
    text += plain(spoken.slice(from, to))
    at = to
  }
  return text
}

/** The next `<t` tag, and no other that begins with the same letter. */
function openText(xml: string, from: number): number {
  let at = xml.indexOf('<t', from)
  while (at >= 0 && !/[\s>/]/.test(xml[at + 2] ?? '')) at = xml.indexOf('<t', at + 2)
  return at
}

/** The texts of xl/sharedStrings.xml by number. */
export function readSharedStrings(xml: string): string[] {
  const texts: string[] = []
  for (let at = xml.indexOf('<si'); at >= 0;) {
    const open = xml.indexOf('>', at) + 1
    if (xml[open - 2] === '/') {
      texts.push('')
      at = xml.indexOf('<si', open)
      continue
    }
    const end = xml.indexOf('</si>', open)
    if (end < 0) break
    // One plain run, as most items are.
    texts.push(
      xml.startsWith('<t>', open) && xml.indexOf('</t>', open) === end - 4
        ? plain(xml.slice(open + 3, end - 4))
        : itemText(xml.slice(open, end)),
    )
    at = xml.indexOf('<si', end)
  }
  return texts
}
