/** A PivotTable with its cache. */
import { at, attr, child, children, type Element } from '../../support/xml.ts'
import type { XlsxPart, XlsxParts } from '../../support/xlsx-parts.ts'
import { area, bounding } from '../model/area.ts'
import type { CellValue } from '../model/grid.ts'
import { Pivot, type PivotField, type PivotSource } from '../model/pivot.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { areaOf } from './open-cells.ts'
import type { OpenStyles } from './open-styles.ts'
import { CannotCarry, extensions, flag, number, only, usual } from './strict.ts'
import { plainText } from './xml-text.ts'

const PARTS =
  'location pivotFields rowFields rowItems colFields colItems pageFields dataFields pivotTableStyleInfo extLst'
const SETTINGS =
  'name cacheId applyNumberFormats applyBorderFormats applyFontFormats applyPatternFormats ' +
  'applyAlignmentFormats applyWidthHeightFormats dataCaption grandTotalCaption rowHeaderCaption ' +
  'colHeaderCaption updatedVersion minRefreshableVersion createdVersion rowGrandTotals colGrandTotals ' +
  'itemPrintTitles indent compact compactData outline outlineData multipleFieldFilters useAutoFormatting uid'

/** The field of the columns that stands for the values when there are several. */
const VALUES = -2
const SUMMARIES: Readonly<Record<string, string>> = {
  sum: 'Sum',
  count: 'Count',
  countNums: 'CountNumbers',
  average: 'Average',
  max: 'Max',
  min: 'Min',
}

export function openPivot(
  sheet: Worksheet,
  { name: part, root }: XlsxPart,
  parts: XlsxParts,
  look: OpenStyles,
): void {
  only(root, SETTINGS, PARTS)
  const [cache] = parts.relatedParts(part, 'pivotCacheDefinition')
  if (!cache) throw new CannotCarry('a PivotTable without a cache')
  const cached = openCache(cache, parts)
  const location = areaOf(attr(child(root, 'location'), 'ref') ?? '')
  const { book } = sheet
  const pivot = new Pivot(
    sheet,
    book.guid('pivot'),
    plainText(attr(root, 'name') ?? ''),
    sourceOf(sheet, cache.root),
    { ...location, rows: 1, columns: 1 },
  )
  const definitions = children(child(root, 'pivotFields'), 'pivotField')
  const fields = cached.fields.map((name) => pivot.fields.find((it) => it.source === name) ?? null)
  definitions.forEach((it, index) => openField(it, fields[index] ?? null, cached.items[index] ?? []))
  const axis = (list: string, tag: string, key: string): PivotField[] =>
    children(child(root, list), tag).flatMap((it) => {
      const index = number(it, key) ?? VALUES
      return index === VALUES ? [] : (fields[index] ?? [])
    })
  const pages = children(child(root, 'pageFields'), 'pageField')
  for (const it of pages) only(it, 'fld hier')
  pivot.rows = axis('rowFields', 'field', 'x')
  pivot.columns = axis('colFields', 'field', 'x')
  pivot.filters = axis('pageFields', 'pageField', 'fld')
  pivot.data = children(child(root, 'dataFields'), 'dataField').flatMap((it) => {
    only(it, 'name fld subtotal baseField baseItem numFmtId')
    const field = fields[number(it, 'fld') ?? -1]
    const summarizeBy = SUMMARIES[attr(it, 'subtotal') ?? 'sum']
    if (summarizeBy === undefined) throw new CannotCarry(`summary ${attr(it, 'subtotal')}`)
    const numberFormat = look.formatCode(number(it, 'numFmtId') ?? 0)
    return field ? [{ field, name: plainText(attr(it, 'name') ?? ''), summarizeBy, numberFormat }] : []
  })
  openLayout(pivot, root, definitions)
  const top = pages.length === 0 ? 0 : pages.length + 1
  const filters = area(location.row - top, location.column, Math.max(1, top - 1), 2)
  pivot.parts = { ...pivot.parts, whole: top === 0 ? location : bounding(filters, location), table: location }
  pivot.settings['RefreshOnOpen'] = flag(cache.root, 'refreshOnLoad', false)
  book.pivots.push(pivot)
  if (pivot.settings['RefreshOnOpen'] === true) pivot.draw()
  else pivot.recall(cached.records())
}

