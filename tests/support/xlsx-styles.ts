/** The formats of an .xlsx by their numbers (`s`), as far as they are compared. */
import { all, at, attr, child, children, isOn, type Element } from './xml.ts'

export interface XlsxStyle {
  readonly numberFormat: string
  readonly font: {
    readonly size: number
    readonly bold: boolean
    readonly color: string
    readonly underline: boolean
    readonly strikethrough: boolean
  }
  readonly horizontal: string
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly rule: string | null
}

/** ISO 29500-1, 18.8.30, as far as they are used. */
const BUILT_IN: Readonly<Record<string, string>> = {
  '0': 'General',
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
}

const THEME: Readonly<Record<string, string>> = { '1': '#000000', '10': '#0563C1' }

export function xlsxStyles(styles: Element): readonly XlsxStyle[] {
  const formats = new Map(
    all(styles, 'numFmt').map((it) => [attr(it, 'numFmtId') ?? '', attr(it, 'formatCode') ?? '']),
  )
  const fonts = children(child(styles, 'fonts'), 'font').map(fontOf)
  const rules = children(child(styles, 'borders'), 'border').map((border) =>
    colorOf(at(border, 'bottom', 'color'), null),
  )
  return children(child(styles, 'cellXfs'), 'xf').map((xf) => {
    const id = attr(xf, 'numFmtId') ?? '0'
    const alignment = child(xf, 'alignment')
    return {
      numberFormat: formats.get(id) ?? BUILT_IN[id] ?? `#${id}`,
      font: fonts[Number(attr(xf, 'fontId'))] ?? fontOf(xf),
      horizontal: attr(alignment, 'horizontal') ?? 'general',
      vertical: attr(alignment, 'vertical') ?? 'bottom',
      wrap: isOn(attr(alignment, 'wrapText')),
      indent: Number(attr(alignment, 'indent') ?? 0),
      rule: rules[Number(attr(xf, 'borderId'))] ?? null,
    }
  })
}

const fontOf = (font: Element): XlsxStyle['font'] => ({
  size: Number(attr(child(font, 'sz'), 'val') ?? 11),
  bold: child(font, 'b') !== null,
  color: colorOf(child(font, 'color'), '#000000') ?? '#000000',
  underline: child(font, 'u') !== null,
  strikethrough: child(font, 'strike') !== null,
})

function colorOf(color: Element | null, none: string | null): string | null {
  if (!color) return none
  const rgb = attr(color, 'rgb')
  return rgb ? `#${rgb.slice(2).toUpperCase()}` : (THEME[attr(color, 'theme') ?? ''] ?? none)
}
