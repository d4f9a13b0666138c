import { describe, expect, test } from 'vitest'
import type { EmulatedExcel } from '../../excel-host/index.ts'
import { act, first, refusal, values, withCells } from './support.ts'

const ROWS = [
  ['Region', 'Year', 'Kind', 'Amount'],
  ['N', 2010, 'a', 1],
  ['S', 2010, 'a', 2],
  ['N', 2011, 'b', 4],
  ['N', 2011, 'a', 8],
]

const pivot = (context: Excel.RequestContext): Excel.PivotTable => context.workbook.pivotTables.getItem('P')

/** A PivotTable `P` at F3, on the table `T` in A1:D5. */
async function withPivot(build: (it: Excel.PivotTable) => void): Promise<EmulatedExcel> {
  const excel = await withCells(ROWS)
  await act(excel, (context) => {
    first(context).tables.add('A1:D5', true).name = 'T'
    build(first(context).pivotTables.add('P', context.workbook.tables.getItem('T'), 'F3'))
  })
  return excel
}

const onRows = (it: Excel.PivotTable, ...names: string[]): void =>
  names.forEach((name) => it.rowHierarchies.add(it.hierarchies.getItem(name)))
const onColumns = (it: Excel.PivotTable, name: string): void =>
  void it.columnHierarchies.add(it.hierarchies.getItem(name))
const data = (it: Excel.PivotTable, name: string): Excel.DataPivotHierarchy =>
  it.dataHierarchies.add(it.hierarchies.getItem(name))

