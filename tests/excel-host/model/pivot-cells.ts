/** The cells of a PivotTable in Excel's three layouts: compact, outline and tabular. */
import { type Area, area, bounding, onSheet } from './area.ts'
import type { CellValue } from './grid.ts'
import { compareItems, type DataField, type Pivot, type PivotField } from './pivot.ts'

export interface PivotParts {
  /** Filters and table together. */
  readonly whole: Area
  readonly table: Area
  readonly rowLabels: Area | null
  readonly columnLabels: Area | null
  readonly body: Area | null
  readonly filters: Area | null
}

export interface PivotCell {
  readonly row: number
  readonly column: number
  readonly value: CellValue
  readonly format?: string
}

export interface PivotCells {
  readonly parts: PivotParts
  readonly down: readonly Line[]
  readonly across: readonly Line[]
  readonly values: readonly PivotCell[]
}

type Row = readonly CellValue[]

/** One line of labels: the items from the outermost field inwards; `total` for grand totals and subtotals. */
export interface Line {
  readonly items: readonly CellValue[]
  readonly rows: readonly Row[]
  readonly total: 'none' | 'sub' | 'grand'
  /** The number of data field that the line shows, where they lie along this axis. */
  readonly data: number
}

export function render(pivot: Pivot, cache: readonly Row[], anchor: Area): PivotCells {
  const index = (field: PivotField): number => pivot.fields.indexOf(field)
  const shown = cache.filter((row) => pivot.fields.every((field, i) => !field.hidden.has(row[i] ?? '')))
  const values: PivotCell[] = []
  const put = (row: number, column: number, value: CellValue, format?: string): void => {
    if (value !== '')
      values.push(format === undefined ? { row, column, value } : { row, column, value, format })
  }

  const filterRows = pivot.filters.length === 0 ? 0 : pivot.filters.length + 1
  const top = Math.max(anchor.row, filterRows)
  const left = anchor.column
  const filters = filterRows === 0 ? null : area(top - filterRows, left, pivot.filters.length, 2)
  pivot.filters.forEach((field, i) => {
    put(top - filterRows + i, left, field.name)
    put(top - filterRows + i, left + 1, field.hidden.size > 0 ? '(Multiple Items)' : '(All)')
  })

  const compact = pivot.layout['LayoutType'] === 'Compact'
  const labelColumns = pivot.rows.length === 0 ? 0 : compact ? 1 : pivot.rows.length
  const many = pivot.data.length > 1
  const spread = Math.max(1, pivot.data.length)
  const across = columnLines(pivot, shown, index, spread)
  const down = rowLines(pivot, shown, index)
  const headRows = pivot.columns.length + (many && pivot.columns.length > 0 ? 1 : 0) + 1
  const hasColumns = pivot.columns.length > 0
  const bodyTop = top + (hasColumns ? headRows : 1)
  // A lone value without row fields still has its caption to the left of it.
  const bodyLeft = left + (labelColumns || (hasColumns ? 1 : 0))

  if (hasColumns) {
    if (pivot.data.length === 1) put(top, left, pivot.data[0]?.name ?? '')
    if (compact) put(top, bodyLeft, pivot.words.columns ?? 'Column Labels')
    else pivot.columns.forEach((field, i) => put(top, bodyLeft + i, field.name))
    across.forEach((line, i) => columnHead(pivot, line, top + 1, bodyLeft + i, many, across[i - 1], put))
  } else {
    pivot.data.forEach((data, i) => put(top, bodyLeft + i, data.name))
  }
  if (pivot.rows.length > 0) {
    const at = bodyTop - 1
    if (compact) put(at, left, pivot.words.rows ?? 'Row Labels')
    else pivot.rows.forEach((field, i) => put(at, left + i, field.name))
  }

  const member = new Map<Row, number[]>()
  across.forEach((head, j) => {
    for (const row of head.rows) {
      const columns = member.get(row)
      if (columns) columns.push(j)
      else member.set(row, [j])
    }
  })
  down.forEach((line, i) => {
    rowHead(pivot, line, bodyTop + i, left, compact, down[i - 1], put)
    if (isHeading(pivot, line, compact)) return
    const parted = split(line.rows, member, across.length)
    across.forEach((head, j) => {
      const data = pivot.data[head.data]
      if (!data) return
      const value = summarize(data, index(data.field), parted[j] ?? [])
      if (value !== null) put(bodyTop + i, bodyLeft + j, value, data.numberFormat)
    })
  })

  const width = bodyLeft - left + (pivot.data.length > 0 || hasColumns ? across.length : 0)
  const height = bodyTop - top + down.length
  const nothing = pivot.rows.length + pivot.columns.length + pivot.data.length === 0
  // An empty PivotTable takes 18 rows and 3 columns, where Excel draws its placeholder.
  const table = onSheet(
    nothing ? area(top, left, 18, 3) : area(top, left, Math.max(height, 1), Math.max(width, 1)),
  )
  const body =
    pivot.data.length > 0
      ? area(bodyTop, bodyLeft, Math.max(1, down.length), Math.max(1, across.length))
      : null
  return {
    values,
    down,
    across,
    parts: {
      whole: filters ? bounding(filters, table) : table,
      table,
      filters,
      rowLabels: labelColumns > 0 ? area(bodyTop, left, Math.max(1, down.length), labelColumns) : null,
      columnLabels: hasColumns ? area(top, bodyLeft, bodyTop - top, Math.max(1, across.length)) : null,
      body,
    },
  }
}

