/** The styles of a file as those of the model, by the number that a cell gives. */
import { all, at, attr, child, children, type Element } from '../../support/xml.ts'
import { NORMAL, type Border, type Font, type Side, type Style } from '../model/style.ts'
import { BORDERS, CELL_STYLES, FORMAT_BY_ID, READING_ORDERS, toModelWord } from './look-words.ts'
import { CannotCarry, flag, number, only, usual } from './strict.ts'

export interface OpenStyles {
  readonly cells: readonly Style[]
  /** Formats of conditional formats, as the model keeps them: `fill.Color`, `font.Bold`. */
  readonly differences: readonly Readonly<Record<string, string | boolean>>[]
  readonly color: (element: Element | null) => string | null
  readonly formatCode: (id: number) => string
}

/** @param theme the theme part, or null */
export function openStyles(root: Element, theme: Element | null): OpenStyles {
  only(root, '', 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst')
  const color = colorReader(theme)
  const codes = new Map(
    all(child(root, 'numFmts'), 'numFmt').map((it) => [number(it, 'numFmtId'), attr(it, 'formatCode') ?? '']),
  )
  const formatCode = (id: number): string => {
    const code = codes.get(id) ?? FORMAT_BY_ID.get(id)
    if (code === undefined) throw new CannotCarry(`number format ${id}`)
    return code
  }
  const fonts = children(child(root, 'fonts'), 'font').map((it) => fontOf(it, color))
  const fills = children(child(root, 'fills'), 'fill').map((it) => fillOf(it, color))
  const borders = children(child(root, 'borders'), 'border').map((it) => bordersOf(it, color))
  const named = new Map(
    children(child(root, 'cellStyles'), 'cellStyle').map((it) => [number(it, 'xfId') ?? 0, it]),
  )
  const cells = children(child(root, 'cellXfs'), 'xf').map((xf): Style => {
    only(
      xf,
      'numFmtId fontId fillId borderId xfId quotePrefix pivotButton applyNumberFormat applyFont applyFill ' +
        'applyBorder applyAlignment applyProtection',
      'alignment protection',
    )
    const alignment = child(xf, 'alignment')
    if (alignment)
      only(alignment, 'horizontal vertical wrapText indent textRotation shrinkToFit readingOrder')
    const protection = child(xf, 'protection')
    return {
      named: cellStyle(named.get(number(xf, 'xfId') ?? 0)),
      numberFormat: formatCode(number(xf, 'numFmtId') ?? 0),
      font: fonts[number(xf, 'fontId') ?? 0] ?? NORMAL.font,
      fill: fills[number(xf, 'fillId') ?? 0] ?? null,
      horizontal: toModelWord(attr(alignment, 'horizontal') ?? 'general'),
      vertical: toModelWord(attr(alignment, 'vertical') ?? 'bottom'),
      wrap: flag(alignment, 'wrapText', false),
      indent: number(alignment, 'indent') ?? 0,
      orientation: orientationOf(number(alignment, 'textRotation') ?? 0),
      shrink: flag(alignment, 'shrinkToFit', false),
      readingOrder: READING_ORDERS[number(alignment, 'readingOrder') ?? 0] ?? 'Context',
      locked: flag(protection, 'locked', true),
      hidden: flag(protection, 'hidden', false),
      quoted: flag(xf, 'quotePrefix', false),
      borders: borders[number(xf, 'borderId') ?? 0] ?? {},
    }
  })
  const differences = children(child(root, 'dxfs'), 'dxf').map((it) => differenceOf(it, color))
  return { cells, differences, color, formatCode }
}

/** 91 to 180 stand for 1 to 90 degrees downwards. */
const orientationOf = (rotation: number): number =>
  rotation > 90 && rotation <= 180 ? 90 - rotation : rotation

function cellStyle(element: Element | undefined): string {
  const name = attr(element ?? null, 'name') ?? 'Normal'
  if (!(name in CELL_STYLES)) throw new CannotCarry(`cell style ${name}`)
  return name
}

/** The order in which SpreadsheetML counts the colours of a theme. */
const THEME = 'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ')

