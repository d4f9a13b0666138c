/** Range.format and its parts. A value that is not the same in all cells is null, as in Excel. */
import type { Json } from '../json.ts'
import { invalidArgument } from '../errors.ts'
import { type Area, area, isEntireColumn, isEntireRow, lastColumn, lastRow } from '../model/area.ts'
import { autofitColumn, autofitRow } from '../model/autofit.ts'
import type { Range } from '../model/range.ts'
import { type Border, NO_BORDER, type Restyle, type Side, type Style } from '../model/style.ts'
import { STANDARD_HEIGHT, STANDARD_WIDTH } from '../model/worksheet.ts'
import { Kind, type Members } from './kind.ts'
import { asNumber } from './settable.ts'
import { BORDER, FILL, FONT, FORMAT, PROTECTION, setBorder, type StyleMembers } from './style-members.ts'

export function restyle(range: Range, change: Restyle): void {
  range.sheet.guardOption('allowFormatCells')
  range.sheet.restyle(range.area, change)
  range.sheet.book.dirty = true
}

/** What all cells of the range have in common, or null. */
export function common(range: Range, pick: (style: Style) => Json, at: Area = range.area): Json {
  const { sheet } = range
  const first = pick(sheet.style(at.row, at.column))
  const same = (row: number, column: number): boolean => pick(sheet.style(row, column)) === first
  if (isEntireColumn(at) || isEntireRow(at)) {
    for (const [row, column] of sheet.grid.cells(at, false)) if (!same(row, column)) return null
    return first
  }
  for (let row = at.row; row <= lastRow(at); row++) {
    for (let column = at.column; column <= lastColumn(at); column++) if (!same(row, column)) return null
  }
  return first
}

function styleMembers(members: StyleMembers): Required<Pick<Members<Range>, 'get' | 'set'>> {
  const entries = Object.entries(members)
  return {
    get: Object.fromEntries(entries.map(([name, it]) => [name, (range: Range) => common(range, it.get)])),
    set: Object.fromEntries(
      entries.map(([name, it]) => [
        name,
        (range: Range, value: Json) => restyle(range, (style) => it.set(style, value)),
      ]),
    ),
  }
}

const fontKind = new Kind<Range>('RangeFont', styleMembers(FONT))
const protectionKind = new Kind<Range>('FormatProtection', styleMembers(PROTECTION))
const fillKind = new Kind<Range>('RangeFill', {
  ...styleMembers(FILL),
  call: { Clear: (range) => restyle(range, (style) => ({ ...style, fill: null })) },
})

const format = styleMembers(FORMAT)

export const formatKind: Kind<Range> = new Kind<Range>('RangeFormat', {
  get: {
    ...format.get,
    ColumnWidth: (range) => size(range, 'columns'),
    RowHeight: (range) => size(range, 'rows'),
    UseStandardWidth: (range) => size(range, 'columns') === STANDARD_WIDTH,
    UseStandardHeight: (range) => size(range, 'rows') === STANDARD_HEIGHT,
  },
  set: {
    ...format.set,
    ColumnWidth: (range, value) => resize(range, 'columns', asNumber(value), 1_790),
    RowHeight: (range, value) => resize(range, 'rows', asNumber(value), 409.5),
    UseStandardWidth: (range, value) => value === true && resize(range, 'columns', STANDARD_WIDTH, 1_790),
    UseStandardHeight: (range, value) => value === true && resize(range, 'rows', STANDARD_HEIGHT, 409.5),
  },
  nav: {
    Borders: (range) => bordersKind.of(range),
    Fill: (range) => fillKind.of(range),
    Font: (range) => fontKind.of(range),
    Protection: (range) => protectionKind.of(range),
  },
  call: {
    AutofitColumns: (range) =>
      eachLine(range, 'columns', (index) => autofitColumn(range.sheet, index, range.area)),
    AutofitRows: (range) => eachLine(range, 'rows', (index) => autofitRow(range.sheet, index)),
    AdjustIndent: (range, args) =>
      restyle(range, (style) => ({ ...style, indent: Math.max(0, style.indent + args.integer(0)) })),
  },
})

