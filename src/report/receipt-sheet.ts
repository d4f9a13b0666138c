import { blockId, cell, lines, sheet, table } from './blocks.ts'
import { textColumn } from './columns.ts'
import { DATA_TABLE_ROW } from './layout.ts'
import { objectName } from './sheets.ts'
import type { NormalReport, SheetName } from './report.ts'
import type { Plan, TableColumn } from './steps.ts'
import { tableColumn } from './table-columns.ts'
import { widthOf } from './widths.ts'
import type { Words } from './words.ts'

/** One change of a refresh, in words; what each column says is the header's business. */
export interface ReceiptLine {
  readonly when: string
  readonly from: string
  readonly to: string
  readonly report: string
  readonly table: string
  readonly figure: string
  readonly column: string
  readonly change: string
  readonly old: string
  readonly new: string
  readonly source: string
}

export const RECEIPT_TABLE = blockId('receipt', 'data')
export const RECEIPT_HEADING = blockId('receipt', 'heading')

const COLUMNS: readonly (readonly [field: keyof ReceiptLine, header: string])[] = [
  ['when', 'when'],
  ['from', 'from_version'],
  ['to', 'to_version'],
  ['report', 'report'],
  ['table', 'table'],
  ['figure', 'figure'],
  ['column', 'changed_column'],
  ['change', 'change'],
  ['old', 'old'],
  ['new', 'new'],
  ['source', 'source'],
]

/** Ids of the receipt's columns, the fields of its lines. */
export const RECEIPT_FIELDS = COLUMNS.map(([field]) => field)

/** The plan of the sheet What changed with its first lines. It belongs to no report and is only added to. */
export function receiptSheet(
  rows: readonly ReceiptLine[],
  stamp: Pick<Plan, 'dataset' | 'created' | 'properties'>,
  style: NormalReport['style'],
  words: Words,
): Plan {
  const name = words.say('sheet.receipt') as SheetName
  const title = words.say('title.receipt')
  const columns = COLUMNS.map(([field, header]): TableColumn =>
    tableColumn(
      field,
      words.say(`column.${header}`),
      textColumn(rows.length, (row) => rows[row]?.[field] ?? ''),
      'text',
    ),
  )
  return {
    ...stamp,
    reports: [],
    steps: [
      sheet(
        name,
        columns.map((column) => widthOf(column, words)),
        title,
        words,
        {
          gridlines: true,
          frozenRows: style === 'analysis' ? DATA_TABLE_ROW + 1 : 0,
          headerRow: DATA_TABLE_ROW,
        },
      ),
      lines(RECEIPT_HEADING, name, 0, [cell(title, 'title'), cell(words.say('receipt.about'), 'coverage')]),
      table(
        {
          block: RECEIPT_TABLE,
          at: { sheet: name, row: DATA_TABLE_ROW, column: 0 },
          name: objectName('receipt', 'changes'),
          columns,
          rows: rows.length,
          keys: ['when', 'table', 'figure', 'column'],
          altText: title,
        },
        style,
      ),
    ],
  }
}