function rowLines(pivot: Pivot, rows: readonly Row[], index: (field: PivotField) => number): Line[] {
  if (pivot.rows.length === 0) return pivot.data.length > 0 ? [line([], rows, 'grand')] : []
  const tabular = pivot.layout['LayoutType'] === 'Tabular'
  const subtotal = pivot.layout['SubtotalLocation'] !== 'Off'
  const atTop = !tabular && pivot.layout['SubtotalLocation'] !== 'AtBottom'
  const walk = (depth: number, path: readonly CellValue[], inside: readonly Row[]): Line[] => {
    const field = pivot.rows[depth]
    if (!field) return []
    const last = depth === pivot.rows.length - 1
    return groups(inside, index(field)).flatMap(([item, own]) => {
      const items = [...path, item]
      if (last) return [line(items, own, 'none')]
      const below = walk(depth + 1, items, own)
      const total = subtotal && field.subtotals ? [line(items, own, 'sub')] : []
      if (tabular) return [...below, ...total]
      return atTop ? [line(items, own, 'none'), ...below] : [line(items, own, 'none'), ...below, ...total]
    })
  }
  const lines = walk(0, [], rows)
  const grand = pivot.layout['ShowColumnGrandTotals'] === true
  return grand ? [...lines, line([], rows, 'grand')] : lines
}

function columnLines(
  pivot: Pivot,
  rows: readonly Row[],
  index: (field: PivotField) => number,
  spread: number,
): Line[] {
  const each = (items: readonly CellValue[], own: readonly Row[], total: Line['total']): Line[] =>
    Array.from({ length: spread }, (_, data) => ({ items, rows: own, total, data }))
  if (pivot.columns.length === 0) return pivot.data.length > 0 ? each([], rows, 'none') : []
  const walk = (depth: number, path: readonly CellValue[], inside: readonly Row[]): Line[] => {
    const field = pivot.columns[depth]
    if (!field) return []
    const last = depth === pivot.columns.length - 1
    return groups(inside, index(field)).flatMap(([item, own]) => {
      const items = [...path, item]
      if (last) return each(items, own, 'none')
      return [...walk(depth + 1, items, own), ...(field.subtotals ? each(items, own, 'sub') : [])]
    })
  }
  const grand = pivot.layout['ShowRowGrandTotals'] === true
  return [...walk(0, [], rows), ...(grand ? each([], rows, 'grand') : [])]
}

const line = (items: readonly CellValue[], rows: readonly Row[], total: Line['total']): Line => ({
  items,
  rows,
  total,
  data: 0,
})

function groups(rows: readonly Row[], column: number): (readonly [CellValue, Row[]])[] {
  const found = new Map<CellValue, Row[]>()
  for (const row of rows) {
    const key = row[column] ?? ''
    const group = found.get(key)
    if (group) group.push(row)
    else found.set(key, [row])
  }
  return [...found].sort(([a], [b]) => compareItems(a, b))
}

