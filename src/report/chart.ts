import type { FamilyName } from '../figures/families.ts'
import { labelFormat, valueInWords } from './bounds.ts'
import { colorAt, CHART, wrapLines } from './layout.ts'
import type { Context, Part } from './part.ts'
import { periodInWords } from './periods.ts'
import type { BlockId } from './report.ts'
import { commas, FEW, lowerFirst, sentences, whoOf } from './sentences.ts'
import type { ChartSeries, ChartStep, Place } from './steps.ts'
import type { Bars } from './summary.ts'
import type { Words } from './words.ts'

/** How the numbers of a chart are written: whole amounts in millions or thousands where none loses a digit. */
export interface Scale {
  /** Of the labels, and of the axis, which needs no decimals where it reaches ten. */
  readonly labels: string
  readonly axis: string
  readonly unit: string
}

export function scaleOf(bars: Bars, isMoney: boolean, words: Words): Scale {
  const values = valuesOf(bars)
  const all = (step: number): boolean => values.every((value) => value % step === 0 && value >= step)
  const { unit } = bars
  const same = (format: string, said: string): Scale => ({ labels: format, axis: format, unit: said })
  if (isMoney && all(1e6)) return same('#,##0,,', words.say('unit.millions', { unit }))
  if (isMoney && all(1e3)) return same('#,##0,', words.say('unit.thousands', { unit }))
  const labels = plainFormat(decimalsOfBars(bars))
  return { labels, axis: Math.max(...values) >= 10 ? plainFormat(0) : labels, unit }
}

const plainFormat = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`)

const valuesOf = (bars: Bars): number[] =>
  bars.series.flatMap((it) => it.values).filter((value) => !Number.isNaN(value))

const decimalsOfBars = (bars: Bars): number =>
  [0, 1, 2, 3].find((it) => valuesOf(bars).every((value) => Number(value.toFixed(it)) === value)) ?? 3

/** What, where, when: the chart's title. */
export function chartTitle(
  { definition, facts, summary }: Part,
  unit: string,
  { names, words }: Context,
): string {
  // Where other kinds of parties are left out, those that are drawn are named: their values are not everybody's.
  const kind = summary.chart?.partyKind ?? null
  const drawn = facts.parties.filter((it) => kind === null || it.kind === kind)
  const named = drawn.length === 1 || (kind !== null && drawn.length <= FEW)
  const counted = kind === null ? '' : words.say(`who.${kind}`, { count: drawn.length })
  const who = named ? whoOf(definition, drawn, names, words) : counted
  const limited =
    summary.chart && summary.chart.smaller > 0 ? words.say('chart.most', { count: summary.chart.count }) : ''
  const title = words.say(`chart.${definition.kind}`, { unit })
  return commas(title, who, periodInWords(facts.start, facts.end, words), limited)
}

/** A bar chart of the first rows of a table; `cells` says which rows and columns hold series and names. */
export function barChart(
  part: Part,
  bars: Bars,
  step: Pick<ChartStep, 'block' | 'name'> & { readonly at: Place },
  cells: {
    readonly block: BlockId
    readonly label: string
    readonly value: (series: number) => string
    readonly from: number
  },
  context: Context,
): ChartStep {
  const { words } = context
  const { definition } = part
  const scale = scaleOf(bars, definition.kind === 'funding', words)
  const rows = { from: cells.from, count: bars.count }
  const title = chartTitle(part, scale.unit, context)
  const apart = bars.labels.every(
    (_, bar) => bars.series.filter(({ values }) => !Number.isNaN(values[bar])).length <= 1,
  )
  return {
    kind: 'chart',
    ...step,
    size: CHART,
    // Never stacked: a stack would add up what must not be added.
    chart: 'bar',
    ...(bars.series.length > 1 && apart ? { overlap: true } : {}),
    title,
    categoryTitle: words.say(`axis.${definition.kind}`),
    valueTitle: words.say(`axis.${definition.kind}.value`, { unit: scale.unit }),
    valueFormat: scale.axis,
    series: bars.series.map((series, index): ChartSeries => ({
      name: series.name,
      categories: { block: cells.block, column: cells.label, rows },
      values: { block: cells.block, column: cells.value(index), rows },
      color: colorAt(index),
      labelFormats: series.bounds.map(
        (bound) => labelFormat(bound, scale.labels) ?? (scale.labels === scale.axis ? null : scale.labels),
      ),
    })),
    labels: true,
    legend: bars.series.length > 1,
    altText: sentences(`${title}.`, barsInWords(bars, definition.kind, words)),
  }
}

/** The bars said in words, then what is not drawn: what a reader who does not see the chart needs. */
function barsInWords(bars: Bars, kind: FamilyName, words: Words, most = Infinity): string {
  const items = valuesInWords(bars, words)
  const cut = items.length > most
  const values = [...items.slice(0, most), ...(cut ? ['…'] : [])].join('; ')
  return sentences(
    words.say(cut ? 'alt.values.some' : 'alt.values', { unit: bars.unit, values }),
    ...notDrawn(bars, kind, words),
  )
}

function valuesInWords(bars: Bars, words: Words): string[] {
  const decimals = decimalsOfBars(bars)
  return bars.labels.flatMap((label, bar) =>
    bars.series.flatMap(({ name, values, bounds }) => {
      const value = values[bar] ?? NaN
      if (Number.isNaN(value)) return []
      const said = valueInWords(value, bounds[bar] ?? 'exact', decimals, words)
      return [`${bars.series.length > 1 ? commas(label, lowerFirst(name, words)) : label}: ${said}`]
    }),
  )
}

const notDrawn = (
  { smaller, missing, otherUnits, otherParties }: Bars,
  kind: FamilyName,
  words: Words,
): string[] => [
  ...(smaller > 0 ? [words.say('alt.smaller', { count: smaller })] : []),
  ...(missing > 0 ? [words.say(`alt.missing.${kind}`, { count: missing })] : []),
  ...(otherUnits > 0 ? [words.say('alt.other-units', { count: otherUnits })] : []),
  ...(otherParties > 0 ? [words.say('alt.other-parties', { count: otherParties })] : []),
]

/** The text alternative in lines that fit under the chart: as many bars as there is room for. */
export function altLines(
  bars: Bars,
  kind: FamilyName,
  room: { readonly width: number; readonly rows: number },
  words: Words,
): string[] {
  for (let most = bars.labels.length * bars.series.length; most > 1; most--) {
    const lines = wrapLines(barsInWords(bars, kind, words, most), room.width)
    if (lines.length <= room.rows) return lines
  }
  return wrapLines(barsInWords(bars, kind, words, 1), room.width).slice(0, room.rows)
}
