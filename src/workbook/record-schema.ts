import * as v from 'valibot'
import { REPORT_KINDS, type BlockId, type ReportId, type SheetName } from '../report/report.ts'
import type { PackedValues, WorkbookRecord } from './record.ts'

const texts = v.array(v.string())
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const reportId = v.pipe(
  v.string(),
  v.transform((id) => id as ReportId),
)
const blockId = v.pipe(
  v.string(),
  v.transform((id) => id as BlockId),
)

const sheetName = v.pipe(
  v.string(),
  v.transform((name) => name as SheetName),
)

const value = v.nullable(v.union([v.string(), v.number(), v.boolean()]))
const content = v.union([value, v.object({ formula: v.string(), value })])

const packed = v.variant('kind', [
  v.object({ kind: v.literal('text'), values: texts, codes: v.array(count) }),
  v.object({ kind: v.literal('number'), values: v.array(v.nullable(v.number())) }),
  v.object({ kind: v.literal('mixed'), values: v.array(value) }),
])

const hasItsRows = ({ rows, columns }: PackedValues): boolean =>
  columns.every((column) =>
    column.kind === 'text'
      ? column.codes.length === rows && column.codes.every((code) => code < column.values.length)
      : column.values.length === rows,
  )

const packedValues = v.pipe(
  v.object({ rows: count, columns: v.array(packed) }),
  v.check((it) => hasItsRows(it)),
)

const named = v.object({ id: v.string(), name: v.string() })

const cellsOf = v.object({
  block: blockId,
  column: v.string(),
  rows: v.exactOptional(v.object({ from: count, count })),
})

const chartStep = v.object({
  kind: v.literal('chart'),
  block: blockId,
  at: v.object({ sheet: sheetName, row: count, column: count }),
  size: v.object({ width: v.number(), height: v.number() }),
  name: v.string(),
  chart: v.picklist(['bar', 'column', 'line', 'stacked-bar', 'stacked-column']),
  title: v.string(),
  categoryTitle: v.string(),
  valueTitle: v.string(),
  valueFormat: v.string(),
  series: v.array(
    v.object({
      name: v.string(),
      categories: cellsOf,
      values: cellsOf,
      color: v.string(),
      labelFormats: v.array(v.nullable(v.string())),
    }),
  ),
  labels: v.boolean(),
  overlap: v.exactOptional(v.boolean()),
  legend: v.boolean(),
  altText: v.string(),
})

const block = v.object({
  block: blockId,
  kind: v.picklist(['cells', 'table', 'pivot', 'chart']),
  sheet: named,
  object: named,
  at: v.object({ row: count, column: count }),
  columns: v.exactOptional(
    v.array(
      v.object({
        id: v.string(),
        header: v.string(),
        host: v.exactOptional(v.string()),
        numberFormat: v.exactOptional(v.string()),
      }),
    ),
  ),
  keys: v.exactOptional(texts),
  base: v.exactOptional(v.nullable(packedValues)),
  prints: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))),
  chart: v.exactOptional(
    v.object({ title: v.string(), print: v.string(), step: v.exactOptional(chartStep) }),
  ),
  pivot: v.exactOptional(
    v.object({
      source: blockId,
      rows: texts,
      columns: texts,
      filters: texts,
      values: v.array(
        v.object({
          column: v.string(),
          summarize: v.string(),
          caption: v.string(),
          numberFormat: v.string(),
        }),
      ),
      grandTotals: v.object({ rows: v.boolean(), columns: v.boolean() }),
    }),
  ),
  withdrawn: v.exactOptional(packedValues),
  texts: v.exactOptional(
    v.array(
      v.object({
        kind: v.picklist(['footer', 'alt-text', 'name-comment']),
        name: v.string(),
        text: v.string(),
      }),
    ),
  ),
})

const filter = v.object({
  areas: v.exactOptional(texts),
  parties: v.exactOptional(texts),
  substances: v.exactOptional(texts),
  roles: v.exactOptional(texts),
  kinds: v.exactOptional(texts),
  from: v.exactOptional(v.string()),
  to: v.exactOptional(v.string()),
})

const report = v.object({
  kind: v.picklist(REPORT_KINDS),
  id: reportId,
  language: v.picklist(['en', 'ru']),
  style: v.picklist(['analysis', 'publication']),
  filter,
  dimensions: v.object({ rows: texts, columns: texts }),
})

const installed = v.object({
  report,
  dataset: v.object({ name: v.string(), version: v.string(), hash: v.string() }),
  written: v.string(),
  blocks: v.array(block),
})

const tableUndo = v.object({
  block: blockId,
  reordered: v.boolean(),
  cells: v.array(v.object({ column: v.string(), keys: texts, old: v.array(content), new: v.array(value) })),
  added: texts,
  marked: texts,
  unmarked: texts,
  removed: v.object({
    keys: texts,
    columns: v.array(v.object({ header: v.string(), values: v.array(content) })),
  }),
})

const properties = v.object({
  title: v.string(),
  subject: v.string(),
  author: v.string(),
  keywords: v.string(),
  comments: v.string(),
})

const undo = v.object({
  written: v.string(),
  reports: v.array(installed),
  shared: v.array(block),
  properties: v.exactOptional(properties),
  tables: v.array(tableUndo),
})

/** The shape of the newest version of the record; holds the type in `record.ts` to what is stored. */
export const RECORD: v.GenericSchema<unknown, WorkbookRecord> = v.object({
  version: v.literal(1),
  reports: v.array(installed),
  shared: v.array(block),
  properties: v.exactOptional(properties),
  undo: v.exactOptional(undo),
})
