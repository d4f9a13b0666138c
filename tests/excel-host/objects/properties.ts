/** Document properties, custom properties and settings: names with values. */
import type { Json } from '../json.ts'
import { invalidArgument, itemNotFound } from '../errors.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { Kind, type Members } from './kind.ts'
import { asText, settings } from './settable.ts'

interface Entry<V extends Json> {
  readonly map: Map<string, V>
  readonly key: string
}

/** A property's key does not heed case. */
function find<V extends Json>(map: Map<string, V>, key: Json): string | undefined {
  return [...map.keys()].find((it) => it.toLowerCase() === String(key).toLowerCase())
}

function collection<T, V extends Json>(
  kind: Kind<Entry<V>>,
  of: (it: T) => Map<string, V>,
  check: (value: Json) => V,
): Members<T> {
  const one = (it: T, key: Json): Entry<V> | null => {
    const known = find(of(it), key)
    return known === undefined ? null : { map: of(it), key: known }
  }
  return {
    items: (it) => [...of(it).keys()].map((key) => kind.of({ map: of(it), key })),
    item: (it, key) => {
      const entry = one(it, key)
      if (!entry) throw itemNotFound()
      return kind.of(entry)
    },
    call: {
      Add: (it, args) => {
        const map = of(it)
        const key = find(map, args.text(0)) ?? args.text(0)
        map.set(key, check(args.json(1)))
        return kind.of({ map, key })
      },
      GetCount: (it) => of(it).size,
      GetItemOrNullObject: (it, args) => {
        const entry = one(it, args.json(0))
        return entry && kind.of(entry)
      },
    },
  }
}

function entry<V extends Json>(check: (value: Json) => V): Members<Entry<V>> {
  return {
    get: { Key: ({ key }) => key, Value: ({ map, key }) => map.get(key) ?? null },
    set: { Value: ({ map, key }, value) => void map.set(key, check(value)) },
    call: { Delete: ({ map, key }) => void map.delete(key) },
  }
}

function asProperty(value: Json): Json {
  const ok =
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    (typeof value === 'string' && value.length <= 255)
  if (!ok) throw invalidArgument()
  return value
}

const type = (value: Json): string =>
  typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Number' : 'Boolean'

const customPropertyKind = new Kind<Entry<Json>>('CustomProperty', {
  ...entry(asProperty),
  id: ({ key }) => ({ Key: key }),
  get: { ...entry(asProperty).get, Type: ({ map, key }) => type(map.get(key) ?? '') },
})

const customPropertiesKind = new Kind<Workbook>('CustomPropertyCollection', {
  ...collection(customPropertyKind, (book: Workbook) => book.customProperties, asProperty),
  call: {
    ...collection(customPropertyKind, (book: Workbook) => book.customProperties, asProperty).call,
    DeleteAll: (book) => book.customProperties.clear(),
  },
})

const { get, set } = settings<Workbook>((book) => book.properties, {
  Author: '',
  Category: '',
  Comments: '',
  Company: '',
  Keywords: '',
  Manager: '',
  RevisionNumber: 0,
  Subject: '',
  Title: '',
})

export const documentPropertiesKind: Kind<Workbook> = new Kind<Workbook>('DocumentProperties', {
  get: {
    ...get,
    LastAuthor: (book) => book.properties['LastAuthor'] ?? '',
    CreationDate: () => '2026-01-01T00:00:00Z',
  },
  set,
  nav: { Custom: (book) => customPropertiesKind.of(book) },
})

const settingKind = new Kind<Entry<Json>>('Setting', {
  ...entry((value) => value),
  id: ({ key }) => ({ _Id: key }),
  get: { ...entry((value) => value).get, _Id: ({ key }) => key },
})

export const settingsKind: Kind<Workbook> = new Kind<Workbook>(
  'SettingCollection',
  collection(
    settingKind,
    (book: Workbook) => book.settings,
    (value) => value,
  ),
)

const sheetPropertyKind = new Kind<Entry<string>>('WorksheetCustomProperty', {
  ...entry(asText),
  id: ({ key }) => ({ _Id: key }),
  get: { ...entry(asText).get, _Id: ({ key }) => key },
})

export const sheetPropertiesKind: Kind<Worksheet> = new Kind<Worksheet>(
  'WorksheetCustomPropertyCollection',
  collection(sheetPropertyKind, (sheet: Worksheet) => sheet.properties, asText),
)
