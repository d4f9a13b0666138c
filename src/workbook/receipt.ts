import type { BookChanges, ReportChanges } from './changes.ts'
import { SOURCE_COLUMN } from './changes.ts'
import type { DecidedTable } from './decide-table.ts'
import type { ReportId } from '../report/report.ts'
import { isFormula, plainValue, type CellContent, type CellValue } from './values.ts'

/** One line of the sheet `What changed`. Its words are the catalogue's, keyed by `why`. */
export interface ReceiptRow {
  /** ISO 8601 date-time of the refresh. */
  readonly when: string
  readonly from: string
  readonly to: string
  /** Null for the sheets that belong to all reports. */
  readonly report: ReportId | null
  readonly table: string
  /** Key of the figure. */
  readonly figure: string
  /** Header of the column; '' where the row says something of the whole figure. */
  readonly column: string
  readonly why:
    'revised' | 'conflict-taken' | 'conflict-kept' | 'added' | 'withdrawn' | 'withdrawn-kept' | 'returned'
  /** A formula stands as the text that the analyst had typed. */
  readonly old: CellValue
  readonly new: CellValue
  readonly source: string
}

/** What a refresh did, line by line, in the order of the reports and tables; kept conflicts stand in it too. */
export function receiptOf(changes: BookChanges, tables: readonly DecidedTable[], when: string): ReceiptRow[] {
  const decided = new Map(tables.map((it) => [it.changes, it]))
  return changes.reports.flatMap((report) =>
    report.tables.flatMap((table) => {
      const it = decided.get(table)
      return it ? tableRows(report, it, when) : []
    }),
  )
}

function tableRows({ report, from, to }: ReportChanges, decided: DecidedTable, when: string): ReceiptRow[] {
  const { changes, cells, rows } = decided
  const headers = new Map(changes.columns.map(({ id, header }) => [id, header]))
  const common = {
    when,
    from: from.version,
    to: to.version,
    report: report?.id ?? null,
    table: changes.object.name,
  }
  const written = new Set(cells)
  const sourceAt = (content: readonly (readonly CellContent[] | null)[], row: number): string => {
    const at = changes.columns.findIndex((it) => it.id === SOURCE_COLUMN)
    return String(plainValue(content[at]?.[row] ?? null) ?? '')
  }
  const line = (figure: string, why: ReceiptRow['why'], source: string): ReceiptRow => ({
    ...common,
    figure,
    column: '',
    why,
    old: null,
    new: null,
    source,
  })
  return [
    ...changes.cellChanges.flatMap((it): ReceiptRow[] => {
      if (it.why === 'yours') return []
      const taken = written.has(it)
      const why = it.why === 'revised' ? 'revised' : taken ? 'conflict-taken' : 'conflict-kept'
      const column = headers.get(it.column) ?? it.column
      return [
        { ...common, figure: it.key, column, why, old: shown(it.old), new: shown(it.new), source: it.source },
      ]
    }),
    ...rows.appended.map((it) => line(it.key, 'added', sourceAt(changes.fresh.columns, it.fresh))),
    ...rows.removed.map((it) => line(it.key, 'withdrawn', sourceAt(changes.gone.columns, it.gone))),
    ...rows.marked.map((it) => line(it.key, 'withdrawn-kept', '')),
    ...rows.unmarked.map((it) => line(it.key, 'returned', '')),
  ]
}

const shown = (content: CellContent): CellValue => (isFormula(content) ? content.formula : content)
