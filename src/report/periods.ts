import {
  dayOf,
  firstDay,
  lastDay,
  monthOf,
  precisionOf,
  yearOf,
  type Precision,
} from '../data/partial-date.ts'
import type { Words } from './words.ts'

/** `December 2009`, `13 May 2014`, `2015`: at the date's own precision, or at the coarser one asked for. */
export function dateInWords(date: number, words: Words, precision: Precision = precisionOf(date)): string {
  const year = String(yearOf(date))
  if (precision === 'year') return year
  const month = monthOf(date)
  return precision === 'month'
    ? words.say('date.month', { month: words.say(`month.${month}`), year })
    : words.say('date.day', { day: String(dayOf(date)), month: words.say(`month.of.${month}`), year })
}

/**
 * `December 2009 to June 2011`. Both ends are told at the coarser of their precisions, so that neither looks
 * better known than it is; 0 is an unknown end, and '' is returned where both are unknown.
 */
export function periodInWords(start: number, end: number, words: Words): string {
  if (start === 0 && end === 0) return ''
  if (start === 0) return words.say('period.until', { end: dateInWords(end, words) })
  if (end === 0) return words.say('period.from', { start: dateInWords(start, words) })
  const both = [precisionOf(start), precisionOf(end)]
  const precision = both.includes('year') ? 'year' : both.includes('month') ? 'month' : 'day'
  const from = dateInWords(start, words, precision)
  const to = dateInWords(end, words, precision)
  if (from === to) return from
  return words.say(precision === 'year' ? 'period.years' : 'period.range', { start: from, end: to })
}

/** The earliest and the latest of some dates `yyyymmdd`; 0 is unknown and left out. */
export const earliestOf = (dates: readonly number[]): number =>
  dates.filter(Boolean).reduce((least, it) => (least === 0 || firstDay(it) < firstDay(least) ? it : least), 0)
export const latestOf = (dates: readonly number[]): number =>
  dates.filter(Boolean).reduce((most, it) => (most === 0 || lastDay(it) > lastDay(most) ? it : most), 0)
