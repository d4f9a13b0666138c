/** Words of the model and of DrawingML for charts. */

export interface ChartKind {
  readonly element: 'barChart' | 'lineChart'
  readonly direction?: 'bar' | 'col'
  readonly grouping: string
  readonly marker?: boolean
}

export const CHART_KINDS: Readonly<Record<string, ChartKind>> = {
  BarClustered: { element: 'barChart', direction: 'bar', grouping: 'clustered' },
  BarStacked: { element: 'barChart', direction: 'bar', grouping: 'stacked' },
  BarStacked100: { element: 'barChart', direction: 'bar', grouping: 'percentStacked' },
  ColumnClustered: { element: 'barChart', direction: 'col', grouping: 'clustered' },
  ColumnStacked: { element: 'barChart', direction: 'col', grouping: 'stacked' },
  ColumnStacked100: { element: 'barChart', direction: 'col', grouping: 'percentStacked' },
  Line: { element: 'lineChart', grouping: 'standard', marker: false },
  LineMarkers: { element: 'lineChart', grouping: 'standard', marker: true },
}

type Words = Readonly<Record<string, string>>

export const LABEL_POSITIONS: Words = {
  outEnd: 'OutsideEnd',
  inEnd: 'InsideEnd',
  inBase: 'InsideBase',
  ctr: 'Center',
  t: 'Top',
  b: 'Bottom',
  l: 'Left',
  r: 'Right',
  bestFit: 'BestFit',
}
export const LEGEND_POSITIONS: Words = { t: 'Top', b: 'Bottom', l: 'Left', r: 'Right', tr: 'Corner' }
export const TICK_MARKS: Words = { none: 'None', cross: 'Cross', in: 'Inside', out: 'Outside' }
export const TICK_LABELS: Words = { low: 'Low', high: 'High', nextTo: 'NextToAxis', none: 'None' }
export const CROSSES: Words = { max: 'Maximum', min: 'Minimum', autoZero: 'Automatic' }
export const BLANKS: Words = { gap: 'NotPlotted', zero: 'Zero', span: 'Interplotted' }
export const MARKERS: Words = {
  auto: 'Automatic',
  none: 'None',
  circle: 'Circle',
  square: 'Square',
  diamond: 'Diamond',
  triangle: 'Triangle',
}

/** What labels show, in the order of the file. */
export const SHOWN = [
  ['showLegendKey', 'ShowLegendKey'],
  ['showVal', 'ShowValue'],
  ['showCatName', 'ShowCategoryName'],
  ['showSerName', 'ShowSeriesName'],
  ['showPercent', 'ShowPercentage'],
  ['showBubbleSize', 'ShowBubbleSize'],
] as const

export const fileWord = (words: Words, word: unknown): string | null =>
  Object.keys(words).find((it) => words[it] === word) ?? null

/** English Metric Units. */
export const EMU_PER_POINT = 12_700
/** Rotations are told in 60,000ths of a degree, clockwise. */
export const ROTATION = 60_000
