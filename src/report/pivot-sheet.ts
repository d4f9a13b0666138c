import { blockId, heading, sheet } from './blocks.ts'
import { DATA_TABLE_ROW } from './layout.ts'
import type { Context, Part } from './part.ts'
import { pivotOf, pivotWidths } from './pivot.ts'
import { coverageOf, notesLine, sentences, titleOf } from './sentences.ts'
import type { SheetStep, Step, TableColumn } from './steps.ts'

/**
 * The sheet of the PivotTable, alone on it because it grows in both directions, or null where there is none:
 * in Publication style, whose tables have one header row each, and where there is nothing to count.
 */
export function pivotSheet(
  part: Part,
  dataColumns: readonly TableColumn[],
  tabColor: string,
  footer: (title: string) => string,
  { data, names, words, sheets }: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } | null {
  const { definition, facts, report } = part
  if (report.style !== 'analysis' || facts.figures === 0) return null
  const name = sheets.pivot(report)
  const pivot = pivotOf(part, dataColumns, { sheet: name, row: DATA_TABLE_ROW, column: 0 }, words)
  const title = words.say('title.pivot', {
    title: titleOf(definition, facts, names, words),
    what: words.say(`pivot.heading.${definition.kind}`),
  })
  return {
    sheet: sheet(name, pivotWidths(pivot, dataColumns, part.figures.rows), footer(title), words, {
      gridlines: true,
      tabColor,
    }),
    steps: [
      heading(
        blockId(report.id, 'pivot-heading'),
        name,
        title,
        coverageOf(definition, facts, report, data, names, words),
        sentences(notesLine(definition, facts, words), words.say(`line.pivot.${definition.kind}`)),
      ),
      pivot,
    ],
  }
}
