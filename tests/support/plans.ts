import type { CodedText, Dates, Numbers } from '../../src/data/table.ts'
import type { BlockId, NormalReport, ReportId, SheetName } from '../../src/report/report.ts'
import type { Plan, Step, TableColumn, TableStep } from '../../src/report/steps.ts'

/** Small plans and parts of plans, made by hand, for tests that are not about how a report is planned. */

export const coded = (texts: readonly string[]): CodedText => {
  const codes = new Map(['', ...texts].map((text) => [text, 0]))
  const values = [...codes.keys()]
  for (const [code, text] of values.entries()) codes.set(text, code)
  return { kind: 'text', values, codes: Uint32Array.from(texts, (text) => codes.get(text) ?? 0) }
}
export const numbers = (values: readonly (number | null)[]): Numbers => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? NaN),
})
export const dates = (values: readonly number[]): Dates => ({ kind: 'date', values: Int32Array.from(values) })

export const column = (
  id: string,
  data: TableColumn['data'],
  more: Partial<TableColumn> = {},
): TableColumn => ({
  id,
  header: id[0]?.toUpperCase() + id.slice(1),
  data,
  format: data.kind === 'number' ? 'quantity' : data.kind === 'date' ? 'date' : 'text',
  wrap: false,
  ...more,
})

export const table = (
  columns: readonly TableColumn[],
  rows: number,
  more: Partial<TableStep> = {},
): TableStep => ({
  kind: 'table',
  block: 'seizures/data' as BlockId,
  at: { sheet: 'Seizures data' as SheetName, row: 3, column: 0 },
  name: 'Seizures',
  columns,
  rows,
  keys: columns.slice(0, 1).map((it) => it.id),
  filterButtons: true,
  banding: true,
  altText: '',
  ...more,
})

export const cells = (block: string, texts: readonly (readonly (string | number | null)[])[]): Step => ({
  kind: 'cells',
  block: block as BlockId,
  at: { sheet: 'Seizures data' as SheetName, row: 0, column: 0 },
  cells: texts.map((row) => row.map((value) => (value === null ? null : { value, style: 'text' }))),
})

export const report = (id = 'seizures'): NormalReport => ({
  kind: 'seizures',
  id: id as ReportId,
  language: 'en',
  style: 'analysis',
  filter: { areas: ['KAZ'], from: '2010' },
  dimensions: { rows: ['substance'], columns: ['reporter'] },
})

export const plan = (steps: readonly Step[], more: Partial<Plan> = {}): Plan => ({
  reports: [report()],
  dataset: { name: 'paris-pact', version: '1.0.0', hash: 'abc' },
  created: '2026-01-02T03:04:05Z',
  properties: { title: '', subject: '', author: '', keywords: '', comments: '', language: 'en' },
  steps,
  ...more,
})
