import { DOMParser, type Element } from '@xmldom/xmldom'

export type { Element }

/** What is not well-formed is thrown; a replacement character is none of our business. */
const onError = (level: string, message: string): void => {
  if (level !== 'warning') throw new Error(message)
}

export const parseXml = (text: string): Element => {
  const root = new DOMParser({ onError }).parseFromString(
    text.replace(/^\ufeff/, ''),
    'text/xml',
  ).documentElement
  if (!root) throw new Error('An XML document without an element')
  return root
}

/** All descendants of that name, whatever their namespace. */
export const all = (element: Element | null, tag: string): Element[] =>
  element ? [...element.getElementsByTagNameNS('*', tag)] : []

/** Children of that name. */
export const children = (element: Element | null, tag: string): Element[] =>
  element
    ? [...element.childNodes].filter(
        (it): it is Element => it.nodeType === 1 && (it as Element).localName === tag,
      )
    : []

export const child = (element: Element | null, tag: string): Element | null =>
  children(element, tag)[0] ?? null

/** The first descendant by a path of children's names. */
export const at = (element: Element | null, ...path: readonly string[]): Element | null =>
  path.reduce<Element | null>((it, tag) => child(it, tag), element)

export const attr = (element: Element | null, name: string): string | null =>
  element?.getAttribute(name) ?? null

/** What the attribute `val` of a descendant by a path says. */
export const val = (element: Element | null, ...path: readonly string[]): string | null =>
  attr(at(element, ...path), 'val')

export const isOn = (value: string | null): boolean => value === '1' || value === 'true'
