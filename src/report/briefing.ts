import { packDate, yearOf } from '../data/partial-date.ts'
import { blockId, cell, heading, lines, padded, sheet, table } from './blocks.ts'
import { briefingData, type BriefingChart } from './briefing-data.ts'
import { altLines, barChart } from './chart.ts'
import { headlines } from './headlines.ts'
import { keyFigures } from './key-figures.ts'
import {
  BRIEFING_HEADING_ROW,
  BRIEFING_HEADLINE_ROW,
  BRIEFING_LINE,
  BRIEFING_TEXT_ROWS,
  briefingChartRow,
  CHART,
  CHART_ROWS,
  DATA_TABLE_ROW,
  HEADLINES,
} from './layout.ts'
import type { Context, WorkedReport } from './part.ts'
import { earliestOf, latestOf, periodInWords } from './periods.ts'
import { commas, filterLine, listed, lowerFirst, sentences } from './sentences.ts'
import { objectName } from './sheets.ts'
import { sourceLines } from './source-lines.ts'
import type { SheetStep, Step } from './steps.ts'
import { centimetres, widthOf } from './widths.ts'

const SOURCE_LINES = 2
const GUTTER = 0.5

/** The briefing: headlines, four charts and the figures behind them; and the table that feeds the charts. */
export function briefingSheets(
  { report, parts }: WorkedReport,
  tabColor: string,
  footer: (title: string) => string,
  context: Context,
): { readonly sheets: readonly SheetStep[]; readonly steps: readonly Step[] } {
  const { words, sheets } = context
  const [name, dataName] = [sheets.analysis(report), sheets.data(report)]
  const text = briefingText({ report, parts }, context)
  const data = briefingData(parts, context)
  const key = keyFigures(parts, context)
  const widths = key.columns.map((column) => widthOf(column, words))
  const dataBlock = blockId(report.id, 'data')
  const analysis = report.style === 'analysis'
  const headlineCells = parts.flatMap((part) => headlines(part, context)).map((it) => cell(it, 'headline'))
  return {
    sheets: [
      sheet(name, widths, footer(text.title), words, {
        tabColor,
        // Headlines, four charts in two rows and the figures behind them make one upright page.
        landscape: data.charts.length <= 2,
      }),
      sheet(
        dataName,
        data.columns.map((column) => widthOf(column, words)),
        footer(text.dataTitle),
        words,
        {
          gridlines: true,
          tabColor,
          frozenRows: analysis ? DATA_TABLE_ROW + 1 : 0,
          headerRow: DATA_TABLE_ROW,
        },
      ),
    ],
    steps: [
      heading(blockId(report.id, 'data-heading'), dataName, text.dataTitle, text.coverage, text.notes),
      table(
        {
          block: dataBlock,
          at: { sheet: dataName, row: DATA_TABLE_ROW, column: 0 },
          name: objectName(report.id, 'data'),
          columns: data.columns,
          rows: data.rows,
          keys: ['chart', 'category'],
          altText: text.dataTitle,
        },
        report.style,
      ),
      heading(blockId(report.id, 'heading'), name, text.title, text.coverage, text.notes),
      lines(blockId(report.id, 'headlines'), name, BRIEFING_HEADLINE_ROW, padded(headlineCells, HEADLINES)),
      ...data.charts.flatMap((chart, index) =>
        chartAt(chart, index, secondColumn(widths), { report, parts }, context),
      ),
      lines(blockId(report.id, 'key-figures-heading'), name, BRIEFING_HEADING_ROW, [
        cell(words.say('key.heading'), 'heading'),
      ]),
      table(
        {
          block: blockId(report.id, 'key-figures'),
          at: { sheet: name, row: BRIEFING_HEADING_ROW + 1, column: 0 },
          name: objectName(report.id, 'key_figures'),
          columns: key.columns,
          rows: key.rows,
          keys: ['figure'],
          altText: words.say('key.heading'),
        },
        report.style,
      ),
    ],
  }
}

/** One chart of the grid with its source line and text alternative. */
function chartAt(
  { part, bars, from }: BriefingChart,
  index: number,
  second: number,
  { report }: WorkedReport,
  context: Context,
): Step[] {
  const { words, sheets, sources } = context
  const sheetName = sheets.analysis(report)
  const at = { sheet: sheetName, row: briefingChartRow(index), column: index % 2 === 0 ? 0 : second }
  const { kind } = part.definition
  const chart = barChart(
    part,
    bars,
    { block: blockId(report.id, `chart-${kind}`), name: objectName(report.id, `${kind}_chart`), at },
    { block: blockId(report.id, 'data'), label: 'category', value: () => 'value', from },
    context,
  )
  const used = sources.filter(({ id }) => part.facts.sources.includes(id))
  const source = sourceLines(used, SOURCE_LINES, words, BRIEFING_LINE)
  const room = { width: BRIEFING_LINE, rows: BRIEFING_TEXT_ROWS - source.length }
  const alternative = altLines(bars, kind, room, words)
  const text = [...source, ...alternative].map((line) => cell(line, 'note'))
  return [
    lines(
      blockId(report.id, `chart-text-${kind}`),
      sheetName,
      at.row + CHART_ROWS,
      padded(text, BRIEFING_TEXT_ROWS),
      at.column,
    ),
    chart,
  ]
}

/** The first column that begins right of the first chart; columns past the table have the usual width. */
function secondColumn(widths: readonly number[]): number {
  const USUAL = 8.43
  for (let column = 1; ; column++) {
    const left = Array.from({ length: column }, (_, index) => widths[index] ?? USUAL)
    if (centimetres(left) >= CHART.width + GUTTER) return column
  }
}

function briefingText({ report, parts }: WorkedReport, { data, names, words }: Context) {
  const families = parts.map(({ definition }) => lowerFirst(words.say(`report.${definition.kind}`), words))
  const start = earliestOf(parts.map(({ facts }) => facts.start))
  const end = latestOf(parts.map(({ facts }) => facts.end))
  // Families are known to different precision: the year is what all of them share.
  const when = periodInWords(packDate(yearOf(start), 0, 0), packDate(yearOf(end), 0, 0), words)
  const figures = parts.reduce((sum, { facts }) => sum + facts.figures, 0)
  const withValue = parts.reduce((sum, { facts }) => sum + facts.withValue, 0)
  const sources = new Set(parts.flatMap(({ facts }) => facts.sources))
  const missing = (['participation', 'funding', 'seizures', 'assistance'] as const).filter(
    (kind) => data.tables.has(kind) && !parts.some(({ definition }) => definition.kind === kind),
  )
  const coverage =
    figures === 0
      ? words.say('coverage.none')
      : words.say('coverage.briefing', {
          figures,
          with: withValue,
          without: figures - withValue,
          sources: sources.size,
          families: listed(
            parts.map(({ definition, facts }) =>
              words.say('coverage.family', {
                family: lowerFirst(words.say(`report.${definition.kind}`), words),
                figures: facts.figures,
              }),
            ),
            words,
          ),
        })
  const left =
    missing.length === 0 || figures === 0
      ? ''
      : words.say('coverage.left-out', {
          families: listed(
            missing.map((kind) => lowerFirst(words.say(`report.${kind}`), words)),
            words,
          ),
        })
  return {
    title:
      parts.length === 0
        ? words.say('title.briefing.none')
        : commas(words.say('title.briefing', { families: listed(families, words) }), when),
    dataTitle: commas(words.say('title.briefing.data'), when),
    coverage: sentences(coverage, left, filterLine(report.filter, names, words)),
    notes: sentences(words.say('line.briefing'), words.say('line.see')),
  }
}
