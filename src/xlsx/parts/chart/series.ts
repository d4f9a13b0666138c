import { attribute, cellText } from '../../xml.ts'
import type { ChartCells, SeriesData } from './data.ts'
import { TEXT_PROPERTIES } from './text.ts'

export type LabelPosition = 'outEnd' | 'ctr' | 't'

export interface SeriesLook {
  readonly line: boolean
  /** Null for no labels. */
  readonly labels: LabelPosition | null
  readonly labelFormat: string
  /** White on the dark fills of a stack. */
  readonly labelOnFill: boolean
}

/** One `ser` element of a bar or line chart. */
export function seriesXml(data: SeriesData, index: number, look: SeriesLook): string {
  const fill = `<a:solidFill><a:srgbClr val="${attribute(data.color.slice(1).toUpperCase())}"/></a:solidFill>`
  const shape = look.line
    ? `<c:spPr><a:ln w="22225" cap="rnd">${fill}<a:round/></a:ln></c:spPr>` +
      `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${fill}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`
    : `<c:spPr>${fill}<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${cellText(data.name)}</c:v></c:tx>` +
    shape +
    labelsXml(data, look) +
    `<c:cat>${categories(data.categories)}</c:cat><c:val>${numbers(data.values)}</c:val>` +
    (look.line ? '<c:smooth val="0"/>' : '') +
    '</c:ser>'
  )
}

const SHOWN =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>' +
  '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'

function labelsXml({ labelFormats, values, color }: SeriesData, look: SeriesLook): string {
  if (!look.labels) return ''
  const text = look.labelOnFill ? onFill(color) : TEXT_PROPERTIES
  const rest = (format: string): string =>
    `<c:numFmt formatCode="${attribute(format)}" sourceLinked="0"/>` +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${text}<c:dLblPos val="${look.labels}"/>${SHOWN}`
  const own = labelFormats.map((format, i) =>
    format === null || values.values[i] == null ? '' : `<c:dLbl><c:idx val="${i}"/>${rest(format)}</c:dLbl>`,
  )
  return `<c:dLbls>${own.join('')}${rest(look.labelFormat)}</c:dLbls>`
}

/** Text on a filled piece of a stack: white on dark fills, dark grey on light ones. */
function onFill(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
  const bright = red * 0.299 + green * 0.587 + blue * 0.114
  return bright > 140 ? TEXT_PROPERTIES : TEXT_PROPERTIES.replace('3D3D3D', 'FFFFFF')
}

/** Numbers (years) stay numbers; a missing value is a missing point. */
function categories(cells: ChartCells): string {
  return cells.values.every((value) => typeof value === 'number') ? numbers(cells) : strings(cells)
}

function numbers({ ref, values, format }: ChartCells): string {
  const points = values.map((value, i) =>
    typeof value === 'number' ? `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>` : '',
  )
  return (
    `<c:numRef><c:f>${cellText(ref)}</c:f><c:numCache><c:formatCode>${cellText(format)}</c:formatCode>` +
    `<c:ptCount val="${values.length}"/>${points.join('')}</c:numCache></c:numRef>`
  )
}

function strings({ ref, values }: ChartCells): string {
  const points = values.map((value, i) =>
    value === null ? '' : `<c:pt idx="${i}"><c:v>${cellText(String(value))}</c:v></c:pt>`,
  )
  return (
    `<c:strRef><c:f>${cellText(ref)}</c:f><c:strCache><c:ptCount val="${values.length}"/>` +
    `${points.join('')}</c:strCache></c:strRef>`
  )
}
