import { Bytes, Fragments } from '../bytes.ts'
import type { CacheField, Item } from '../pivot/cache-fields.ts'
import { labelNumbers } from '../pivot/cells.ts'
import type { Styles } from '../styles.ts'
import { attribute, nameAttribute, NAMESPACE, XML_DECLARATION } from '../xml.ts'

/** xl/pivotCache/pivotCacheDefinitionN.xml. The source is a table by name, so it grows with the table. */
export function* cacheDefinitionPieces(
  source: string,
  fields: readonly CacheField[],
  records: number,
  relationship: string,
  styles: Styles,
): Iterable<Uint8Array> {
  const out = new Bytes()
  out.utf8(
    `${XML_DECLARATION}<pivotCacheDefinition xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}" ` +
      `r:id="${relationship}" refreshOnLoad="1" refreshedBy="Concord" createdVersion="6" ` +
      `refreshedVersion="6" minRefreshableVersion="3" recordCount="${records}">` +
      `<cacheSource type="worksheet"><worksheetSource name="${attribute(source)}"/></cacheSource>` +
      `<cacheFields count="${fields.length}">`,
  )
  for (const field of fields) {
    const numbers = styles.numberFormatId(labelNumbers(field))
    out.utf8(`<cacheField name="${nameAttribute(field.name)}" numFmtId="${numbers}">`)
    out.utf8(`<sharedItems${kinds(field, records)}`)
    if (field.items) {
      out.utf8(` count="${field.items.length}">`)
      for (const item of field.items) {
        out.utf8(itemXml(item, field.dates))
        if (out.full) yield out.take()
      }
      out.utf8('</sharedItems></cacheField>')
    } else out.utf8('/></cacheField>')
  }
  out.utf8('</cacheFields></pivotCacheDefinition>')
  yield out.take()
}

/** xl/pivotCache/pivotCacheRecordsN.xml: every row of the source table. */
export function* cacheRecordsPieces(fields: readonly CacheField[], records: number): Iterable<Uint8Array> {
  const out = new Bytes()
  const fragments = new Fragments()
  out.utf8(`${XML_DECLARATION}<pivotCacheRecords xmlns="${NAMESPACE.main}" count="${records}">`)
  const writers = fields.map((field) => {
    if (!field.items) return (row: number) => out.utf8(itemXml(field.valueAt(row), field.dates))
    const numbers = field.items.map((_, index) => fragments.add(`<x v="${index}"/>`))
    return (row: number) => fragments.write(out, numbers[field.itemAt(row)] as number)
  })
  for (let row = 0; row < records; row++) {
    out.ascii('<r>')
    for (const write of writers) write(row)
    out.ascii('</r>')
    if (out.full) yield out.take()
  }
  out.ascii('</pivotCacheRecords>')
  yield out.take()
}

function itemXml(item: Item, dates: boolean): string {
  if (item === null) return '<m/>'
  if (typeof item === 'string') return `<s v="${nameAttribute(item)}"/>`
  return dates ? `<d v="${dateTime(item)}"/>` : `<n v="${item}"/>`
}

const DAY = 86_400_000
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const dateTime = (serial: number): string =>
  new Date(SERIAL_ZERO + serial * DAY).toISOString().replace(/\.\d+Z$/, '')

const LONGEST_SHORT_TEXT = 255

/** What kinds of values a field has, as attributes of its `sharedItems` (ISO 29500-1, 18.10.1.90). */
function kinds({ items, valueAt, dates }: CacheField, records: number): string {
  let [blank, text, long, number, whole] = [false, false, false, false, true]
  let [low, high] = [Infinity, -Infinity]
  const look = (value: Item): void => {
    if (value === null) blank = true
    else if (typeof value === 'string') {
      text = true
      long ||= value.length > LONGEST_SHORT_TEXT
    } else {
      number = true
      whole &&= Number.isInteger(value)
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  }
  if (items) items.forEach(look)
  else for (let row = 0; row < records; row++) look(valueAt(row))
  return (
    (blank || text ? '' : ' containsSemiMixedTypes="0"') +
    (text || (number && !dates) ? '' : ' containsNonDate="0"') +
    (number && dates ? ' containsDate="1"' : '') +
    (text ? '' : ' containsString="0"') +
    (blank ? ' containsBlank="1"' : '') +
    (text && number ? ' containsMixedTypes="1"' : '') +
    (number && !dates ? ` containsNumber="1"${whole ? ' containsInteger="1"' : ''}` : '') +
    (number && !dates ? ` minValue="${low}" maxValue="${high}"` : '') +
    // The last day is said by the day after it.
    (number && dates ? ` minDate="${dateTime(low)}" maxDate="${dateTime(high + 1)}"` : '') +
    (long ? ' longText="1"' : '')
  )
}
