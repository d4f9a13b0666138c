/** PivotTables, their hierarchies, fields and layout. */
import type { Json } from '../json.ts'
import { accessDenied, invalidArgument, itemAlreadyExists, itemNotFound, notBuilt } from '../errors.ts'
import { type Area, overlaps, contains } from '../model/area.ts'
import { type DataField, Pivot, type PivotField, type PivotSource } from '../model/pivot.ts'
import type { Range } from '../model/range.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import type { Args } from './args.ts'
import { Kind, type Ref } from './kind.ts'
import { pivotFieldsKind } from './pivot-fields.ts'
import { resolvePlace } from './places.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag, asText, settings } from './settable.ts'
import { tableKind } from './tables.ts'
import { worksheetKind } from './worksheet.ts'

interface PivotsOf {
  readonly book: Workbook
  readonly sheet: Worksheet | null
}

const list = ({ book, sheet }: PivotsOf): readonly Pivot[] => (sheet ? sheet.pivots : book.pivots)

const find = (pivots: readonly Pivot[], key: Json): Pivot | undefined =>
  pivots.find((pivot) => pivot.id === key || pivot.name.toLowerCase() === String(key).toLowerCase())

function must<T>(found: T | undefined | null): T {
  if (found === undefined || found === null) throw itemNotFound()
  return found
}

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

interface FieldOf {
  readonly pivot: Pivot
  readonly field: PivotField
}

const hierarchyKind: Kind<FieldOf> = new Kind<FieldOf>('PivotHierarchy', {
  id: ({ field }) => ({ Id: field.id }),
  get: { Id: ({ field }) => field.id, Name: ({ field }) => field.name },
  nav: { Fields: (it) => pivotFieldsKind.of(it) },
})

const hierarchiesKind: Kind<Pivot> = new Kind<Pivot>('PivotHierarchyCollection', {
  items: (pivot) => pivot.fields.map((field) => hierarchyKind.of({ pivot, field })),
  item: (pivot, key) => hierarchyKind.of({ pivot, field: pivot.field(key) }),
  call: {
    GetCount: (pivot) => pivot.fields.length,
    GetItemOrNullObject: (pivot, args) => {
      const name = String(args.json(0)).toLowerCase()
      const field = pivot.fields.find((it) => it.name.toLowerCase() === name)
      return field ? hierarchyKind.of({ pivot, field }) : null
    },
  },
})

interface AxisOf {
  readonly pivot: Pivot
  readonly axis: 'rows' | 'columns' | 'filters'
}

interface AxisField extends AxisOf {
  readonly field: PivotField
}

const onAxis = (of: AxisOf): PivotField[] => of.pivot[of.axis]

function findOnAxis(of: AxisOf, key: Json): PivotField | undefined {
  return onAxis(of).find(
    (field) => field.id === key || field.name.toLowerCase() === String(key).toLowerCase(),
  )
}

function move(it: AxisField, value: Json): void {
  const others = onAxis(it).filter((field) => field !== it.field)
  if (typeof value !== 'number' || value < 0 || value > others.length) throw invalidArgument()
  others.splice(value, 0, it.field)
  it.pivot[it.axis] = others
  it.pivot.draw()
}

function rename(it: AxisField, value: Json): void {
  const name = asText(value)
  const taken = it.pivot.fields.some(
    (field) => field !== it.field && field.name.toLowerCase() === name.toLowerCase(),
  )
  if (name === '' || taken) throw invalidArgument()
  it.field.name = name
  it.pivot.draw()
}

const axisMembers = {
  id: ({ field }: AxisField) => ({ Id: field.id }),
  get: {
    Id: ({ field }: AxisField) => field.id,
    Name: ({ field }: AxisField) => field.name,
    Position: (it: AxisField) => onAxis(it).indexOf(it.field),
  },
  set: { Name: rename, Position: move },
  nav: { Fields: (it: AxisField) => pivotFieldsKind.of(it) },
}

