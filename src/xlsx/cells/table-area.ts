import type { CodedText, RawText } from '../../data/table.ts'
import type { TableColumn } from '../../report/steps.ts'
import { cellText, isoOf, serialOf } from '../../workbook/values.ts'
import type { Warn, WorkbookWarning } from '../../workbook/warning.ts'
import { Fragments, type Bytes } from '../bytes.ts'
import type { TablePlace } from '../layout.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import { cellRef, letters } from '../reference.ts'
import { columnFormat, FONTS, headerFormat, isNumeric, looksLikeFormula, type Styles } from '../styles.ts'
import type { Area, RowHeight } from './area.ts'
import { HIGHEST_ROW, lineCount, lineHeight } from './text-size.ts'

const LONGEST_TEXT = 32_767
const DEFAULT_WIDTH = 8.43
const LINE = lineHeight(FONTS.body.size)

const [EMPTY, NOT_MADE] = [-1, -2]

/** Writes one cell of a body row (from 0), or nothing where it is empty. */
type WriteCell = (out: Bytes, row: number) => void

interface Target {
  readonly table: TablePlace
  readonly styles: Styles
  readonly strings: SharedStrings
  readonly warn: Warn
}

/**
 * The header and the rows of a table. Made for many rows: whatever can be said once a column or once a
 * dictionary value is prepared as bytes, and a row is put together from them.
 */
export function tableArea(table: TablePlace, styles: Styles, strings: SharedStrings, warn: Warn): Area {
  const { step, sheet, box, headers } = table
  const widths = step.columns.map((_, i) => sheet.step.widths[box.column + i] ?? DEFAULT_WIDTH)
  const target: Target = { table, styles, strings, warn }
  const writers = step.columns.map((column, index) => columnWriter(column, index, target))
  const heading = step.columns.map(({ format }, index) => {
    const ref = cellRef(box.row, box.column + index)
    const text = strings.index(headers[index] as string)
    return `<c r="${ref}" s="${styles.of(headerFormat(format, indented(step.columns, index)))}" t="s"><v>${text}</v></c>`
  })
  const headerLines = Math.max(...headers.map((header, i) => lineCount(header, (widths[i] ?? 0) - 2, 1.05)))
  const bodyLines = step.columns.flatMap((column, i) =>
    column.wrap ? [linesOf(column, widths[i] ?? DEFAULT_WIDTH)] : [],
  )
  const linesAt = (row: number): number => bodyLines.reduce((most, lines) => Math.max(most, lines(row)), 1)
  return {
    ...box,
    name: step.block,
    height: (row) => tall(row === box.row ? headerLines : linesAt(row - box.row - 1)),
    write(out, row) {
      if (row === box.row) out.ascii(heading.join(''))
      else if (row - box.row <= step.rows) for (const write of writers) write(out, row - box.row - 1)
    },
  }
}

/** Text that stands right of numbers keeps its distance from them. */
function indented(columns: readonly TableColumn[], index: number): boolean {
  const [before, column] = [columns[index - 1], columns[index]]
  return before !== undefined && isNumeric(before.format) && column !== undefined && !isNumeric(column.format)
}

const tall = (lines: number): RowHeight | null =>
  lines > 1 ? { points: Math.min(HIGHEST_ROW, lines * LINE), fixed: false } : null

/** Linked cells look like links, the others of the same column do not. */
function columnWriter(column: TableColumn, index: number, target: Target): WriteCell {
  const { links } = column
  const plain = cellWriter(column, index, false, target)
  if (!links) return plain
  const linked = cellWriter(column, index, true, target)
  return (out, row) => (links(row) ? linked : plain)(out, row)
}

