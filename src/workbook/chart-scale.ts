/** How a chart's axis is divided and its bars stand, the same in every adapter. */

/** The values of one series, top to bottom; what is not a number is not drawn. */
export type Points = readonly (string | number | boolean | null)[]

/** The largest value that an axis must reach: of one cell, or of a stack of cells. */
function highest(series: readonly Points[], stacked: boolean): number {
  const length = Math.max(0, ...series.map((points) => points.length))
  const heights = Array.from({ length }, (_, index) => {
    const values = series.map((points) => points[index]).map((it) => (typeof it === 'number' ? it : 0))
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  })
  return Math.max(0, ...heights)
}

const numbersOf = (series: readonly Points[]): number[] =>
  series.flatMap((points) => points.filter((value) => typeof value === 'number'))

/** Whether no category has values of two series: its one bar then needs no room for the others. */
export function oneEach(series: readonly Points[]): boolean {
  const length = Math.max(0, ...series.map((points) => points.length))
  const count = (index: number): number => series.filter((points) => typeof points[index] === 'number').length
  return Array.from({ length }, (_, index) => count(index)).every((it) => it <= 1)
}

export const anyNegative = (series: readonly Points[]): boolean => numbersOf(series).some((it) => it < 0)

/**
 * A round distance (1, 2 or 5 times a power of ten) that divides an axis into at most five parts; whole
 * where all values are whole, so that no axis says "0, 1, 1, 2". Null when there is nothing to divide.
 */
export function axisStep(series: readonly Points[], stacked: boolean): number | null {
  const most = highest(series, stacked)
  if (most <= 0) return null
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5].find((it) => it * power >= rough * (1 - 1e-9)) ?? 10)
  return numbersOf(series).every(Number.isInteger) ? Math.max(1, step) : Number(step.toPrecision(3))
}
