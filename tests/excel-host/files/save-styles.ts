/** The styles part, filled while the sheets are written. */
import type { JsonObject } from '../json.ts'
import { NORMAL, type Border, type Font, type Style } from '../model/style.ts'
import {
  BORDERS,
  CELL_STYLES,
  FIRST_OWN_FORMAT,
  ID_BY_FORMAT,
  READING_ORDERS,
  toFileWord,
} from './look-words.ts'
import { CannotCarry, nothingBut } from './strict.ts'
import { DECLARATION, el, list } from './xml-text.ts'

/** Things kept once each, by their XML. */
class Pool {
  private readonly numbers = new Map<string, number>()

  constructor(...first: readonly string[]) {
    for (const it of first) this.number(it)
  }

  number(xml: string): number {
    const known = this.numbers.get(xml)
    if (known !== undefined) return known
    this.numbers.set(xml, this.numbers.size)
    return this.numbers.size - 1
  }

  get items(): string[] {
    return [...this.numbers.keys()]
  }
}

export class SaveStyles {
  private readonly formats = new Map<string, number>()
  private readonly fonts = new Pool(fontXml(NORMAL.font))
  private readonly fills = new Pool(fillXml('none'), fillXml('gray125'))
  private readonly borders = new Pool(borderXml({}))
  private readonly cells = new Pool()
  private readonly differences = new Pool()
  private readonly named = ['Normal']

  constructor() {
    this.cell(NORMAL)
  }

  cell(style: Style): number {
    if (!this.named.includes(style.named)) this.named.push(style.named)
    const { horizontal, vertical, wrap, indent, orientation, shrink, readingOrder } = style
    const usual = JSON.stringify([horizontal, vertical, wrap, indent, orientation, shrink, readingOrder])
    const alignment = {
      horizontal: horizontal === 'General' ? null : toFileWord(horizontal),
      vertical: vertical === 'Bottom' ? null : toFileWord(vertical),
      wrapText: wrap || null,
      indent: indent || null,
      textRotation: orientation === 0 ? null : orientation < 0 ? 90 - orientation : orientation,
      shrinkToFit: shrink || null,
      readingOrder: READING_ORDERS.indexOf(readingOrder as 'Context') || null,
    }
    const isAligned = usual !== JSON.stringify(['General', 'Bottom', false, 0, 0, false, 'Context'])
    const isProtected = !style.locked || style.hidden
    return this.cells.number(
      el(
        'xf',
        {
          numFmtId: this.format(style.numberFormat),
          fontId: this.fonts.number(fontXml(style.font)),
          fillId: style.fill === null ? 0 : this.fills.number(fillXml('solid', style.fill)),
          borderId: this.borders.number(borderXml(style.borders)),
          xfId: this.named.indexOf(style.named),
          quotePrefix: style.quoted || null,
          applyNumberFormat: true,
          applyFont: true,
          applyFill: true,
          applyBorder: true,
          applyAlignment: isAligned || null,
          applyProtection: isProtected || null,
        },
        isAligned ? el('alignment', alignment) : '',
        isProtected ? el('protection', { locked: style.locked, hidden: style.hidden }) : '',
      ),
    )
  }

  format(code: string): number {
    const known = ID_BY_FORMAT.get(code) ?? this.formats.get(code)
    if (known !== undefined) return known
    const id = FIRST_OWN_FORMAT + this.formats.size
    this.formats.set(code, id)
    return id
  }

  /** The look of a conditional format, or null where it has none. */
  difference(look: JsonObject): number | null {
    nothingBut(look, ['font.Bold', 'font.Italic', 'font.Color', 'fill.Color', 'numberFormat'], 'format')
    if (Object.keys(look).length === 0) return null
    const font = [
      'font.Bold' in look ? el('b', { val: look['font.Bold'] === true }) : '',
      'font.Italic' in look ? el('i', { val: look['font.Italic'] === true }) : '',
      'font.Color' in look ? el('color', { rgb: argb(String(look['font.Color'])) }) : '',
    ].join('')
    const fill = look['fill.Color']
    const format = look['numberFormat']
    return this.differences.number(
      el(
        'dxf',
        {},
        font === '' ? '' : el('font', {}, font),
        typeof format === 'string' ? el('numFmt', { numFmtId: this.format(format), formatCode: format }) : '',
        typeof fill === 'string'
          ? el('fill', {}, el('patternFill', {}, el('bgColor', { rgb: argb(fill) })))
          : '',
      ),
    )
  }

  xml(): string {
    const formats = [...this.formats].map(([formatCode, numFmtId]) => el('numFmt', { numFmtId, formatCode }))
    const base = this.named.map(() => el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 }))
    const named = this.named.map((name, xfId) =>
      el('cellStyle', { name, xfId, builtinId: CELL_STYLES[name] }),
    )
    return (
      DECLARATION +
      el(
        'styleSheet',
        { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
        list('numFmts', formats),
        list('fonts', this.fonts.items),
        list('fills', this.fills.items),
        list('borders', this.borders.items),
        list('cellStyleXfs', base),
        list('cellXfs', this.cells.items),
        list('cellStyles', named),
        el('dxfs', { count: this.differences.items.length }, ...this.differences.items),
        el('tableStyles', {
          count: 0,
          defaultTableStyle: 'TableStyleMedium2',
          defaultPivotStyle: 'PivotStyleLight16',
        }),
      )
    )
  }
}

export const argb = (color: string): string => `FF${color.slice(1).toUpperCase()}`

const UNDERLINES: Readonly<Record<string, string>> = {
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
}

function fontXml(font: Font): string {
  const script = font.subscript ? 'subscript' : font.superscript ? 'superscript' : null
  return el(
    'font',
    {},
    font.bold ? '<b/>' : '',
    font.italic ? '<i/>' : '',
    font.strikethrough ? '<strike/>' : '',
    font.underline === 'None' ? '' : el('u', { val: UNDERLINES[font.underline] }),
    script ? el('vertAlign', { val: script }) : '',
    el('sz', { val: font.size }),
    el('color', { rgb: argb(font.color) }),
    el('name', { val: font.name }),
    el('family', { val: 2 }),
  )
}

const fillXml = (patternType: string, color?: string): string =>
  el(
    'fill',
    {},
    el('patternFill', { patternType }, color === undefined ? '' : el('fgColor', { rgb: argb(color) })),
  )

function borderXml(borders: Style['borders']): string {
  const line = (name: string, border: Border | undefined): string => {
    if (!border) return el(name)
    const word = Object.keys(BORDERS).find(
      (it) => BORDERS[it]?.[0] === border.style && BORDERS[it]?.[1] === border.weight,
    )
    if (word === undefined) throw new CannotCarry(`border ${border.style} ${border.weight}`)
    return el(name, { style: word }, el('color', { rgb: argb(border.color) }))
  }
  const { diagonalDown, diagonalUp } = borders
  if (diagonalDown && diagonalUp && JSON.stringify(diagonalDown) !== JSON.stringify(diagonalUp))
    throw new CannotCarry('two different diagonals')
  return el(
    'border',
    { diagonalUp: diagonalUp ? true : null, diagonalDown: diagonalDown ? true : null },
    line('left', borders.left),
    line('right', borders.right),
    line('top', borders.top),
    line('bottom', borders.bottom),
    line('diagonal', diagonalDown ?? diagonalUp),
  )
}
