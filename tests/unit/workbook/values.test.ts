import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellText, cellValue, cellValues, isoOf, serialOf } from '../../../src/workbook/values.ts'
import { coded, column, dates, numbers } from '../../support/plans.ts'

/** Any UTF-16 unit: halves of pairs, controls and noncharacters among them. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))

describe('cells of a table of the plan', () => {
  it('leave missing values empty', () => {
    expect(cellValues(column('value', numbers([1.5, null])), 2)).toEqual([1.5, null])
    expect(cellValues(column('name', coded(['a', ''])), 2)).toEqual(['a', null])
    expect(cellValues(column('day', dates([0])), 1)).toEqual([null])
  })

  it('read raw text row by row', () => {
    const data = { kind: 'raw', rows: 2, text: (row: number) => ['x', ''][row] ?? '' } as const
    expect(cellValues(column('locator', data), 2)).toEqual(['x', null])
  })

  it('are real dates only in a date column and only where the day is known', () => {
    const days = dates([20140513, 20091200, 20150000])
    expect(cellValues(column('start', days), 3)).toEqual([41772, '2009-12', '2015'])
    expect(cellValue(column('start', days, { format: 'text' }), 0)).toBe('2014-05-13')
  })
})

describe('dates', () => {
  it.each([
    [19000301, 61],
    [20000101, 36526],
    [20240229, 45351],
  ])('%i is the serial number %i', (date, serial) => expect(serialOf(date)).toBe(serial))

  it('has no serial number where Excel would be a day out, or where the day is not known', () => {
    expect([19000228, 18991231, 20091200, 20150000].map(serialOf)).toEqual([null, null, null, null])
  })

  it('is written at the precision that is known', () => {
    expect([20140513, 20091200, 20150000, 9990102].map(isoOf)).toEqual([
      '2014-05-13',
      '2009-12',
      '2015',
      '0999-01-02',
    ])
  })
})

describe('text fit for a cell', () => {
  it('replaces what no workbook can hold and keeps pairs of surrogates', () => {
    expect(cellText('a\u0000b\u001fc\ud83d')).toBe('a\ufffdb\ufffdc\ufffd')
    expect(cellText('😀\t\r\nnext\rlast')).toBe('😀\t\nnext\nlast')
  })

  it('is at most 32,767 units long and never ends in half a character', () => {
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767)
    expect(cellText(`${'x'.repeat(32_766)}😀`)).toBe('x'.repeat(32_766))
  })

  it('does not change a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: codeUnit }), (text) => {
        expect(cellText(cellText(text))).toBe(cellText(text))
        expect(() => encodeURIComponent(cellText(text))).not.toThrow()
      }),
    )
  })
})
