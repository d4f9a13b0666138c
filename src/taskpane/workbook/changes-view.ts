import type { ReportChanges, TableChanges } from '../../workbook/changes.ts'
import type { CellContent } from '../../workbook/values.ts'

/** One change as a line of the preview; `conflict` names the choice where there is one. */
export interface ChangeLine {
  readonly why: 'revised' | 'added' | 'withdrawn' | 'yours' | 'conflict'
  /** The row's key, and the column's header for a cell. */
  readonly what: string
  /** Null where there was, or will be, no value to show. */
  readonly old: string | null
  readonly new: string | null
  readonly conflict: {
    readonly block: TableChanges['block']
    readonly key: string
    readonly column: string
  } | null
}

/** The changes of a report's tables line by line: what needs a decision first, what stays as it is last. */
export function changeLines({ tables }: ReportChanges): ChangeLine[] {
  const order = { conflict: 0, revised: 1, added: 2, withdrawn: 3, yours: 4 } as const
  return tables.flatMap(tableLines).sort((a, b) => order[a.why] - order[b.why])
}

function tableLines(table: TableChanges): ChangeLine[] {
  const { block } = table
  const header = (id: string): string => table.columns.find((column) => column.id === id)?.header ?? id
  const cells = table.cellChanges.map(({ why, key, column, old, new: next }): ChangeLine => ({
    why,
    what: `${key}, ${header(column)}`,
    old: shown(old),
    new: shown(next),
    conflict: why === 'conflict' ? { block, key, column } : null,
  }))
  const rows = table.rowChanges.map((row): ChangeLine => {
    const isWithdrawn = row.why === 'withdrawn' || row.why === 'kept'
    return {
      why: isWithdrawn ? 'withdrawn' : row.why === 'returned' ? 'added' : row.why,
      what: row.key,
      old: null,
      new: null,
      conflict: row.why === 'conflict' ? { block, key: row.key, column: '' } : null,
    }
  })
  return [...cells, ...rows]
}

/** A formula is shown as it is written. */
function shown(content: CellContent): string {
  if (typeof content === 'object' && content !== null) return content.formula
  return content === null ? '' : String(content)
}
