/** What the parts of a chart have in common: fills, lines, fonts, titles, labels. */
import { isObject, type Json } from '../json.ts'
import type { Bag, Part } from '../model/chart.ts'
import { EMU_PER_POINT, fileWord, LABEL_POSITIONS, ROTATION, SHOWN } from './chart-words.ts'
import { nothingBut } from './strict.ts'
import { el, escapeText } from './xml-text.ts'

export const val = (name: string, value: string | number | boolean | null): string =>
  value === null ? '' : el(`c:${name}`, { val: value })

export const solid = (color: string): string =>
  el('a:solidFill', {}, el('a:srgbClr', { val: color.slice(1) }))

const fillXml = (fill: string | null): string =>
  fill === null ? '' : fill === '' ? '<a:noFill/>' : solid(fill)

/** Fill and line; nothing where both are automatic. */
export function shapeXml({ fill, border }: Pick<Part, 'fill' | 'border'>, more = ''): string {
  nothingBut(border, ['Color', 'LineStyle', 'Weight'], 'line of a chart')
  const color = border['Color']
  const weight = border['Weight']
  const none = border['LineStyle'] === 'None'
  const line = none || typeof color === 'string' || typeof weight === 'number'
  const drawn = none ? '<a:noFill/>' : typeof color === 'string' ? solid(color) : ''
  const inner =
    fillXml(fill) +
    (line
      ? el('a:ln', { w: typeof weight === 'number' ? Math.round(weight * EMU_PER_POINT) : null }, drawn, more)
      : '')
  return inner === '' ? '' : el('c:spPr', {}, inner)
}

function fontXml(name: string, font: Bag, attributes: { readonly lang?: string } = {}): string {
  nothingBut(font, ['Size', 'Bold', 'Italic', 'Underline', 'Color', 'Name'], 'font of a chart')
  const { Size, Bold, Italic, Underline, Color, Name } = font
  return el(
    `a:${name}`,
    {
      ...attributes,
      sz: typeof Size === 'number' ? Math.round(Size * 100) : null,
      b: typeof Bold === 'boolean' ? Bold : null,
      i: typeof Italic === 'boolean' ? Italic : null,
      u: typeof Underline === 'string' ? (Underline === 'None' ? 'none' : 'sng') : null,
    },
    typeof Color === 'string' ? solid(Color) : '',
    typeof Name === 'string' ? el('a:latin', { typeface: Name }) : '',
  )
}

export const textXml = (font: Bag): string =>
  Object.keys(font).length === 0
    ? ''
    : '<c:txPr><a:bodyPr/><a:lstStyle/><a:p>' +
      `${el('a:pPr', {}, fontXml('defRPr', font))}<a:endParaRPr lang="en-US"/></a:p></c:txPr>`

export function layoutXml(layout: Json | undefined): string {
  if (!isObject(layout)) return ''
  const parts = Object.entries(layout).map(([name, value]) => val(name, String(value)))
  return el('c:layout', {}, el('c:manualLayout', {}, ...parts))
}

export function titleXml(title: Part): string {
  const { settings, font } = title
  nothingBut(settings, ['Visible', 'Text', 'Overlay', 'TextOrientation', 'Layout', 'Position'], 'title')
  if (settings['Visible'] !== true) return ''
  const turned = Number(settings['TextOrientation'] ?? 0)
  const paragraphs = String(settings['Text'])
    .split('\n')
    .map((line) =>
      el(
        'a:p',
        {},
        el('a:pPr', {}, fontXml('defRPr', font)),
        el('a:r', {}, fontXml('rPr', font, { lang: 'en-US' }), el('a:t', {}, escapeText(line))),
      ),
    )
  return el(
    'c:title',
    {},
    el(
      'c:tx',
      {},
      el(
        'c:rich',
        {},
        el('a:bodyPr', { rot: turned === 0 ? 0 : -turned * ROTATION, vert: 'horz' }),
        '<a:lstStyle/>',
        ...paragraphs,
      ),
    ),
    layoutXml(settings['Layout']),
    val('overlay', settings['Overlay'] === true),
    shapeXml(title),
  )
}

/** What stands in `dLbls` and in each `dLbl`. */
export function labelXml({ settings, font, fill, border }: Part): string {
  nothingBut(
    settings,
    ['NumberFormat', 'LinkNumberFormat', 'Position', 'Separator', ...SHOWN.map(([, setting]) => setting)],
    'data label',
  )
  const format = settings['NumberFormat']
  const separator = settings['Separator']
  return (
    (typeof format === 'string'
      ? el('c:numFmt', { formatCode: format, sourceLinked: settings['LinkNumberFormat'] !== false })
      : '') +
    shapeXml({ fill, border }) +
    textXml(font) +
    val('dLblPos', fileWord(LABEL_POSITIONS, settings['Position'])) +
    SHOWN.map(([name, setting]) => val(name, settings[setting] === true)).join('') +
    (typeof separator === 'string' ? el('c:separator', {}, escapeText(separator)) : '')
  )
}
