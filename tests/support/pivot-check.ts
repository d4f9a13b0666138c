import type { Plan } from '../../src/report/steps.ts'
import { throughLibreOffice } from './libreoffice.ts'
import { readCells, unpackXlsx, type SheetCells } from './open-xlsx.ts'

export interface PivotDifference {
  readonly pivot: string
  readonly cell: string
  readonly ours: string | number | null
  readonly libreOffice: string | number | null
}

/**
 * Every cell of every PivotTable of a workbook that LibreOffice, having worked the PivotTable out from its
 * source table, fills otherwise. LibreOffice has its own words for totals and blanks; those are not compared.
 */
export async function pivotDifferences(file: Uint8Array, plan: Plan): Promise<PivotDifference[]> {
  const ours = readCells(file)
  const theirs = readCells(await throughLibreOffice(file, 'xlsx'))
  const pivots = plan.steps.filter((step) => step.kind === 'pivot')
  return pivots.flatMap(({ name, at, words, values, columns, rows }) => {
    const named = new Map([
      ['Total Result', words.grandTotal],
      ['(empty)', words.blank ?? '(blank)'],
      ['- all -', words.all],
      ['Data', words.values ?? 'Values'],
    ])
    const sheet = (cells: ReadonlyMap<string, SheetCells>): SheetCells => cells.get(at.sheet) ?? new Map()
    // LibreOffice shows the row of the field "Data" that Excel hides when nothing else stands in it.
    const shift = values.length > 1 && columns.length === 0 ? 1 : 0
    const isOuterLabel = (cell: string): boolean => place(cell)[0] - at.column < rows.length
    return addresses(pivotBox(file, name)).flatMap((cell) => {
      const mine = sheet(ours).get(cell) ?? null
      const found = sheet(theirs).get(down(cell, shift)) ?? null
      const libreOffice = typeof found === 'string' ? (named.get(found) ?? totalOf(found, words)) : found
      // LibreOffice does not read that outer labels are repeated.
      const repeated = libreOffice === null && isOuterLabel(cell) && mine === sheet(ours).get(down(cell, -1))
      return repeated || same(mine, libreOffice) ? [] : [{ pivot: name, cell, ours: mine, libreOffice }]
    })
  })
}

/** `Total X` over the column of a value in the grand total, as LibreOffice says it. */
const totalOf = (text: string, words: { readonly grandTotal: string }): string =>
  text.startsWith('Total ') ? `${words.grandTotal} ${text.slice('Total '.length)}` : text

/** Sums of many numbers may differ in the last digits, as they are added in another order. */
function same(a: string | number | null, b: string | number | null): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-12
}

/** The rectangle of a PivotTable without its page filters, `A3:D9`. */
function pivotBox(file: Uint8Array, name: string): string {
  for (const [part, text] of unpackXlsx(file)) {
    if (!part.startsWith('xl/pivotTables/pivotTable') || !text.includes(` name="${name}"`)) continue
    const ref = /<location ref="([^"]+)"/.exec(text)?.[1]
    if (ref) return ref
  }
  throw new Error(`No PivotTable ${name}`)
}

/** Every cell of the rectangle and of the column and row beyond it, which must be empty on both sides. */
function addresses(box: string): string[] {
  const [first = '', last = first] = box.split(':')
  const [left, top] = place(first)
  const [right, bottom] = place(last)
  const list: string[] = []
  for (let row = top; row <= bottom + 1; row++) {
    for (let column = left; column <= right + 1; column++) list.push(`${columnName(column)}${row}`)
  }
  return list
}

function place(ref: string): [number, number] {
  const [, name = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(ref) ?? []
  return [[...name].reduce((sum, mark) => sum * 26 + mark.charCodeAt(0) - 64, 0), Number(row)]
}

const down = (ref: string, rows: number): string => ref.replace(/\d+$/, (row) => String(Number(row) + rows))

const columnName = (column: number): string =>
  column > 26
    ? columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
