import { RECEIPT_FIELDS, RECEIPT_TABLE, receiptSheet, type ReceiptLine } from '../report/receipt-sheet.ts'
import { reportName } from '../report/sheets.ts'
import type { Plan } from '../report/steps.ts'
import type { Words } from '../report/words.ts'
import type { TableEdit } from '../workbook/edit.ts'
import type { ReceiptRow } from '../workbook/receipt.ts'
import type { WorkbookRecord } from '../workbook/record.ts'
import type { BlockState, TableState } from '../workbook/state.ts'
import type { CellValue } from '../workbook/values.ts'

/** What a refresh did, in words. */
function lineOf(row: ReceiptRow, { reports }: WorkbookRecord, words: Words): ReceiptLine {
  const report = reports.find((it) => it.report.id === row.report)?.report
  return {
    when: row.when.slice(0, 19).replace('T', ' '),
    from: row.from,
    to: row.to,
    report: report ? reportName(report, words) : '',
    table: row.table,
    figure: row.figure,
    column: row.column,
    change: words.say(`receipt.${row.why}`),
    old: inWords(row.old, words),
    new: inWords(row.new, words),
    source: row.source,
  }
}

/** Every digit, with the language's decimal mark; never grouped, as nobody may take it for two numbers. */
const inWords = (value: CellValue, { language }: Words): string =>
  typeof value === 'number'
    ? new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 15 }).format(value)
    : String(value ?? '')

/** The receipt as an edit that appends to the sheet there is, or as the plan of a new sheet. */
export type ReceiptWork =
  { readonly kind: 'append'; readonly edit: TableEdit } | { readonly kind: 'write'; readonly plan: Plan }

export function receiptWork(
  rows: readonly ReceiptRow[],
  record: WorkbookRecord,
  states: readonly BlockState[],
  stamp: Pick<Plan, 'dataset' | 'created' | 'properties'>,
  words: Words,
): ReceiptWork {
  const lines = rows.map((row) => lineOf(row, record, words))
  const state = states.find((it) => it.block === RECEIPT_TABLE)
  return state?.kind === 'table'
    ? { kind: 'append', edit: appendTo(state, record, lines) }
    : {
        kind: 'write',
        plan: receiptSheet(lines, stamp, record.reports[0]?.report.style ?? 'analysis', words),
      }
}

/** Lines go below those that are there; columns that the analyst added stay empty beside them. */
function appendTo(state: TableState, record: WorkbookRecord, lines: readonly ReceiptLine[]): TableEdit {
  const written = record.shared.find(({ block }) => block === RECEIPT_TABLE)?.columns ?? []
  const ids = state.columns.map(({ header, host }) => {
    const known = written.find((it) => (host !== undefined && it.host === host) || it.header === header)
    return RECEIPT_FIELDS.find((field) => field === known?.id) ?? null
  })
  return {
    block: state.block,
    sheet: state.sheet,
    object: state.object,
    rows: state.rows,
    columns: state.columns.map(({ header }, index) => ({ header, id: ids[index] ?? null, look: null })),
    newColumns: [],
    runs: [],
    formats: [],
    marks: [],
    remove: [],
    append: { rows: lines.length, columns: ids.map((id) => id && lines.map((line) => line[id])) },
  }
}
