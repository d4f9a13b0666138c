/**
 * A table on a sheet, as small as it can be: rows of cells, each row with a stamp of its own so that a test
 * can tell whether a row moved, was replaced or was lost. Applies an edit the way its documentation says,
 * row by row and without looking at how the merge works: the oracle of the merge's properties.
 */
import type { BlockId } from '../../src/report/report.ts'
import type { TableStep } from '../../src/report/steps.ts'
import type { TableEdit } from '../../src/workbook/edit.ts'
import type { StateColumn, TableState } from '../../src/workbook/state.ts'
import { cellValues, type CellContent } from '../../src/workbook/values.ts'

export interface SheetRow {
  readonly stamp: number
  cells: CellContent[]
  note: boolean
  marked: boolean
}

export class SheetTable {
  columns: { header: string; host: string }[]
  rows: SheetRow[]
  /** Rows in which something stands outside of the table; it stays there when rows above it go. */
  beside: number[] = []
  private stamps = 0
  private hosts = 0

  constructor(
    readonly block: BlockId,
    headers: readonly string[],
    rows: readonly (readonly CellContent[])[],
  ) {
    this.columns = headers.map((header) => ({ header, host: this.newHost() }))
    this.rows = rows.map((cells) => this.newRow(cells))
  }

  static of(step: TableStep): SheetTable {
    const columns = step.columns.map((column) => cellValues(column, step.rows))
    const rows = Array.from({ length: step.rows }, (_, row) => columns.map((values) => values[row] ?? null))
    const headers = step.columns.map((column) => column.header)
    return new SheetTable(step.block, headers, rows)
  }

  private newHost(): string {
    return String(++this.hosts)
  }

  private newRow(cells: readonly CellContent[]): SheetRow {
    return { stamp: ++this.stamps, cells: [...cells], note: false, marked: false }
  }

  /** What an adapter would read. */
  state(): TableState {
    return {
      kind: 'table',
      block: this.block,
      sheet: { id: '3', name: 'Data' },
      object: { id: '1', name: 'Seizures' },
      columns: this.columns.map(({ header, host }, at): StateColumn => {
        return { header, host, values: this.rows.map((row) => row.cells[at] ?? null) }
      }),
      rows: this.isEmpty() ? 0 : this.rows.length,
      noted: this.rows.flatMap((row, at) => (row.note ? [at] : [])),
      beside: this.beside,
    }
  }

  /** A table cannot be without rows: one that has nothing to show has an empty one. */
  private isEmpty(): boolean {
    const [only, other] = this.rows
    return !other && (!only || (!only.note && only.cells.every((cell) => cell === null || cell === '')))
  }

  addColumn(header: string, values: readonly CellContent[] = []): void {
    this.columns.push({ header, host: this.newHost() })
    this.rows.forEach((row, at) => row.cells.push(values[at] ?? null))
  }

  addRow(cells: readonly CellContent[]): void {
    this.rows.push(this.newRow(this.columns.map((_, at) => cells[at] ?? null)))
  }

  moveColumn(from: number, to: number): void {
    const move = <T>(list: T[]): void => {
      list.splice(to, 0, ...list.splice(from, 1))
    }
    move(this.columns)
    for (const row of this.rows) move(row.cells)
  }

  removeColumn(at: number): void {
    this.columns.splice(at, 1)
    for (const row of this.rows) row.cells.splice(at, 1)
  }

  column(header: string): CellContent[] {
    const at = this.columns.findIndex((it) => it.header === header)
    return this.rows.map((row) => row.cells[at] ?? null)
  }

  apply(edit: TableEdit | null): void {
    if (!edit) return
    if (edit.rows === 0 && this.isEmpty()) this.rows = []
    if (edit.rows !== this.rows.length) throw new Error('the table is not the one that was read')
    for (const { column, values } of edit.newColumns) {
      if (column !== this.columns.length) throw new Error('a new column stands right of all others')
      this.addColumn(edit.columns[column]?.header ?? '', values)
    }
    for (const run of edit.runs) {
      run.values.forEach((value, index) => {
        const row = this.rows[run.row + index]
        if (!row || run.column < 0 || run.column >= this.columns.length) throw new Error('outside the table')
        row.cells[run.column] = value
      })
    }
    for (const { row, withdrawn } of edit.marks) this.row(row).marked = withdrawn
    const removed = new Set(edit.remove.map((row) => this.row(row)))
    this.rows = this.rows.filter((row) => !removed.has(row))
    for (let row = 0; row < edit.append.rows; row++) {
      this.rows.push(this.newRow(edit.append.columns.map((values) => values?.[row] ?? null)))
    }
  }

  private row(at: number): SheetRow {
    const row = this.rows[at]
    if (!row) throw new Error(`no row ${at}`)
    return row
  }
}
