/** The parts of a PivotTable: its definition, its cache and the records of the last refresh. */
import { formatArea } from '../model/area.ts'
import type { CellValue } from '../model/grid.ts'
import type { Pivot, PivotField } from '../model/pivot.ts'
import type { Line } from '../model/pivot-cells.ts'
import { CannotCarry } from './strict.ts'
import type { SaveStyles } from './save-styles.ts'
import { DECLARATION, el, list, nameText } from './xml-text.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'
const SUMMARIES: Readonly<Record<string, string | null>> = {
  Sum: null,
  Count: 'count',
  CountNumbers: 'countNums',
  Average: 'average',
  Max: 'max',
  Min: 'min',
}

export interface PivotParts {
  readonly definition: string
  readonly cache: string
  readonly records: string
}

/** @param records id of the cache's relationship to its records */
export function savePivot(pivot: Pivot, cacheId: number, styles: SaveStyles, records: string): PivotParts {
  const { layout } = pivot
  if (layout['EmptyCellText'] !== '' || layout['AltTextTitle'] !== '' || layout['AltTextDescription'] !== '')
    throw new CannotCarry(`the texts of the PivotTable ${pivot.name}`)
  return {
    definition: definitionXml(pivot, cacheId, styles),
    cache: cacheXml(pivot, records),
    records:
      DECLARATION +
      el(
        'pivotCacheRecords',
        { xmlns: MAIN, count: pivot.records.length },
        ...pivot.records.map((row) =>
          el(
            'r',
            {},
            ...pivot.fields.map((field, index) => {
              const value = row[index] ?? ''
              return isShared(pivot, field) ? el('x', { v: pivot.items(field).indexOf(value) }) : item(value)
            }),
          ),
        ),
      ),
  }
}

function definitionXml(pivot: Pivot, cacheId: number, styles: SaveStyles): string {
  const { layout, words, parts, data } = pivot
  const { down, across } = pivot.rendered()
  const compact = layout['LayoutType'] === 'Compact'
  const index = (field: PivotField): number => pivot.fields.indexOf(field)
  const several = data.length > 1
  const { table, body, filters } = parts
  const fieldList = (name: string, fields: readonly number[]): string =>
    list(
      name,
      fields.map((x) => el('field', { x })),
    )
  return (
    DECLARATION +
    el(
      'pivotTableDefinition',
      {
        xmlns: MAIN,
        name: nameText(pivot.name),
        cacheId,
        applyNumberFormats: false,
        applyBorderFormats: false,
        applyFontFormats: false,
        applyPatternFormats: false,
        applyAlignmentFormats: false,
        applyWidthHeightFormats: layout['AutoFormat'] === true,
        dataCaption: nameText(words.values ?? 'Values'),
        grandTotalCaption: words.grandTotal === undefined ? null : nameText(words.grandTotal),
        updatedVersion: 8,
        minRefreshableVersion: 3,
        useAutoFormatting: layout['AutoFormat'] === true || null,
        rowGrandTotals: layout['ShowColumnGrandTotals'] === true ? null : false,
        colGrandTotals: layout['ShowRowGrandTotals'] === true ? null : false,
        itemPrintTitles: true,
        createdVersion: 8,
        indent: 0,
        compact: compact ? null : false,
        compactData: compact ? null : false,
        multipleFieldFilters: false,
        rowHeaderCaption: words.rows === undefined ? null : nameText(words.rows),
        colHeaderCaption: words.columns === undefined ? null : nameText(words.columns),
      },
      el('location', {
        ref: formatArea(table),
        firstHeaderRow: several && pivot.columns.length === 0 ? 0 : 1,
        firstDataRow: (body ?? table).row - table.row,
        firstDataCol: (body ?? table).column - table.column,
        rowPageCount: filters ? pivot.filters.length : null,
        colPageCount: filters ? 1 : null,
      }),
      list(
        'pivotFields',
        pivot.fields.map((field) => fieldXml(pivot, field)),
      ),
      fieldList('rowFields', pivot.rows.map(index)),
      lines(pivot, 'rowItems', pivot.rows, down, false),
      fieldList('colFields', [...pivot.columns.map(index), ...(several ? [-2] : [])]),
      lines(pivot, 'colItems', pivot.columns, across, several),
      list(
        'pageFields',
        pivot.filters.map((field) => el('pageField', { fld: index(field), hier: -1 })),
      ),
      list(
        'dataFields',
        data.map(({ field, name, summarizeBy, numberFormat }) =>
          el('dataField', {
            name: nameText(name),
            fld: index(field),
            subtotal: SUMMARIES[summarizeBy] ?? null,
            baseField: 0,
            baseItem: 0,
            numFmtId: styles.format(numberFormat) || null,
          }),
        ),
      ),
      el('pivotTableStyleInfo', {
        name: 'PivotStyleLight16',
        showRowHeaders: true,
        showColHeaders: true,
        showRowStripes: false,
        showColStripes: false,
        showLastColumn: true,
      }),
      extension(
        '{962EF5D1-5CA2-4c93-8EF4-DBF5C05439D2}',
        el('x14:pivotTableDefinition', { hideValuesRow: true }),
      ),
    )
  )
}

const extension = (uri: string, content: string): string =>
  el('extLst', {}, el('ext', { uri, 'xmlns:x14': X14 }, content))

