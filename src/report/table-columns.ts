import { unreachable } from '../base/unreachable.ts'
import type { Column, Table } from '../data/table.ts'
import { statedBound } from '../figures/bound.ts'
import { FAMILIES } from '../figures/families.ts'
import { columnIn, decimalsOf, mapText, mapTexts, numberIn, textColumn, textIn } from './columns.ts'
import type { ColumnDefinition, Content, Definition } from './definitions/definition.ts'
import type { Names } from './names.ts'
import type { TableColumn, ValueFormat } from './steps.ts'
import type { Words } from './words.ts'

/**
 * The columns of a data sheet, or of a summary that kept the same fields, in the language of the words.
 * Columns whose field the table does not have are left out.
 */
export function tableColumns(
  wanted: readonly ColumnDefinition[],
  definition: Definition,
  table: Table,
  names: Names,
  words: Words,
): TableColumn[] {
  return wanted.flatMap(({ id, content, format }) => {
    const data = contentColumn(content, definition, table, names, words)
    return data ? [tableColumn(id, words.say(`column.${id}`), data, format)] : []
  })
}

/** Text wraps, codes do not; quantities show as many decimals as their column has. */
export function tableColumn(id: string, header: string, data: Column, format: ValueFormat): TableColumn {
  const decimals = format === 'quantity' ? { decimals: decimalsOf(data) } : {}
  return { id, header, data, format, wrap: format === 'text', ...decimals }
}

function contentColumn(
  content: Content,
  definition: Definition,
  table: Table,
  names: Names,
  words: Words,
): Column | null {
  const { rows } = table
  const family = FAMILIES[definition.kind]
  switch (content.kind) {
    case 'field':
      return columnIn(table, content.field)
    case 'words': {
      const codes = columnIn(table, content.field)
      return codes && mapText(codes, rows, (code) => (code === '' ? '' : words.code(content.list, code)))
    }
    case 'name': {
      const codes = columnIn(table, content.field)
      const empty = content.empty === undefined ? '' : words.say(content.empty)
      return codes && mapText(codes, rows, (code) => (code === '' ? empty : names[content.of](code)))
    }
    case 'party':
    case 'iso3':
    case 'm49': {
      const codes = columnIn(table, content.field)
      const kinds = content.partyKind === null ? null : columnIn(table, content.partyKind)
      const unknown = content.kind === 'party' ? words.say('symbol.x') : ''
      const nameOf = names[content.kind === 'party' ? 'partyShort' : content.kind]
      const to = (code: string, kind?: string): string => (code === '' ? unknown : nameOf(code, kind))
      return codes && (kinds ? mapTexts(codes, kinds, rows, to) : mapText(codes, rows, (code) => to(code)))
    }
    case 'bound': {
      const values = family.value === null ? null : columnIn(table, family.value)
      const bounds = family.bound === null ? null : columnIn(table, family.bound)
      return boundColumn(values, bounds, rows, words)
    }
    case 'status': {
      const values = family.value === null ? null : columnIn(table, family.value)
      const [stated, missing] = [words.say('status.stated'), words.say('status.not-stated')]
      return textColumn(rows, (row) => (Number.isNaN(numberIn(values, row)) ? missing : stated))
    }
    default:
      return unreachable(content)
  }
}

/** Bounds in words, right of their values; empty where there is no value. */
export function boundColumn(
  values: Column | null,
  bounds: Column | null,
  rows: number,
  words: Words,
): Column {
  const known = new Map<string, string>()
  const word = (code: string): string => {
    const it = known.get(code) ?? words.code('bound', statedBound(code))
    known.set(code, it)
    return it
  }
  return textColumn(rows, (row) => (Number.isNaN(numberIn(values, row)) ? '' : word(textIn(bounds, row))))
}

/** A code of one of the family's fields, as the columns of its table show it. */
export function codeInWords(
  { columns }: Definition,
  field: string,
  code: string,
  names: Names,
  words: Words,
): string {
  const content = columns.find((it) => 'field' in it.content && it.content.field === field)?.content
  if (code === '' || !content) return code
  if (content.kind === 'words') return words.code(content.list, code)
  if (content.kind === 'name') return names[content.of](code)
  return content.kind === 'party' ? names.partyShort(code) : code
}
