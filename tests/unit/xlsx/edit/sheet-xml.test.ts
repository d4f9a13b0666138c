import { expect, test } from 'vitest'
import { encode } from '../../../../src/xlsx/bytes.ts'
import { readBox } from '../../../../src/xlsx/edit/read-cells.ts'
import { SheetXml } from '../../../../src/xlsx/edit/sheet-xml.ts'

const sheet = (rows: string): SheetXml =>
  SheetXml.of(
    encode(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ),
    'xl/worksheets/sheet1.xml',
  )
const ROWS =
  '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A3">B1*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>' +
  '<row r="2" ht="30"/>' +
  '<row><c><v>7</v></c><c t="b"><v>1</v></c></row>' +
  `<row r="6" x='>'><c r="A6"><f t="shared" si="0"/><v>4</v></c><c r="C6" t="str"><v>a &amp; b</v></c></row>`
const BOX = { row: 2, column: 0, rows: 4, columns: 3 }
const INSIDE = [
  [7, null, null, { formula: '=B6*2', value: 4 }],
  [true, null, null, null],
  [null, null, null, 'a & b'],
]

test('the cells of a box read the same whether the rows are indexed on the way or were before', () => {
  const read = sheet(ROWS)
  expect(readBox(read, BOX, [])).toEqual(INSIDE)
  expect(readBox(read, BOX, [])).toEqual(INSIDE)
})

test('all rows are indexed, not only those that were read', () => {
  const read = sheet(ROWS)
  readBox(read, { ...BOX, rows: 1 }, [])
  const { rows, bytes } = read
  const text = new TextDecoder().decode(bytes)
  expect([...rows.numbers.subarray(0, rows.count)]).toEqual([0, 1, 2, 5])
  expect(
    [...rows.starts.subarray(0, rows.count)].map((start, at) => text.slice(start, rows.ends[at])).join(''),
  ).toBe(ROWS)
  expect(rows.formulas).toBe(true)
})

test.each([
  ['a row without an end', '<row r="1"><c r="A1"><v>1</v></c>'],
  ['a cell without an end', '<row r="1"><c r="A1"><v>1</v></row><row r="2"><c r="A2"><v>1</v></c></row>'],
  ['rows out of order', '<row r="2"><c r="A2"/></row><row r="1"><c r="A1"/></row>'],
])('%s is damage', (_, rows) => {
  expect(() => readBox(sheet(rows), BOX, [])).toThrow(
    expect.objectContaining({
      problem: { code: 'file/part-damaged', part: 'xl/worksheets/sheet1.xml' },
    }) as Error,
  )
})
