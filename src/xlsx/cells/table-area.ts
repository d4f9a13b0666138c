import type { CodedText, Numbers } from '../../data/table.ts'
import type { TableColumn } from '../../report/steps.ts'
import { cellText, isoOf, serialOf } from '../../workbook/values.ts'
import type { Warn, WorkbookWarning } from '../../workbook/warning.ts'
import { Fragments, type Bytes } from '../bytes.ts'
import type { TablePlace } from '../layout.ts'
import type { SharedStrings } from '../parts/shared-strings.ts'
import { cellRef, letters } from '../../workbook/reference.ts'
import { columnFormat, headerFormat, isNumeric, looksLikeFormula, type Styles } from '../styles.ts'
import type { Area, RowHeight } from './area.ts'
import { bodyHeight, DEFAULT_WIDTH, lineCount } from './text-size.ts'

const LONGEST_TEXT = 32_767

const [EMPTY, NOT_MADE] = [-1, -2]
/** Texts of a larger dictionary hardly repeat, so that looking each up costs more than it saves. */
const MOST_REMEMBERED = 10_000

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

function tall(lines: number): RowHeight | null {
  const points = bodyHeight(lines)
  return points === null ? null : { points, fixed: false }
}

/** Linked cells look like links, the others of the same column do not. */
function columnWriter(column: TableColumn, index: number, target: Target): WriteCell {
  const { links } = column
  const plain = cellWriter(column, index, false, target)
  if (!links) return plain
  const linked = cellWriter(column, index, true, target)
  return (out, row) => (links(row) ? linked : plain)(out, row)
}

function cellWriter(column: TableColumn, index: number, link: boolean, target: Target): WriteCell {
  const { table, strings, styles, warn } = target
  const indent = indented(table.step.columns, index)
  const [plain, quoted] = [false, true].map((it) =>
    styles.of(columnFormat(column, { link, indent, quoted: it })),
  )
  const make: Make = {
    first: table.box.row + 2,
    start: `<c r="${letters(table.box.column + index)}`,
    strings,
    rows: table.step.rows,
    style: (text) => (looksLikeFormula(text) ? quoted : plain) as number,
    cutAt: (text, row) => {
      if (text.length > LONGEST_TEXT) warn(cutText(text, table, index, row()))
    },
  }
  const { data } = column
  switch (data.kind) {
    case 'number':
      return numberWriter(data, make)
    case 'date':
      return fragmentWriter(data.values, dateFragments(column, make), make)
    case 'raw':
      return runWriter((row) => data.text(row), make)
    case 'text':
      return data.values.length > MOST_REMEMBERED
        ? runWriter((row) => data.values[data.codes[row] ?? 0] ?? '', make)
        : fragmentWriter(data.codes, textFragments(data, make), make)
  }
}

interface Make {
  /** The number, from 1, of the sheet's row that holds the table's first. */
  readonly first: number
  /** A cell up to the number of its row. */
  readonly start: string
  readonly strings: SharedStrings
  readonly rows: number
  /** The number of the format in which a text stands. */
  readonly style: (text: string) => number
  readonly cutAt: (text: string, row: () => number) => void
}

/** Puts a cell's reference together with what follows it, from prepared bytes. */
function opener({ first, start }: Make): WriteCell {
  const fragments = new Fragments()
  const open = fragments.add(start)
  return (out, row) => {
    fragments.write(out, open)
    out.integer(first + row)
  }
}

const VALUE_END = '</v></c>'

function numberWriter({ values }: Numbers, make: Make): WriteCell {
  const open = opener(make)
  const fragments = new Fragments()
  const [middle, end] = [fragments.add(`" s="${make.style('')}"><v>`), fragments.add(VALUE_END)]
  return (out, row) => {
    const value = values[row] as number
    if (!Number.isFinite(value)) return
    open(out, row)
    fragments.write(out, middle)
    out.number(value)
    fragments.write(out, end)
  }
}

/** What follows the reference, by the key that a row has; made when a key is first met. */
interface Known {
  readonly fragments: Fragments
  /** The fragment's number, or EMPTY. */
  readonly of: (key: number) => number
}

function fragmentWriter(keys: ArrayLike<number>, { fragments, of }: Known, make: Make): WriteCell {
  const open = opener(make)
  return (out, row) => {
    const fragment = of(keys[row] ?? 0)
    if (fragment === EMPTY) return
    open(out, row)
    fragments.write(out, fragment)
  }
}

function textFragments({ values, codes }: CodedText, make: Make): Known {
  const fragments = new Fragments()
  const known = new Int32Array(values.length).fill(NOT_MADE)
  known[0] = EMPTY
  const of = (code: number): number => {
    const fragment = known[code] ?? EMPTY
    if (fragment !== NOT_MADE) return fragment
    const plain = values[code] ?? ''
    make.cutAt(plain, () => codes.indexOf(code))
    return (known[code] = textFragment(plain, fragments, make))
  }
  return { fragments, of }
}

function textFragment(plain: string, fragments: Fragments, { strings, style }: Make): number {
  const text = cellText(plain)
  if (text === '') return EMPTY
  return fragments.add(`" s="${style(text)}" t="s"><v>${strings.index(text)}${VALUE_END}`)
}

function dateFragments({ format }: TableColumn, make: Make): Known {
  const fragments = new Fragments()
  const known = new Map<number, number>([[0, EMPTY]])
  const add = (date: number): number => {
    const serial = format === 'date' ? serialOf(date) : null
    if (serial === null) return textFragment(isoOf(date), fragments, make)
    return fragments.add(`" s="${make.style('')}"><v>${serial}${VALUE_END}`)
  }
  const of = (date: number): number => {
    const before = known.get(date)
    if (before !== undefined) return before
    const fragment = add(date)
    known.set(date, fragment)
    return fragment
  }
  return { fragments, of }
}

/** Text that hardly repeats: its strings take a run of numbers, one a row, and are not remembered. */
function runWriter(text: (row: number) => string, make: Make): WriteCell {
  const open = opener(make)
  const first = make.strings.run(make.rows, (row) => cellText(text(row)))
  const fragments = new Fragments()
  const middles = ['', '='].map((sample) => fragments.add(`" s="${make.style(sample)}" t="s"><v>`))
  const end = fragments.add(VALUE_END)
  return (out, row) => {
    const whole = text(row)
    if (whole === '') return
    make.cutAt(whole, () => row)
    open(out, row)
    fragments.write(out, middles[looksLikeFormula(whole) ? 1 : 0] as number)
    out.integer(first + row)
    fragments.write(out, end)
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
