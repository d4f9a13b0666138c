/** PivotTables and their layout. */
import { axisKind, type AxisOf, dataListKind, filtersKind, hierarchiesKind, must } from './pivot-axes.ts'
import type { Json } from '../json.ts'
import { accessDenied, invalidArgument, itemAlreadyExists } from '../errors.ts'
import { type Area, overlaps, contains } from '../model/area.ts'
import { Pivot, type PivotSource } from '../model/pivot.ts'
import type { Range } from '../model/range.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind, type Ref } from './kind.ts'
import { resolvePlace } from './places.ts'
import { rangeKind, refRange } from './range.ts'
import { asText, settings } from './settable.ts'
import { tableKind } from './tables.ts'
import { worksheetKind } from './worksheet.ts'

interface PivotsOf {
  readonly book: Workbook
  readonly sheet: Worksheet | null
}

const list = ({ book, sheet }: PivotsOf): readonly Pivot[] => (sheet ? sheet.pivots : book.pivots)

const find = (pivots: readonly Pivot[], key: Json): Pivot | undefined =>
  pivots.find((pivot) => pivot.id === key || pivot.name.toLowerCase() === String(key).toLowerCase())

/** A table, a range, or a text that names one of them. */
function source(of: PivotsOf, args: Args): PivotSource {
  const table = args.thing(1, tableKind)
  if (table) return { table }
  const range = args.thing(1, rangeKind)
  if (range) return { sheet: range.sheet, area: range.area }
  const name = args.text(1)
  const named = of.book.tables.find((it) => it.name.toLowerCase() === name.toLowerCase())
  return named ? { table: named } : resolvePlace(of.book, name, of.sheet ?? of.book.active)
}

function add(of: PivotsOf, args: Args): Ref {
  const name = args.text(0)
  const from = source(of, args)
  const range = args.thing(2, rangeKind)
  const to = range ?? resolvePlace(of.book, args.text(2), of.sheet ?? of.book.active)
  if (of.sheet && to.sheet !== of.sheet) throw invalidArgument()
  if (name === '' || name.length > 255) throw invalidArgument()
  if (find(to.sheet.pivots, name)) throw itemAlreadyExists()
  if (to.sheet.protection.on) throw accessDenied()
  const at = { ...to.area, rows: 1, columns: 1 }
  const pivot = new Pivot(to.sheet, of.book.guid('pivot'), name, from, at)
  pivot.draw()
  of.book.pivots.push(pivot)
  return pivotKind.of(pivot)
}

export const pivotsKind: Kind<PivotsOf> = new Kind<PivotsOf>('PivotTableCollection', {
  items: (of) => list(of).map((pivot) => pivotKind.of(pivot)),
  item: (of, key) => pivotKind.of(must(find(list(of), key))),
  call: {
    Add: add,
    GetCount: (of) => list(of).length,
    GetItemOrNullObject: (of, args) => {
      const pivot = find(list(of), args.json(0))
      return pivot ? pivotKind.of(pivot) : null
    },
    RefreshAll: (of) => {
      for (const pivot of list(of)) pivot.refresh()
    },
  },
})

interface Scoped {
  readonly range: Range
  readonly fully: boolean
}

const scoped = ({ range, fully }: Scoped): Pivot[] =>
  range.sheet.pivots.filter((pivot) =>
    fully ? contains(range.area, pivot.area) : overlaps(range.area, pivot.area),
  )

export const scopedPivotsKind: Kind<Scoped> = new Kind<Scoped>('PivotTableScopedCollection', {
  items: (of) => scoped(of).map((pivot) => pivotKind.of(pivot)),
  item: (of, key) => pivotKind.of(must(find(scoped(of), key))),
  call: {
    GetCount: (of) => scoped(of).length,
    GetFirst: (of) => pivotKind.of(must(scoped(of)[0])),
    GetFirstOrNullObject: (of) => {
      const pivot = scoped(of)[0]
      return pivot ? pivotKind.of(pivot) : null
    },
    GetItemOrNullObject: (of, args) => {
      const pivot = find(scoped(of), args.json(0))
      return pivot ? pivotKind.of(pivot) : null
    },
  },
})

