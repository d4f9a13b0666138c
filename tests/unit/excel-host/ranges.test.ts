import { describe, expect, test } from 'vitest'
import { NOT_CALCULATED, startExcel } from '../../excel-host/index.ts'
import { act, first, formulas, refusal, values, withCells } from './support.ts'

describe('ranges', { timeout: 10_000 }, () => {
  test('what becomes of a value that is set', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      first(context).getRange('A1:L1').values = [
        ['text', 1.5, true, '12', '2009-12', '=A1', "'=A1", '', '1E3', '50%', 'TRUE', '1,234'],
      ]
    })
    expect(await values(excel, 'A1:L1')).toEqual([
      ['text', 1.5, true, 12, 40_148, NOT_CALCULATED, '=A1', '', 1000, 0.5, true, 1234],
    ])
    expect(await formulas(excel, 'F1:G1')).toEqual([['=A1', '=A1']])
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 5)).toBe('=A1')
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 6)).toBeUndefined()
    expect(excel.host.workbook.sheets[0]?.style(0, 4).numberFormat).toBe('mmm-yy')
  })

  test('cells in text format keep what is set', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const range = first(context).getRange('A1:C1')
      range.numberFormat = [['@', '@', '@']]
      range.values = [['2009-12', '=A1', '007']]
    })
    expect(await values(excel, 'A1:C1')).toEqual([['2009-12', '=A1', '007']])
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 1)).toBeUndefined()
  })

  test('null leaves a cell as it is; so do NaN and undefined, which become null on the way', async () => {
    const excel = await withCells([[1, 2, 3, 4]])
    await act(excel, (context) => {
      first(context).getRange('A1:D1').values = [[null, NaN, undefined, 9]]
    })
    expect(await values(excel, 'A1:D1')).toEqual([[1, 2, 3, 9]])
  })

  test('one value fills a range; a matrix must fit', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      first(context).getRange('A1:B2').values = 7 as unknown as number[][]
    })
    expect(await values(excel, 'A1:B2')).toEqual([
      [7, 7],
      [7, 7],
    ])
    for (const matrix of [[[1]], [[1, 2]], [[1, 2], [3]]]) {
      expect(await refusal(excel, (context) => void (first(context).getRange('A1:B2').values = matrix))).toBe(
        'InvalidArgument',
      )
    }
  })

  test('a matrix that is split by the client must fit as well', async () => {
    const excel = startExcel()
    const rows = Array.from({ length: 2_000 }, (_, i) => [i])
    expect(await refusal(excel, (context) => void (first(context).getRange('A1:A1999').values = rows))).toBe(
      'InvalidArgument',
    )
    expect(await refusal(excel, (context) => void (first(context).getRange('A1:A2000').values = rows))).toBe(
      'none',
    )
    expect(await values(excel, 'A1999:A2001')).toEqual([[1998], [1999], ['']])
  })

  test('text above 32,767 characters is refused', async () => {
    const excel = startExcel()
    const set = (length: number) => (context: Excel.RequestContext) =>
      void (first(context).getRange('A1').values = [['x'.repeat(length)]])
    expect(await refusal(excel, set(32_767))).toBe('none')
    expect(await refusal(excel, set(32_768))).toBe('InvalidArgument')
  })

  test('places: offsets, sizes, rows, columns, intersections, names', async () => {
    const excel = await withCells([
      [1, 2, 3],
      [4, 5, 6],
    ])
    const addresses = await excel.run(async (context) => {
      const sheet = first(context)
      const range = sheet.getRange('B2:C4')
      context.workbook.names.add('Spot', sheet.getRange('D5'))
      const found = {
        cell: range.getCell(1, 1),
        offset: range.getOffsetRange(-1, 2),
        resized: range.getResizedRange(1, -1),
        absolute: range.getAbsoluteResizedRange(1, 5),
        row: range.getRow(1),
        column: range.getColumn(0),
        lastRow: range.getLastRow(),
        lastCell: range.getLastCell(),
        below: range.getRowsBelow(2),
        above: range.getRowsAbove(1),
        after: range.getColumnsAfter(1),
        before: range.getColumnsBefore(1),
        entireRow: range.getEntireRow(),
        entireColumn: range.getEntireColumn(),
        bounding: range.getBoundingRect('E1'),
        common: range.getIntersection('C3:F9'),
        used: sheet.getUsedRange(),
        indexes: sheet.getRangeByIndexes(0, 1, 2, 3),
        named: sheet.getRange('Spot'),
        columns: sheet.getRange('A:C'),
        region: sheet.getRange('B2').getSurroundingRegion(),
      }
      for (const it of Object.values(found)) it.load('address')
      await context.sync()
      return Object.fromEntries(
        Object.entries(found).map(([key, it]) => [key, it.address.replace('Sheet1!', '')]),
      )
    })
    expect(addresses).toEqual({
      cell: 'C3',
      offset: 'D1:E3',
      resized: 'B2:B5',
      absolute: 'B2:F2',
      row: 'B3:C3',
      column: 'B2:B4',
      lastRow: 'B4:C4',
      lastCell: 'C4',
      below: 'B5:C6',
      above: 'B1:C1',
      after: 'D2:D4',
      before: 'A2:A4',
      entireRow: '2:4',
      entireColumn: 'B:C',
      bounding: 'B1:E4',
      common: 'C3:C4',
      used: 'A1:C2',
      indexes: 'B1:D2',
      named: 'D5',
      columns: 'A:C',
      region: 'A1:C2',
    })
  })

  test('places off the sheet, nonsense and empty intersections', async () => {
    const excel = startExcel()
    expect(await refusal(excel, (context) => first(context).getRange('A1').getOffsetRange(-1, 0))).toBe(
      'InvalidArgument',
    )
    expect(await refusal(excel, (context) => first(context).getRange('XFE1'))).toBe('InvalidArgument')
    expect(await refusal(excel, (context) => first(context).getRange('no such place'))).toBe(
      'InvalidArgument',
    )
    expect(await refusal(excel, (context) => first(context).getRange('A1').getIntersection('B2'))).toBe(
      'ItemNotFound',
    )
    const none = await excel.run(async (context) => {
      const missing = first(context).getRange('A1').getIntersectionOrNullObject('B2')
      const unused = first(context).getUsedRangeOrNullObject(true)
      await context.sync()
      return [missing.isNullObject, unused.isNullObject]
    })
    expect(none).toEqual([true, true])
  })

  test('formats: what is common to all cells, null where they differ', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const range = first(context).getRange('A1:B2')
      range.format.font.bold = true
      range.format.font.color = '#112233'
      range.format.fill.color = 'yellow'
      range.format.wrapText = true
      range.format.horizontalAlignment = 'Center'
      range.format.rowHeight = 30
      first(context).getRange('A1').format.font.size = 16
      first(context).getRange('A:A').format.columnWidth = 100
    })
    const read = await excel.run(async (context) => {
      const range = first(context).getRange('A1:B2')
      range.load(
        'format/wrapText,format/horizontalAlignment,format/rowHeight,format/columnWidth,format/font,format/fill/color',
      )
      await context.sync()
      const { format } = range
      const { font, fill } = format
      return [
        font.bold,
        font.color,
        font.size,
        fill.color,
        format.wrapText,
        format.rowHeight,
        format.columnWidth,
      ]
    })
    expect(read).toEqual([true, '#112233', null, '#FFFF00', true, 30, null])
    expect(
      await refusal(excel, (context) => void (first(context).getRange('A1').format.fill.color = 'no colour')),
    ).toBe('InvalidArgument')
  })

  test('a format of a whole column holds for cells to come', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      first(context).getRange('B:B').numberFormat = '@' as unknown as string[][]
      first(context).getRange('B3').values = [['007']]
    })
    expect(await values(excel, 'B3')).toEqual([['007']])
  })

  test('borders by side', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const { borders } = first(context).getRange('A1:B2').format
      borders.getItem('EdgeTop').style = 'Continuous'
      borders.getItem('EdgeTop').color = '#FF0000'
      borders.getItem('InsideHorizontal').weight = 'Thick'
    })
    const sheet = excel.host.workbook.sheets[0]
    expect(sheet?.style(0, 1).borders).toEqual({
      top: { style: 'Continuous', color: '#FF0000', weight: 'Thin' },
      bottom: { style: 'Continuous', color: '#000000', weight: 'Thick' },
    })
    expect(sheet?.style(1, 0).borders).toEqual({})
  })

  test('cell properties of many cells in one call', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const range = first(context).getRange('A1:B1')
      range.setCellProperties([
        [
          { format: { font: { bold: true }, fill: { color: '#00FF00' } } },
          { format: { horizontalAlignment: 'Right', borders: { bottom: { style: 'Double' } } } },
        ],
      ])
      range.setColumnProperties([{ format: { columnWidth: 40 } }, { columnHidden: true }])
    })
    const sheet = excel.host.workbook.sheets[0]
    expect(sheet?.style(0, 0)).toMatchObject({ fill: '#00FF00', font: { bold: true } })
    expect(sheet?.style(0, 1)).toMatchObject({
      horizontal: 'Right',
      borders: { bottom: { style: 'Double' } },
    })
    expect([sheet?.width(0), sheet?.isHidden('columns', 1)]).toEqual([40, true])
    const read = await excel.run(async (context) => {
      const result = first(context)
        .getRange('A1:B1')
        .getCellProperties({ address: true, format: { font: { bold: true } } })
      await context.sync()
      return result.value
    })
    expect(read).toEqual([
      [
        { address: 'Sheet1!A1', format: { font: { bold: true } } },
        { address: 'Sheet1!B1', format: { font: { bold: false } } },
      ],
    ])
  })

  test('links', async () => {
    const excel = await withCells([['Contents', '']])
    await act(excel, (context) => {
      first(context).getRange('A1').hyperlink = { documentReference: "'Data'!A1", screenTip: 'Go' }
      first(context).getRange('B1').hyperlink = { address: 'https://example.org', textToDisplay: 'Site' }
    })
    expect(await values(excel, 'A1:B1')).toEqual([['Contents', 'Site']])
    const read = await excel.run(async (context) => {
      const range = first(context).getRange('A1')
      range.load('hyperlink')
      await context.sync()
      return range.hyperlink
    })
    expect(read).toEqual({ documentReference: "'Data'!A1", screenTip: 'Go', textToDisplay: 'Contents' })
    await act(excel, (context) => first(context).getRange('A1').clear('Hyperlinks'))
    expect(excel.host.workbook.sheets[0]?.links.entries()).toHaveLength(1)
  })

  test('inserted rows move cells, links, notes, formulas, names and held ranges', async () => {
    const excel = await withCells([['a'], ['b'], ['c']])
    excel.host.user.note('A3', 'mine')
    const held = await excel.run(async (context) => {
      const sheet = first(context)
      sheet.getRange('C1').formulas = [['=SUM(A1:A3)+$A$3+A$1']]
      sheet.getRange('A3').hyperlink = { address: 'https://example.org' }
      context.workbook.names.add('Last', sheet.getRange('A3'))
      const range = sheet.getRange('A3')
      await context.sync()
      sheet.getRange('2:3').insert('Down')
      range.load('address,values')
      await context.sync()
      return [range.address, range.values as unknown[][]]
    })
    expect(held).toEqual(['Sheet1!A5', [['c']]])
    const { workbook } = excel.host
    expect(workbook.names[0]?.formula).toBe('=Sheet1!$A$5')
    expect(workbook.sheets[0]?.grid.formula(0, 2)).toBe('=SUM(A1:A5)+$A$5+A$1')
    expect(workbook.sheets[0]?.links.entries().map((it) => it.row)).toEqual([4])
    expect(workbook.sheets[0]?.notes.get(4, 0)?.text).toBe('mine')
  })

  test('deleted rows take references with them', async () => {
    const excel = await withCells([['a'], ['b'], ['c']])
    await act(excel, (context) => {
      first(context).getRange('C1').formulas = [['=A2&A3']]
      first(context).getRange('2:2').delete('Up')
    })
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 2)).toBe('=#REF!&A2')
    expect(await values(excel, 'A1:A3')).toEqual([['a'], ['c'], ['']])
  })

  test('cells are inserted within their own columns', async () => {
    const excel = await withCells([
      [1, 2],
      [3, 4],
    ])
    await act(excel, (context) => first(context).getRange('A1').insert('Down'))
    expect(await values(excel, 'A1:B3')).toEqual([
      ['', 2],
      [1, 4],
      [3, ''],
    ])
  })

  test('nothing is pushed off the sheet', async () => {
    const excel = startExcel()
    await act(excel, (context) => void (first(context).getRange('A1048576').values = [['end']]))
    expect(await refusal(excel, (context) => first(context).getRange('1:1').insert('Down'))).toBe(
      'NonBlankCellOffSheet',
    )
  })

  test('clear: contents, formats, all', async () => {
    const excel = await withCells([['a', 'b', 'c']])
    await act(excel, (context) => {
      first(context).getRange('A1:C1').format.font.bold = true
      first(context).getRange('A1').clear('Contents')
      first(context).getRange('B1').clear('Formats')
      first(context).getRange('C1').clear()
    })
    expect(excel.host.dump().sheets[0]?.['cells']).toEqual({
      A1: { value: '', style: { font: { bold: true } } },
      B1: 'b',
    })
  })

  test('merged cells take one value', async () => {
    const excel = await withCells([[1, 2]])
    await act(excel, (context) => {
      first(context).getRange('A1:B1').merge()
      first(context).getRange('A1:B1').values = [['x', 'y']]
    })
    expect(await values(excel, 'A1:B1')).toEqual([['x', '']])
    expect(await refusal(excel, (context) => first(context).tables.add('A1:B2', true))).toBe(
      'MergedRangeConflict',
    )
  })

  test('text is what a cell shows', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const range = first(context).getRange('A1:E1')
      range.numberFormat = [['#,##0', 'yyyy-mm-dd', '0.0%', '"> "#,##0', 'General']]
      range.values = [[1_234_567, 41_772, 0.125, 250, 1.5]]
    })
    const text = await excel.run(async (context) => {
      const range = first(context).getRange('A1:E1')
      range.load('text')
      await context.sync()
      return range.text
    })
    expect(text).toEqual([['1,234,567', '2014-05-13', '12.5%', '> 250', '1.5']])
  })

  test('sorting moves rows with what hangs on them', async () => {
    const excel = await withCells([
      ['Name', 'N'],
      ['b', 2],
      ['A', 1],
      ['', 3],
    ])
    excel.host.user.note('A2', 'of b')
    await act(excel, (context) =>
      first(context)
        .getRange('A1:B4')
        .sort.apply([{ key: 0, ascending: true }], false, true),
    )
    expect(await values(excel, 'A1:B4')).toEqual([
      ['Name', 'N'],
      ['A', 1],
      ['b', 2],
      ['', 3],
    ])
    expect(excel.host.workbook.sheets[0]?.notes.get(2, 0)?.text).toBe('of b')
  })

  test('conditional formats and validations stay with their cells', async () => {
    const excel = await withCells([[1], [2]])
    await act(excel, (context) => {
      const range = first(context).getRange('A1:A2')
      const format = range.conditionalFormats.add('CellValue')
      format.cellValue.format.font.color = '#FF0000'
      format.cellValue.rule = { formula1: '=$A$2', operator: 'GreaterThan' }
      range.dataValidation.rule = { list: { inCellDropDown: true, source: '=$A$1:$A$2' } }
    })
    await act(excel, (context) => first(context).getRange('1:1').insert('Down'))
    expect(excel.host.dump().sheets[0]).toMatchObject({
      conditionalFormats: [
        { type: 'CellValue', area: 'A2:A3', rule: { rule: { formula1: '=$A$3' }, 'font.Color': '#FF0000' } },
      ],
      validations: [{ type: 'List', area: 'A2:A3', rule: { rule: { list: { source: '=$A$2:$A$3' } } } }],
    })
  })

  test('comments hang on their cell', async () => {
    const excel = await withCells([['a'], ['b']])
    await act(excel, (context) => {
      const comment = first(context).comments.add('A2', 'Why?')
      comment.replies.add('Because.')
      first(context).getRange('1:1').insert('Down')
    })
    const read = await excel.run(async (context) => {
      const comment = context.workbook.comments.getItemByCell('Sheet1!A3')
      const place = comment.getLocation()
      comment.load('content,replies/items/content')
      place.load('address')
      await context.sync()
      return [comment.content, comment.replies.items.map((it) => it.content), place.address]
    })
    expect(read).toEqual(['Why?', ['Because.'], 'Sheet1!A3'])
    expect(await refusal(excel, (context) => first(context).comments.add('A3', 'again'))).toBe(
      'ItemAlreadyExists',
    )
  })

  test('more than 5,000,000 cells are not read at once', async () => {
    const excel = startExcel()
    const load = (address: string) => (context: Excel.RequestContext) =>
      void first(context).getRange(address).load('values')
    expect(await refusal(excel, load('A1:F1000000'))).toBe('RangeExceedsLimit')
  })
})
