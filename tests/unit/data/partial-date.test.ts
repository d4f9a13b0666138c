import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysInMonth,
  firstDay,
  formatPartialDate,
  lastDay,
  parsePartialDate,
  periodsOverlap,
  precisionOf,
} from '../../../src/data/partial-date.ts'

const anyDate = fc
  .record({
    year: fc.integer({ min: 1, max: 9999 }),
    month: fc.integer({ min: 0, max: 12 }),
    day: fc.integer({ min: 0, max: 31 }),
  })
  .map(({ year, month, day }) => {
    const known = month === 0 ? 0 : Math.min(day, daysInMonth(year, month))
    return year * 10000 + month * 100 + known
  })

describe('partial dates', () => {
  test.each([
    ['2009', 20090000],
    ['2009-12', 20091200],
    ['2014-05-13', 20140513],
    ['0001-01-01', 10101],
    ['2012-02-29', 20120229],
    ['', 0],
  ])('%j is %d', (text, date) => {
    expect(parsePartialDate(text)).toBe(date)
    expect(formatPartialDate(date)).toBe(text)
  })

  test.each([
    '2013-02-29',
    '1900-02-29',
    '2009-13',
    '2009-00',
    '2009-12-00',
    '2009-04-31',
    '0000',
    '209',
    '2009-1',
  ])('%j is no date', (text) => expect(parsePartialDate(text)).toBeUndefined())

  test.each([
    '2009-12-',
    ' 2009',
    '2009/12',
    '20091213',
    '２００９',
    '-2009',
    '2009-12-13T00:00:00Z',
    '2009~',
  ])('%j is none of these spellings', (text) => expect(parsePartialDate(text)).toBeUndefined())

  test('what is formatted is parsed again', () => {
    fc.assert(fc.property(anyDate, (date) => parsePartialDate(formatPartialDate(date)) === date))
  })

  test('the calendar agrees with the one of the platform', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
      }),
    )
  })

  test('a date lies between its first and its last day, which are days', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const [first, last] = [firstDay(date), lastDay(date)]
        expect([precisionOf(first), precisionOf(last)]).toEqual(['day', 'day'])
        expect(first <= last).toBe(true)
        expect(first === last).toBe(precisionOf(date) === 'day')
        expect(formatPartialDate(first).startsWith(formatPartialDate(date))).toBe(true)
        expect(formatPartialDate(last).startsWith(formatPartialDate(date))).toBe(true)
      }),
    )
  })

  test('months end where they end', () => {
    expect(lastDay(20120200)).toBe(20120229)
    expect(lastDay(20130000)).toBe(20131231)
    expect([firstDay(0), lastDay(0)]).toEqual([0, 0])
  })
})

describe('periods', () => {
  test.each([
    ['2009-12', '', '2015', '2015', true],
    ['2009-12', '2010', '2011', '', false],
    ['2010', '2010', '2010-12-31', '2011', true],
    ['', '2014-05-13', '2014-05', '2014-05', true],
    ['', '2014-05-13', '2014-05-14', '', false],
    ['2015', '2014', '', '', false],
    ['', '', '', '', true],
  ])('%s..%s and %s..%s: %s', (start, end, from, to, overlap) => {
    const [a, b, c, d] = [start, end, from, to].map((text) => parsePartialDate(text)!) as [
      number,
      number,
      number,
      number,
    ]
    expect(periodsOverlap(a, b, c, d)).toBe(overlap)
    expect(periodsOverlap(c, d, a, b)).toBe(overlap)
  })

  test('two periods overlap exactly when some day is in both', () => {
    const day = fc.integer({ min: 20100101, max: 20100131 })
    fc.assert(
      fc.property(day, day, day, day, (a, b, c, d) => {
        const shared = Array.from({ length: 31 }, (_, i) => 20100101 + i).some(
          (it) => it >= a && it <= b && it >= c && it <= d,
        )
        expect(periodsOverlap(a, b, c, d)).toBe(shared)
      }),
    )
  })
})
