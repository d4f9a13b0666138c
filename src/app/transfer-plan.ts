/** A plan on its way from a worker to the page: columns as typed arrays that change hands, no functions. */
import { rawText } from '../data/raw-text.ts'
import type { CodedText, Column, Dates, Numbers, RawText } from '../data/table.ts'
import { tablePrints } from '../workbook/record-of.ts'
import type { Link, Plan, Step, TableColumn, TableStep } from '../report/steps.ts'

/** A plan that can be sent; `unpackPlan` makes the plan of it again. */
export type PackedPlan = Omit<Plan, 'steps'> & { readonly steps: readonly PackedStep[] }

type PackedStep = Exclude<Step, TableStep> | PackedTable
type PackedTable = Omit<TableStep, 'columns'> & { readonly columns: readonly PackedColumn[] }
interface PackedColumn extends Omit<TableColumn, 'data' | 'links'> {
  readonly data: CodedText | Numbers | Dates | PackedText
  readonly links?: PackedLinks
}
/** UTF-8 of all rows: row r is bytes[ends[r - 1], ends[r]). */
interface PackedText {
  readonly kind: 'packed'
  readonly bytes: Uint8Array
  readonly ends: Uint32Array
}
/** Every link once; code 0 is none, code n is `links[n - 1]`. */
interface PackedLinks {
  readonly links: readonly Link[]
  readonly codes: Uint32Array
}

/** Packs a plan. Arrays are copied, so that those of the data set stay with it when the copies are sent. */
export const packPlan = (plan: Plan): PackedPlan => ({
  ...plan,
  steps: plan.steps.map((step) =>
    step.kind === 'table'
      ? {
          ...step,
          // Worked out here, as the page must not stand still over a large table.
          ...tablePrints(step),
          columns: step.columns.map((column) => packColumn(column, step.rows)),
        }
      : step,
  ),
})

export const unpackPlan = (plan: PackedPlan): Plan => ({
  ...plan,
  steps: plan.steps.map((step) =>
    step.kind === 'table' ? { ...step, columns: step.columns.map(unpackColumn) } : step,
  ),
})

/** The memory of a packed plan's columns, for handing it over instead of copying it once more. */
export function buffersOf(plan: PackedPlan): ArrayBuffer[] {
  const arrays = plan.steps.flatMap((step) =>
    step.kind !== 'table'
      ? []
      : step.columns.flatMap(({ data, links }) => [
          ...(data.kind === 'packed'
            ? [data.bytes, data.ends]
            : [data.kind === 'text' ? data.codes : data.values]),
          ...(links ? [links.codes] : []),
        ]),
  )
  return arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function packColumn({ data, links, ...column }: TableColumn, rows: number): PackedColumn {
  return { ...column, data: packData(data, rows), ...(links && { links: packLinks(links, rows) }) }
}

function unpackColumn({ data, links, ...column }: PackedColumn): TableColumn {
  return {
    ...column,
    data: data.kind === 'packed' ? rawText(data.bytes, data.ends) : data,
    ...(links && { links: (row) => links.links[(links.codes[row] ?? 0) - 1] ?? null }),
  }
}

function packData(data: Column, rows: number): PackedColumn['data'] {
  switch (data.kind) {
    case 'text':
      return { ...data, codes: data.codes.slice() }
    case 'number':
      return { ...data, values: data.values.slice() }
    case 'date':
      return { ...data, values: data.values.slice() }
    case 'raw':
      return packText(data, rows)
  }
}

function packText({ packed, text }: RawText, rows: number): PackedText {
  if (packed) return { kind: 'packed', bytes: packed.bytes.slice(), ends: packed.ends.slice() }
  const encoder = new TextEncoder()
  const ends = new Uint32Array(rows)
  const pieces: Uint8Array[] = []
  let end = 0
  for (let row = 0; row < rows; row++) {
    const piece = encoder.encode(text(row))
    pieces.push(piece)
    end += piece.length
    ends[row] = end
  }
  const bytes = new Uint8Array(end)
  pieces.forEach((piece, row) => bytes.set(piece, row === 0 ? 0 : ends[row - 1]))
  return { kind: 'packed', bytes, ends }
}

function packLinks(at: NonNullable<TableColumn['links']>, rows: number): PackedLinks {
  const links: Link[] = []
  const codeOf = new Map<string, number>()
  const codes = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const link = at(row)
    if (!link) continue
    const key = JSON.stringify(link)
    const code = codeOf.get(key) ?? links.push(link)
    codeOf.set(key, code)
    codes[row] = code
  }
  return { links, codes }
}
