import type { Element } from '@xmldom/xmldom'
import { parseXml } from './open-xlsx.ts'

/** XML with one element a line, indented, so that a difference between two parts can be read. */
export function prettyXml(xml: string): string {
  const root = parseXml(xml).documentElement
  return root ? `${lines(root, '').join('\n')}\n` : ''
}

function lines(element: Element, indent: string): string[] {
  const attributes = [...element.attributes].map(({ name, value }) => ` ${name}="${escape(value)}"`).join('')
  const start = `${indent}<${element.tagName}${attributes}`
  const children = [...element.childNodes].filter((it): it is Element => it.nodeType === 1)
  if (children.length > 0) {
    const inner = children.flatMap((child) => lines(child, `${indent}  `))
    return [`${start}>`, ...inner, `${indent}</${element.tagName}>`]
  }
  const text = element.textContent ?? ''
  return [text === '' ? `${start}/>` : `${start}>${escape(text)}</${element.tagName}>`]
}

const escape = (plain: string): string =>
  plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;')
