import type { CellStyle, ValueFormat } from '../report/steps.ts'
import { numberFormat as plainCode } from '../workbook/number-format.ts'

/** The fonts of a workbook: the theme's body font in few sizes. */
export const FONTS = {
  body: { size: 11 },
  bold: { size: 11, bold: true },
  title: { size: 16, bold: true },
  coverage: { size: 10, color: 'FF3D3D3D' },
  note: { size: 9 },
  headline: { size: 12 },
  link: { size: 11, underline: true },
  noteLink: { size: 9, underline: true },
} as const satisfies Readonly<Record<string, Font>>

export type FontName = keyof typeof FONTS

export interface Font {
  readonly size: number
  readonly bold?: boolean
  /** ARGB, eight hexadecimal digits. */
  readonly color?: string
  /** Underlined in the theme's colour for links. */
  readonly underline?: boolean
}

/** Rules above or below a cell. */
export type BorderName = 'none' | 'below' | 'above'

/** Everything that one `xf` says. */
export interface CellFormat {
  readonly font: FontName
  /** A number format code, `General` for none. */
  readonly numbers: string
  readonly border?: BorderName
  readonly horizontal?: 'left' | 'right'
  /** Steps of about one character away from the side; 0 when absent. */
  readonly indent?: number
  readonly vertical?: 'top'
  readonly wrap?: boolean
  /** The text stays text when the cell is edited: it begins with `=`, `+`, `-` or `@`. */
  readonly quoted?: boolean
}

const FONT_OF: Readonly<Record<CellStyle, FontName>> = {
  title: 'title',
  coverage: 'coverage',
  note: 'note',
  heading: 'bold',
  headline: 'headline',
  text: 'body',
  link: 'link',
}

/** A free-standing cell. */
export function cellFormat(style: CellStyle, wrap: boolean, quoted: boolean): CellFormat {
  return {
    font: FONT_OF[style],
    numbers: 'General',
    ...(wrap ? TOP_WRAP : {}),
    ...(quoted ? { quoted } : {}),
  }
}

const TOP_WRAP = { wrap: true, vertical: 'top' } as const

/** The body of a table's column. */
export function columnFormat(
  column: { readonly format: ValueFormat; readonly decimals?: number; readonly wrap: boolean },
  options: { readonly link?: boolean; readonly quoted?: boolean; readonly indent?: boolean } = {},
): CellFormat {
  return {
    font: options.link ? 'link' : 'body',
    numbers: numberFormat(column.format, column.decimals),
    vertical: 'top',
    ...(isNumeric(column.format) ? {} : { horizontal: 'left' }),
    ...(options.indent ? { indent: 1 } : {}),
    ...(column.wrap ? { wrap: true } : {}),
    ...(options.quoted ? { quoted: true } : {}),
  }
}

/** Header cells: bold with a rule, wrapped, over numbers at the right. */
export function headerFormat(format: ValueFormat, indent: boolean): CellFormat {
  return {
    font: 'bold',
    numbers: 'General',
    border: 'below',
    wrap: true,
    horizontal: isNumeric(format) ? 'right' : 'left',
    ...(indent ? { indent: 1 } : {}),
  }
}

export const isNumeric = (format: ValueFormat): boolean =>
  format === 'integer' || format === 'quantity' || format === 'amount' || format === 'year'

/** The number format code of a kind of values, as a file writes it. */
export const numberFormat = (format: ValueFormat, decimals?: number): string =>
  fileFormat(plainCode(format, decimals))

/** A number format code as a file writes it: a plain hyphen is escaped. */
export const fileFormat = (code: string): string => code.replace(/-/g, '\\-')

/** Whether a spreadsheet could take the text for a formula when the cell is edited. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@]/.test(text)

/** Formats that Excel knows by number (ISO 29500-1, 18.8.30). */
export const BUILT_IN_FORMATS: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
}
const FIRST_OWN_FORMAT = 164

/** Collects the formats of a workbook; styles are appended and never reordered. */
export class Styles {
  readonly formats: CellFormat[] = []
  readonly ownNumberFormats: string[] = []
  private readonly known = new Map<string, number>()

  constructor() {
    this.of({ font: 'body', numbers: 'General' })
  }

  /** The number (`s`) of a cell format. */
  of(format: CellFormat): number {
    const { font, numbers, border, horizontal, indent, vertical, wrap, quoted } = format
    const key = [font, numbers, border, horizontal, indent, vertical, wrap, quoted].join('|')
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, this.formats.length)
    return this.formats.push(format) - 1
  }

  /** The number (`numFmtId`) of a number format code. */
  numberFormatId(code: string): number {
    const builtIn = BUILT_IN_FORMATS[code]
    if (builtIn !== undefined) return builtIn
    const known = this.ownNumberFormats.indexOf(code)
    return FIRST_OWN_FORMAT + (known >= 0 ? known : this.ownNumberFormats.push(code) - 1)
  }
}