const plain = settings<Pivot>((pivot) => pivot.settings, {
  AllowMultipleFiltersPerField: false,
  EnableDataValueEditing: false,
  RefreshOnOpen: false,
  UseCustomSortLists: true,
})

function axis(pivot: Pivot, name: 'rows' | 'columns' | 'filters'): AxisOf {
  return { pivot, axis: name }
}

export const pivotKind: Kind<Pivot> = new Kind<Pivot>('PivotTable', {
  id: (pivot) => ({ Id: pivot.id }),
  get: { ...plain.get, Id: (pivot) => pivot.id, Name: (pivot) => pivot.name },
  set: {
    ...plain.set,
    Name: (pivot, value) => {
      const name = asText(value)
      const other = find(pivot.sheet.pivots, name)
      if (name === '' || (other && other !== pivot)) throw invalidArgument()
      pivot.name = name
    },
  },
  nav: {
    RowHierarchies: (pivot) => axisKind.of(axis(pivot, 'rows')),
    ColumnHierarchies: (pivot) => axisKind.of(axis(pivot, 'columns')),
    FilterHierarchies: (pivot) => filtersKind.of(axis(pivot, 'filters')),
    DataHierarchies: (pivot) => dataListKind.of(pivot),
    Hierarchies: (pivot) => hierarchiesKind.of(pivot),
    Layout: (pivot) => layoutKind.of(pivot),
    Worksheet: (pivot) => worksheetKind.of(pivot.sheet),
  },
  call: {
    Refresh: (pivot) => {
      if (pivot.sheet.protection.on) throw accessDenied()
      pivot.refresh()
    },
    Delete: (pivot) => {
      if (pivot.sheet.protection.on) throw accessDenied()
      pivot.erase()
      pivot.sheet.book.dropPivot(pivot)
    },
    GetDataSourceString: (pivot) =>
      'table' in pivot.source
        ? pivot.source.table.name
        : pivot.sheet.book.range(pivot.source.sheet, pivot.source.area).address,
    GetDataSourceType: (pivot) => ('table' in pivot.source ? 'LocalTable' : 'LocalRange'),
  },
})

const LAYOUT = {
  AltTextDescription: '',
  AltTextTitle: '',
  AutoFormat: true,
  EmptyCellText: '',
  EnableFieldList: true,
  FillEmptyCells: true,
  LayoutType: 'Compact',
  PreserveFormatting: true,
  ShowColumnGrandTotals: true,
  ShowFieldHeaders: true,
  ShowRowGrandTotals: true,
  SubtotalLocation: 'AtTop',
}
const layout = settings<Pivot>((pivot) => pivot.layout, LAYOUT)
const WORDS: Readonly<Record<string, readonly string[]>> = {
  LayoutType: ['Compact', 'Outline', 'Tabular'],
  SubtotalLocation: ['AtTop', 'AtBottom', 'Off'],
}

function part(pick: (pivot: Pivot) => Area | null): (pivot: Pivot) => Ref {
  return (pivot) => refRange(pivot.sheet, must(pick(pivot)))
}

const layoutKind: Kind<Pivot> = new Kind<Pivot>('PivotLayout', {
  get: layout.get,
  set: Object.fromEntries(
    Object.entries(layout.set).map(([name, set]) => [
      name,
      (pivot: Pivot, value: Json) => {
        if (WORDS[name] && !WORDS[name].includes(String(value))) throw invalidArgument()
        set(pivot, value)
        pivot.draw()
      },
    ]),
  ),
  call: {
    RepeatAllItemLabels: (pivot, args) => {
      pivot.repeatLabels = args.flag(0)
      pivot.draw()
    },
    GetRange: part((pivot) => pivot.parts.whole),
    GetDataBodyRange: part((pivot) => pivot.parts.body),
    GetRowLabelRange: part((pivot) => pivot.parts.rowLabels),
    GetColumnLabelRange: part((pivot) => pivot.parts.columnLabels),
    GetFilterAxisRange: part((pivot) => pivot.parts.filters),
  },
})