function cellWriter(column: TableColumn, index: number, link: boolean, target: Target): WriteCell {
  const { box } = target.table
  const start = new Fragments()
  const prefix = start.add(`<c r="${letters(box.column + index)}`)
  const fragments = new Fragments()
  const open = (out: Bytes, row: number): void => {
    start.write(out, prefix)
    out.integer(box.row + row + 2)
  }
  const { data } = column
  const indent = indented(target.table.step.columns, index)
  const style = (text: string): number =>
    target.styles.of(columnFormat(column, { link, indent, quoted: looksLikeFormula(text) }))
  const cutAt = (text: string, row: () => number): void => {
    if (text.length > LONGEST_TEXT) target.warn(cutText(text, target.table, index, row()))
  }
  if (data.kind === 'number') return numberWriter(data.values, `" s="${style('')}"><v>`, open)
  if (data.kind === 'raw') return rawWriter(data, { target, open, style, cutAt })
  const make = { target, fragments, style, cutAt }
  const fragmentOf = data.kind === 'text' ? textFragments(data, make) : dateFragments(column, make)
  const keys = data.kind === 'text' ? data.codes : data.values
  return (out, row) => {
    const fragment = fragmentOf(keys[row] ?? 0)
    if (fragment < 0) return
    open(out, row)
    fragments.write(out, fragment)
  }
}

function numberWriter(values: Float64Array, middle: string, open: WriteCell): WriteCell {
  return (out, row) => {
    const value = values[row] as number
    if (!Number.isFinite(value)) return
    open(out, row)
    out.ascii(middle)
    out.number(value)
    out.ascii('</v></c>')
  }
}

interface Make {
  readonly target: Target
  readonly fragments: Fragments
  /** The number of the format in which a text stands. */
  readonly style: (text: string) => number
  readonly cutAt: (text: string, row: () => number) => void
}

/** What follows the reference for each code of a dictionary, made when it is first used; -1 for empty. */
function textFragments({ values, codes }: CodedText, make: Make): (code: number) => number {
  const known = new Int32Array(values.length).fill(NOT_MADE)
  known[0] = EMPTY
  return (code) => {
    const fragment = known[code] ?? EMPTY
    if (fragment !== NOT_MADE) return fragment
    const plain = values[code] ?? ''
    make.cutAt(plain, () => codes.indexOf(code))
    return (known[code] = textFragment(plain, make))
  }
}

function textFragment(plain: string, { target, fragments, style }: Make): number {
  const text = cellText(plain)
  if (text === '') return EMPTY
  return fragments.add(`" s="${style(text)}" t="s"><v>${target.strings.index(text)}</v></c>`)
}

function dateFragments({ format }: TableColumn, make: Make): (date: number) => number {
  const known = new Map<number, number>([[0, EMPTY]])
  const add = (date: number): number => {
    const serial = format === 'date' ? serialOf(date) : null
    if (serial === null) return textFragment(isoOf(date), make)
    return make.fragments.add(`" s="${make.style('')}"><v>${serial}</v></c>`)
  }
  return (date) => {
    const fragment = known.get(date) ?? add(date)
    known.set(date, fragment)
    return fragment
  }
}

/** Text that hardly repeats: its strings take a run of numbers, one a row. */
function rawWriter(
  data: RawText,
  { target, open, style, cutAt }: Omit<Make, 'fragments'> & { readonly open: WriteCell },
): WriteCell {
  const first = target.strings.run(target.table.step.rows, (row) => cellText(data.text(row)))
  const [plain, quoted] = ['', '='].map((sample) => `" s="${style(sample)}" t="s"><v>`)
  return (out, row) => {
    const text = data.text(row)
    if (text === '') return
    cutAt(text, () => row)
    open(out, row)
    out.ascii((looksLikeFormula(text) ? quoted : plain) as string)
    out.integer(first + row)
    out.ascii('</v></c>')
  }
}

const cutText = (text: string, table: TablePlace, column: number, row: number): WorkbookWarning => ({
  code: 'cell/text-cut',
  sheet: table.sheet.name,
  cell: cellRef(table.box.row + 1 + row, table.box.column + column),
  detail: { length: text.length },
})

/** Lines that the cell of a row takes in a column that wraps. */
function linesOf({ data }: TableColumn, width: number): (row: number) => number {
  if (data.kind === 'raw') return (row) => lineCount(cellText(data.text(row)), width)
  if (data.kind !== 'text') return () => 1
  const known = new Uint16Array(data.values.length)
  return (row) => {
    const code = data.codes[row] ?? 0
    return (known[code] ||= lineCount(cellText(data.values[code] ?? ''), width))
  }
}
