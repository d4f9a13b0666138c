import { FONTS, type BorderName, type CellFormat, type Font, type FontName, type Styles } from '../styles.ts'
import { attribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

const FONT_NAMES = Object.keys(FONTS) as FontName[]
const BORDERS: readonly BorderName[] = ['none', 'below', 'above']

/** xl/styles.xml. Asked for after all sheets, whose cells are what fills the list of formats. */
export function stylesXml(styles: Styles): string {
  const xfs = styles.formats.map((format) =>
    xf(format, {
      numbers: styles.numberFormatId(format.numbers),
      font: FONT_NAMES.indexOf(format.font),
      border: BORDERS.indexOf(format.border ?? 'none'),
    }),
  )
  const own = styles.ownNumberFormats.map(
    (code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${attribute(code)}"/>`,
  )
  return (
    `${XML_DECLARATION}<styleSheet xmlns="${NAMESPACE.main}">` +
    (own.length > 0 ? `<numFmts count="${own.length}">${own.join('')}</numFmts>` : '') +
    `<fonts count="${FONT_NAMES.length}">${FONT_NAMES.map((name) => font(FONTS[name])).join('')}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills>' +
    `<borders count="${BORDERS.length}">${BORDERS.map(border).join('')}</borders>` +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    '<dxfs count="0"/>' +
    '<tableStyles count="0" defaultTableStyle="TableStyleLight1" defaultPivotStyle="PivotStyleLight1"/>' +
    '</styleSheet>'
  )
}

/** Named like the theme's body font and tied to it, so that a change of theme changes the cells. */
export function font({ size, bold, color, underline }: Font, face = FACE): string {
  const paint = color ? `rgb="${color}"` : `theme="${underline ? 10 : 1}"`
  return (
    `<font>${bold ? '<b/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/><color ${paint}/>` +
    `${face}</font>`
  )
}

const FACE = '<name val="Calibri"/><family val="2"/><scheme val="minor"/>'

export function border(name: BorderName): string {
  const line = (side: string, on: boolean): string =>
    on ? `<${side} style="thin"><color rgb="FF3D3D3D"/></${side}>` : `<${side}/>`
  return `<border><left/><right/>${line('top', name === 'above')}${line('bottom', name === 'below')}<diagonal/></border>`
}

/** Numbers of what an `xf` refers to. */
export interface FormatNumbers {
  readonly numbers: number
  readonly font: number
  readonly border: number
}

export function xf(format: CellFormat, ids: FormatNumbers): string {
  const { horizontal, indent, vertical, wrap } = format
  const { numbers: numberFormatId, font: fontId, border: borderId } = ids
  const alignment =
    (horizontal ? ` horizontal="${horizontal}"` : '') +
    (vertical ? ` vertical="${vertical}"` : '') +
    (wrap ? ' wrapText="1"' : '') +
    (indent ? ` indent="${indent}"` : '')
  const attributes =
    `numFmtId="${numberFormatId}" fontId="${fontId}" fillId="0" borderId="${borderId}" xfId="0"` +
    (format.quoted ? ' quotePrefix="1"' : '') +
    (numberFormatId > 0 ? ' applyNumberFormat="1"' : '') +
    (fontId > 0 ? ' applyFont="1"' : '') +
    (borderId > 0 ? ' applyBorder="1"' : '')
  return alignment
    ? `<xf ${attributes} applyAlignment="1"><alignment${alignment}/></xf>`
    : `<xf ${attributes}/>`
}
