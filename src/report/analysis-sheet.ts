import { blockId, cell, heading, lines, padded, sheet, table } from './blocks.ts'
import { altLines, barChart } from './chart.ts'
import {
  ANALYSIS_CHART_ROW,
  ANALYSIS_HEADING_ROW,
  ANALYSIS_TEXT_ROW,
  ANALYSIS_TABLE_ROW,
  CHART_TEXT_ROWS,
  LINE,
} from './layout.ts'
import type { Context, Part } from './part.ts'
import { coverageOf, notesLine, titleOf } from './sentences.ts'
import { objectName } from './sheets.ts'
import { sourceLines } from './source-lines.ts'
import type { ChartStep, SheetStep, Step } from './steps.ts'
import { widthOf } from './widths.ts'

const SOURCE_LINES = 3

/** The analysis sheet: chart, source line and text alternative; below them, free to grow, the summary. */
export function analysisSheet(
  part: Part,
  tabColor: string,
  footer: (title: string) => string,
  context: Context,
): { readonly sheet: SheetStep; readonly steps: readonly Step[] } {
  const { data, names, words, sheets } = context
  const { definition, facts, report, summary } = part
  const name = sheets.analysis(report)
  const what = titleOf(definition, facts, names, words)
  const title = facts.figures === 0 ? what : words.say('title.analysis', { title: what })
  const chart = chartOf(part, context)
  return {
    sheet: sheet(
      name,
      summary.columns.map((column) => widthOf(column, words)),
      footer(title),
      words,
      { gridlines: true, tabColor },
    ),
    steps: [
      heading(
        blockId(report.id, 'analysis-heading'),
        name,
        title,
        coverageOf(definition, facts, report, data, names, words),
        notesLine(definition, facts, words),
      ),
      lines(blockId(report.id, 'chart-text'), name, ANALYSIS_TEXT_ROW, chartText(part, context)),
      lines(blockId(report.id, 'summary-heading'), name, ANALYSIS_HEADING_ROW, [
        cell(words.say(`summary.${definition.kind}`), 'heading'),
      ]),
      table(
        {
          block: blockId(report.id, 'summary'),
          at: { sheet: name, row: ANALYSIS_TABLE_ROW, column: 0 },
          name: objectName(report.id, 'summary'),
          columns: summary.columns,
          rows: summary.rows,
          keys: summary.keys,
          altText: words.say(`summary.${definition.kind}`),
        },
        report.style,
      ),
      ...(chart ? [chart] : []),
    ],
  }
}

function chartOf(part: Part, context: Context): ChartStep | null {
  const { report, summary } = part
  const bars = summary.chart
  if (!bars) return null
  return barChart(
    part,
    bars,
    {
      block: blockId(report.id, 'chart'),
      name: objectName(report.id, 'chart'),
      at: { sheet: context.sheets.analysis(report), row: ANALYSIS_CHART_ROW, column: 0 },
    },
    {
      block: blockId(report.id, 'summary'),
      label: bars.label,
      value: (series) => bars.series[series]?.column ?? '',
      from: 0,
    },
    context,
  )
}

/** The source line, then the text alternative. */
function chartText({ definition, facts, summary }: Part, { words, sources }: Context) {
  const used = sources.filter(({ id }) => facts.sources.includes(id))
  const source = facts.figures === 0 ? [] : sourceLines(used, SOURCE_LINES, words)
  const room = { width: LINE, rows: CHART_TEXT_ROWS - source.length }
  const alternative = summary.chart
    ? altLines(summary.chart, definition.kind, room, words)
    : [words.say('chart.none')]
  return padded(
    [...source, ...alternative].map((text) => cell(text, 'note')),
    CHART_TEXT_ROWS,
  )
}
