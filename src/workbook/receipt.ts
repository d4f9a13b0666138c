import type { ValueFormat } from '../report/steps.ts'
import type { BookChanges, ReportChanges, RowsContent } from './changes.ts'
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
  /** Header of the column: of the values, where the whole figure came or went; '' where it has none. */
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
  const sourceAt = changes.columns.findIndex((it) => it.id === SOURCE_COLUMN)
  const values = changes.columns.flatMap(({ look }, at) => (look && VALUES.has(look.format) ? [at] : []))
  const line = (figure: string, why: ReceiptRow['why'], from: RowsContent | null, row = 0): ReceiptRow => {
    const at = (column: number): CellContent => from?.columns[column]?.[row] ?? null
    // A summary has a column for each kind of amount: the first that says anything.
    const stated = values.find((it) => at(it) !== null)
    const value = stated === undefined ? null : shown(at(stated))
    const column = stated === undefined ? '' : (changes.columns[stated]?.header ?? '')
    const [old, fresh] = why === 'added' ? [null, value] : [value, null]
    const source = String(plainValue(at(sourceAt)) ?? '')
    return { ...common, figure, column, why, old, new: fresh, source }
  }
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
    ...rows.appended.map((it) => line(it.key, 'added', changes.fresh, it.fresh)),
    ...rows.removed.map((it) => line(it.key, 'withdrawn', changes.gone, it.gone)),
    ...rows.marked.map((it) => line(it.key, 'withdrawn-kept', null)),
    ...rows.unmarked.map((it) => line(it.key, 'returned', null)),
  ]
}

/** Formats of numbers that are added up, not of those that name something. */
const VALUES: ReadonlySet<ValueFormat> = new Set(['quantity', 'amount', 'integer'])

const shown = (content: CellContent): CellValue => (isFormula(content) ? content.formula : content)
