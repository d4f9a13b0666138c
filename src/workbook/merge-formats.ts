import { decimalsOf } from '../report/columns.ts'
import type { TableColumn, TableStep } from '../report/steps.ts'
import type { FormatChange } from './changes.ts'
import type { Positions } from './match-columns.ts'
import { numberFormat } from './number-format.ts'
import type { BlockRecord, ColumnRecord } from './record.ts'
import { lastValues, type Columns } from './side.ts'

/** The managed columns of which the plan shows the numbers otherwise than they were written. */
export function mergeFormats(positions: Positions, record: BlockRecord, step: TableStep): FormatChange[] {
  const planned = new Map(step.columns.map((column) => [column.id, column]))
  const last = lastValues(record)
  return (record.columns ?? []).flatMap((column) => {
    const theirs = planned.get(column.id)
    const from = theirs && (column.numberFormat ?? formatBefore(theirs, last))
    return theirs && from !== undefined ? changeOf(column, positions, from, formatOf(theirs)) : []
  })
}

/** The same from the record of a table to the one before it. */
export const formatsBack = (
  positions: Positions,
  record: BlockRecord,
  previous: BlockRecord,
): FormatChange[] =>
  (record.columns ?? []).flatMap((column) => {
    const to = previous.columns?.find(({ id }) => id === column.id)?.numberFormat
    return column.numberFormat === undefined || to === undefined
      ? []
      : changeOf(column, positions, column.numberFormat, to)
  })

export const formatOf = ({ format, decimals }: Pick<TableColumn, 'format' | 'decimals'>): string =>
  numberFormat(format, decimals)

function changeOf({ id }: ColumnRecord, positions: Positions, from: string, to: string): FormatChange[] {
  const column = positions.get(id)
  return column === undefined || from === to ? [] : [{ column, from, to }]
}

/** Records of older versions do not tell; the numbers that they hold do, for their decimals were shown. */
function formatBefore(column: TableColumn, last: Columns): string | undefined {
  if (column.decimals === undefined) return formatOf(column)
  const values = last.get(column.id)
  if (!values) return undefined
  const numbers = Float64Array.from(values, (it) => (typeof it === 'number' ? it : NaN))
  return formatOf({ ...column, decimals: decimalsOf({ kind: 'number', values: numbers }) })
}
