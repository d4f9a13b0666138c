/** Defined names of the workbook or of one sheet. */
import { invalidArgument, itemAlreadyExists } from '../errors.ts'
import { type Area, parseArea, splitAddress } from './area.ts'
import type { Workbook } from './workbook.ts'
import type { Worksheet } from './worksheet.ts'

export interface DefinedName {
  readonly name: string
  /** Null for the whole workbook. */
  readonly sheet: Worksheet | null
  /** Begins with `=`. */
  formula: string
  comment: string
  visible: boolean
}

const VALID = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u

/** A name that Excel takes for a range or a table: no cell address, no R1C1, no blank, at most 255 characters. */
export function checkName(name: string): void {
  const isAddress = parseArea(name) !== null || /^R(\d*)C(\d*)$/i.test(name) || /^[RC]$/i.test(name)
  if (!VALID.test(name) || isAddress) throw invalidArgument()
}

export function addName(
  book: Workbook,
  sheet: Worksheet | null,
  name: string,
  formula: string,
  comment: string,
): DefinedName {
  checkName(name)
  const list = sheet ? sheet.names : book.names
  const taken = list.some((it) => same(it.name, name)) || book.tables.some((it) => same(it.name, name))
  if (taken) throw itemAlreadyExists()
  const added: DefinedName = { name, sheet, formula, comment, visible: true }
  list.push(added)
  return added
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** The cells that a name stands for, or null where its formula is no plain reference to this workbook. */
export function nameArea(book: Workbook, name: DefinedName): { sheet: Worksheet; area: Area } | null {
  const text = name.formula.slice(1)
  const structured = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)(?:\[([^[\]#@]+)\])?$/u.exec(text)
  const table = structured && book.tables.find((it) => same(it.name, structured[1] ?? ''))
  if (table) {
    const column =
      structured[2] === undefined ? null : table.columns.find((it) => same(it.name, structured[2] ?? ''))
    if (column === undefined) return null
    return { sheet: table.sheet, area: column ? table.columnBody(column) : table.body }
  }
  const { sheet: on, cells } = splitAddress(text)
  const sheet = on === null ? name.sheet : book.sheets.find((it) => same(it.name, on))
  const area = parseArea(cells)
  return sheet && area ? { sheet, area } : null
}
