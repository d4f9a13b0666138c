import { blockId, cell, lines, sheet, table } from './blocks.ts'
import { dateColumn, numberColumn, textColumn } from './columns.ts'
import { DATA_TABLE_ROW } from './layout.ts'
import { linkTo, type Context } from './part.ts'
import type { NormalReport } from './report.ts'
import { objectName } from './sheets.ts'
import type { Source } from './sources.ts'
import type { Link, SheetStep, Step } from './steps.ts'
import { tableColumn } from './table-columns.ts'
import { widthOf } from './widths.ts'
import type { SheetName } from './report.ts'

/** The link to a source's row in the sheet Sources. */
export function sourceLinks(
  sources: readonly Source[],
  sheetName: SheetName,
): (source: string) => Link | null {
  const rowOf = new Map(sources.map(({ id }, index) => [id, DATA_TABLE_ROW + 1 + index]))
  return (source) => {
    const row = rowOf.get(source)
    return row === undefined ? null : linkTo(sheetName, `A${row + 1}`)
  }
}

/** The sheet Sources: one row a source, in full, with the number of figures that it states. */
export function sourcesSheet(
  figuresOf: ReadonlyMap<string, number>,
  style: NormalReport['style'],
  footer: (title: string) => string,
  { sources, words, sheets }: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } {
  const name = sheets.sources
  const title = words.say('title.sources')
  const text = (
    id: 'id' | 'publisher' | 'title' | 'symbol' | 'language',
    header: string,
    format: 'text' | 'code',
  ) =>
    tableColumn(
      header,
      words.say(`column.${header}`),
      textColumn(sources.length, (row) => sources[row]?.[id] ?? ''),
      format,
    )
  const columns = [
    text('id', 'source', 'code'),
    text('publisher', 'publisher', 'text'),
    text('title', 'source_title', 'text'),
    tableColumn(
      'published',
      words.say('column.published'),
      dateColumn(sources.length, (row) => sources[row]?.published ?? 0),
      sources.every(({ published }) => published % 100 !== 0) ? 'date' : 'code',
    ),
    text('symbol', 'symbol', 'code'),
    text('language', 'language', 'code'),
    tableColumn(
      'figures',
      words.say('column.figures_used'),
      numberColumn(sources.length, (row) => figuresOf.get(sources[row]?.id ?? '') ?? 0),
      'integer',
    ),
  ]
  return {
    sheet: sheet(
      name,
      columns.map((column) => widthOf(column, words)),
      footer(title),
      words,
      { headerRow: DATA_TABLE_ROW },
    ),
    steps: [
      lines(blockId('sources', 'heading'), name, 0, [
        cell(title, 'title'),
        cell(words.say('sources.coverage', { count: sources.length }), 'coverage'),
        cell(words.say('sources.locator'), 'note'),
      ]),
      table(
        {
          block: blockId('sources', 'list'),
          at: { sheet: name, row: DATA_TABLE_ROW, column: 0 },
          name: objectName('sources', 'list'),
          columns,
          rows: sources.length,
          keys: ['source'],
          altText: title,
        },
        style,
      ),
    ],
  }
}
