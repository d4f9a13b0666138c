/** Small parts as documents: everything that is not rows of cells goes through a real XML parser. */
import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom'
import { WorkbookError } from '../../workbook/problem.ts'
import { NAMESPACE } from '../xml.ts'

export type { Document, Element }

const STRICT = 'http://purl.oclc.org/ooxml/'

/**
 * @param part names the part in the problem
 * @throws WorkbookError `file/part-damaged` where it is not well-formed
 */
export function parseXml(xml: string, part: string): Document {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new SyntaxError(message)
  }
  try {
    return new DOMParser({ onError }).parseFromString(xml.replace(/^\ufeff/, ''), 'text/xml')
  } catch (cause) {
    throw new WorkbookError({ code: 'file/part-damaged', part }, { cause })
  }
}

/** The whole document as text. Carriage returns that the parser kept were written as references. */
export const serializeXml = (node: Document | Element): string =>
  new XMLSerializer().serializeToString(node).replace(/\r/g, '&#13;')

export function rootOf(document: Document, part: string): Element {
  if (!document.documentElement) throw new WorkbookError({ code: 'file/part-damaged', part })
  return document.documentElement
}

/** @throws WorkbookError where the part is Strict Open XML, or its elements carry a prefix */
export function refuseOtherDialects(root: Element, part: string): void {
  if (root.namespaceURI?.startsWith(STRICT)) throw new WorkbookError({ code: 'file/strict', part })
  if (root.namespaceURI !== NAMESPACE.main) {
    throw new WorkbookError({
      code: 'file/unsupported',
      part,
      detail: { feature: root.namespaceURI ?? 'xml' },
    })
  }
  if (root.prefix) throw new WorkbookError({ code: 'file/prefixed-xml', part })
}

/** Child elements of a local name, whatever their prefix; all of them without a name. */
export function children(parent: Element | null | undefined, name?: string): Element[] {
  const found: Element[] = []
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.nodeType === 1 && (name === undefined || (node as Element).localName === name)) {
      found.push(node as Element)
    }
  }
  return found
}

export const child = (parent: Element | null | undefined, name: string): Element | null =>
  children(parent, name)[0] ?? null

/** All elements of a local name below, in document order. */
export const descendants = (parent: Document | Element, name: string): Element[] => [
  ...parent.getElementsByTagNameNS('*', name),
]

export const textOf = (element: Element | null | undefined): string => element?.textContent ?? ''

export function setText(element: Element, text: string): void {
  element.textContent = text
}

export const numberOf = (element: Element | null | undefined, name: string, otherwise: number): number => {
  const text = element?.getAttribute(name)
  return text === null || text === undefined || text === '' ? otherwise : Number(text)
}

/** An attribute of type boolean: `1`, `true` or `on`. */
export const isOn = (element: Element | null | undefined, name: string, otherwise = false): boolean => {
  const text = element?.getAttribute(name)
  return text === null || text === undefined ? otherwise : text === '1' || text === 'true' || text === 'on'
}

export function remove(element: Element): void {
  element.parentNode?.removeChild(element)
}

/** The elements of a fragment of XML, which may use the prefixes and the namespace of `parent`. */
export function fragment(parent: Element, xml: string): Element[] {
  const declared = new Map<string, string>([['xmlns', parent.namespaceURI ?? '']])
  for (
    let node: Element | null = parent;
    node;
    node = node.parentNode?.nodeType === 1 ? (node.parentNode as Element) : null
  ) {
    for (const { name, value } of [...node.attributes]) {
      if (name.startsWith('xmlns:') && !declared.has(name)) declared.set(name, value)
    }
  }
  for (const [name, value] of PREFIXES) if (!declared.has(name)) declared.set(name, value)
  const attributes = [...declared].map(
    ([name, value]) => ` ${name}="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`,
  )
  const wrapper = parseXml(`<wrapper${attributes.join('')}>${xml}</wrapper>`, 'fragment').documentElement
  const owner = parent.ownerDocument
  if (!owner) return []
  return children(wrapper).map((element) => owner.importNode(element, true))
}

const PREFIXES = [
  ['xmlns:r', NAMESPACE.relationships],
  ['xmlns:a', NAMESPACE.drawing],
  ['xmlns:c', NAMESPACE.chart],
  ['xmlns:xdr', NAMESPACE.sheetDrawing],
] as const

/**
 * Puts an element at its place in a sequence that the schema fixes: before the first child that comes later
 * in `order`.
 */
export function insertInOrder(parent: Element, element: Element, order: readonly string[]): void {
  const place = order.indexOf(element.localName ?? '')
  const next = children(parent).find((it) => order.indexOf(it.localName ?? '') > place)
  parent.insertBefore(element, next ?? null)
}
