/** A table part. */
import { attr, child, children, type Element } from '../../support/xml.ts'
import type { Json, JsonObject } from '../json.ts'
import { Table, type TableColumn } from '../model/table.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { areaOf } from './open-cells.ts'
import { CannotCarry, extensions, flag, number, only, text } from './strict.ts'
import { shownFormula } from './structured.ts'
import { plainText } from './xml-text.ts'

export function openTable(sheet: Worksheet, root: Element): void {
  only(
    root,
    'id name displayName ref headerRowCount totalsRowCount totalsRowShown uid',
    'autoFilter sortState tableColumns tableStyleInfo extLst',
  )
  const { book } = sheet
  const area = areaOf(attr(root, 'ref') ?? '')
  const table = new Table(book, String(book.next('table')), attr(root, 'displayName') ?? '', sheet, area)
  table.showHeaders = (number(root, 'headerRowCount') ?? 1) > 0
  table.showTotals = (number(root, 'totalsRowCount') ?? 0) > 0
  table.columns = children(child(root, 'tableColumns'), 'tableColumn').map((it) => openColumn(it, table))
  const filter = child(root, 'autoFilter')
  table.filterButton = filter !== null
  for (const column of children(filter, 'filterColumn')) openFilter(table, column)
  openSort(table, child(root, 'sortState') ?? child(filter, 'sortState'))
  const style = child(root, 'tableStyleInfo')
  table.style = attr(style, 'name') ?? ''
  table.bandedRows = flag(style, 'showRowStripes', false)
  table.bandedColumns = flag(style, 'showColumnStripes', false)
  table.firstColumn = flag(style, 'showFirstColumn', false)
  table.lastColumn = flag(style, 'showLastColumn', false)
  for (const extension of extensions(child(root, 'extLst'))) {
    if (extension.localName !== 'table') throw new CannotCarry(`table extension ${extension.localName}`)
    only(extension, 'altText altTextSummary')
    table.altText = {
      title: attr(extension, 'altText') ?? '',
      summary: attr(extension, 'altTextSummary') ?? '',
    }
  }
  book.tables.push(table)
}

/** What the totals row shows is said by its cells, too; they are what the model keeps. */
function openColumn(column: Element, table: Table): TableColumn {
  only(column, 'id name totalsRowFunction totalsRowLabel uid', 'calculatedColumnFormula totalsRowFormula')
  const formula = child(column, 'calculatedColumnFormula')
  return {
    id: table.book.next('column'),
    name: plainText(attr(column, 'name') ?? ''),
    calculated: formula ? shownFormula(text(formula), table) : null,
    filter: null,
  }
}

const OPERATORS: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
}
export const OPERATOR_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(OPERATORS).map(([word, sign]) => [sign, word]),
)

function openFilter(table: Table, element: Element): void {
  only(element, 'colId', 'filters customFilters')
  const column = table.columns[number(element, 'colId') ?? -1]
  if (!column) throw new CannotCarry('a filter of a column that is not there')
  const [values, custom] = [child(element, 'filters'), child(element, 'customFilters')]
  if (values) {
    only(values, 'blank', 'filter')
    const shown = children(values, 'filter').map((it) => attr(it, 'val') ?? '')
    column.filter = {
      filterOn: 'Values',
      values: [...shown, ...(flag(values, 'blank', false) ? [''] : [])],
    }
  }
  if (!custom) return
  const criteria = children(custom, 'customFilter').map(
    (it) => `${OPERATORS[attr(it, 'operator') ?? 'equal'] ?? '='}${attr(it, 'val') ?? ''}`,
  )
  const filter: JsonObject = {
    filterOn: 'Custom',
    criterion1: criteria[0] ?? '',
    ...(criteria[1] === undefined ? {} : { criterion2: criteria[1] }),
    operator: flag(custom, 'and', false) ? 'And' : 'Or',
  }
  column.filter = filter
}

function openSort(table: Table, state: Element | null): void {
  if (!state) return
  only(state, 'ref caseSensitive', 'sortCondition')
  table.matchCase = flag(state, 'caseSensitive', false)
  table.sortFields = children(state, 'sortCondition').map((it): Json => {
    only(it, 'ref descending')
    return {
      key: areaOf(attr(it, 'ref') ?? '').column - table.area.column,
      ascending: !flag(it, 'descending', false),
    }
  })
}
