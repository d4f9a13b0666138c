/** Words of the model and of SpreadsheetML for the same looks. */

const BUILT_IN: readonly (readonly [number, string])[] = [
  [0, 'General'],
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'm/d/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [49, '@'],
]
/** ISO 29500-1, 18.8.30. */
export const FORMAT_BY_ID: ReadonlyMap<number, string> = new Map(BUILT_IN)
export const ID_BY_FORMAT: ReadonlyMap<string, number> = new Map(BUILT_IN.map(([id, code]) => [code, id]))
export const FIRST_OWN_FORMAT = 164

/** Style and weight of a border line by the word of the file. */
export const BORDERS: Readonly<Record<string, readonly [style: string, weight: string]>> = {
  hair: ['Continuous', 'Hairline'],
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  dashed: ['Dash', 'Thin'],
  mediumDashed: ['Dash', 'Medium'],
  dotted: ['Dot', 'Thin'],
  dashDot: ['DashDot', 'Thin'],
  mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  double: ['Double', 'Thick'],
  slantDashDot: ['SlantDashDot', 'Medium'],
}

/** `centerContinuous` and the like; the others differ by their first letter alone. */
const HORIZONTAL: Readonly<Record<string, string>> = { centerContinuous: 'CenterAcrossSelection' }
export const toModelWord = (word: string): string =>
  HORIZONTAL[word] ?? word.charAt(0).toUpperCase() + word.slice(1)
export const toFileWord = (word: string): string =>
  Object.keys(HORIZONTAL).find((it) => HORIZONTAL[it] === word) ??
  word.charAt(0).toLowerCase() + word.slice(1)

export const READING_ORDERS = ['Context', 'LeftToRight', 'RightToLeft'] as const

/** The cell styles that the host knows by name, with their numbers in Excel. */
export const CELL_STYLES: Readonly<Record<string, number>> = {
  Normal: 0,
  Hyperlink: 8,
  Title: 15,
  'Heading 1': 16,
  'Heading 2': 17,
  'Heading 3': 18,
  'Heading 4': 19,
}

/** A column's width as a file says it (digits of 7 pixels) and in points. */
export const pointsOfWidth = (width: number): number => Math.trunc(width * 7 + 0.5) * 0.75
export const widthOfPoints = (points: number): number => points / 0.75 / 7
