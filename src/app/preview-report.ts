import { ok, type Result } from '../base/result.ts'
import { textAt } from '../data/field-access.ts'
import type { Dataset } from '../data/table.ts'
import { numberIn } from '../report/columns.ts'
import { normalizeReport } from '../report/normalize.ts'
import { planReport } from '../report/plan.ts'
import type { Report, ReportProblem } from '../report/report.ts'
import type { CellsOf, ChartStep, Plan, TableColumn, TableStep } from '../report/steps.ts'
import type { Words } from '../report/words.ts'

/** What a report would write, in short: its title, the first rows of its table and its charts. */
export interface ReportPreview {
  readonly title: string
  readonly coverage: string
  /** Rows of the whole table; `rows` holds the first ones as they are shown. */
  readonly total: number
  readonly columns: readonly { readonly header: string; readonly numeric: boolean }[]
  readonly rows: readonly (readonly string[])[]
  readonly charts: readonly ChartPreview[]
}

/** A chart's bars with the numbers that stand beside them. */
export interface ChartPreview {
  readonly title: string
  /** Carries the unit. */
  readonly valueTitle: string
  readonly altText: string
  readonly series: readonly { readonly name: string; readonly color: string }[]
  /** From top to bottom; `values` are one a series, null where there is none. */
  readonly bars: readonly {
    readonly label: string
    readonly values: readonly ({ readonly value: number; readonly shown: string } | null)[]
  }[]
}

const SHOWN_ROWS = 5

/** The preview of a report, taken from the plan that would write it; or why there is none. */
export function previewReport(
  report: Report,
  data: Dataset,
  words: Words,
  created: string,
): Result<ReportPreview, readonly ReportProblem[]> {
  const normal = normalizeReport(report, data)
  if (!normal.ok) return normal
  return ok(previewOf(planReport(normal.value, data, words, created), words))
}

function previewOf({ steps, reports }: Plan, words: Words): ReportPreview {
  const tables = new Map(
    steps.flatMap((step) => (step.kind === 'table' ? [[String(step.block), step] as const] : [])),
  )
  const [report] = reports
  // A briefing leads with its key figures; the table behind its charts is no reader's.
  const [head, body] = report?.kind === 'briefing' ? ['heading', 'key-figures'] : ['data-heading', 'data']
  const heading = steps.find((step) => step.kind === 'cells' && step.block === `${report?.id}/${head}`)
  const line = (row: number): string =>
    heading?.kind === 'cells' ? String(heading.cells[row]?.[0]?.value ?? '') : ''
  const table = tables.get(`${report?.id}/${body}`)
  const rows = Array.from({ length: Math.min(table?.rows ?? 0, SHOWN_ROWS) }, (_, row) =>
    (table?.columns ?? []).map((column) => shownValue(column, row, words)),
  )
  // An empty table has one blank row because Excel wants a body.
  const isEmpty = !rows.some((row) => row.some(Boolean))
  return {
    title: line(0),
    coverage: line(1),
    total: isEmpty ? 0 : (table?.rows ?? 0),
    columns: (table?.columns ?? []).map(({ header, data }) => ({ header, numeric: data.kind === 'number' })),
    rows: isEmpty ? [] : rows,
    charts: steps.flatMap((step) => (step.kind === 'chart' ? [chartPreview(step, tables, words)] : [])),
  }
}

function shownValue({ data, format, decimals = 0 }: TableColumn, row: number, words: Words): string {
  if (data.kind !== 'number') return textAt(data, row)
  const value = numberIn(data, row)
  if (Number.isNaN(value)) return ''
  return format === 'year' || format === 'code' ? String(value) : words.number(value, decimals)
}

function chartPreview(chart: ChartStep, tables: ReadonlyMap<string, TableStep>, words: Words): ChartPreview {
  const column = ({ block, column: id, rows }: CellsOf) => {
    const table = tables.get(block)
    const from = rows?.from ?? 0
    return {
      data: table?.columns.find((it) => it.id === id)?.data ?? null,
      rows: Array.from({ length: rows?.count ?? table?.rows ?? 0 }, (_, row) => from + row),
    }
  }
  const first = chart.series[0]
  const categories = first ? column(first.categories) : { data: null, rows: [] }
  const bars = categories.rows.map((row, bar) => ({
    label: categories.data ? textAt(categories.data, row) : '',
    values: chart.series.map(({ values, labelFormats }) => {
      const cells = column(values)
      const value = numberIn(cells.data, cells.rows[bar] ?? -1)
      if (Number.isNaN(value)) return null
      return { value, shown: formatted(value, labelFormats[bar] ?? chart.valueFormat, words) }
    }),
  }))
  const { title, valueTitle, altText, series } = chart
  return { title, valueTitle, altText, series: series.map(({ name, color }) => ({ name, color })), bars }
}

/** A number as one of the plan's formats shows it: `"> "#,##0.0,,` is `> 1.5` for 1,500,000. */
export function formatted(value: number, format: string, words: Words): string {
  const [, prefix = '', decimals = '', commas = ''] =
    /^(?:"([^"]*)")?#,##0(?:\.(0+))?(,*)$/.exec(format) ?? []
  return `${prefix}${words.number(value / 1000 ** commas.length, decimals.length)}`
}
