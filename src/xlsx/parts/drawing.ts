import type { ChartStep } from '../../report/steps.ts'
import { attribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

export interface DrawnChart {
  readonly step: ChartStep
  readonly relationship: string
}

const EMU_PER_CENTIMETRE = 360_000

/** xl/drawings/drawingN.xml: the charts of one sheet, each held at its cell in its own size. */
export function drawingXml(charts: readonly DrawnChart[]): string {
  return (
    `${XML_DECLARATION}<xdr:wsDr xmlns:xdr="${NAMESPACE.sheetDrawing}" xmlns:a="${NAMESPACE.drawing}" ` +
    `xmlns:r="${NAMESPACE.relationships}">${charts.map(anchor).join('')}</xdr:wsDr>`
  )
}

function anchor({ step, relationship }: DrawnChart, index: number): string {
  const { at, size, name, altText } = step
  const [width, height] = [size.width, size.height].map((it) => Math.round(it * EMU_PER_CENTIMETRE))
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${at.column}</xdr:col><xdr:colOff>0</xdr:colOff>` +
    `<xdr:row>${at.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="${width}" cy="${height}"/>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${index + 2}" name="${attribute(name)}" ` +
    `descr="${attribute(altText)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${NAMESPACE.chart}"><c:chart xmlns:c="${NAMESPACE.chart}" ` +
    `r:id="${relationship}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`
  )
}
