/** Lets everything in a workbook that refers to a table's cells follow them. */
import type { OpenBook, OpenSheet } from './book.ts'
import { children, descendants, isOn, remove, setText, textOf, type Element } from './dom.ts'
import { boxRef } from '../../workbook/reference.ts'
import { parseBox } from './formula.ts'
import { NOTES } from './read-blocks.ts'
import { shiftBox, shiftCell, shiftFormula, type TableShift } from './shift.ts'
import { mentions, shiftSheetFormulas } from './shift-formulas.ts'
import { shiftShell } from './shift-shell.ts'
import { shiftVml } from './shift-vml.ts'

/** The range that the table's own part gives is changed elsewhere. */
export async function shiftBook(book: OpenBook, shift: TableShift): Promise<void> {
  const sheets = await book.sheets()
  for (const sheet of sheets) await shiftSheet(book, sheet, shift)
  const here = sheets.find((it) => it.name.toLowerCase() === shift.sheet.toLowerCase())
  if (here) await shiftNotes(book, here, shift)
  await shiftNames(book, shift)
  await shiftCaches(book, shift)
  for (const part of book.pkg.names()) {
    if (/^xl\/(?:charts|chartEx)\/[^/]+\.xml$/i.test(part)) await shiftChart(book, part, shift)
    if (/^xl\/tables\/[^/]+\.xml$/i.test(part)) await shiftTableFormulas(book, part, shift)
  }
}

async function shiftSheet(book: OpenBook, { part, name }: OpenSheet, shift: TableShift): Promise<void> {
  const here = name.toLowerCase() === shift.sheet.toLowerCase()
  let sheet = await book.sheetXml(part)
  if (!here && !mentions(sheet.bytes, shift.sheet)) return
  const formulas = shiftSheetFormulas(sheet, name, shift)
  sheet = formulas ?? sheet
  const shell = shiftShell(sheet.shell, name, shift)
  if (shell) sheet.touchShell()
  if (formulas || shell) book.replaceSheet(sheet)
}

async function shiftNames(book: OpenBook, shift: TableShift): Promise<void> {
  for (const name of await book.definedNames()) {
    const before = textOf(name)
    const after = shiftFormula(before, shift, { sheet: null })
    if (after === before) continue
    setText(name, after)
    book.pkg.touch(book.part)
  }
}

/** PivotCaches on a range instead of a table. */
async function shiftCaches(book: OpenBook, shift: TableShift): Promise<void> {
  for (const part of await book.pkg.related(book.part, 'pivotCacheDefinition')) {
    for (const source of descendants(await book.pkg.document(part), 'worksheetSource')) {
      const box = parseBox(source.getAttribute('ref') ?? '')
      if (!box || source.getAttribute('sheet')?.toLowerCase() !== shift.sheet.toLowerCase()) continue
      const moved = shiftBox(shift, box)
      if (!moved || boxRef(moved) === source.getAttribute('ref')) continue
      source.setAttribute('ref', boxRef(moved))
      book.pkg.touch(part)
    }
  }
}

/** `c:f` of charts, also of the newer kinds. A single cell stands for a range that happens to be one. */
async function shiftChart(book: OpenBook, part: string, shift: TableShift): Promise<void> {
  if (!mentions(await book.pkg.bytes(part), shift.sheet)) return
  for (const formula of descendants(await book.pkg.document(part), 'f')) {
    const before = textOf(formula)
    const range = before.replace(/!(\$?[A-Z]+\$?\d+)$/, '!$1:$1')
    const after = shiftFormula(range, shift, { sheet: null })
    if (after === range) continue
    setText(formula, after)
    book.pkg.touch(part)
  }
}

/** Formulas of calculated columns and totals, which tables keep a second time. */
async function shiftTableFormulas(book: OpenBook, part: string, shift: TableShift): Promise<void> {
  const root = await book.pkg.root(part)
  for (const tag of ['calculatedColumnFormula', 'totalsRowFormula']) {
    for (const formula of descendants(root, tag)) {
      const before = textOf(formula)
      const after = shiftFormula(before, shift, { sheet: null })
      if (after === before) continue
      setText(formula, after)
      book.pkg.touch(part)
    }
  }
}

async function shiftNotes(book: OpenBook, sheet: OpenSheet, shift: TableShift): Promise<void> {
  if (!shift.to && !shift.totals) return
  for (const [type, element] of NOTES) {
    for (const part of await book.pkg.related(sheet.part, type)) {
      for (const note of descendants(await book.pkg.document(part), element)) {
        if (shiftNote(note, shift)) book.pkg.touch(part)
      }
    }
  }
  for (const part of await book.pkg.related(sheet.part, 'vmlDrawing')) {
    const before = await book.pkg.text(part)
    const after = shiftVml(before, shift)
    if (after !== before) book.pkg.replace(part, after)
  }
}

function shiftNote(note: Element, shift: TableShift): boolean {
  const at = parseBox(note.getAttribute('ref') ?? '')
  if (!at) return false
  const row = shiftCell(shift, at.row, at.column)
  if (row === at.row) return false
  if (row === null) remove(note)
  else note.setAttribute('ref', boxRef({ ...at, row }))
  return true
}

/** Asks for every PivotTable on a table, or on cells of its sheet, to be worked out when the file is opened. */
export async function refreshPivotsOnLoad(
  book: OpenBook,
  tables: ReadonlySet<string>,
  sheets: ReadonlySet<string>,
): Promise<void> {
  for (const part of await book.pkg.related(book.part, 'pivotCacheDefinition')) {
    const root = await book.pkg.root(part)
    const feeds = descendants(root, 'worksheetSource').some(
      (it) =>
        tables.has((it.getAttribute('name') ?? '').toLowerCase()) ||
        sheets.has((it.getAttribute('sheet') ?? '').toLowerCase()),
    )
    if (!feeds || isOn(root, 'refreshOnLoad')) continue
    root.setAttribute('refreshOnLoad', '1')
    book.pkg.touch(part)
  }
}

/** Lets formulas be worked out again when the file is opened. */
export async function recalculateOnLoad(book: OpenBook): Promise<void> {
  const root = await book.root()
  const calculation = children(root, 'calcPr')[0]
  if (!calculation || isOn(calculation, 'fullCalcOnLoad')) return
  calculation.setAttribute('fullCalcOnLoad', '1')
  book.pkg.touch(book.part)
}

/** The order of calculation names cells that have moved; Excel makes it again. */
export async function removeCalcChain(book: OpenBook): Promise<void> {
  for (const part of await book.pkg.related(book.part, 'calcChain')) await book.pkg.remove(part, book.part)
}