const axisFieldKind: Kind<AxisField> = new Kind<AxisField>('RowColumnPivotHierarchy', axisMembers)
const filterFieldKind: Kind<AxisField> = new Kind<AxisField>('FilterPivotHierarchy', {
  ...axisMembers,
  get: { ...axisMembers.get, EnableMultipleFilterItems: () => true },
  set: { ...axisMembers.set, EnableMultipleFilterItems: (_, value) => void asFlag(value) },
})

function axisCollection(name: string, kind: Kind<AxisField>): Kind<AxisOf> {
  return new Kind<AxisOf>(name, {
    items: (of) => onAxis(of).map((field) => kind.of({ ...of, field })),
    item: (of, key) => kind.of({ ...of, field: must(findOnAxis(of, key)) }),
    call: {
      Add: (of, args) => {
        const it = must(args.thing(0, hierarchyKind))
        of.pivot.place(it.field, of.axis)
        return kind.of({ ...of, field: it.field })
      },
      Remove: (of, args) => {
        const it = must(args.thing(0, kind))
        of.pivot.remove(it.field, of.axis)
      },
      GetCount: (of) => onAxis(of).length,
      GetItemOrNullObject: (of, args) => {
        const field = findOnAxis(of, args.json(0))
        return field ? kind.of({ ...of, field }) : null
      },
    },
  })
}

const axisKind = axisCollection('RowColumnPivotHierarchyCollection', axisFieldKind)
const filtersKind = axisCollection('FilterPivotHierarchyCollection', filterFieldKind)

interface DataOf {
  readonly pivot: Pivot
  readonly data: DataField
}

const SUMMARIES = ['Sum', 'Count', 'Average', 'Max', 'Min', 'CountNumbers']

const dataKind: Kind<DataOf> = new Kind<DataOf>('DataPivotHierarchy', {
  id: ({ data }) => ({ Id: data.name }),
  get: {
    Id: ({ data }) => data.name,
    Name: ({ data }) => data.name,
    NumberFormat: ({ data }) => data.numberFormat,
    Position: ({ pivot, data }) => pivot.data.indexOf(data),
    SummarizeBy: ({ data }) => data.summarizeBy,
    ShowAs: () => ({ calculation: 'None' }),
  },
  set: {
    Name: ({ pivot, data }, value) => pivot.renameData(data, asText(value)),
    NumberFormat: ({ pivot, data }, value) => {
      data.numberFormat = asText(value)
      pivot.draw()
    },
    Position: ({ pivot, data }, value) => {
      const others = pivot.data.filter((it) => it !== data)
      if (typeof value !== 'number' || value < 0 || value > others.length) throw invalidArgument()
      others.splice(value, 0, data)
      pivot.data = others
      pivot.draw()
    },
    SummarizeBy: ({ pivot, data }, value) => {
      const by = asText(value)
      if (by === 'Automatic') return
      if (!SUMMARIES.includes(by)) throw notBuilt(`DataPivotHierarchy.summarizeBy ${by}`)
      pivot.summarize(data, by)
    },
  },
})

const dataListKind: Kind<Pivot> = new Kind<Pivot>('DataPivotHierarchyCollection', {
  items: (pivot) => pivot.data.map((data) => dataKind.of({ pivot, data })),
  item: (pivot, key) => dataKind.of({ pivot, data: must(pivot.data.find((it) => it.name === key)) }),
  call: {
    Add: (pivot, args) => {
      const it = must(args.thing(0, hierarchyKind))
      return dataKind.of({ pivot, data: pivot.addData(it.field) })
    },
    Remove: (pivot, args) => pivot.removeData(must(args.thing(0, dataKind)).data),
    GetCount: (pivot) => pivot.data.length,
    GetItemOrNullObject: (pivot, args) => {
      const data = pivot.data.find((it) => it.name === args.raw(0))
      return data ? dataKind.of({ pivot, data }) : null
    },
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
