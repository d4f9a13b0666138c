/**
 * Where things stand. Every part that is refreshed keeps its place and its number of rows, so that a report
 * whose figures grow never runs into its neighbours: tables have free room below, text has rows kept for it.
 * Rows and columns count from 0.
 */
export const TITLE_ROW = 0
/** Title, coverage and notes, then an empty row. */
export const DATA_TABLE_ROW = 4

/** Centimetres; 18 rows of 15 points hold a chart of 9 centimetres. */
export const CHART = { width: 16, height: 9 } as const
export const CHART_ROWS = 18
/** Under a chart: its source line and its text alternative. */
export const CHART_TEXT_ROWS = 8

export const ANALYSIS_CHART_ROW = DATA_TABLE_ROW
export const ANALYSIS_TEXT_ROW = ANALYSIS_CHART_ROW + CHART_ROWS
export const ANALYSIS_HEADING_ROW = ANALYSIS_TEXT_ROW + CHART_TEXT_ROWS + 1
export const ANALYSIS_TABLE_ROW = ANALYSIS_HEADING_ROW + 1

export const HEADLINES = 10
export const BRIEFING_HEADLINE_ROW = DATA_TABLE_ROW
export const BRIEFING_CHART_ROW = BRIEFING_HEADLINE_ROW + HEADLINES + 1
export const BRIEFING_TEXT_ROWS = 5
/** Four charts, two in a row. */
export const briefingChartRow = (index: number): number =>
  BRIEFING_CHART_ROW + Math.floor(index / 2) * (CHART_ROWS + BRIEFING_TEXT_ROWS + 1)
export const BRIEFING_HEADING_ROW = briefingChartRow(4)

/** Characters of a line of text of 9 points that stay within a chart's width, and within two. */
export const LINE = 120
export const BRIEFING_LINE = 110

/** At most so many bars in a chart, and links in a table. */
export const MOST_BARS = 12
export const MOST_LINKS = 1_000

/** Colour-blind safe, in this order (UK Government Analysis Function). */
export const PALETTE = ['#12436D', '#28A197', '#801650', '#F46A25', '#3D3D3D', '#A285D1'] as const
export const colorAt = (index: number): string => PALETTE[index % PALETTE.length] ?? PALETTE[0]

/** Lines of at most so many characters, broken between words. */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return line === '' ? lines : [...lines, line]
}
