import type { Column } from '../data/table.ts'
import { FAMILIES } from '../figures/families.ts'
import {
  columnIn,
  dateColumn,
  dateIn,
  numberColumn,
  numberIn,
  rowMatcher,
  textColumn,
  textIn,
} from './columns.ts'
import { MOST_BARS } from './layout.ts'
import type { Context, Part } from './part.ts'
import { commas, lowerFirst } from './sentences.ts'
import type { TableColumn } from './steps.ts'
import { boundColumn, tableColumn, tableColumns } from './table-columns.ts'

interface KeyFigure {
  readonly part: Part
  readonly row: number
  readonly name: string
}

/** The figures behind the headlines, each with its bound, period and source: few of them all, else the largest. */
export function keyFigures(
  parts: readonly Part[],
  context: Context,
): { columns: TableColumn[]; rows: number } {
  const { words, sourceLink } = context
  const figures = parts.flatMap((part) => {
    const name = figureNames(part, context)
    return keyRows(part).map((row): KeyFigure => ({ part, row, name: name(row) }))
  })
  const text = (at: (figure: KeyFigure) => string): Column =>
    textColumn(figures.length, (index) => (figures[index] ? at(figures[index]) : ''))
  const field = ({ part, row }: KeyFigure, name: string | null): string =>
    name === null ? '' : textIn(columnIn(part.figures, name), row)
  const family = ({ part }: KeyFigure) => FAMILIES[part.definition.kind]
  const values = numberColumn(figures.length, (index) => {
    const figure = figures[index]
    return figure ? numberIn(columnIn(figure.part.figures, family(figure).value ?? ''), figure.row) : NaN
  })
  const dates = (which: 'start' | 'end'): Column =>
    dateColumn(figures.length, (index) => {
      const figure = figures[index]
      return figure ? dateIn(columnIn(figure.part.figures, family(figure).period[which]), figure.row) : 0
    })
  const bounds = boundColumn(
    values,
    text((it) => field(it, family(it).bound)),
    figures.length,
    words,
  )
  const source = text((it) => field(it, 'source'))
  const header = (id: string): string => words.say(`column.${id}`)
  return {
    rows: figures.length,
    columns: [
      tableColumn(
        'name',
        header('name'),
        text(({ name }) => name),
        'text',
      ),
      tableColumn('value', header('key_value'), values, 'quantity'),
      tableColumn('bound', header('bound'), bounds, 'text'),
      tableColumn(
        'unit',
        header('unit'),
        text((it) => unitOf(it, context)),
        'code',
      ),
      tableColumn('start', header('start'), dates('start'), 'code'),
      tableColumn('end', header('end'), dates('end'), 'code'),
      {
        ...tableColumn('source', header('source'), source, 'code'),
        links: (row) => sourceLink(textIn(source, row)),
      },
      tableColumn(
        'locator',
        header('locator'),
        text((it) => field(it, 'locator')),
        'code',
      ),
      tableColumn(
        'figure',
        header('figure'),
        text((it) => field(it, 'figure')),
        'code',
      ),
    ],
  }
}

/** Rows with a value: all of them where they are few, else the largest of the kind that the chart shows. */
function keyRows({ definition, figures, facts, summary }: Part): number[] {
  const { value } = FAMILIES[definition.kind]
  const values = value === null ? null : columnIn(figures, value)
  if (!values) return []
  const rows = Array.from({ length: figures.rows }, (_, row) => row).filter(
    (row) => !Number.isNaN(numberIn(values, row)),
  )
  if (facts.withValue <= MOST_BARS || definition.summary.kind !== 'values') return rows
  const group = summary.chart?.groups[0] ?? {}
  const alike = definition.summary.alike.filter((field) => field in group)
  const matches = rowMatcher(figures, Object.fromEntries(alike.map((field) => [field, group[field] ?? ''])))
  return rows
    .filter(matches)
    .sort((a, b) => numberIn(values, b) - numberIn(values, a) || a - b)
    .slice(0, MOST_BARS)
}

/** What a figure is, in words: whose, then what it measures. */
function figureNames(part: Part, { names, words }: Context): (row: number) => string {
  const { definition, figures } = part
  const { summary } = definition
  if (summary.kind !== 'values') return () => ''
  const fields = [...summary.category.fields, ...(summary.spread === null ? [] : [summary.spread])]
  const columns = tableColumns(
    definition.columns.filter(({ id }) => fields.includes(id)),
    definition,
    figures,
    names,
    words,
  )
  const { party } = FAMILIES[definition.kind]
  const [parties, kinds] = [columnIn(figures, party), columnIn(figures, definition.partyKind ?? '')]
  return (row) => {
    const code = textIn(parties, row)
    const known = fields.flatMap((field) => {
      const column = columns.find(({ id }) => id === field)
      return column && textIn(columnIn(figures, field), row) !== '' ? [textIn(column.data, row)] : []
    })
    const [first = '', ...more] = known
    const what = commas(first, ...more.map((word) => lowerFirst(word, words)))
    return code === ''
      ? what
      : words.say('key.of', {
          who: names.partyShort(code, textIn(kinds, row)),
          what,
        })
  }
}

function unitOf({ part, row }: KeyFigure, { words }: Context): string {
  const { definition, figures } = part
  const { unit } = FAMILIES[definition.kind]
  if (unit === null) return words.say('unit.requests')
  const code = textIn(columnIn(figures, unit), row)
  return words.code(definition.kind === 'funding' ? 'currency' : 'unit', code)
}
