/** A PivotTable's definition, where it is of the plain tabular form that Concord itself writes. */
import type { PivotStep, ValueFormat } from '../../report/steps.ts'
import { plainFormat } from '../../workbook/number-format.ts'
import type { PivotLayout } from '../../workbook/pivot-layout.ts'
import { plainValue } from '../../workbook/values.ts'
import type { Box } from '../../workbook/reference.ts'
import type { OpenBook } from './book.ts'
import { child, children, isOn, numberOf, type Element } from './dom.ts'
import { ExistingStyles } from './existing-styles.ts'
import type { FoundObject } from './find.ts'
import { parseBox } from './formula.ts'
import { readBox } from './read-cells.ts'
import { unescapeCharacters } from './strings.ts'

interface Format {
  readonly format: ValueFormat
  readonly decimals?: number
}

/** Fields are numbers of the cache's fields. */
export interface ReadPivot {
  /** Its first cell, page filters included. */
  readonly row: number
  readonly column: number
  /** All that it fills now, page filters included. */
  readonly box: Box
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly filters: readonly number[]
  readonly values: readonly (Format & {
    readonly field: number
    readonly summarize: 'sum' | 'count'
    readonly caption: string
  })[]
  readonly grandTotals: PivotStep['grandTotals']
  readonly words: PivotStep['words']
  /** How the items of each field are shown. */
  readonly formats: readonly (Format | null)[]
}

/** What a definition may hold beside the parts that are read; anything else changes what it shows. */
const KNOWN = new Set([
  'location',
  'pivotFields',
  'rowFields',
  'rowItems',
  'colFields',
  'colItems',
  'pageFields',
  'dataFields',
  'formats',
  'pivotTableStyleInfo',
  'extLst',
])
const VALUES_FIELD = -2

/**
 * @param numberFormats format codes by number
 * @returns null where the definition says something that is not written by Concord
 */
export async function readPivot(
  book: OpenBook,
  pivot: FoundObject,
  numberFormats: ReadonlyMap<number, string>,
  fields: number,
): Promise<ReadPivot | null> {
  const root = await book.pkg.root(pivot.part)
  const location = child(root, 'location')
  const body = parseBox(location?.getAttribute('ref') ?? '')
  const definitions = children(child(root, 'pivotFields'), 'pivotField')
  if (!body || definitions.length > fields || children(root).some((it) => !KNOWN.has(it.localName ?? '')))
    return null
  const plain = definitions.every(
    (it) =>
      !isOn(it, 'compact', true) &&
      !isOn(it, 'outline', true) &&
      !isOn(it, 'defaultSubtotal', true) &&
      children(child(it, 'items'), 'item').every(
        (item) => !item.hasAttribute('h') && !item.hasAttribute('t'),
      ),
  )
  const pages = children(child(root, 'pageFields'), 'pageField')
  const data = children(child(root, 'dataFields'), 'dataField')
  const fieldsOf = (name: string): number[] =>
    children(child(root, name), 'field').map((it) => numberOf(it, 'x', 0))
  const columns = fieldsOf('colFields')
  const rows = fieldsOf('rowFields')
  const valuesLast = columns.includes(VALUES_FIELD) ? columns.at(-1) === VALUES_FIELD : data.length < 2
  if (!plain || !valuesLast || rows.includes(VALUES_FIELD) || pages.some((it) => it.hasAttribute('item')))
    return null
  const formatOf = (id: number): Format | null => formatFrom(numberFormats.get(id) ?? 'General')
  const values = data.flatMap((it): ReadPivot['values'][number][] => {
    const subtotal = it.getAttribute('subtotal') ?? 'sum'
    const format = formatOf(numberOf(it, 'numFmtId', 0))
    if ((subtotal !== 'sum' && subtotal !== 'count') || !format || it.hasAttribute('showDataAs')) return []
    return [
      {
        ...format,
        field: numberOf(it, 'fld', 0),
        summarize: subtotal,
        caption: it.getAttribute('name') ?? '',
      },
    ]
  })
  if (values.length !== data.length || values.length === 0) return null
  const filterRows = pages.length > 0 ? pages.length + 1 : 0
  const box = { ...body, row: body.row - filterRows, rows: body.rows + filterRows }
  if (box.row < 0) return null
  return {
    row: box.row,
    column: box.column,
    box: { ...box, columns: Math.max(box.columns, pages.length > 0 ? 2 : 1) },
    rows,
    columns: columns.filter((it) => it !== VALUES_FIELD),
    filters: pages.map((it) => numberOf(it, 'fld', 0)),
    values,
    grandTotals: grandTotalsOf(root),
    words: {
      grandTotal: root.getAttribute('grandTotalCaption') ?? 'Grand Total',
      rows: root.getAttribute('rowHeaderCaption') ?? '',
      columns: root.getAttribute('colHeaderCaption') ?? '',
      all: await allWord(book, pivot, box, pages.length),
      ...blankWord(definitions.flatMap((it) => children(child(it, 'items'), 'item'))),
      values: root.getAttribute('dataCaption') ?? 'Values',
    },
    formats: definitions.map((it) => formatOf(numberOf(it, 'numFmtId', 0))),
  }
}