function fieldXml(pivot: Pivot, field: PivotField): string {
  const { layout } = pivot
  const axis = pivot.rows.includes(field)
    ? 'axisRow'
    : pivot.columns.includes(field)
      ? 'axisCol'
      : pivot.filters.includes(field)
        ? 'axisPage'
        : null
  const place = layout['SubtotalLocation']
  const subtotals = place !== 'Off' && field.subtotals
  const outer = pivot.rows.includes(field) && pivot.rows.at(-1) !== field
  const items = axis ? pivot.items(field) : []
  const itemXmls = items.map((value, x) => {
    const caption = field.captions.get(value)
    return el('item', {
      n: caption === undefined ? null : nameText(caption),
      h: field.hidden.has(value) || null,
      x,
    })
  })
  if (subtotals && axis) itemXmls.push(el('item', { t: 'default' }))
  return el(
    'pivotField',
    {
      name: field.name === field.source ? null : nameText(field.name),
      axis,
      dataField: pivot.data.some((it) => it.field === field) || null,
      compact: layout['LayoutType'] === 'Compact' ? null : false,
      outline: layout['LayoutType'] === 'Tabular' ? false : null,
      showAll: false,
      subtotalTop: place === 'AtBottom' ? false : null,
      defaultSubtotal: subtotals ? null : false,
    },
    list('items', itemXmls),
    outer && pivot.repeatLabels
      ? extension('{2946ED86-A175-432a-8AC1-64E0C546D7DE}', el('x14:pivotField', { fillDownLabels: true }))
      : '',
  )
}

/** One `i` a line: the items that differ from the line before, then the number of the value. */
function lines(
  pivot: Pivot,
  tag: string,
  fields: readonly PivotField[],
  all: readonly Line[],
  several: boolean,
): string {
  const x = (v: number): string => el('x', { v: v === 0 ? null : v })
  const number = (value: CellValue, depth: number): number => {
    const field = fields[depth]
    return field ? pivot.items(field).indexOf(value) : 0
  }
  return list(
    tag,
    all.map((line, index) => {
      const i = line.data === 0 ? null : line.data
      if (line.total === 'grand') return fields.length === 0 ? '<i/>' : el('i', { t: 'grand', i }, '<x/>')
      const before = all[index - 1]
      const same =
        before?.total === 'none'
          ? line.items.findIndex((it, at) => it !== before.items[at] || at >= before.items.length)
          : 0
      const repeated = line.total === 'sub' ? line.items.length - 1 : same < 0 ? line.items.length : same
      const own = line.items.slice(repeated).map((value, at) => x(number(value, repeated + at)))
      if (several && line.total === 'none') own.push(x(line.data))
      return el('i', { t: line.total === 'sub' ? 'default' : null, r: repeated || null, i }, ...own)
    }),
  )
}

/** Items are listed where a field lies on an axis; the values of others stand in the records. */
const isShared = (pivot: Pivot, field: PivotField): boolean =>
  [pivot.rows, pivot.columns, pivot.filters].some((axis) => axis.includes(field))

function item(value: CellValue): string {
  if (value === '') return '<m/>'
  if (typeof value === 'number') return el('n', { v: value })
  return typeof value === 'boolean' ? el('b', { v: value }) : el('s', { v: nameText(value) })
}

function cacheXml(pivot: Pivot, records: string): string {
  const { source } = pivot
  const from =
    'table' in source
      ? { name: source.table.name }
      : { ref: formatArea(source.area), sheet: source.sheet.name }
  return (
    DECLARATION +
    el(
      'pivotCacheDefinition',
      {
        xmlns: MAIN,
        'xmlns:r': RELATIONS,
        'r:id': records,
        refreshOnLoad: pivot.settings['RefreshOnOpen'] === true || null,
        refreshedBy: 'User',
        createdVersion: 8,
        refreshedVersion: 8,
        minRefreshableVersion: 3,
        recordCount: pivot.records.length,
      },
      el('cacheSource', { type: 'worksheet' }, el('worksheetSource', from)),
      list(
        'cacheFields',
        pivot.fields.map((field, index) => {
          const values = pivot.records.map((row) => row[index] ?? '')
          const items = isShared(pivot, field) ? pivot.items(field) : []
          return el(
            'cacheField',
            { name: nameText(field.source), numFmtId: 0 },
            el(
              'sharedItems',
              { ...kinds(values), count: items.length === 0 ? null : items.length },
              ...items.map(item),
            ),
          )
        }),
      ),
    )
  )
}

/** What kinds of values a field has (ISO 29500-1, 18.10.1.90). */
function kinds(values: readonly CellValue[]): Record<string, boolean | number | null> {
  const numbers = values.filter((it) => typeof it === 'number')
  const blank = values.includes('')
  const words = values.filter((it) => it !== '' && typeof it !== 'number')
  const number = numbers.length > 0
  return {
    containsSemiMixedTypes: blank || words.length > 0 ? null : false,
    containsString: words.length > 0 || !(number || blank) ? null : false,
    containsBlank: blank || null,
    containsMixedTypes: (words.length > 0 && number) || null,
    containsNumber: number || null,
    containsInteger: (number && numbers.every(Number.isInteger)) || null,
    minValue: number ? numbers.reduce((a, b) => Math.min(a, b)) : null,
    maxValue: number ? numbers.reduce((a, b) => Math.max(a, b)) : null,
    longText: words.some((it) => String(it).length > 255) || null,
  }
}
