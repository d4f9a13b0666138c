import type { TableStep } from '../report/steps.ts'
import type { ColumnChange, Kind } from './changes.ts'
import type { BlockRecord } from './record.ts'
import type { Sides } from './sides.ts'
import type { TableState } from './state.ts'
import { isEmpty } from './same.ts'
import { plainValue, type CellContent } from './values.ts'

/** What became of the columns since they were written: by the schema, and by the analyst. */
export function columnChangesOf(
  sides: Sides,
  state: TableState,
  record: BlockRecord,
  step: TableStep,
): ColumnChange[] {
  const recorded = record.columns ?? []
  return [
    ...addedColumns(sides, state, record, step),
    ...recorded.flatMap(({ id, header }): ColumnChange[] => {
      const position = sides.positions.get(id)
      const inSchema = step.columns.some((it) => it.id === id)
      if (position === undefined) return inSchema ? [{ why: 'removed', id, header }] : []
      const now = state.columns[position]?.header ?? header
      return [
        ...(inSchema ? retyped(sides, id, header) : dropped(sides, id, header)),
        ...(now === header ? [] : [{ why: 'renamed', id, header, to: now } as const]),
      ]
    }),
    ...(inOrder(recorded.flatMap(({ id }) => sides.positions.get(id) ?? []))
      ? []
      : [{ why: 'reordered' } as const]),
  ]
}

function addedColumns(
  { positions, mine, theirs }: Sides,
  state: TableState,
  record: BlockRecord,
  step: TableStep,
): ColumnChange[] {
  const recorded = new Set(record.columns?.map((column) => column.id))
  const headers = state.columns.map((column) => column.header)
  return step.columns.flatMap(({ id, header }): ColumnChange[] => {
    if (recorded.has(id) || positions.has(id)) return []
    const free = freeHeader(header, headers)
    headers.push(free)
    const fresh = theirs.columns.get(id) ?? []
    const values = mine.keys.map((key) => plainValue(fresh[theirs.index.get(key) ?? -1] ?? null))
    return [{ why: 'added', id, header: free, values }]
  })
}

/** Headers of a table differ even when case is not looked at. */
function freeHeader(header: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((it) => it.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = number === 1 ? header : `${header} ${number}`
    if (!lower.has(name.toLowerCase())) return name
  }
}

/** Said once: afterwards the column has no values that could be withdrawn. */
function dropped({ complete, last, mine }: Sides, id: string, header: string): ColumnChange[] {
  const values = (complete ? last : mine).columns.get(id) ?? []
  return values.every(isEmpty) ? [] : [{ why: 'dropped', id, header }]
}

function retyped(sides: Sides, id: string, header: string): ColumnChange[] {
  const from = kindOf(sides.last.columns.get(id) ?? [])
  const to = kindOf(sides.theirs.columns.get(id) ?? [])
  return from && to && from !== to ? [{ why: 'retyped', id, header, from, to }] : []
}

/** Null for a column without values. */
function kindOf(values: readonly CellContent[]): Kind | null {
  let kind: Kind | null = null
  for (const value of values) {
    if (isEmpty(value)) continue
    const is = typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'mixed'
    if (kind !== null && kind !== is) return 'mixed'
    kind = is
  }
  return kind
}

const inOrder = (positions: readonly number[]): boolean =>
  positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0))