function eachLine(range: Range, kind: 'rows' | 'columns', act: (index: number) => void): void {
  range.sheet.guardOption(kind === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const at = range.area
  const used = range.sheet.used(false) ?? area(0, 0)
  const [first, last, end] =
    kind === 'rows'
      ? [at.row, lastRow(at), isEntireColumn(at) ? lastRow(used) : lastRow(at)]
      : [at.column, lastColumn(at), isEntireRow(at) ? lastColumn(used) : lastColumn(at)]
  for (let index = first; index <= Math.min(last, end); index++) act(index)
}

function size(range: Range, kind: 'rows' | 'columns'): Json {
  const at = range.area
  const { sheet } = range
  const [first, last] = kind === 'rows' ? [at.row, lastRow(at)] : [at.column, lastColumn(at)]
  const one = (index: number): number => (kind === 'rows' ? sheet.height(index) : sheet.width(index))
  for (let index = first + 1; index <= Math.min(last, first + 20_000); index++) {
    if (one(index) !== one(first)) return null
  }
  return one(first)
}

export function resize(range: Range, kind: 'rows' | 'columns', points: number, most: number): void {
  if (points < 0 || points > most) throw invalidArgument()
  range.sheet.guardOption(kind === 'rows' ? 'allowFormatRows' : 'allowFormatColumns')
  const at = range.area
  const [first, last] = kind === 'rows' ? [at.row, lastRow(at)] : [at.column, lastColumn(at)]
  for (let index = first; index <= last; index++) {
    Object.assign(range.sheet.line(kind, index), { size: points, custom: true })
  }
}

export const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const
export type BorderSide = (typeof SIDES)[number]

/** Which cells of the range carry the line, and on which of their sides. */
export function edge(at: Area, side: BorderSide): { readonly at: Area; readonly side: Side } | null {
  switch (side) {
    case 'EdgeTop':
      return { at: { ...at, rows: 1 }, side: 'top' }
    case 'EdgeBottom':
      return { at: { ...at, row: lastRow(at), rows: 1 }, side: 'bottom' }
    case 'EdgeLeft':
      return { at: { ...at, columns: 1 }, side: 'left' }
    case 'EdgeRight':
      return { at: { ...at, column: lastColumn(at), columns: 1 }, side: 'right' }
    case 'InsideHorizontal':
      return at.rows > 1 ? { at: { ...at, rows: at.rows - 1 }, side: 'bottom' } : null
    case 'InsideVertical':
      return at.columns > 1 ? { at: { ...at, columns: at.columns - 1 }, side: 'right' } : null
    case 'DiagonalDown':
      return { at, side: 'diagonalDown' }
    case 'DiagonalUp':
      return { at, side: 'diagonalUp' }
  }
}

interface BorderOf {
  readonly range: Range
  readonly side: BorderSide
}

function readBorder(it: BorderOf, key: keyof Border): Json {
  const found = edge(it.range.area, it.side)
  if (!found) return NO_BORDER[key]
  return common(it.range, (style) => (style.borders[found.side] ?? NO_BORDER)[key], found.at)
}

function writeBorder(it: BorderOf, name: string, value: Json): void {
  const found = edge(it.range.area, it.side)
  const change = BORDER[name]
  if (!found || !change) return
  it.range.sheet.guardOption('allowFormatCells')
  it.range.sheet.restyle(found.at, (style) => setBorder(style, found.side, (border) => change(border, value)))
}

const borderKind = new Kind<BorderOf>('RangeBorder', {
  id: (it) => ({ SideIndex: it.side }),
  get: {
    SideIndex: (it) => it.side,
    Style: (it) => readBorder(it, 'style'),
    Color: (it) => readBorder(it, 'color'),
    Weight: (it) => readBorder(it, 'weight'),
  },
  set: {
    Style: (it, value) => writeBorder(it, 'Style', value),
    Color: (it, value) => writeBorder(it, 'Color', value),
    Weight: (it, value) => writeBorder(it, 'Weight', value),
  },
})

const bordersKind = new Kind<Range>('RangeBorderCollection', {
  get: { Count: () => SIDES.length },
  items: (range) => SIDES.map((side) => borderKind.of({ range, side })),
  item: (range, key) => {
    const side = SIDES.find((it) => it === key)
    if (!side) throw invalidArgument()
    return borderKind.of({ range, side })
  },
  call: { GetItemAt: (range, args) => borderKind.of({ range, side: SIDES[args.integer(0)] ?? 'EdgeTop' }) },
})
