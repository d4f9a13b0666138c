import type { BlockId, NormalReport } from '../report/report.ts'

/** What Concord stores inside the workbook to find and refresh its blocks. */
export interface WorkbookRecord {
  readonly version: 1
  readonly reports: readonly InstalledReport[]
}

export interface InstalledReport {
  readonly report: NormalReport
  readonly dataset: { readonly name: string; readonly version: string; readonly hash: string }
  /** ISO 8601 date-time. */
  readonly written: string
  readonly blocks: readonly BlockRecord[]
}

export interface BlockRecord {
  readonly block: BlockId
  readonly kind: 'cells' | 'table' | 'pivot' | 'chart'
  /** The sheet's own id (sheetId in a file, Worksheet.id in Excel) and its name when it was written. */
  readonly sheet: { readonly id: string; readonly name: string }
  /** The host's id of the object where it has one, and its name when it was written. */
  readonly object: { readonly id: string; readonly name: string }
  /** Tables only: the managed columns in their order, the ids of the key columns, the values last written. */
  readonly columns?: readonly { readonly id: string; readonly header: string }[]
  readonly keys?: readonly string[]
  readonly base?: PackedValues | null
}

/** Values last written, column by column; null where they were left out (above 50,000 cells). */
export interface PackedValues {
  readonly rows: number
  readonly columns: readonly PackedColumn[]
}
export type PackedColumn =
  | { readonly kind: 'text'; readonly values: readonly string[]; readonly codes: readonly number[] }
  | { readonly kind: 'number'; readonly values: readonly (number | null)[] }
