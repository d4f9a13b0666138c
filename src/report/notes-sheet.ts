import { RESULT_BOUNDS } from '../figures/bound.ts'
import { FAMILY_NAMES } from '../figures/families.ts'
import { blockId, cell, lines, sheet, table } from './blocks.ts'
import { textColumn } from './columns.ts'
import { datasetLine } from './contents-sheet.ts'
import { DATA_TABLE_ROW } from './layout.ts'
import type { Context, WorkedReport } from './part.ts'
import type { NormalReport } from './report.ts'
import { commas, upperFirst } from './sentences.ts'
import { objectName } from './sheets.ts'
import type { CellsStep, SheetStep, Step, TableStep } from './steps.ts'
import { codeInWords, tableColumn } from './table-columns.ts'
import { widthOf } from './widths.ts'

interface Note {
  readonly subject: string
  readonly text: string
}

/** Prose reads better in longer lines than the figures of a table. */
const PROSE = 96
/** Refused sums that are told one by one. */
const MOST_REFUSED = 20

/** The sheet Notes: the symbols and bounds that the other sheets use, caveats, and the sums that were refused. */
export function notesSheet(
  reports: readonly WorkedReport[],
  steps: readonly Step[],
  style: NormalReport['style'],
  footer: (title: string) => string,
  context: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } {
  const { words, sheets } = context
  const name = sheets.notes
  const title = words.say('title.notes')
  const notes = [
    ...symbolNotes(steps, context),
    ...boundNotes(reports, context),
    ...['blank', 'dates', 'year'].map((code) => note(code, context)),
    ...caveatNotes(reports, context),
    ...(steps.some(({ kind }) => kind === 'pivot') ? [note('pivot', context)] : []),
    ...(reports.some(({ report: { filter } }) => (filter.from ?? filter.to) !== undefined)
      ? [note('period', context)]
      : []),
    ...refusedNotes(reports, context),
    ...['trace', 'names'].map((code) => note(code, context)),
    ...abbreviationNotes(reports, context),
  ]
  const column = (id: 'subject' | 'text', header: string) =>
    tableColumn(
      id,
      words.say(header),
      textColumn(notes.length, (row) => notes[row]?.[id] ?? ''),
      'text',
    )
  const columns = [column('subject', 'column.subject'), column('text', 'column.note')]
  return {
    sheet: sheet(name, [widthOf(columns[0]!, words), PROSE], footer(title), words, {
      headerRow: DATA_TABLE_ROW,
    }),
    steps: [
      lines(blockId('notes', 'heading'), name, 0, [
        cell(title, 'title'),
        cell(words.say('notes.about'), 'coverage'),
        cell(datasetLine(context), 'note'),
      ]),
      table(
        {
          block: blockId('notes', 'list'),
          at: { sheet: name, row: DATA_TABLE_ROW, column: 0 },
          name: objectName('notes', 'list'),
          columns,
          rows: notes.length,
          keys: ['subject'],
          altText: title,
        },
        style,
      ),
    ],
  }
}

const note = (code: string, { words }: Context): Note => ({
  subject: words.say(`note.${code}.subject`),
  text: words.say(`note.${code}`),
})

/** Symbols in brackets that stand in any cell. */
function symbolNotes(steps: readonly Step[], { words }: Context): Note[] {
  const texts = new Set(
    steps.flatMap((step) =>
      step.kind === 'table' ? textsOfTable(step) : step.kind === 'cells' ? textsOfCells(step) : [],
    ),
  )
  return ['x', 'z'].flatMap((symbol) => {
    const word = words.say(`symbol.${symbol}`)
    const isUsed = [...texts].some((text) => text.startsWith(word))
    return isUsed ? [{ subject: word, text: words.say(`note.symbol.${symbol}`) }] : []
  })
}

const textsOfTable = ({ columns }: TableStep): readonly string[] =>
  columns.flatMap(({ data }) =>
    data.kind === 'text' ? data.values.filter((text) => text.startsWith('[')) : [],
  )
const textsOfCells = ({ cells }: CellsStep): readonly string[] =>
  cells.flatMap((row) => row.flatMap((it) => (typeof it?.value === 'string' ? [it.value] : [])))

/** Bounds of the figures and of what was worked out from them. */
function boundNotes(reports: readonly WorkedReport[], { words }: Context): Note[] {
  const used = new Set(
    reports.flatMap(({ parts }) =>
      parts.flatMap(({ facts, summary }) => [
        ...facts.bounds,
        ...summary.leading.flatMap((group) => group.map(({ bound }) => bound)),
        ...(summary.chart?.series.flatMap(({ bounds }) => bounds) ?? []),
      ]),
    ),
  )
  return RESULT_BOUNDS.filter((bound) => used.has(bound)).map((bound) => ({
    subject: upperFirst(words.code('bound', bound), words),
    text: words.say(`note.bound.${bound}`),
  }))
}

function caveatNotes(reports: readonly WorkedReport[], context: Context): Note[] {
  const parts = reports.flatMap((it) => it.parts)
  const codes = FAMILY_NAMES.flatMap(
    (kind) => parts.find(({ definition }) => definition.kind === kind)?.definition.caveats ?? [],
  )
  return [...new Set(codes)].map((code) => note(code, context))
}

/** Sums that the figures do not allow: they overlap in time, or sources disagree. */
function refusedNotes(reports: readonly WorkedReport[], { names, words }: Context): Note[] {
  const refused = new Map(
    reports.flatMap(({ parts }) =>
      parts.flatMap(({ definition, summary, figures }) =>
        summary.problems
          .filter(({ code }) => code !== 'query/kept-apart')
          .map(({ code, group, rows }): [string, Note] => {
            const family = words.say(`report.${definition.kind}`)
            const of = Object.entries(group).map(([field, code]) =>
              codeInWords(definition, field, String(code), names, words),
            )
            const what = commas(family, ...of)
            const text = words.say(`note.${code}`, { what, figures: rows.length || figures.rows })
            return [text, { subject: '', text }]
          }),
      ),
    ),
  )
  const notes = [...refused.values()].slice(0, MOST_REFUSED)
  const more = refused.size - notes.length
  const all =
    more > 0 ? [...notes, { subject: '', text: words.say('note.refused.more', { count: more }) }] : notes
  return all.map(({ text }, index) => ({
    subject: words.say('note.refused.subject', { number: index + 1 }),
    text,
  }))
}

/** What the abbreviations stand for by which the sheets name parties. */
function abbreviationNotes(reports: readonly WorkedReport[], { names }: Context): Note[] {
  const parties = reports.flatMap(({ parts }) => parts.flatMap(({ facts }) => facts.parties))
  const full = new Map(
    parties.flatMap(({ code, kind }) => {
      const [short, long] = [names.partyShort(code, kind), names.party(code, kind)]
      return short === long ? [] : [[short, long] as const]
    }),
  )
  return [...full].sort(([a], [b]) => (a < b ? -1 : 1)).map(([subject, text]) => ({ subject, text }))
}
