/**
 * Dates that are known to the year, the month or the day: integers `yyyymmdd`, month and day 0 where they
 * are not known (2009-12 is 20091200), 0 for missing. Text is ISO 8601, which is EDTF level 0 without
 * time: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, years 0001 to 9999.
 */
export type Precision = 'year' | 'month' | 'day'

const TEXT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** The integer of an ISO 8601 date at any precision, or undefined when it is none. Empty text is 0. */
export function parsePartialDate(text: string): number | undefined {
  if (text === '') return 0
  const found = TEXT.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)]
  const given = found[3] !== undefined ? 'day' : found[2] !== undefined ? 'month' : 'year'
  return isPartialDate(year, month, day, given) ? packDate(year, month, day) : undefined
}

/** Is it a day, month or year of the calendar? Parts finer than `precision` are not looked at. */
export function isPartialDate(year: number, month: number, day: number, precision: Precision): boolean {
  if (year < 1 || year > 9999) return false
  if (precision === 'year') return true
  if (month < 1 || month > 12) return false
  return precision === 'month' || (day >= 1 && day <= daysInMonth(year, month))
}

export const packDate = (year: number, month: number, day: number): number => year * 10000 + month * 100 + day
export const yearOf = (date: number): number => Math.floor(date / 10000)
export const monthOf = (date: number): number => Math.floor(date / 100) % 100
export const dayOf = (date: number): number => date % 100

export function precisionOf(date: number): Precision {
  return dayOf(date) > 0 ? 'day' : monthOf(date) > 0 ? 'month' : 'year'
}

/** ISO 8601 at the precision of the date; `''` for missing. */
export function formatPartialDate(date: number): string {
  if (date === 0) return ''
  const part = (n: number): string => (n === 0 ? '' : `-${String(n).padStart(2, '0')}`)
  return String(yearOf(date)).padStart(4, '0') + part(monthOf(date)) + part(dayOf(date))
}

/** The first day that the date may mean, itself a date: 2009-12 gives 2009-12-01. Missing stays missing. */
export function firstDay(date: number): number {
  return date === 0 ? 0 : packDate(yearOf(date), monthOf(date) || 1, dayOf(date) || 1)
}

/** The last day that the date may mean: 2009-12 gives 2009-12-31. Missing stays missing. */
export function lastDay(date: number): number {
  if (date === 0) return 0
  const month = monthOf(date) || 12
  return packDate(yearOf(date), month, dayOf(date) || daysInMonth(yearOf(date), month))
}

/**
 * Can the periods have a day in common? Dates at any precision; a missing start or end leaves that side
 * open. Periods whose end lies before their start hold no day.
 */
export function periodsOverlap(start: number, end: number, from: number, to: number): boolean {
  const [a, b] = [firstDay(start), lastDay(end) || Infinity]
  const [c, d] = [firstDay(from), lastDay(to) || Infinity]
  return a <= b && c <= d && a <= d && c <= b
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month of the Gregorian calendar, month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : (LENGTHS[month - 1] ?? 0)
}
