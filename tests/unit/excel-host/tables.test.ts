import { describe, expect, test } from 'vitest'
import { type EmulatedExcel, startExcel } from '../../excel-host/index.ts'
import { act, first, formulas, refusal, values, withCells } from './support.ts'

/** A table `Sales` over A1:B3 of the first sheet. */
async function withTable(): Promise<EmulatedExcel> {
  const excel = await withCells([
    ['Region', 'Amount'],
    ['N', 1],
    ['S', 2],
  ])
  await act(excel, (context) => void (first(context).tables.add('A1:B3', true).name = 'Sales'))
  return excel
}

const sales = (context: Excel.RequestContext): Excel.Table => context.workbook.tables.getItem('Sales')

function areaOf(excel: EmulatedExcel): unknown {
  return (excel.host.dump().sheets[0]?.['tables'] as { area: string }[])[0]?.area
}

const columnsOf = (excel: EmulatedExcel): string[] =>
  excel.host.workbook.tables[0]?.columns.map((column) => column.name) ?? []

describe('tables', { timeout: 10_000 }, () => {
  test('ranges of a table and of its columns', async () => {
    const excel = await withTable()
    const read = await excel.run(async (context) => {
      const table = sales(context)
      const column = table.columns.getItem('Amount')
      const ranges = [
        table.getRange(),
        table.getHeaderRowRange(),
        table.getDataBodyRange(),
        column.getRange(),
        column.getDataBodyRange(),
        table.rows.getItemAt(1).getRange(),
      ]
      for (const range of ranges) range.load('address')
      table.load('name,style,showTotals,columns/items/name,columns/items/index')
      await context.sync()
      return [ranges.map((range) => range.address.slice(7)), table.columns.items.map((it) => it.name)]
    })
    expect(read).toEqual([
      ['A1:B3', 'A1:B1', 'A2:B3', 'B1:B3', 'B2:B3', 'A3:B3'],
      ['Region', 'Amount'],
    ])
  })

  test('header cells become text, unique and not empty', async () => {
    const excel = await withCells([
      ['Year', 'year', '', 2010, 'Year'],
      [1, 2, 3, 4, 5],
    ])
    await act(excel, (context) => first(context).tables.add('A1:E2', true))
    expect(columnsOf(excel)).toEqual(['Year', 'year2', 'Column3', '2010', 'Year3'])
    expect(await values(excel, 'A1:E1')).toEqual([['Year', 'year2', 'Column3', '2010', 'Year3']])
  })

  test('without headers a header row is put in', async () => {
    const excel = await withCells([
      [1, 2],
      [3, 4],
    ])
    await act(excel, (context) => first(context).tables.add('A1:B2', false))
    expect(await values(excel, 'A1:B3')).toEqual([
      ['Column1', 'Column2'],
      [1, 2],
      [3, 4],
    ])
    expect(areaOf(excel)).toBe('A1:B3')
  })

  test('a header alone gets an empty row', async () => {
    const excel = await withCells([['Region', 'Amount']])
    await act(excel, (context) => first(context).tables.add('A1:B1', true))
    expect(areaOf(excel)).toBe('A1:B2')
  })

  test('tables do not overlap; names are unique in the workbook', async () => {
    const excel = await withTable()
    expect(await refusal(excel, (context) => first(context).tables.add('B3:C4', true))).toBe(
      'MergedRangeConflict',
    )
    const rename = (name: string) => (context: Excel.RequestContext) => {
      const other = context.workbook.worksheets.add()
      other.getRange('A1:A2').values = [['x'], [1]]
      other.tables.add(other.getRange('A1:A2'), true).name = name
    }
    expect(await refusal(excel, rename('SALES'))).toBe('InvalidArgument')
    expect(await refusal(excel, rename('two words'))).toBe('InvalidArgument')
    expect(await refusal(excel, rename('A1'))).toBe('InvalidArgument')
    expect(await refusal(excel, rename('Sales_2'))).toBe('none')
  })

  test('values set right below a table make it grow; further away they do not', async () => {
    const excel = await withTable()
    await act(
      excel,
      (context) =>
        void (first(context).getRange('A4:B5').values = [
          ['E', 3],
          ['W', 4],
        ]),
    )
    expect(areaOf(excel)).toBe('A1:B5')
    await act(excel, (context) => void (first(context).getRange('A7:B7').values = [['x', 9]]))
    expect(areaOf(excel)).toBe('A1:B5')
    await act(excel, (context) => void (first(context).getRange('C1:C2').values = [['Note'], ['n']]))
    expect(areaOf(excel)).toBe('A1:C5')
    expect(columnsOf(excel)).toEqual(['Region', 'Amount', 'Note'])
  })

  test('with AutoCorrect off a table stays as it is', async () => {
    const excel = await withTable()
    excel.host.workbook.situation.autoCorrect = false
    await act(excel, (context) => void (first(context).getRange('A4:B4').values = [['E', 3]]))
    expect(areaOf(excel)).toBe('A1:B3')
  })

  test('resize keeps the header row and refuses what overlaps', async () => {
    const excel = await withTable()
    await act(excel, (context) => sales(context).resize('A1:C6'))
    expect(areaOf(excel)).toBe('A1:C6')
    expect(columnsOf(excel)).toEqual(['Region', 'Amount', 'Column3'])
    expect(await refusal(excel, (context) => sales(context).resize('A2:C6'))).toBe('InvalidArgument')
    expect(await refusal(excel, (context) => sales(context).resize('A1:C1'))).toBe('InvalidArgument')
    await act(excel, (context) => {
      first(context).getRange('E1:E2').values = [['x'], [1]]
      first(context).tables.add('E1:E2', true)
    })
    expect(await refusal(excel, (context) => sales(context).resize('A1:E6'))).toBe('MergedRangeConflict')
  })

  test('rows are added, and those below move', async () => {
    const excel = await withTable()
    await act(excel, (context) => void (first(context).getRange('A5').values = [['below']]))
    await act(
      excel,
      (context) =>
        void sales(context).rows.add(undefined, [
          ['E', 3],
          ['W', 4],
        ]),
    )
    expect(areaOf(excel)).toBe('A1:B5')
    expect(await values(excel, 'A4:B7')).toEqual([
      ['E', 3],
      ['W', 4],
      ['', ''],
      ['below', ''],
    ])
    await act(excel, (context) => void sales(context).rows.add(0, [['first', 0]]))
    expect(await values(excel, 'A2:A4')).toEqual([['first'], ['N'], ['S']])
    expect(
      await refusal(excel, (context) => sales(context).rows.add(undefined, [['too', 'many', 'cells']])),
    ).toBe('InvalidArgument')
  })

  test('rows are deleted; one stays', async () => {
    const excel = await withTable()
    await act(excel, (context) => sales(context).rows.getItemAt(0).delete())
    expect(await values(excel, 'A1:B3')).toEqual([
      ['Region', 'Amount'],
      ['S', 2],
      ['', ''],
    ])
    await act(excel, (context) => sales(context).rows.deleteRowsAt(0, 1))
    expect(areaOf(excel)).toBe('A1:B2')
    expect(await values(excel, 'A2:B2')).toEqual([['', '']])
    expect(await refusal(excel, (context) => sales(context).rows.getItemAt(5).load('values'))).toBe(
      'ItemNotFound',
    )
  })

  test('columns are added, renamed and deleted, and formulas follow the name', async () => {
    const excel = await withTable()
    await act(excel, (context) => {
      first(context).getRange('E1').formulas = [['=SUM(Sales[Amount])']]
      sales(context).columns.add(1, [['Note'], ['n'], ['s']])
      sales(context).columns.getItem('Amount').name = 'Total'
    })
    expect(columnsOf(excel)).toEqual(['Region', 'Note', 'Total'])
    // The cell lay beside the table and moved with the column.
    expect(await formulas(excel, 'E1:F1')).toEqual([['', '=SUM(Sales[Total])']])
    await act(excel, (context) => sales(context).columns.getItem('Note').delete())
    expect(columnsOf(excel)).toEqual(['Region', 'Total'])
    expect(areaOf(excel)).toBe('A1:B3')
  })

  test('renaming a table renames it in formulas', async () => {
    const excel = await withTable()
    await act(excel, (context) => {
      first(context).getRange('E1').formulas = [['=ROWS(Sales)+SUM(sales[Amount])+Salesman']]
      sales(context).name = 'Figures'
    })
    expect(await formulas(excel, 'E1')).toEqual([['=ROWS(Figures)+SUM(Figures[Amount])+Salesman']])
  })

  test('a formula in an empty column fills the column, and rows to come', async () => {
    const excel = await withTable()
    await act(excel, (context) => {
      sales(context).columns.add(undefined, [['Twice'], [''], ['']])
      first(context).getRange('C2').formulas = [['=[@Amount]*2+A2']]
    })
    expect(await formulas(excel, 'C2:C3')).toEqual([['=[@Amount]*2+A2'], ['=[@Amount]*2+A3']])
    await act(
      excel,
      (context) =>
        void first(context)
          .tables.getItem('Sales')
          .rows.add(undefined, [['E', 3, 'mine']]),
    )
    expect(await formulas(excel, 'C4')).toEqual([['=[@Amount]*2+A4']])
    await act(excel, (context) => sales(context).resize('A1:C5'))
    expect(await formulas(excel, 'C5')).toEqual([['=[@Amount]*2+A5']])
  })

  test('of several formulas put into an empty column the lowest wins', async () => {
    const excel = await withTable()
    await act(excel, (context) => {
      sales(context).columns.add(undefined, [['X'], [''], ['']])
      first(context).getRange('C2:C3').formulas = [['=1+1'], ['=1+2']]
    })
    expect(await formulas(excel, 'C2:C3')).toEqual([['=1+2'], ['=1+2']])
  })

  test('totals row', async () => {
    const excel = await withTable()
    await act(excel, (context) => void (sales(context).showTotals = true))
    expect(areaOf(excel)).toBe('A1:B4')
    expect(await formulas(excel, 'A4:B4')).toEqual([['Total', '=SUBTOTAL(109,[Amount])']])
    await act(excel, (context) => void sales(context).rows.add(undefined, [['E', 3]]))
    expect(areaOf(excel)).toBe('A1:B5')
    expect(await values(excel, 'A4:B5')).toEqual([
      ['E', 3],
      ['Total', '#HOST!'],
    ])
    await act(excel, (context) => void (sales(context).showTotals = false))
    expect(areaOf(excel)).toBe('A1:B4')
  })

  test('header row off and on', async () => {
    const excel = await withTable()
    await act(excel, (context) => void (sales(context).showHeaders = false))
    expect(areaOf(excel)).toBe('A2:B3')
    expect(await refusal(excel, (context) => sales(context).getHeaderRowRange().load('values'))).toBe(
      'ItemNotFound',
    )
    await act(excel, (context) => void (sales(context).showHeaders = true))
    expect(await values(excel, 'A1:B1')).toEqual([['Region', 'Amount']])
  })

  test('cells of a table are not torn apart', async () => {
    const excel = await withTable()
    expect(await refusal(excel, (context) => first(context).getRange('A1').insert('Down'))).toBe(
      'InsertDeleteConflict',
    )
    expect(await refusal(excel, (context) => first(context).getRange('1:1').delete('Up'))).toBe(
      'InsertDeleteConflict',
    )
    await act(excel, (context) => first(context).getRange('3:3').insert('Down'))
    expect(areaOf(excel)).toBe('A1:B4')
    await act(excel, (context) => first(context).getRange('B:B').insert('Right'))
    expect(columnsOf(excel)).toEqual(['Region', 'Column2', 'Amount'])
  })

  test('filters hide rows, and clearing shows them', async () => {
    const excel = await withTable()
    await act(excel, (context) => sales(context).columns.getItem('Region').filter.applyValuesFilter(['S']))
    const hidden = (): boolean[] =>
      [1, 2].map((row) => excel.host.workbook.sheets[0]?.isHidden('rows', row) ?? false)
    expect(hidden()).toEqual([true, false])
    await act(excel, (context) => sales(context).columns.getItem('Amount').filter.applyCustomFilter('>1'))
    await act(excel, (context) => sales(context).columns.getItem('Region').filter.clear())
    expect(hidden()).toEqual([true, false])
    await act(excel, (context) => sales(context).clearFilters())
    expect(hidden()).toEqual([false, false])
  })

  test('sorting a table', async () => {
    const excel = await withTable()
    await act(excel, (context) => sales(context).sort.apply([{ key: 1, ascending: false }]))
    expect(await values(excel, 'A2:B3')).toEqual([
      ['S', 2],
      ['N', 1],
    ])
  })

  test('styles, banding, filter buttons', async () => {
    const excel = await withTable()
    await act(excel, (context) => {
      sales(context).style = 'TableStyleLight1'
      sales(context).showBandedRows = false
      sales(context).showFilterButton = false
    })
    expect(excel.host.workbook.tables[0]).toMatchObject({
      style: 'TableStyleLight1',
      bandedRows: false,
      filterButton: false,
    })
    expect(await refusal(excel, (context) => void (sales(context).style = 'NoSuchStyle'))).toBe(
      'InvalidArgument',
    )
  })

  test('delete clears the cells, converting keeps them', async () => {
    const excel = await withTable()
    await act(excel, (context) => sales(context).convertToRange())
    expect(await values(excel, 'A1:B1')).toEqual([['Region', 'Amount']])
    await act(excel, (context) => first(context).tables.add('A1:B3', true).delete())
    expect(excel.host.workbook.tables).toEqual([])
    expect(await values(excel, 'A1:B1')).toEqual([['', '']])
  })

  test('a table is found by its id after it was renamed', async () => {
    const excel = await withTable()
    const id = await excel.run(async (context) => {
      const table = sales(context)
      table.load('id')
      await context.sync()
      table.name = 'Renamed'
      await context.sync()
      const again = context.workbook.tables.getItem(table.id)
      again.load('name')
      await context.sync()
      return again.name
    })
    expect(id).toBe('Renamed')
  })

  test('tables that a range touches', async () => {
    const excel = await withTable()
    const names = await excel.run(async (context) => {
      const touched = first(context).getRange('B3:D9').getTables(false)
      const inside = first(context).getRange('B3:D9').getTables(true)
      touched.load('items/name')
      inside.load('items/name')
      await context.sync()
      return [touched.items.map((it) => it.name), inside.items.map((it) => it.name)]
    })
    expect(names).toEqual([['Sales'], []])
  })

  test('an add-in may only write where the sheet is not protected', async () => {
    const excel = await withTable()
    await act(excel, (context) => first(context).protection.protect())
    expect(await refusal(excel, (context) => sales(context).resize('A1:B5'))).toBe('AccessDenied')
    expect(await refusal(excel, (context) => sales(context).rows.add(undefined, [['x', 1]]))).toBe(
      'AccessDenied',
    )
  })

  test('a workbook without tables has none', async () => {
    const count = await startExcel().run(async (context) => {
      const result = context.workbook.tables.getCount()
      await context.sync()
      return result.value
    })
    expect(count).toBe(0)
  })
})
