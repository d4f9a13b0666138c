import { XML_DECLARATION } from '../xml.ts'

/**
 * xl/theme/theme1.xml. Office's fonts and effects; the accents are the colour-blind safe palette of the
 * charts, so that charts which the analyst adds match. Without a theme other readers draw no charts.
 */
export function themeXml(): string {
  return (
    `${XML_DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Concord">` +
    `<a:themeElements>${COLOURS}${fonts()}${FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
  )
}

const colour = (name: string, rgb: string): string => `<a:${name}><a:srgbClr val="${rgb}"/></a:${name}>`

const COLOURS =
  '<a:clrScheme name="Concord"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>' +
  '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>' +
  colour('dk2', '3D3D3D') +
  colour('lt2', 'E7E6E6') +
  colour('accent1', '12436D') +
  colour('accent2', '28A197') +
  colour('accent3', '801650') +
  colour('accent4', 'F46A25') +
  colour('accent5', '3D3D3D') +
  colour('accent6', 'A285D1') +
  colour('hlink', '0563C1') +
  colour('folHlink', '954F72') +
  '</a:clrScheme>'

const font = (tag: string, name: string, panose: string): string =>
  `<a:${tag}><a:latin typeface="${name}" panose="${panose}"/><a:ea typeface=""/><a:cs typeface=""/></a:${tag}>`

const fonts = (): string =>
  `<a:fontScheme name="Office">${font('majorFont', 'Calibri Light', '020F0302020204030204')}` +
  `${font('minorFont', 'Calibri', '020F0502020204030204')}</a:fontScheme>`

const PLACEHOLDER = '<a:schemeClr val="phClr"/>'
const solid = (change = ''): string =>
  change
    ? `<a:solidFill><a:schemeClr val="phClr">${change}</a:schemeClr></a:solidFill>`
    : `<a:solidFill>${PLACEHOLDER}</a:solidFill>`
const stop = (at: number, change: string): string =>
  `<a:gs pos="${at}"><a:schemeClr val="phClr">${change}</a:schemeClr></a:gs>`
const gradient = (...stops: string[]): string =>
  `<a:gradFill rotWithShape="1"><a:gsLst>${stops.join('')}</a:gsLst><a:lin ang="5400000" scaled="0"/></a:gradFill>`
const line = (width: number): string =>
  `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${solid()}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`
const noEffect = '<a:effectStyle><a:effectLst/></a:effectStyle>'

const FORMATS =
  `<a:fmtScheme name="Office"><a:fillStyleLst>${solid()}` +
  gradient(
    stop(0, '<a:lumMod val="110000"/><a:satMod val="105000"/><a:tint val="67000"/>'),
    stop(50000, '<a:lumMod val="105000"/><a:satMod val="103000"/><a:tint val="73000"/>'),
    stop(100000, '<a:lumMod val="105000"/><a:satMod val="109000"/><a:tint val="81000"/>'),
  ) +
  gradient(
    stop(0, '<a:satMod val="103000"/><a:lumMod val="102000"/><a:tint val="94000"/>'),
    stop(50000, '<a:satMod val="110000"/><a:lumMod val="100000"/><a:shade val="100000"/>'),
    stop(100000, '<a:lumMod val="99000"/><a:satMod val="120000"/><a:shade val="78000"/>'),
  ) +
  `</a:fillStyleLst><a:lnStyleLst>${line(6350)}${line(12700)}${line(19050)}</a:lnStyleLst>` +
  `<a:effectStyleLst>${noEffect}${noEffect}<a:effectStyle><a:effectLst>` +
  '<a:outerShdw blurRad="57150" dist="19050" dir="5400000" algn="ctr" rotWithShape="0">' +
  '<a:srgbClr val="000000"><a:alpha val="63000"/></a:srgbClr></a:outerShdw></a:effectLst></a:effectStyle>' +
  `</a:effectStyleLst><a:bgFillStyleLst>${solid()}${solid('<a:tint val="95000"/><a:satMod val="170000"/>')}` +
  gradient(
    stop(0, '<a:tint val="93000"/><a:satMod val="150000"/><a:shade val="98000"/><a:lumMod val="102000"/>'),
    stop(
      50000,
      '<a:tint val="98000"/><a:satMod val="130000"/><a:shade val="90000"/><a:lumMod val="103000"/>',
    ),
    stop(100000, '<a:shade val="63000"/><a:satMod val="120000"/>'),
  ) +
  '</a:bgFillStyleLst></a:fmtScheme>'
