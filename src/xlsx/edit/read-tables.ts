import type { TableThere } from '../../workbook/state.ts'
import type { OpenBook } from './book.ts'
import { hostName } from './read-blocks.ts'

/** Every table with a header row. */
export async function readTables(book: OpenBook): Promise<TableThere[]> {
  const tables = await book.tables()
  return tables
    .filter(({ header }) => header)
    .map((it) => ({
      sheet: hostName(it.sheet),
      object: hostName(it),
      box: it.box,
      columns: it.columns.map(({ id, name }) => ({ header: name, host: id })),
    }))
}