/** What a line shows of the field at its place: the item, or the caption that it was given. */
const label = (item: CellValue | undefined, field: PivotField | undefined): CellValue =>
  field?.captions.get(item ?? '') ?? (item === undefined || item === '' ? '(blank)' : item)

/** An outer item whose subtotal stands below it, or nowhere, shows no values itself. */
function isHeading(pivot: Pivot, at: Line, compact: boolean): boolean {
  if (at.total !== 'none' || at.items.length === pivot.rows.length) return false
  const place = pivot.layout['SubtotalLocation']
  const field = pivot.rows[at.items.length - 1]
  return (
    place === 'Off' ||
    place === 'AtBottom' ||
    !(field?.subtotals ?? true) ||
    (!compact && pivot.layout['LayoutType'] === 'Tabular')
  )
}

const grandTotal = ({ words }: Pivot): string => words.grandTotal ?? 'Grand Total'

type Put = (row: number, column: number, value: CellValue, format?: string) => void

function rowHead(
  pivot: Pivot,
  at: Line,
  row: number,
  left: number,
  compact: boolean,
  before: Line | undefined,
  put: Put,
): void {
  if (pivot.rows.length === 0) return
  if (at.total === 'grand') return put(row, left, grandTotal(pivot))
  const depth = at.items.length - 1
  const item = label(at.items[depth], pivot.rows[depth])
  if (at.total === 'sub') return put(row, left + (compact ? 0 : depth), `${String(item)} Total`)
  if (compact) return put(row, left, item)
  if (pivot.layout['LayoutType'] !== 'Tabular') return put(row, left + depth, item)
  at.items.forEach((it, i) => {
    const repeated =
      before?.total === 'none' && at.items.slice(0, i + 1).every((own, j) => own === before.items[j])
    if (!repeated || pivot.repeatLabels) put(row, left + i, label(it, pivot.rows[i]))
  })
}

function columnHead(
  pivot: Pivot,
  at: Line,
  top: number,
  column: number,
  many: boolean,
  before: Line | undefined,
  put: Put,
): void {
  const caption = pivot.data[at.data]?.name ?? ''
  if (at.total === 'grand') return put(top, column, many ? `Total ${caption}` : grandTotal(pivot))
  if (at.total === 'sub') {
    const item = String(label(at.items.at(-1), pivot.columns[at.items.length - 1]))
    return put(top + at.items.length - 1, column, many ? `${item} ${caption}` : `${item} Total`)
  }
  at.items.forEach((it, i) => {
    const repeated =
      before?.total === 'none' && at.items.slice(0, i + 1).every((own, j) => own === before.items[j])
    if (!repeated) put(top + i, column, label(it, pivot.columns[i]))
  })
  if (many) put(top + pivot.columns.length, column, caption)
}

/** The rows of one line, apart for each column that they fall into. */
function split(rows: readonly Row[], member: ReadonlyMap<Row, readonly number[]>, columns: number): Row[][] {
  const parts = Array.from({ length: columns }, (): Row[] => [])
  for (const row of rows) for (const column of member.get(row) ?? []) parts[column]?.push(row)
  return parts
}

/** Null where no row of the source falls into the cell. */
function summarize(data: DataField, column: number, rows: readonly Row[]): CellValue | null {
  if (rows.length === 0) return null
  const cells = rows.map((row) => row[column] ?? '')
  const numbers = cells.filter((value) => typeof value === 'number')
  const sum = numbers.reduce((total, value) => total + value, 0)
  const count = cells.filter((value) => value !== '').length
  switch (data.summarizeBy) {
    case 'Sum':
      return sum
    case 'Count':
      return count === 0 ? null : count
    case 'CountNumbers':
      return numbers.length
    case 'Average':
      return numbers.length === 0 ? '#DIV/0!' : sum / numbers.length
    case 'Max':
      return Math.max(0, ...numbers)
    case 'Min':
      return numbers.length === 0 ? 0 : Math.min(...numbers)
    default:
      return '#HOST!'
  }
}
