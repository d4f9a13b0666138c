import { describe, expect, it } from 'vitest'
import { copyFormula, parseBox } from '../../../../src/xlsx/edit/formula.ts'
import {
  shiftFormula,
  shiftRuleFormula,
  shiftSqref,
  type TableShift,
} from '../../../../src/xlsx/edit/shift.ts'

/** Rows 5 to 10 of columns A to D; the second is removed, two are appended; a totals row stands below. */
const shift: TableShift = {
  sheet: 'My data',
  body: { row: 4, column: 0, rows: 6, columns: 4 },
  rows: 7,
  totals: true,
  to: Int32Array.from([0, -1, 1, 2, 3, 4]),
}
const here = { sheet: 'My data' }

describe('a formula copied down', () => {
  it.each([
    ['D5*2', 'D6*2'],
    ['$D5+D$5+$D$5', '$D6+D$5+$D$5'],
    ['SUM(D$5:D5)', 'SUM(D$5:D6)'],
    ['LOG10(A1)&"A1"', 'LOG10(A2)&"A1"'],
    ['Data[[#This Row],[A1]]*A1', 'Data[[#This Row],[A1]]*A2'],
    ["'O''Brien A1'!B2+[1]Other!B2", "'O''Brien A1'!B3+[1]Other!B2"],
    ['A1048576', '#REF!'],
  ])('%s', (from, to) => {
    expect(copyFormula(from, 1, 0)).toBe(to)
  })
})

describe('a formula that refers to a table that changed', () => {
  it.each([
    ['SUM(D5:D10)', 'SUM(D5:D11)', 'covers the body and grows'],
    ['SUM(D4:D10)', 'SUM(D4:D11)', 'covers the header too'],
    ['SUM(D5:D11)', 'SUM(D5:D12)', 'covers the totals row'],
    ['SUM(D5:D100)', 'SUM(D5:D100)', 'reaches far below'],
    ['SUM(D7:D9)', 'SUM(D6:D8)', 'follows its rows'],
    ['SUM(D5:D6)', 'SUM(D5:D5)', 'loses a row'],
    ['D6', '#REF!', 'names a removed row'],
    ['D11', 'D12', 'names the totals row'],
    ['SUM(A6:H6)', 'SUM(A6:H6)', 'is wider than the table'],
    ['E7', 'E7', 'stands beside it'],
    ['SUM(D:D)', 'SUM(D:D)', 'is of whole columns'],
    ["'my DATA'!$D$10", "'my DATA'!$D$9", 'names the sheet in other letters'],
    ['Other!D10', 'Other!D10', 'is of another sheet'],
  ])('%s becomes %s: it %s', (from, to) => {
    expect(shiftFormula(from, shift, here)).toBe(to)
  })

  it('leaves a running total at its own row', () => {
    expect(shiftFormula('SUM(D$5:D10)', shift, { ...here, row: 9, column: 3 })).toBe('SUM(D$5:D9)')
  })

  it('moves rules with their cells, which count from the first of them', () => {
    expect(shiftSqref('D5:D10 A6:D6 H1', shift)).toBe('D5:D11 H1')
    expect(shiftRuleFormula('$D5>AVERAGE($D$5:$D$10)', shift, here, 0)).toBe('$D5>AVERAGE($D$5:$D$11)')
    expect(shiftRuleFormula('$D8>1', shift, here, -1)).toBe('$D7>1')
  })
})

it('reads boxes in any spelling', () => {
  expect(parseBox('$B$3:A1')).toEqual({ row: 0, column: 0, rows: 3, columns: 2 })
  expect(parseBox('XFE1')).toBeNull()
  expect(parseBox('A:A')).toBeNull()
})
