import { columnIndex, type PivotPlace } from '../layout.ts'
import type { CacheField } from '../pivot/cache-fields.ts'
import { valueCaptions, valuesCaption } from '../pivot/captions.ts'
import { labelNumbers } from '../pivot/cells.ts'
import type { Line, PivotShape } from '../pivot/shape.ts'
import { boxRef } from '../../workbook/reference.ts'
import { numberFormat, type Styles } from '../styles.ts'
import { nameAttribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

/** The field of the columns that stands for the values when there are several. */
const VALUES_FIELD = -2
const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'

/**
 * xl/pivotTables/pivotTableN.xml: tabular form without subtotals, outer labels repeated, so that every row
 * says by itself what it is. Column widths are left alone when it is refreshed.
 */
export function pivotTableXml(
  place: PivotPlace,
  fields: readonly CacheField[],
  shape: PivotShape,
  styles: Styles,
): string {
  const { step } = place
  const index = (id: string): number => columnIndex(place.source, id)
  const { words } = step
  const columns = [...step.columns.map(index), ...(shape.several ? [VALUES_FIELD] : [])]
  return (
    `${XML_DECLARATION}<pivotTableDefinition xmlns="${NAMESPACE.main}" name="${nameAttribute(step.name)}" ` +
    `cacheId="${place.source.id}" applyNumberFormats="0" applyBorderFormats="0" applyFontFormats="0" ` +
    'applyPatternFormats="0" applyAlignmentFormats="0" applyWidthHeightFormats="0" ' +
    `dataCaption="${nameAttribute(valuesCaption(place))}" grandTotalCaption="${nameAttribute(words.grandTotal)}" updatedVersion="6" minRefreshableVersion="3" ` +
    // In a file they are named by where they stand: totals of rows are a column.
    `rowGrandTotals="${step.grandTotals.columns ? 1 : 0}" colGrandTotals="${step.grandTotals.rows ? 1 : 0}" ` +
    'itemPrintTitles="1" createdVersion="6" indent="0" compact="0" compactData="0" multipleFieldFilters="0" ' +
    `rowHeaderCaption="${nameAttribute(words.rows)}" colHeaderCaption="${nameAttribute(words.columns)}">` +
    location(place, shape) +
    `<pivotFields count="${fields.length}">` +
    fields.map((field, at) => pivotField(place, field, at, styles)).join('') +
    '</pivotFields>' +
    fieldList('rowFields', step.rows.map(index)) +
    lineItems('rowItems', shape.rows, false) +
    fieldList('colFields', columns) +
    lineItems('colItems', shape.columns, shape.several) +
    pageFields(step.filters.map(index)) +
    dataFields(place, index, styles) +
    '<pivotTableStyleInfo name="PivotStyleLight1" showRowHeaders="1" showColHeaders="1" showRowStripes="0" ' +
    'showColStripes="0" showLastColumn="1"/>' +
    (shape.several
      ? `<extLst><ext uri="{962EF5D1-5CA2-4c93-8EF4-DBF5C05439D2}" ${X14}>` +
        '<x14:pivotTableDefinition hideValuesRow="1"/></ext></extLst>'
      : '') +
    '</pivotTableDefinition>'
  )
}

function location({ step }: PivotPlace, shape: PivotShape): string {
  const { filterRows, headerRows, labelColumns, rows, columns, several } = shape
  const ref = boxRef({
    row: step.at.row + filterRows,
    column: step.at.column,
    rows: headerRows + rows.length,
    columns: labelColumns + columns.length,
  })
  const captionsOnly = several && step.columns.length === 0
  const filters = step.filters.length
  return (
    `<location ref="${ref}" firstHeaderRow="${captionsOnly ? 0 : 1}" firstDataRow="${headerRows}" ` +
    `firstDataCol="${labelColumns}"${filters > 0 ? ` rowPageCount="${filters}" colPageCount="1"` : ''}/>`
  )
}

function pivotField({ step, source }: PivotPlace, field: CacheField, at: number, styles: Styles): string {
  const id = source.step.columns[at]?.id ?? ''
  const axis = step.rows.includes(id)
    ? 'axisRow'
    : step.columns.includes(id)
      ? 'axisCol'
      : step.filters.includes(id)
        ? 'axisPage'
        : null
  const numbers = styles.numberFormatId(labelNumbers(field))
  const start =
    `<pivotField${axis ? ` axis="${axis}"` : ''}` +
    (step.values.some(({ column }) => column === id) ? ' dataField="1"' : '') +
    ` compact="0"${numbers > 0 ? ` numFmtId="${numbers}"` : ''} outline="0" showAll="0"`
  if (!axis || !field.items) return `${start} defaultSubtotal="0"/>`
  const items = field.items.map((item, number) => {
    const caption = item === null ? step.words.blank : undefined
    return `<item${caption ? ` n="${nameAttribute(caption)}"` : ''} x="${number}"/>`
  })
  const outer = step.rows.indexOf(id) >= 0 && step.rows.indexOf(id) < step.rows.length - 1
  return (
    `${start} sortType="ascending" defaultSubtotal="0"><items count="${items.length}">${items.join('')}</items>` +
    (outer
      ? `<extLst><ext uri="{2946ED86-A175-432a-8AC1-64E0C546D7DE}" ${X14}>` +
        '<x14:pivotField fillDownLabels="1"/></ext></extLst>'
      : '') +
    '</pivotField>'
  )
}

const fieldList = (tag: string, fields: readonly number[]): string =>
  fields.length === 0
    ? ''
    : `<${tag} count="${fields.length}">${fields.map((x) => `<field x="${x}"/>`).join('')}</${tag}>`

const x = (number: number): string => (number === 0 ? '<x/>' : `<x v="${number}"/>`)

/** One `i` a line: the items that differ from the line before, then the number of the value. */
function lineItems(tag: string, lines: readonly Line[], several: boolean): string {
  const items = lines.map(({ at, tuple, repeated, value }) => {
    const which = value > 0 ? ` i="${value}"` : ''
    if (at === null) return `<i t="grand"${which}><x/></i>`
    const own = tuple.slice(repeated).map(x).join('') + (several ? x(value) : '')
    const start = `<i${repeated > 0 ? ` r="${repeated}"` : ''}${which}`
    return own === '' ? `${start}/>` : `${start}>${own}</i>`
  })
  return `<${tag} count="${lines.length}">${items.join('')}</${tag}>`
}

const pageFields = (fields: readonly number[]): string =>
  fields.length === 0
    ? ''
    : `<pageFields count="${fields.length}">` +
      `${fields.map((field) => `<pageField fld="${field}" hier="-1"/>`).join('')}</pageFields>`

function dataFields(place: PivotPlace, index: (id: string) => number, styles: Styles): string {
  const captions = valueCaptions(place)
  const items = place.step.values.map(({ column, summarize, format, decimals }, at) => {
    const numbers = styles.numberFormatId(numberFormat(format, decimals))
    return (
      `<dataField name="${nameAttribute(captions[at] ?? '')}" fld="${index(column)}"` +
      `${summarize === 'count' ? ' subtotal="count"' : ''} baseField="0" baseItem="0"` +
      `${numbers > 0 ? ` numFmtId="${numbers}"` : ''}/>`
    )
  })
  return `<dataFields count="${items.length}">${items.join('')}</dataFields>`
}
