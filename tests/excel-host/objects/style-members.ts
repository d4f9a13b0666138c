/** The members of a cell's format by their wire names: how each is read from a style and set in one. */
import type { Json } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import { type Border, color, type Font, NO_BORDER, NORMAL, type Side, type Style } from '../model/style.ts'
import { asFlag, asNumber, asText } from './settable.ts'

export interface StyleMember {
  readonly get: (style: Style) => Json
  readonly set: (style: Style, value: Json) => Style
}
export type StyleMembers = Readonly<Record<string, StyleMember>>

function member<K extends keyof Style>(key: K, check: (value: Json) => Style[K]): StyleMember {
  return {
    get: (style) => style[key] as Json,
    set: (style, value) => ({ ...style, [key]: check(value) }),
  }
}

function fontMember<K extends keyof Font>(key: K, check: (value: Json) => Font[K]): StyleMember {
  return {
    get: (style) => style.font[key],
    set: (style, value) => ({ ...style, font: { ...style.font, [key]: check(value) } }),
  }
}

export const oneOf =
  (...words: readonly string[]) =>
  (value: Json): string => {
    if (typeof value !== 'string' || !words.includes(value)) throw invalidArgument()
    return value
  }

export function asColor(value: Json): string {
  const found = color(asText(value))
  if (found === null) throw invalidArgument()
  return found
}

const between =
  (least: number, most: number) =>
  (value: Json): number => {
    const number = asNumber(value)
    if (number < least || number > most) throw invalidArgument()
    return number
  }

export const FORMAT: StyleMembers = {
  HorizontalAlignment: member(
    'horizontal',
    oneOf('General', 'Left', 'Center', 'Right', 'Fill', 'Justify', 'CenterAcrossSelection', 'Distributed'),
  ),
  VerticalAlignment: member('vertical', oneOf('Top', 'Center', 'Bottom', 'Justify', 'Distributed')),
  WrapText: member('wrap', asFlag),
  IndentLevel: member('indent', between(0, 250)),
  TextOrientation: member('orientation', between(-90, 255)),
  ShrinkToFit: member('shrink', asFlag),
  ReadingOrder: member('readingOrder', oneOf('Context', 'LeftToRight', 'RightToLeft')),
}

export const FONT: StyleMembers = {
  Name: fontMember('name', asText),
  Size: fontMember('size', between(1, 409)),
  Color: fontMember('color', asColor),
  Bold: fontMember('bold', asFlag),
  Italic: fontMember('italic', asFlag),
  Underline: fontMember(
    'underline',
    oneOf('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'),
  ),
  Strikethrough: fontMember('strikethrough', asFlag),
  Subscript: fontMember('subscript', asFlag),
  Superscript: fontMember('superscript', asFlag),
}

export const FILL: StyleMembers = {
  Color: {
    get: (style) => style.fill ?? '#FFFFFF',
    // An empty text takes the fill away, as `clear` does.
    set: (style, value) => ({ ...style, fill: value === '' ? null : asColor(value) }),
  },
}

export const PROTECTION: StyleMembers = {
  Locked: member('locked', asFlag),
  FormulaHidden: member('hidden', asFlag),
}

export const BORDER_STYLES = oneOf(
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
)
const WEIGHTS = oneOf('Hairline', 'Thin', 'Medium', 'Thick')

export const BORDER: Readonly<Record<string, (border: Border, value: Json) => Border>> = {
  Style: (border, value) => ({ ...border, style: BORDER_STYLES(value) }),
  Color: (border, value) => ({ ...border, color: asColor(value), style: drawn(border) }),
  Weight: (border, value) => ({ ...border, weight: WEIGHTS(value), style: drawn(border) }),
}

/** Giving a line a colour or a weight draws it. */
const drawn = (border: Border): string => (border.style === 'None' ? 'Continuous' : border.style)

export function setBorder(style: Style, side: Side, change: (border: Border) => Border): Style {
  const border = change(style.borders[side] ?? NO_BORDER)
  const others = Object.fromEntries(Object.entries(style.borders).filter(([name]) => name !== side))
  return { ...style, borders: border.style === 'None' ? others : { ...others, [side]: border } }
}

/** The built-in cell styles that an add-in may set by name. */
export function namedStyle(name: string): Style {
  if (name === 'Normal') return NORMAL
  if (name === 'Hyperlink') {
    return { ...NORMAL, named: name, font: { ...NORMAL.font, color: '#0563C1', underline: 'Single' } }
  }
  const heading = /^Heading ([1-4])$/.exec(name)
  if (heading || name === 'Title') {
    const size = name === 'Title' ? 18 : ([15, 13, 11, 11][Number(heading?.[1]) - 1] ?? 11)
    return {
      ...NORMAL,
      named: name,
      font: { ...NORMAL.font, bold: name !== 'Title', size, color: '#44546A' },
    }
  }
  throw invalidArgument()
}