function blankWord(items: readonly { getAttribute(name: string): string | null }[]): { blank?: string } {
  const named = items.find((it) => it.getAttribute('n'))?.getAttribute('n')
  return named ? { blank: named } : {}
}

/** What an unused page filter shows. */
async function allWord(book: OpenBook, pivot: FoundObject, box: Box, pages: number): Promise<string> {
  if (pages === 0) return ''
  const sheet = await book.sheetXml(pivot.sheet.part)
  const at = { row: box.row, column: box.column + 1, rows: 1, columns: 1 }
  const value = readBox(sheet, at, await book.strings())[0]?.[0] ?? null
  return String(plainValue(value) ?? '(All)')
}

/** What a PivotTable shows, whatever its form; its fields by their headers. Null where it has no source here. */
export async function readLayout(book: OpenBook, pivot: FoundObject): Promise<PivotLayout | null> {
  const root = await book.pkg.root(pivot.part)
  const [cache] = await book.pkg.related(pivot.part, 'pivotCacheDefinition')
  if (cache === undefined) return null
  const names = children(child(await book.pkg.root(cache), 'cacheFields'), 'cacheField').map((it) =>
    unescapeCharacters(it.getAttribute('name') ?? ''),
  )
  const hasStyles = (await book.pkg.related(book.part, 'styles')).length > 0
  const formats = hasStyles ? (await ExistingStyles.of(book)).numberFormats() : new Map<number, string>()
  const fieldsOf = (list: string, attribute: string): string[] =>
    children(child(root, list)).flatMap((it) => names[numberOf(it, attribute, 0)] ?? [])
  return {
    rows: fieldsOf('rowFields', 'x'),
    columns: fieldsOf('colFields', 'x'),
    filters: fieldsOf('pageFields', 'fld'),
    values: children(child(root, 'dataFields'), 'dataField').map((it) => ({
      column: names[numberOf(it, 'fld', 0)] ?? '',
      summarize: it.getAttribute('subtotal') ?? 'sum',
      caption: unescapeCharacters(it.getAttribute('name') ?? ''),
      numberFormat: plainFormat(formats.get(numberOf(it, 'numFmtId', 0)) ?? 'General'),
    })),
    grandTotals: grandTotalsOf(root),
  }
}

/** In a file they are named by where they stand: totals of rows are a column. */
const grandTotalsOf = (root: Element): PivotLayout['grandTotals'] => ({
  rows: isOn(root, 'colGrandTotals', true),
  columns: isOn(root, 'rowGrandTotals', true),
})

/** The kind of values that Concord shows with a format code; null for a code of others. */
export function formatFrom(code: string): Format | null {
  if (code === 'General') return { format: 'text' }
  if (code === '0') return { format: 'year' }
  if (code === '#,##0') return { format: 'integer' }
  if (code === 'yyyy\\-mm\\-dd') return { format: 'date' }
  const decimals = /^#,##0\.(0+)$/.exec(code)?.[1]?.length
  return decimals === undefined ? null : { format: 'quantity', decimals }
}