function colorReader(theme: Element | null): (element: Element | null) => string | null {
  const scheme = at(theme, 'themeElements', 'clrScheme')
  const colors = THEME.map((name) => {
    const value = [...(child(scheme, name)?.childNodes ?? [])].find((it) => it.nodeType === 1) as
      Element | undefined
    return `#${(attr(value ?? null, 'lastClr') ?? attr(value ?? null, 'val') ?? '').toUpperCase()}`
  })
  return (element) => {
    if (!element) return null
    only(element, 'rgb theme auto indexed tint')
    usual(element, { tint: '0', indexed: '64' })
    const rgb = attr(element, 'rgb')
    if (rgb !== null) return `#${rgb.slice(-6).toUpperCase()}`
    const index = number(element, 'theme')
    return index === null ? null : (colors[index] ?? null)
  }
}

const UNDERLINES: Readonly<Record<string, string>> = {
  single: 'Single',
  double: 'Double',
  singleAccounting: 'SingleAccountant',
  doubleAccounting: 'DoubleAccountant',
  none: 'None',
}

function fontOf(font: Element, color: OpenStyles['color']): Font {
  only(font, '', 'b i u strike sz color name family scheme charset vertAlign')
  const on = (name: string): boolean => {
    const element = child(font, name)
    return element !== null && flag(element, 'val', true)
  }
  const underline = child(font, 'u')
  const script = attr(child(font, 'vertAlign'), 'val')
  return {
    name: attr(child(font, 'name'), 'val') ?? NORMAL.font.name,
    size: number(child(font, 'sz'), 'val') ?? NORMAL.font.size,
    color: color(child(font, 'color')) ?? NORMAL.font.color,
    bold: on('b'),
    italic: on('i'),
    underline: underline ? (UNDERLINES[attr(underline, 'val') ?? 'single'] ?? 'Single') : 'None',
    strikethrough: on('strike'),
    subscript: script === 'subscript',
    superscript: script === 'superscript',
  }
}

function fillOf(fill: Element, color: OpenStyles['color']): string | null {
  only(fill, '', 'patternFill')
  const pattern = child(fill, 'patternFill')
  const kind = attr(pattern, 'patternType') ?? 'none'
  // The second fill of every file is the grey that nothing uses.
  if (kind === 'none' || kind === 'gray125') return null
  if (kind !== 'solid') throw new CannotCarry(`fill ${kind}`)
  return color(child(pattern, 'fgColor'))
}

const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right']

function bordersOf(border: Element, color: OpenStyles['color']): Partial<Record<Side, Border>> {
  only(border, 'diagonalUp diagonalDown outline', 'left right top bottom diagonal')
  const line = (element: Element | null): Border | null => {
    const word = attr(element, 'style') ?? 'none'
    if (word === 'none') return null
    const known = BORDERS[word]
    if (!known) throw new CannotCarry(`border ${word}`)
    return { style: known[0], color: color(child(element, 'color')) ?? '#000000', weight: known[1] }
  }
  const diagonal = line(child(border, 'diagonal'))
  const found = SIDES.flatMap((side): [Side, Border][] => {
    const own = line(child(border, side))
    return own ? [[side, own]] : []
  })
  if (diagonal && flag(border, 'diagonalDown', false)) found.push(['diagonalDown', diagonal])
  if (diagonal && flag(border, 'diagonalUp', false)) found.push(['diagonalUp', diagonal])
  return Object.fromEntries(found)
}

function differenceOf(dxf: Element, color: OpenStyles['color']): Record<string, string | boolean> {
  only(dxf, '', 'font fill numFmt')
  const found: Record<string, string | boolean> = {}
  const font = child(dxf, 'font')
  if (font) only(font, '', 'b i color')
  for (const [key, name] of [
    ['font.Bold', 'b'],
    ['font.Italic', 'i'],
  ] as const) {
    const element = child(font, name)
    if (element) found[key] = flag(element, 'val', true)
  }
  const [ink, paper] = [color(child(font, 'color')), color(at(dxf, 'fill', 'patternFill', 'bgColor'))]
  if (ink !== null) found['font.Color'] = ink
  if (paper !== null) found['fill.Color'] = paper
  const format = attr(child(dxf, 'numFmt'), 'formatCode')
  if (format !== null) found['numberFormat'] = format
  return found
}
