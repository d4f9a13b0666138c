/** Defined names. */
import type { Json } from '../json.ts'
import { invalidArgument, itemNotFound } from '../errors.ts'
import { fixedReference } from '../model/chart.ts'
import { addName, type DefinedName, nameArea } from '../model/names.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Worksheet } from '../model/worksheet.ts'
import { Kind, type Ref } from './kind.ts'
import { rangeKind, refRange } from './range.ts'
import { asFlag, asText } from './settable.ts'
import { worksheetKind } from './worksheet.ts'

interface NamesOf {
  readonly book: Workbook
  readonly sheet: Worksheet | null
}

interface NameIn extends NamesOf {
  readonly name: DefinedName
}

const list = ({ book, sheet }: NamesOf): DefinedName[] => (sheet ? sheet.names : book.names)

function find(of: NamesOf, key: Json): NameIn | null {
  const name = list(of).find((it) => it.name.toLowerCase() === String(key).toLowerCase())
  return name ? { ...of, name } : null
}

/** `Range` where the name stands for cells of this workbook, else by what it looks like. */
function type({ book, name }: NameIn): string {
  const text = name.formula.slice(1)
  if (nameArea(book, name)) return 'Range'
  if (/^-?\d+(\.\d+)?$/.test(text)) return text.includes('.') ? 'Double' : 'Integer'
  if (/^"/.test(text)) return 'String'
  if (/^(TRUE|FALSE)$/i.test(text)) return 'Boolean'
  return /#REF!/.test(text) ? 'Error' : 'String'
}

function value(it: NameIn): Json {
  const text = it.name.formula.slice(1)
  switch (type(it)) {
    case 'Range':
      return text
    case 'Double':
    case 'Integer':
      return Number(text)
    case 'String':
      return text.replace(/^"|"$/g, '').replace(/""/g, '"')
    case 'Boolean':
      return text.toUpperCase() === 'TRUE'
    default:
      return '#REF!'
  }
}

function cells({ book, name }: NameIn): Ref | null {
  const at = nameArea(book, name)
  return at && refRange(at.sheet, at.area)
}

const nameKind: Kind<NameIn> = new Kind<NameIn>('NamedItem', {
  id: ({ name }) => ({ _Id: name.name }),
  get: {
    _Id: ({ name }) => name.name,
    Name: ({ name }) => name.name,
    Formula: ({ name }) => name.formula,
    Comment: ({ name }) => name.comment,
    Visible: ({ name }) => name.visible,
    Scope: ({ sheet }) => (sheet ? 'Worksheet' : 'Workbook'),
    Type: type,
    Value: value,
  },
  set: {
    Formula: ({ name }, formula) => {
      if (!asText(formula).startsWith('=')) throw invalidArgument()
      name.formula = asText(formula)
    },
    Comment: ({ name }, comment) => {
      if (asText(comment).length > 255) throw invalidArgument()
      name.comment = asText(comment)
    },
    Visible: ({ name }, visible) => void (name.visible = asFlag(visible)),
  },
  nav: {
    Worksheet: ({ sheet }) => {
      if (!sheet) throw itemNotFound()
      return worksheetKind.of(sheet)
    },
    WorksheetOrNullObject: ({ sheet }) => sheet && worksheetKind.of(sheet),
  },
  call: {
    GetRange: (it) => {
      const found = cells(it)
      if (!found) throw itemNotFound()
      return found
    },
    GetRangeOrNullObject: cells,
    Delete: (it) => {
      const names = list(it)
      names.splice(names.indexOf(it.name), 1)
    },
  },
})

export const namesKind: Kind<NamesOf> = new Kind<NamesOf>('NamedItemCollection', {
  items: (of) => list(of).map((name) => nameKind.of({ ...of, name })),
  item: (of, key) => {
    const found = find(of, key)
    if (!found) throw itemNotFound()
    return nameKind.of(found)
  },
  call: {
    Add: (of, args) => {
      const range = args.thing(1, rangeKind)
      const given = args.raw(1)
      const text = typeof given === 'string' && !given.startsWith('=') ? `="${given}"` : given
      const formula = range
        ? fixedReference(range.sheet, range.area)
        : typeof text === 'number' || typeof text === 'boolean'
          ? `=${String(text)}`
          : text
      if (typeof formula !== 'string') throw invalidArgument()
      const name = addName(of.book, of.sheet, args.text(0), formula, args.optionalText(2) ?? '')
      return nameKind.of({ ...of, name })
    },
    GetCount: (of) => list(of).length,
    GetItemOrNullObject: (of, args) => {
      const found = find(of, args.json(0))
      return found && nameKind.of(found)
    },
  },
})
