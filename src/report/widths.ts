import type { Column } from '../data/table.ts'
import { textIn } from './columns.ts'
import type { TableColumn } from './steps.ts'
import type { Words } from './words.ts'

export const NARROWEST = 8
export const WIDEST = 48
/** Names in charts are short or wrap: they repeat what the row says. */
const WIDEST_LABEL = 32
/** Room for the cell's margins, and in headers for the filter button. */
const MARGIN = 2
const BUTTON = 3
/** Rows that are looked at where a column has no dictionary. */
const SAMPLE = 1_000

export const fit = (characters: number, widest = WIDEST): number =>
  Math.min(widest, Math.max(NARROWEST, Math.ceil(characters)))

/** Width in characters that shows a column's values, and its header's words unbroken. */
export function widthOf(column: TableColumn, words: Words): number {
  const header = longest(column.header.split(/[\s-]+/)) + BUTTON
  return fit(
    Math.max(header, longestValue(column, words) + MARGIN),
    column.id === 'label' ? WIDEST_LABEL : WIDEST,
  )
}

function longestValue({ data, format, decimals }: TableColumn, words: Words): number {
  switch (data.kind) {
    case 'text':
      return longest(data.values)
    case 'raw':
      return longest(Array.from({ length: Math.min(SAMPLE, data.rows) }, (_, row) => data.text(row)))
    case 'date':
      return 'yyyy-mm-dd'.length
    case 'number': {
      const { least, most } = extremes(data)
      if (format === 'year') return 4
      return longest([least, most].map((value) => words.number(value, decimals ?? 0)))
    }
  }
}

function extremes(data: Column & { kind: 'number' }): { least: number; most: number } {
  let [least, most] = [0, 0]
  for (const value of data.values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}

const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, text.length), 0)

/** Width of whatever stands in some cells, one below the other. */
export const widthOfTexts = (column: Column, rows: number): number =>
  fit(longest(Array.from({ length: Math.min(rows, SAMPLE) }, (_, row) => textIn(column, row))) + MARGIN)

const CENTIMETRES_PER_PIXEL = 2.54 / 96

/** Centimetres of columns of these widths: Excel's 7 pixels a character and 5 of padding. */
export const centimetres = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + Math.trunc(width * 7 + 5), 0) * CENTIMETRES_PER_PIXEL
