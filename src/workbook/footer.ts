import type { SheetStep } from '../report/steps.ts'

const LONGEST = 255

/**
 * A sheet's printed footer in the codes of Excel and of files alike (ISO 29500-1, 18.3.1.46), without those
 * for its place: the text at the left, the page at the right. An ampersand that is meant as such is doubled.
 */
export function footerOf(print: SheetStep['print']): { readonly left: string; readonly right: string } {
  const escape = (plain: string): string => plain.replace(/\s+/g, ' ').replace(/&/g, '&&')
  const right = escape(print.pageOf).replace('{page}', '&P').replace('{pages}', '&N')
  const left = escape(print.footer).slice(0, LONGEST - right.length - '&L&R'.length)
  // Half of a doubled ampersand would take the next letter for a code.
  return { left: /(^|[^&])(&&)*&$/.test(left) ? left.slice(0, -1) : left, right }
}

/** The whole footer as one text; parts that are empty are left out. */
export const footerText = (parts: {
  readonly left: string
  readonly center?: string
  readonly right: string
}): string =>
  [['&L', parts.left] as const, ['&C', parts.center ?? ''] as const, ['&R', parts.right] as const]
    .map(([place, text]) => (text === '' ? '' : place + text))
    .join('')

/** The parts of a footer that Concord wrote, which has two; the right one never holds the code of its place. */
export function footerParts(text: string): { readonly left: string; readonly right: string } {
  const at = text.lastIndexOf('&R')
  return { left: text.slice('&L'.length, at), right: text.slice(at + '&R'.length) }
}
