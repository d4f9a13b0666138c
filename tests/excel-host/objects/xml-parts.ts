/** Custom XML parts. */
import type { Json } from '../json.ts'
import { invalidOperation, itemNotFound } from '../errors.ts'
import type { Workbook, XmlPart } from '../model/workbook.ts'
import { xmlNamespace } from '../model/xml.ts'
import { Kind, type Ref } from './kind.ts'

interface PartIn {
  readonly book: Workbook
  readonly part: XmlPart
}

interface Scoped {
  readonly book: Workbook
  readonly namespace: string
}

const partKind = new Kind<PartIn>('CustomXmlPart', {
  id: ({ part }) => ({ Id: part.id }),
  get: { Id: ({ part }) => part.id, NamespaceUri: ({ part }) => part.namespace },
  call: {
    GetXml: ({ part }) => part.xml,
    SetXml: ({ part }, args) => {
      part.namespace = xmlNamespace(args.text(0))
      part.xml = args.text(0)
    },
    Delete: ({ book, part }) => void (book.xmlParts = book.xmlParts.filter((it) => it !== part)),
  },
})

function ref(book: Workbook, part: XmlPart | undefined): Ref {
  if (!part) throw itemNotFound()
  return partKind.of({ book, part })
}

const byId = (parts: readonly XmlPart[], id: Json): XmlPart | undefined =>
  parts.find((part) => part.id === id)

const inNamespace = ({ book, namespace }: Scoped): XmlPart[] =>
  book.xmlParts.filter((part) => part.namespace === namespace)

function only(of: Scoped): Ref | null {
  const parts = inNamespace(of)
  return parts.length === 1 ? ref(of.book, parts[0]) : null
}

const scopedKind = new Kind<Scoped>('CustomXmlPartScopedCollection', {
  items: (of) => inNamespace(of).map((part) => ref(of.book, part)),
  item: (of, key) => ref(of.book, byId(inNamespace(of), key)),
  call: {
    GetCount: (of) => inNamespace(of).length,
    GetItemOrNullObject: (of, args) => {
      const part = byId(inNamespace(of), args.json(0))
      return part ? ref(of.book, part) : null
    },
    GetOnlyItem: (of) => {
      const part = only(of)
      if (!part) throw invalidOperation()
      return part
    },
    GetOnlyItemOrNullObject: only,
  },
})

export const xmlPartsKind: Kind<Workbook> = new Kind<Workbook>('CustomXmlPartCollection', {
  items: (book) => book.xmlParts.map((part) => ref(book, part)),
  item: (book, key) => ref(book, byId(book.xmlParts, key)),
  call: {
    Add: (book, args) => {
      const xml = args.text(0)
      const part = { id: book.guid('xml'), xml, namespace: xmlNamespace(xml) }
      book.xmlParts.push(part)
      return ref(book, part)
    },
    GetByNamespace: (book, args) => scopedKind.of({ book, namespace: args.text(0) }),
    GetCount: (book) => book.xmlParts.length,
    GetItemOrNullObject: (book, args) => {
      const part = byId(book.xmlParts, args.json(0))
      return part ? ref(book, part) : null
    },
  },
})
