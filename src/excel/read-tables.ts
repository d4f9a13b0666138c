import type { TableThere } from '../workbook/state.ts'
import { survey } from './survey.ts'

/** Every table with a header row. */
export async function readTables(context: Excel.RequestContext): Promise<TableThere[]> {
  const { tables } = await survey(context)
  const asked = tables
    .filter(({ header }) => header)
    .map((table) => {
      const range = table.object.getRange()
      range.load('rowIndex,columnIndex,rowCount,columnCount')
      return { table, range }
    })
  await context.sync()
  return asked.map(({ table: { id, name, on, columns }, range }) => ({
    sheet: { id: on.id, name: on.name },
    object: { id, name },
    box: {
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount,
      columns: range.columnCount,
    },
    columns: columns.map((column) => ({ header: column.name, host: column.id })),
  }))
}
