import { text as escape } from '../../xml.ts'

const DARK_GREY = '<a:solidFill><a:srgbClr val="3D3D3D"/></a:solidFill>'
const BODY_FONT = '<a:latin typeface="+mn-lt"/>'

/** Hundredths of a point. */
const [TITLE_SIZE, TEXT_SIZE] = [1000, 900]

const properties = (tag: string, size: number, bold: boolean, more = ''): string =>
  `<a:${tag}${more} sz="${size}" b="${bold ? 1 : 0}">${DARK_GREY}${BODY_FONT}</a:${tag}>`

/** Text properties of axes, labels, the legend and whatever else has none of its own. */
export const TEXT_PROPERTIES =
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${properties('defRPr', TEXT_SIZE, false)}</a:pPr>` +
  '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'

/** Where a title stands, as shares of the chart's width and height; null leaves it to the program. */
export interface Spot {
  readonly x: number
  readonly y: number
}

function title(plain: string, bold: boolean, spot: Spot | null): string {
  const size = bold ? TITLE_SIZE : TEXT_SIZE
  const layout = spot
    ? '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>' +
      `<c:x val="${spot.x}"/><c:y val="${spot.y}"/></c:manualLayout></c:layout>`
    : ''
  const paragraphs = plain
    .split('\n')
    .map(
      (line) =>
        `<a:p><a:pPr>${properties('defRPr', size, bold)}</a:pPr>` +
        `<a:r>${properties('rPr', size, bold, ' lang="en-US"')}<a:t>${escape(line)}</a:t></a:r></a:p>`,
    )
  return (
    '<c:title><c:tx><c:rich><a:bodyPr rot="0" vert="horz"/><a:lstStyle/>' +
    `${paragraphs.join('')}</c:rich></c:tx>${layout}<c:overlay val="0"/></c:title>`
  )
}

export const chartTitle = (plain: string): string => title(plain, true, null)
/** Horizontal also at a vertical axis, where it stands above the axis. */
export const axisTitle = (plain: string, spot: Spot | null): string =>
  plain === '' ? '' : title(plain, false, spot)
