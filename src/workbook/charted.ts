/** Tables that charts draw some rows of: which rows, in which order, and what that means for a refresh. */
import type { BlockId } from '../report/report.ts'
import type { ChartStep, Plan, TableStep } from '../report/steps.ts'
import { keyText, rowKeys } from './keys.ts'
import type { BlockRecord } from './record.ts'
import { checksum } from './record-text.ts'
import { cellValues } from './values.ts'

export type Tables = ReadonlyMap<BlockId, TableStep>

export const tablesOf = ({ steps }: Plan): Tables =>
  new Map(steps.flatMap((step) => (step.kind === 'table' ? [[step.block, step]] : [])))

/** Tables of which a chart draws the rows from one place to another, so that their order has a meaning. */
export const rankedTables = ({ steps }: Plan): ReadonlySet<BlockId> =>
  new Set(
    steps.flatMap((step) => {
      if (step.kind !== 'chart') return []
      return step.series.flatMap(({ values }) => (values.rows ? [values.block] : []))
    }),
  )

/** The keys of a planned table's rows, as people read them. */
export function plannedKeys(step: TableStep): string[] {
  const columns = step.keys.flatMap((id) => step.columns.filter((column) => column.id === id))
  return rowKeys(
    columns.map((column) => cellValues(column, step.rows)),
    step.rows,
  ).map(keyText)
}

/** What the record keeps of a chart: its title, a print of all that the plan says of it, and what that is. */
export function chartRecord(step: ChartStep, tables: Tables): NonNullable<BlockRecord['chart']> {
  const drawn = step.series.map(({ values }) => {
    const table = tables.get(values.block)
    if (!table || !values.rows) return null
    return plannedKeys(table).slice(values.rows.from, values.rows.from + values.rows.count)
  })
  const { at: _, size: __, ...said } = step
  return { title: step.title, print: checksum(JSON.stringify([said, drawn])), step }
}
