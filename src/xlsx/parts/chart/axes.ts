import { attribute } from '../../xml.ts'
import { axisTitle, TEXT_PROPERTIES, type Spot } from './text.ts'

const [CATEGORY_AXIS, VALUE_AXIS] = [111111111, 222222222]

export const AXIS_IDS = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`

export interface Axes {
  readonly horizontalBars: boolean
  readonly categoryTitle: string
  readonly valueTitle: string
  readonly valueFormat: string
  readonly gridlines: boolean
  /** Distance of the value axis's marks, or null for the program's own. */
  readonly step: number | null
  readonly fromZero: boolean
  /** Where the title of the vertical axis stands. */
  readonly spot: Spot
}

const line = (color: string): string =>
  `<c:spPr><a:noFill/><a:ln w="9525"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`
const NO_LINE = '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
const MARKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'

/** Bars read from the top down: the categories run backwards and the value axis crosses at their far end. */
export function axesXml(axes: Axes): string {
  const { horizontalBars } = axes
  return (
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/>` +
    `<c:scaling><c:orientation val="${horizontalBars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${horizontalBars ? 'l' : 'b'}"/>` +
    axisTitle(axes.categoryTitle, horizontalBars ? axes.spot : null) +
    `<c:numFmt formatCode="General" sourceLinked="1"/>${MARKS}<c:tickLblPos val="low"/>${line('A6A6A6')}${TEXT_PROPERTIES}` +
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>` +
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>' +
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>` +
    `${axes.fromZero ? '<c:min val="0"/>' : ''}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${horizontalBars ? 'b' : 'l'}"/>` +
    (axes.gridlines ? `<c:majorGridlines>${line('D9D9D9')}</c:majorGridlines>` : '') +
    axisTitle(axes.valueTitle, horizontalBars ? null : axes.spot) +
    `<c:numFmt formatCode="${attribute(axes.valueFormat)}" sourceLinked="0"/>${MARKS}<c:tickLblPos val="nextTo"/>${NO_LINE}${TEXT_PROPERTIES}` +
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${horizontalBars ? 'max' : 'autoZero'}"/>` +
    `<c:crossBetween val="between"/>${axes.step === null ? '' : `<c:majorUnit val="${axes.step}"/>`}</c:valAx>`
  )
}
