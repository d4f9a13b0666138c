/** The field of a hierarchy and its items; in a PivotTable without OLAP each hierarchy has one field. */
import type { Json } from '../json.ts'
import { isObject } from '../json.ts'
import { invalidArgument, itemNotFound, notBuilt } from '../errors.ts'
import type { CellValue } from '../model/grid.ts'
import type { Pivot, PivotField } from '../model/pivot.ts'
import { Kind } from './kind.ts'
import { asFlag, asText } from './settable.ts'

export interface FieldOf {
  readonly pivot: Pivot
  readonly field: PivotField
}

interface ItemOf extends FieldOf {
  readonly item: CellValue
}

const itemName = (field: PivotField, item: CellValue): string =>
  field.captions.get(item) ?? (item === '' ? '(blank)' : String(item))

function findItem({ pivot, field }: FieldOf, key: Json): CellValue | undefined {
  return pivot.items(field).find((item) => itemName(field, item) === key)
}

function renameItem(it: ItemOf, value: Json): void {
  const name = asText(value)
  const other = findItem(it, name)
  if (name === '' || (other !== undefined && other !== it.item)) throw invalidArgument()
  it.field.captions.set(it.item, name)
  it.pivot.draw()
}

const itemKind: Kind<ItemOf> = new Kind<ItemOf>('PivotItem', {
  id: ({ field, item }) => ({ Id: itemName(field, item) }),
  get: {
    Id: ({ field, item }) => itemName(field, item),
    Name: ({ field, item }) => itemName(field, item),
    Visible: ({ field, item }) => !field.hidden.has(item),
    IsExpanded: () => true,
  },
  set: {
    Name: renameItem,
    Visible: ({ pivot, field, item }, value) => {
      if (asFlag(value)) field.hidden.delete(item)
      else field.hidden.add(item)
      pivot.draw()
    },
  },
})

const itemsKind: Kind<FieldOf> = new Kind<FieldOf>('PivotItemCollection', {
  items: (it) => it.pivot.items(it.field).map((item) => itemKind.of({ ...it, item })),
  item: (it, key) => {
    const item = findItem(it, key)
    if (item === undefined) throw itemNotFound()
    return itemKind.of({ ...it, item })
  },
  call: {
    GetCount: (it) => it.pivot.items(it.field).length,
    GetItemOrNullObject: (it, args) => {
      const item = findItem(it, args.json(0))
      return item === undefined ? null : itemKind.of({ ...it, item })
    },
  },
})

function applyFilter({ pivot, field }: FieldOf, filter: Json): void {
  const manual = isObject(filter) ? filter['manualFilter'] : undefined
  const selected = isObject(manual) ? manual['selectedItems'] : undefined
  if (!Array.isArray(selected)) throw notBuilt('PivotField.applyFilter other than manualFilter')
  field.hidden.clear()
  for (const item of pivot.items(field)) if (!selected.includes(itemName(field, item))) field.hidden.add(item)
  pivot.draw()
}

export const pivotFieldKind: Kind<FieldOf> = new Kind<FieldOf>('PivotField', {
  id: ({ field }) => ({ Id: field.id }),
  get: {
    Id: ({ field }) => field.id,
    Name: ({ field }) => field.name,
    ShowAllItems: () => false,
    Subtotals: ({ field }) => ({ automatic: field.subtotals }),
  },
  set: {
    Name: ({ pivot, field }, value) => {
      const name = asText(value)
      const taken = pivot.fields.some((it) => it !== field && it.name.toLowerCase() === name.toLowerCase())
      if (name === '' || taken) throw invalidArgument()
      field.name = name
      pivot.draw()
    },
    Subtotals: ({ pivot, field }, value) => {
      if (!isObject(value)) throw invalidArgument()
      field.subtotals = value['automatic'] === true
      pivot.draw()
    },
  },
  nav: { Items: (it) => itemsKind.of(it) },
  call: {
    ApplyFilter: (it, args) => applyFilter(it, args.json(0)),
    ClearAllFilters: ({ pivot, field }) => {
      field.hidden.clear()
      pivot.draw()
    },
    IsFiltered: ({ field }) => field.hidden.size > 0,
  },
})

const matches = ({ field }: FieldOf, key: Json): boolean => field.id === key || field.name === key

export const pivotFieldsKind: Kind<FieldOf> = new Kind<FieldOf>('PivotFieldCollection', {
  items: (it) => [pivotFieldKind.of({ pivot: it.pivot, field: it.field })],
  item: (it, key) => {
    if (!matches(it, key)) throw itemNotFound()
    return pivotFieldKind.of({ pivot: it.pivot, field: it.field })
  },
  call: {
    GetCount: () => 1,
    GetItemOrNullObject: (it, args) => (matches(it, args.json(0)) ? pivotFieldKind.of(it) : null),
  },
})