describe('PivotTables', { timeout: 10_000 }, () => {
  test('rows, columns and a sum', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      onColumns(it, 'Year')
      data(it, 'Amount')
    })
    expect(await values(excel, 'F3:I7')).toEqual([
      ['Sum of Amount', 'Column Labels', '', ''],
      ['Row Labels', 2010, 2011, 'Grand Total'],
      ['N', 1, 12, 13],
      ['S', 2, '', 2],
      ['Grand Total', 3, 12, 15],
    ])
  })

  test('a count of text, with a caption and a number format', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      const count = data(it, 'Kind')
      count.name = 'Figures'
      count.numberFormat = '#,##0'
    })
    expect(await values(excel, 'F3:G6')).toEqual([
      ['Row Labels', 'Figures'],
      ['N', 3],
      ['S', 1],
      ['Grand Total', 4],
    ])
    expect(excel.host.workbook.sheets[0]?.style(3, 6).numberFormat).toBe('#,##0')
  })

  test('two row fields in the three layouts', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region', 'Kind')
      data(it, 'Amount')
    })
    expect(await values(excel, 'F3:G9')).toEqual([
      ['Row Labels', 'Sum of Amount'],
      ['N', 13],
      ['a', 9],
      ['b', 4],
      ['S', 2],
      ['a', 2],
      ['Grand Total', 15],
    ])
    await act(excel, (context) => void (pivot(context).layout.layoutType = 'Outline'))
    expect(await values(excel, 'F3:H6')).toEqual([
      ['Region', 'Kind', 'Sum of Amount'],
      ['N', '', 13],
      ['', 'a', 9],
      ['', 'b', 4],
    ])
    await act(excel, (context) => void (pivot(context).layout.layoutType = 'Tabular'))
    expect(await values(excel, 'F3:H9')).toEqual([
      ['Region', 'Kind', 'Sum of Amount'],
      ['N', 'a', 9],
      ['', 'b', 4],
      ['N Total', '', 13],
      ['S', 'a', 2],
      ['S Total', '', 2],
      ['Grand Total', '', 15],
    ])
  })

  test('grand totals off', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      onColumns(it, 'Year')
      data(it, 'Amount')
      it.layout.showRowGrandTotals = false
      it.layout.showColumnGrandTotals = false
    })
    expect(await values(excel, 'F3:I7')).toEqual([
      ['Sum of Amount', 'Column Labels', '', ''],
      ['Row Labels', 2010, 2011, ''],
      ['N', 1, 12, ''],
      ['S', 2, '', ''],
      ['', '', '', ''],
    ])
  })

  test('several values lie side by side', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
      data(it, 'Amount').summarizeBy = 'Count'
    })
    expect(await values(excel, 'F3:H6')).toEqual([
      ['Row Labels', 'Sum of Amount', 'Count of Amount'],
      ['N', 13, 3],
      ['S', 2, 1],
      ['Grand Total', 15, 4],
    ])
  })

  test('a filter field stands above', async () => {
    const excel = await withPivot((it) => {
      it.filterHierarchies.add(it.hierarchies.getItem('Kind'))
      onRows(it, 'Region')
      data(it, 'Amount')
    })
    expect(await values(excel, 'F1:G4')).toEqual([
      ['Kind', '(All)'],
      ['', ''],
      ['Row Labels', 'Sum of Amount'],
      ['N', 13],
    ])
    await act(excel, (context) =>
      pivot(context)
        .filterHierarchies.getItem('Kind')
        .fields.getItem('Kind')
        .applyFilter({ manualFilter: { selectedItems: ['b'] } }),
    )
    expect(await values(excel, 'F3:G6')).toEqual([
      ['Row Labels', 'Sum of Amount'],
      ['N', 4],
      ['Grand Total', 4],
      ['', ''],
    ])
  })

  test('it shows its source as it was at the last refresh', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
    })
    await act(excel, (context) => void (first(context).getRange('A6:D6').values = [['E', 2012, 'c', 16]]))
    expect(await values(excel, 'F6:G6')).toEqual([['Grand Total', 15]])
    await act(excel, (context) => pivot(context).refresh())
    expect(await values(excel, 'F4:G7')).toEqual([
      ['E', 16],
      ['N', 13],
      ['S', 2],
      ['Grand Total', 31],
    ])
  })

  test('parts of the layout', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      onColumns(it, 'Year')
      data(it, 'Amount')
    })
    const addresses = await excel.run(async (context) => {
      const { layout } = pivot(context)
      const parts = [
        layout.getRange(),
        layout.getDataBodyRange(),
        layout.getRowLabelRange(),
        layout.getColumnLabelRange(),
      ]
      for (const part of parts) part.load('address')
      await context.sync()
      return parts.map((part) => part.address.slice(7))
    })
    expect(addresses).toEqual(['F3:I7', 'G5:I7', 'F5:F7', 'G3:I4'])
  })

  test('it covers nothing else, and nothing is written into it', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
    })
    const write = (context: Excel.RequestContext): void =>
      void (first(context).getRange('F4').values = [['mine']])
    expect(await refusal(excel, write)).toBe('PivotTableRangeConflict')
    await act(excel, (context) => void (first(context).getRange('H3').values = [['mine']]))
    expect(await refusal(excel, (context) => onColumns(pivot(context), 'Year'))).toBe(
      'PivotTableRangeConflict',
    )
    const onTable = (context: Excel.RequestContext): void =>
      void first(context).pivotTables.add('Q', context.workbook.tables.getItem('T'), 'B2')
    expect(await refusal(excel, onTable)).toBe('PivotTableRangeConflict')
  })

  test('names: unique on the sheet; a caption may not be a field', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
    })
    const again = (context: Excel.RequestContext): void =>
      void first(context).pivotTables.add('p', context.workbook.tables.getItem('T'), 'M3')
    expect(await refusal(excel, again)).toBe('ItemAlreadyExists')
    const caption = (context: Excel.RequestContext): void =>
      void (pivot(context).dataHierarchies.getItem('Sum of Amount').name = 'Amount')
    expect(await refusal(excel, caption)).toBe('InvalidArgument')
  })

  test('a source needs headers and rows', async () => {
    const excel = await withCells([
      ['a', ''],
      [1, 2],
    ])
    const add = (source: string) => (context: Excel.RequestContext) =>
      void first(context).pivotTables.add('P', first(context).getRange(source), 'F3')
    expect(await refusal(excel, add('A1:B2'))).toBe('InvalidOperation')
    expect(await refusal(excel, add('A1:A1'))).toBe('InvalidOperation')
    expect(await refusal(excel, add('A1:A2'))).toBe('none')
  })

  test('source, renaming, deleting', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
      it.name = 'Renamed'
      it.refreshOnOpen = true
      it.layout.altTextDescription = 'Amounts by region'
    })
    const source = await excel.run(async (context) => {
      const it = context.workbook.pivotTables.getItem('Renamed')
      const [text, type] = [it.getDataSourceString(), it.getDataSourceType()]
      it.load('refreshOnOpen')
      it.layout.load('altTextDescription')
      await context.sync()
      return [text.value, type.value, it.refreshOnOpen, it.layout.altTextDescription]
    })
    expect(source).toEqual(['T', 'LocalTable', true, 'Amounts by region'])
    await act(excel, (context) => context.workbook.pivotTables.getItem('Renamed').delete())
    expect(await values(excel, 'F3:G3')).toEqual([['', '']])
    expect(excel.host.workbook.pivots).toEqual([])
  })

  test('it moves with rows inserted above, and is not torn', async () => {
    const excel = await withPivot((it) => {
      onRows(it, 'Region')
      data(it, 'Amount')
    })
    await act(excel, (context) => first(context).getRange('F1:G1').insert('Down'))
    expect(await values(excel, 'F4:G4')).toEqual([['Row Labels', 'Sum of Amount']])
    await act(excel, (context) => pivot(context).refresh())
    expect(await values(excel, 'F4:G7')).toHaveLength(4)
    expect(await refusal(excel, (context) => first(context).getRange('F5:G5').insert('Down'))).toBe(
      'PivotTableRangeConflict',
    )
  })
})
