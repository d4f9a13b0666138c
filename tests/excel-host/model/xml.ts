/** Just enough XML to accept a custom XML part: well-formed tags and the namespace of the root. */
import { invalidArgument } from '../errors.ts'

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g

/** The root's namespace, empty where it has none. Refuses text that is not well-formed. */
export function xmlNamespace(xml: string): string {
  const open: string[] = []
  let root: { name: string; attributes: string } | null = null
  let between = 0
  for (const tag of xml.matchAll(TAG)) {
    checkText(xml.slice(between, tag.index), open.length > 0)
    between = tag.index + tag[0].length
    const [, closing, name, attributes = '', single] = tag
    if (name === undefined) continue
    if (closing) {
      if (open.pop() !== name) throw invalidArgument()
      continue
    }
    if (open.length === 0 && root !== null) throw invalidArgument()
    root ??= { name, attributes }
    if (!single) open.push(name)
  }
  checkText(xml.slice(between), false)
  if (root === null || open.length > 0) throw invalidArgument()
  const prefix = root.name.includes(':') ? `:${root.name.split(':')[0] ?? ''}` : ''
  const found = new RegExp(`\\sxmlns${prefix}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(root.attributes)
  return found?.[1] ?? found?.[2] ?? ''
}

function checkText(text: string, inside: boolean): void {
  const bad = text.includes('<') || (!inside && text.replace(/^\uFEFF/, '').trim() !== '')
  if (bad || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(text)) throw invalidArgument()

  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text)) throw invalidArgument()
}
