/** How cells look: whole styles, kept once each and named by a number; 0 stands for a cell without its own. */

export interface Font {
  readonly name: string
  readonly size: number
  readonly color: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: string
  readonly strikethrough: boolean
  readonly subscript: boolean
  readonly superscript: boolean
}

export interface Border {
  readonly style: string
  readonly color: string
  readonly weight: string
}

export type Side = 'top' | 'bottom' | 'left' | 'right' | 'diagonalDown' | 'diagonalUp'

export interface Style {
  /** The named cell style: `Normal`, `Hyperlink`. */
  readonly named: string
  readonly numberFormat: string
  readonly font: Font
  /** `#RRGGBB`, or null for no fill. */
  readonly fill: string | null
  readonly horizontal: string
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly orientation: number
  readonly shrink: boolean
  readonly readingOrder: string
  readonly locked: boolean
  readonly hidden: boolean
  /** An apostrophe stands before the text, which would be read as something else without it. */
  readonly quoted: boolean
  readonly borders: Readonly<Partial<Record<Side, Border>>>
}

export const NO_BORDER: Border = { style: 'None', color: '#000000', weight: 'Thin' }

export const NORMAL: Style = {
  named: 'Normal',
  numberFormat: 'General',
  font: {
    name: 'Calibri',
    size: 11,
    color: '#000000',
    bold: false,
    italic: false,
    underline: 'None',
    strikethrough: false,
    subscript: false,
    superscript: false,
  },
  fill: null,
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  orientation: 0,
  shrink: false,
  readingOrder: 'Context',
  locked: true,
  hidden: false,
  quoted: false,
  borders: {},
}

export type Restyle = (style: Style) => Style

export class Styles {
  private readonly list: Style[] = [NORMAL, NORMAL]
  private readonly numbers = new Map<string, number>([[JSON.stringify(NORMAL), 1]])

  /** The number of the normal style itself. */
  readonly normal = 1

  at(number: number): Style {
    return this.list[number] ?? NORMAL
  }

  number(style: Style): number {
    const key = JSON.stringify(style)
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.list.length)
    return this.list.push(style) - 1
  }

  /** The same change for many cells: each distinct style is worked out once. */
  change(restyle: Restyle): (number: number) => number {
    const done = new Map<number, number>()
    return (number) => {
      let to = done.get(number)
      if (to === undefined) done.set(number, (to = this.number(restyle(this.at(number)))))
      return to
    }
  }
}

const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
}

/** A colour as Excel reports it, `#RRGGBB` in capitals, or null where the text is none. */
export function color(text: string): string | null {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.toUpperCase()
  if (/^[0-9a-f]{6}$/i.test(text)) return `#${text.toUpperCase()}`
  return NAMES[text.toLowerCase()] ?? null
}
