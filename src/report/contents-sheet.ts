import { precisionOf } from '../data/partial-date.ts'
import { blockId, cell, lines, sheet, table } from './blocks.ts'
import { textColumn } from './columns.ts'
import { linkTo, type Context } from './part.ts'
import { dateInWords } from './periods.ts'
import type { NormalReport, SheetName } from './report.ts'
import { objectName } from './sheets.ts'
import type { SheetStep, Step } from './steps.ts'
import { tableColumn } from './table-columns.ts'
import { fit } from './widths.ts'

/** A sheet of the workbook and what it holds. */
export interface Entry {
  readonly sheet: SheetName
  readonly holds: string
}

/** The table of the sheets. */
export const CONTENTS_TABLE = blockId('contents', 'sheets')

const PROSE = 110
/** Title and five lines on the data set, then an empty row. */
const TABLE_ROW = 7

/** The sheet Contents: what this is, from which data set, whom to ask, and the way to every sheet. */
export function contentsSheet(
  entries: readonly Entry[],
  style: NormalReport['style'],
  footer: (title: string) => string,
  context: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } {
  const { data, words, sheets, created } = context
  const name = sheets.contents
  const title = words.say('title.contents')
  const holds = textColumn(entries.length, (row) => entries[row]?.holds ?? '')
  const names = textColumn(entries.length, (row) => entries[row]?.sheet ?? '')
  return {
    sheet: sheet(
      name,
      [fit(Math.max(...entries.map((entry) => entry.sheet.length)) + 2), PROSE],
      footer(title),
      words,
    ),
    steps: [
      lines(blockId('contents', 'heading'), name, 0, [
        cell(title, 'title'),
        cell(words.say('contents.about'), 'coverage'),
        cell(datasetLine(context), 'text'),
        {
          ...cell(words.say('contents.written', { date: dayInWords(created, context) }), 'text'),
          stamp: true,
        },
        cell(words.say('contents.ask', { name: data.name }), 'text'),
        cell(licences(context), 'text'),
      ]),
      table(
        {
          block: CONTENTS_TABLE,
          at: { sheet: name, row: TABLE_ROW, column: 0 },
          name: objectName('contents', 'sheets'),
          columns: [
            {
              ...tableColumn('sheet', words.say('column.sheet'), names, 'text'),
              links: (row) => (entries[row] ? linkTo(entries[row].sheet) : null),
            },
            tableColumn('holds', words.say('column.holds'), holds, 'text'),
          ],
          rows: entries.length,
          keys: ['sheet'],
          altText: title,
        },
        style,
      ),
    ],
  }
}

/** The data set with its version and date. */
export const datasetLine = (context: Context): string => {
  const { data, names, words } = context
  return words.say('contents.dataset', {
    title: names.dataset(),
    version: data.version || 'none',
    date: dayInWords(data.created, context) || 'none',
  })
}

function licences({ data, words }: Context): string {
  const names = data.licences.map(({ name, title }) => title ?? name)
  return names.length === 0
    ? words.say('contents.no-licence')
    : words.say('contents.licence', { licences: names.join('; ') })
}

/** The day of an ISO 8601 date or date-time, or what stands there instead. */
export function dayInWords(iso: string, { words }: Pick<Context, 'words'>): string {
  const date = Number(iso.slice(0, 10).replaceAll('-', ''))
  return /^\d{4}-\d{2}-\d{2}/.test(iso) ? dateInWords(date, words, precisionOf(date)) : iso
}
