import type { ResultBound } from '../figures/bound.ts'
import { numberColumn, rowMatcher, textColumn } from './columns.ts'
import { factsOf } from './facts.ts'
import type { Context, Part } from './part.ts'
import { commas, lowerFirst } from './sentences.ts'
import type { TableColumn } from './steps.ts'
import type { Bars } from './summary.ts'
import { boundColumn, tableColumn } from './table-columns.ts'

/** A chart of the briefing and where its rows begin in the table that feeds it. */
export interface BriefingChart {
  readonly part: Part
  readonly bars: Bars
  readonly from: number
}

interface Row {
  readonly chart: string
  readonly category: string
  readonly series: string
  readonly value: number
  readonly bound: ResultBound
  readonly unit: string
  readonly figures: number
  readonly source: string
}

/** One long table for all charts: one bar a row. */
export function briefingData(
  parts: readonly Part[],
  { words }: Context,
): { readonly columns: TableColumn[]; readonly rows: number; readonly charts: readonly BriefingChart[] } {
  const rows: Row[] = []
  const charts = parts.flatMap((part): BriefingChart[] => {
    if (!part.summary.chart) return []
    const flat = flattened(part.summary.chart, (name) => lowerFirst(name, words))
    const from = rows.length
    rows.push(...rowsOf(part, flat, words))
    return [{ part, bars: flat.bars, from }]
  })
  const count = rows.length
  const text = (id: 'chart' | 'category' | 'series' | 'unit' | 'source', format: 'text' | 'code' = 'text') =>
    tableColumn(
      id,
      words.say(`column.${id}`),
      textColumn(count, (row) => rows[row]?.[id] ?? ''),
      format,
    )
  const values = numberColumn(count, (row) => rows[row]?.value ?? NaN)
  const bounds = textColumn(count, (row) => rows[row]?.bound ?? '')
  return {
    rows: count,
    charts,
    columns: [
      text('chart'),
      text('category'),
      text('series'),
      tableColumn('value', words.say('column.key_value'), values, 'quantity'),
      tableColumn('bound', words.say('column.bound'), boundColumn(values, bounds, count, words), 'text'),
      text('unit', 'code'),
      tableColumn(
        'figures',
        words.say('column.figures'),
        numberColumn(count, (row) => rows[row]?.figures ?? NaN),
        'integer',
      ),
      text('source', 'code'),
    ],
  }
}

interface Flat {
  readonly bars: Bars
  readonly names: readonly string[]
  readonly groups: readonly Readonly<Record<string, string>>[]
}

/** Bars of several series as bars of one: the series stands in the bar's name, the largest come first. */
function flattened(bars: Bars, inName: (series: string) => string): Flat {
  const several = bars.series.length > 1
  const all = bars.labels
    .flatMap((label, bar) =>
      bars.series.map((series) => ({
        label: several ? commas(label, inName(series.name)) : label,
        name: series.name,
        value: series.values[bar] ?? NaN,
        bound: series.bounds[bar] ?? ('exact' as const),
        group: { ...bars.groups[bar], ...series.group },
      })),
    )
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => b.value - a.value)
  return {
    names: all.map(({ name }) => name),
    groups: all.map(({ group }) => group),
    bars: {
      ...bars,
      count: all.length,
      labels: all.map(({ label }) => label),
      series: [
        {
          column: 'value',
          name: bars.series.length === 1 ? (bars.series[0]?.name ?? '') : bars.unit,
          values: all.map(({ value }) => value),
          bounds: all.map(({ bound }) => bound),
          group: {},
        },
      ],
      groups: all.map(({ group }) => group),
    },
  }
}

function rowsOf(
  { definition, figures }: Part,
  { bars, names, groups }: Flat,
  words: Context['words'],
): Row[] {
  return bars.labels.map((category, bar) => {
    const facts = factsOf(definition, figures, rowMatcher(figures, groups[bar] ?? {}))
    return {
      chart: words.say(`report.${definition.kind}`),
      category,
      series: names[bar] ?? '',
      value: bars.series[0]?.values[bar] ?? NaN,
      bound: bars.series[0]?.bounds[bar] ?? 'exact',
      unit: bars.unit,
      figures: facts.figures,
      source:
        facts.sources.length === 1
          ? (facts.sources[0] ?? '')
          : words.say('source.several', { count: facts.sources.length }),
    }
  })
}
