/** What the emulated Excel cannot carry through a file is refused, never dropped. */
import { attr, children, type Element } from '../../support/xml.ts'

export class CannotCarry extends Error {
  constructor(what: string) {
    super(`The emulated Excel cannot carry ${what}`)
  }
}

const NAMESPACES = /^(?:xmlns(?::|$)|mc:Ignorable$|xr\d*:)/

/** Refuses attributes and children that are not named. Names are given without prefixes. */
export function only(element: Element, attributes: string, childNames = ''): void {
  const known = new Set(attributes.split(' '))
  for (const { name, localName } of [...element.attributes]) {
    if (!NAMESPACES.test(name) && !known.has(localName ?? name))
      throw new CannotCarry(`${element.localName}/@${name}`)
  }
  const expected = new Set(childNames.split(' '))
  for (const child of [...element.childNodes]) {
    const name = child.nodeType === 1 ? (child as Element).localName : null
    if (name !== null && !expected.has(name ?? '')) throw new CannotCarry(`${element.localName}/${name}`)
  }
}

/** Refuses an attribute that says anything else than is usual. */
export function usual(element: Element, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const found = attr(element, name)
    if (found !== null && found !== value) throw new CannotCarry(`${element.localName}/@${name}=${found}`)
  }
}

/** Refuses settings of the model that no part of a file is written from. */
export function nothingBut(of: object, keys: readonly string[], what: string): void {
  const other = Object.keys(of).find((key) => !keys.includes(key))
  if (other !== undefined) throw new CannotCarry(`${what}.${other}`)
}

/** An attribute's number, or null where there is none. */
export function number(element: Element | null, name: string): number | null {
  const text = attr(element, name)
  return text === null ? null : Number(text)
}

export const flag = (element: Element | null, name: string, fallback: boolean): boolean => {
  const text = attr(element, name)
  return text === null ? fallback : text === '1' || text === 'true'
}

export const text = (element: Element | null): string => element?.textContent ?? ''

/** The one child of an extension list, by the local name of its content. */
export const extensions = (list: Element | null): Element[] =>
  children(list, 'ext').flatMap((ext) => [...ext.childNodes].filter((it): it is Element => it.nodeType === 1))
