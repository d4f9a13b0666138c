import { columnOf, tableOf, textAt } from '../data/field-access.ts'
import type { Dataset, Table } from '../data/table.ts'
import { FAMILIES, FAMILY_NAMES } from './families.ts'
import type { FamilyName } from './families.ts'

/** Where a figure comes from. Rows count from 0, in the family's table and in the table `sources`. */
export interface Trace {
  readonly family: FamilyName
  readonly row: number
  readonly source: string
  /** Null where the data set does not list the source. */
  readonly sourceRow: number | null
  /** The place in the source, `p12`: its twelfth non-empty line. */
  readonly locator: string
}

/** The first row whose field holds the text, or null. */
function rowOf(table: Table, field: string, text: string): number | null {
  const column = columnOf(table, field)
  for (let row = 0; row < table.rows; row++) if (textAt(column, row) === text) return row
  return null
}

/** The source and the place in it behind a figure's id; null when no family has such a figure. */
export function traceFigure(data: Dataset, figure: string): Trace | null {
  if (figure === '') return null
  for (const name of FAMILY_NAMES) {
    const family = FAMILIES[name]
    const table = data.tables.get(family.table)
    const row = table ? rowOf(table, family.figure, figure) : null
    if (!table || row === null) continue
    const source = textAt(columnOf(table, family.source), row)
    const sourceRow = source === '' ? null : rowOf(tableOf(data, 'sources'), 'source', source)
    return { family: name, row, source, sourceRow, locator: textAt(columnOf(table, family.locator), row) }
  }
  return null
}
