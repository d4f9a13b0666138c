/** What stood in the cells before a refresh, and how it is put back. */
import type { CellContent } from '../workbook/values.ts'
import { writeFormats, type FormatRun } from './apply-formats.ts'
import { Batch, jsonBytes } from './batch.ts'
import { change, patiently, type ExcelHost } from './host.ts'
import { contentInput } from './input.ts'
import { readCells, type Cells } from './read-cells.ts'
import type { Targets } from './targets.ts'

/** Cells by the names of their sheets, because it is read in another run than it was made in. */
export interface Memory {
  readonly cells: readonly {
    readonly sheet: string
    readonly row: number
    readonly column: number
    readonly values: readonly (readonly CellContent[])[]
  }[]
  readonly tables: readonly {
    readonly id: string
    readonly sheet: string
    readonly rows: number
    readonly columns: number
    readonly marks: readonly { readonly row: number; readonly withdrawn: boolean }[]
  }[]
  readonly formats: readonly FormatRun[]
}

export async function rememberCells(
  context: Excel.RequestContext,
  { tables, cells, formats }: Targets,
): Promise<Memory> {
  const boxes = [
    ...tables.flatMap(({ edit, table, body }) =>
      edit.runs.map(({ column, row, values }): Cells & { readonly on: string } => ({
        on: table.on.id,
        sheet: table.on.sheet,
        row: body.row + row,
        column: body.column + column,
        rows: values.length,
        columns: 1,
      })),
    ),
    ...cells.flatMap(({ edit, on, row, column }) =>
      edit.cells.map((it): Cells & { readonly on: string } => ({
        on: on.id,
        sheet: on.sheet,
        row: row + it.row,
        column: column + it.column,
        rows: 1,
        columns: 1,
      })),
    ),
  ]
  const contents = await readCells(context, boxes)
  return {
    cells: boxes.map(({ on, row, column }, index) => ({
      sheet: on,
      row,
      column,
      values: contents[index] ?? [],
    })),
    tables: tables.map(({ edit, table, body }) => ({
      id: table.id,
      sheet: table.on.id,
      rows: body.rows,
      columns: body.columns,
      marks: edit.marks,
    })),
    formats,
  }
}

/** Puts the cells back and takes new rows and columns away again, whether or not they were made. */
export async function restore(host: ExcelHost, memory: Memory): Promise<void> {
  await patiently(() =>
    change(host, async (context) => {
      const { tables, worksheets } = context.workbook
      const grown = memory.tables.map((it) => {
        const table = tables.getItem(it.id)
        const body = table.getDataBodyRange()
        body.load('rowIndex,columnIndex,rowCount,columnCount')
        return { it, body }
      })
      await context.sync()
      const batch = new Batch(context)
      for (const { it, body } of grown) {
        const sheet = worksheets.getItem(it.sheet)
        await batch.add({ calls: 4 + it.marks.length })
        const [more, wider] = [body.rowCount - it.rows, body.columnCount - it.columns]
        const { rowIndex: top, columnIndex: left } = body
        if (more > 0) sheet.getRangeByIndexes(top + it.rows, left, more, body.columnCount).delete('Up')
        if (wider > 0) {
          const table = tables.getItem(it.id)
          for (let column = 0; column < wider; column++) table.columns.getItemAt(it.columns).delete()
        }
        for (const { row, withdrawn } of it.marks) {
          sheet.getRangeByIndexes(top + row, left, 1, it.columns).format.font.strikethrough = !withdrawn
        }
      }
      await writeFormats(memory.formats, 'from', batch)
      for (const { sheet, row, column, values } of memory.cells) {
        const inputs = values.map((cells) => cells.map(contentInput))
        await batch.add({ bytes: jsonBytes(inputs) })
        worksheets
          .getItem(sheet)
          .getRangeByIndexes(row, column, inputs.length, inputs[0]?.length ?? 1).values = inputs
      }
      await batch.send()
    }),
  )
}
