/** A table part. */
import { isObject, type Json } from '../json.ts'
import { area, formatArea } from '../model/area.ts'
import type { Table, TableColumn } from '../model/table.ts'
import { OPERATOR_WORDS } from './open-table.ts'
import { CannotCarry } from './strict.ts'
import { fileFormula } from './structured.ts'
import { cellText, DECLARATION, el, escapeText, list, nameText } from './xml-text.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'

export function saveTable(table: Table, id: number): string {
  const { altText } = table
  return (
    DECLARATION +
    el(
      'table',
      {
        xmlns: MAIN,
        id,
        name: table.name,
        displayName: table.name,
        ref: formatArea(table.area),
        headerRowCount: table.showHeaders ? null : 0,
        totalsRowCount: table.showTotals ? 1 : null,
        totalsRowShown: table.showTotals ? null : false,
      },
      filterXml(table),
      sortXml(table),
      list(
        'tableColumns',
        table.columns.map((column, index) => columnXml(table, column, index)),
      ),
      el('tableStyleInfo', {
        name: table.style === '' ? null : table.style,
        showFirstColumn: table.firstColumn,
        showLastColumn: table.lastColumn,
        showRowStripes: table.bandedRows,
        showColumnStripes: table.bandedColumns,
      }),
      altText.title === '' && altText.summary === ''
        ? ''
        : el(
            'extLst',
            {},
            el(
              'ext',
              { uri: '{504A1905-F514-4f6f-8877-14C23A59335A}', 'xmlns:x14': X14 },
              el('x14:table', { altText: altText.title || null, altTextSummary: altText.summary || null }),
            ),
          ),
    )
  )
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  '101': 'average',
  '102': 'countNums',
  '103': 'count',
  '104': 'max',
  '105': 'min',
  '107': 'stdDev',
  '109': 'sum',
  '110': 'var',
}

function columnXml(table: Table, column: TableColumn, index: number): string {
  const { totals, sheet } = table
  const at = table.area.column + index
  const formula = totals ? sheet.grid.formula(totals.row, at) : undefined
  const label = totals && formula === undefined ? sheet.grid.value(totals.row, at) : ''
  const own = formula === undefined ? null : fileFormula(formula, table)
  const sum = /^SUBTOTAL\((\d+),[^[\]]+\[(.+)\]\)$/.exec(own ?? '')
  const named = sum && sum[2] === column.name ? FUNCTIONS[sum[1] ?? ''] : undefined
  return el(
    'tableColumn',
    {
      id: index + 1,
      name: nameText(column.name),
      totalsRowFunction: named ?? (own === null ? null : 'custom'),
      totalsRowLabel: label === '' ? null : cellText(String(label)),
    },
    column.calculated === null
      ? ''
      : el('calculatedColumnFormula', {}, escapeText(fileFormula(column.calculated, table))),
    own !== null && named === undefined ? el('totalsRowFormula', {}, escapeText(own)) : '',
  )
}

function filterXml(table: Table): string {
  const filtered = table.columns.some(({ filter }) => filter !== null)
  if (!table.filterButton && filtered) throw new CannotCarry(`the filter without buttons of ${table.name}`)
  if (!table.filterButton) return ''
  const ref = formatArea({ ...table.area, rows: table.area.rows - (table.showTotals ? 1 : 0) })
  const columns = table.columns.flatMap(({ filter }, colId) =>
    filter === null ? [] : [el('filterColumn', { colId }, criteria(filter))],
  )
  return el('autoFilter', { ref }, ...columns)
}

function criteria(filter: NonNullable<TableColumn['filter']>): string {
  if (filter['filterOn'] === 'Values') {
    const values = Array.isArray(filter['values']) ? filter['values'] : []
    const shown = values.filter((it: Json) => it !== '')
    return el(
      'filters',
      { blank: shown.length < values.length || null },
      ...shown.map((it: Json) => el('filter', { val: String(it) })),
    )
  }
  if (filter['filterOn'] !== 'Custom') throw new CannotCarry(`a filter by ${String(filter['filterOn'])}`)
  const both = [filter['criterion1'], filter['criterion2']].filter((it) => typeof it === 'string')
  return el(
    'customFilters',
    { and: filter['operator'] === 'And' || null },
    ...both.map((criterion) => {
      const [, sign = '=', val = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? []
      return el('customFilter', { operator: sign === '=' ? null : OPERATOR_WORDS[sign], val })
    }),
  )
}

function sortXml(table: Table): string {
  if (table.sortFields.length === 0) return ''
  const { body } = table
  const conditions = table.sortFields.map((field) => {
    const key = isObject(field) ? field['key'] : null
    if (!isObject(field) || typeof key !== 'number') throw new CannotCarry(`the sorting of ${table.name}`)
    const ref = formatArea(area(body.row, body.column + key, body.rows, 1))
    return el('sortCondition', { descending: field['ascending'] === false || null, ref })
  })
  return el('sortState', { caseSensitive: table.matchCase || null, ref: formatArea(body) }, ...conditions)
}
