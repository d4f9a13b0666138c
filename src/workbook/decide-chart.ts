import type { ChartChanges } from './changes.ts'
import type { DecidedTable } from './decide-table.ts'
import type { ChartEdit } from './edit.ts'

/** Where the rows that a chart is to draw stand once its table has been changed. */
export function chartEdit(chart: ChartChanges, tables: readonly DecidedTable[]): ChartEdit {
  const { block, sheet, object, step, lastTitle } = chart
  const points = step.series.map(({ values, labelFormats }): ChartEdit['points'][number] => {
    const table = tables.find((it) => it.changes.block === values.block)
    const planned = table?.changes.ranked?.newKeys
    if (!table || !planned || !values.rows) return null
    const { from, count } = values.rows
    const place = placesAfter(table)
    // In the order of the sheet, for an analyst may have sorted the table.
    const drawn = planned
      .slice(from, from + count)
      .flatMap((key, point) => {
        const row = place.get(key)
        return row === undefined ? [] : [{ row, label: labelFormats[point] ?? null }]
      })
      .sort((a, b) => a.row - b.row)
    return { rows: drawn.map((it) => it.row), labelFormats: drawn.map((it) => it.label) }
  })
  return { block, sheet, object, step, lastTitle, points }
}

/** Body row by key, in the table as it is after the edit. */
function placesAfter({ changes, rows }: DecidedTable): ReadonlyMap<string, number> {
  const { ranked } = changes
  if (!ranked) return new Map()
  if (ranked.contents) return new Map(ranked.newKeys.map((key, row) => [key, row]))
  const removed = new Set(rows.removed.map((it) => it.row))
  const staying = ranked.keys.filter((_, row) => !removed.has(row))
  return new Map([...staying, ...rows.appended.map((it) => it.key)].map((key, row) => [key, row]))
}
