import { textAt } from '../data/field-access.ts'
import { blockId, heading, sheet, table } from './blocks.ts'
import { DATA_TABLE_ROW, MOST_LINKS } from './layout.ts'
import type { Context, Part } from './part.ts'
import { coverageOf, notesLine, titleOf } from './sentences.ts'
import { objectName } from './sheets.ts'
import type { SheetStep, Step, TableColumn } from './steps.ts'
import { tableColumns } from './table-columns.ts'
import { widthOf } from './widths.ts'

/** The name of the Excel table of a report's figures; PivotTables find it by this. */
export const dataTableName = ({ report }: Pick<Part, 'report'>): string => objectName(report.id, 'data')
export const dataBlock = ({ report }: Pick<Part, 'report'>) => blockId(report.id, 'data')

/** The columns of a report's data sheet; sources of small tables link to the sheet Sources. */
export function dataColumns(
  { definition, figures }: Part,
  { names, words, sourceLink }: Context,
): TableColumn[] {
  const columns = tableColumns(definition.columns, definition, figures, names, words)
  if (figures.rows > MOST_LINKS) return columns
  return columns.map((column) =>
    column.id === 'source' ? { ...column, links: (row) => sourceLink(textAt(column.data, row)) } : column,
  )
}

/** The data sheet: title, coverage and notes, then one table with one figure a row. */
export function dataSheet(
  part: Part,
  columns: readonly TableColumn[],
  tabColor: string,
  footer: (title: string) => string,
  { data, names, words, sheets }: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } {
  const { definition, facts, report } = part
  const name = sheets.data(report)
  const title = titleOf(definition, facts, names, words)
  const analysis = report.style === 'analysis'
  const block = dataBlock(part)
  return {
    sheet: sheet(
      name,
      columns.map((column) => widthOf(column, words)),
      footer(title),
      words,
      { gridlines: true, tabColor, frozenRows: analysis ? DATA_TABLE_ROW + 1 : 0, headerRow: DATA_TABLE_ROW },
    ),
    steps: [
      heading(
        blockId(report.id, 'data-heading'),
        name,
        title,
        coverageOf(definition, facts, report, data, names, words),
        notesLine(definition, facts, words),
      ),
      table(
        {
          block,
          at: { sheet: name, row: DATA_TABLE_ROW, column: 0 },
          name: dataTableName(part),
          columns,
          rows: part.figures.rows,
          keys: ['figure'],
          altText: title,
        },
        report.style,
      ),
      {
        kind: 'name',
        name: objectName(report.id, 'figures'),
        refersTo: { block, column: 'figure' },
        comment: words.say('name.figures', { title }),
      },
    ],
  }
}
