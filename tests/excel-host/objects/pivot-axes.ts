/** The hierarchies of a PivotTable and the axes that they lie on. */
import type { Json } from '../json.ts'
import { invalidArgument, itemNotFound, notBuilt } from '../errors.ts'
import type { Pivot } from '../model/pivot.ts'
import { type DataField, type PivotField } from '../model/pivot.ts'
import { Kind } from './kind.ts'
import { pivotFieldKind, pivotFieldsKind } from './pivot-fields.ts'
import { asFlag, asText } from './settable.ts'

export function must<T>(found: T | undefined | null): T {
  if (found === undefined || found === null) throw itemNotFound()
  return found
}

interface FieldOf {
  readonly pivot: Pivot
  readonly field: PivotField
}

const hierarchyKind: Kind<FieldOf> = new Kind<FieldOf>('PivotHierarchy', {
  id: ({ field }) => ({ Id: field.id }),
  get: { Id: ({ field }) => field.id, Name: ({ field }) => field.name },
  nav: { Fields: (it) => pivotFieldsKind.of(it) },
})

export const hierarchiesKind: Kind<Pivot> = new Kind<Pivot>('PivotHierarchyCollection', {
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

export interface AxisOf {
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

export const axisKind = axisCollection('RowColumnPivotHierarchyCollection', axisFieldKind)
export const filtersKind = axisCollection('FilterPivotHierarchyCollection', filterFieldKind)

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
  nav: {
    Field: ({ pivot, data }) => pivotFieldKind.of({ pivot, field: data.field }),
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

export const dataListKind: Kind<Pivot> = new Kind<Pivot>('DataPivotHierarchyCollection', {
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