function sourceOf(sheet: Worksheet, cache: Element): PivotSource {
  const source = at(cache, 'cacheSource', 'worksheetSource')
  if (!source) throw new CannotCarry('a PivotTable without a source on a sheet')
  only(source, 'name ref sheet')
  const name = attr(source, 'name')
  const table = sheet.book.tables.find((it) => it.name.toLowerCase() === name?.toLowerCase())
  if (table) return { table }
  const on = sheet.book.sheets.find((it) => it.name === attr(source, 'sheet'))
  if (!on) throw new CannotCarry(`a PivotTable on ${name ?? attr(source, 'sheet')}`)
  return { sheet: on, area: areaOf(attr(source, 'ref') ?? '') }
}

interface Cached {
  readonly fields: readonly string[]
  readonly items: readonly (readonly CellValue[])[]
  readonly records: () => CellValue[][]
}

function openCache({ name, root }: XlsxPart, parts: XlsxParts): Cached {
  const definitions = children(child(root, 'cacheFields'), 'cacheField')
  for (const it of definitions) only(it, 'name numFmtId', 'sharedItems')
  const items = definitions.map((it) => itemsIn(child(it, 'sharedItems')).map(itemValue))
  const [records] = parts.relatedParts(name, 'pivotCacheRecords')
  return {
    fields: definitions.map((it) => plainText(attr(it, 'name') ?? '')),
    items,
    records: () =>
      children(records?.root ?? null, 'r').map((row) =>
        itemsIn(row).map((it, field) =>
          it.localName === 'x' ? (items[field]?.[number(it, 'v') ?? 0] ?? '') : itemValue(it),
        ),
      ),
  }
}

const itemsIn = (element: Element | null): Element[] =>
  [...(element?.childNodes ?? [])].filter((it): it is Element => it.nodeType === 1)

const DAY = 86_400_000

function itemValue(item: Element): CellValue {
  const value = attr(item, 'v') ?? ''
  switch (item.localName) {
    case 'm':
      return ''
    case 'n':
      return Number(value)
    case 'b':
      return value === '1' || value === 'true'
    case 'd':
      return new Date(`${value}Z`).getTime() / DAY + 25_569
    default:
      return plainText(value)
  }
}

function openField(element: Element, field: PivotField | null, items: readonly CellValue[]): void {
  only(
    element,
    'axis dataField compact outline numFmtId showAll sortType defaultSubtotal subtotalTop name',
    'items extLst',
  )
  usual(element, { showAll: '0', sortType: 'ascending' })
  if (!field) return
  field.name = attr(element, 'name') ?? field.name
  for (const it of children(child(element, 'items'), 'item')) {
    only(it, 'x n h t')
    const item = items[number(it, 'x') ?? -1]
    const caption = attr(it, 'n')
    if (item !== undefined && caption !== null) field.captions.set(item, plainText(caption))
    if (item !== undefined && flag(it, 'h', false)) field.hidden.add(item)
  }
}

function openLayout(pivot: Pivot, root: Element, definitions: readonly Element[]): void {
  usual(root, { indent: '0', multipleFieldFilters: '0', itemPrintTitles: '1' })
  const { layout } = pivot
  const compact = definitions.every((it) => flag(it, 'compact', true))
  const outline = definitions.every((it) => flag(it, 'outline', true))
  layout['LayoutType'] = compact ? 'Compact' : outline ? 'Outline' : 'Tabular'
  const totals = definitions.some((it) => flag(it, 'defaultSubtotal', true))
  const atTop = definitions.every((it) => flag(it, 'subtotalTop', true))
  layout['SubtotalLocation'] = !totals ? 'Off' : atTop ? 'AtTop' : 'AtBottom'
  if (totals) {
    definitions.forEach((it, index) => {
      const field = pivot.fields[index]
      if (field) field.subtotals = flag(it, 'defaultSubtotal', true)
    })
  }
  // A file names grand totals by where they stand: those of rows are a column.
  layout['ShowRowGrandTotals'] = flag(root, 'colGrandTotals', true)
  layout['ShowColumnGrandTotals'] = flag(root, 'rowGrandTotals', true)
  layout['AutoFormat'] = flag(root, 'useAutoFormatting', false)
  const filled = definitions.flatMap((it) => extensions(child(it, 'extLst')))
  for (const it of filled) only(it, 'fillDownLabels')
  pivot.repeatLabels = pivot.rows.length < 2 || filled.some((it) => flag(it, 'fillDownLabels', false))
  for (const it of extensions(child(root, 'extLst'))) only(it, 'hideValuesRow')
  const words = {
    grandTotal: attr(root, 'grandTotalCaption'),
    rows: attr(root, 'rowHeaderCaption'),
    columns: attr(root, 'colHeaderCaption'),
    values: attr(root, 'dataCaption'),
  }
  pivot.words = Object.fromEntries(
    Object.entries(words).flatMap(([key, word]) => (word === null ? [] : [[key, plainText(word)]])),
  )
}
