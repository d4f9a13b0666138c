import { describe, expect, test } from 'vitest'
import { startExcel } from '../../excel-host/index.ts'
import { act, first, refusal, values, withCells } from './support.ts'

const sheetNames = (excel: ReturnType<typeof startExcel>): string[] =>
  excel.host.workbook.sheets.map((sheet) => sheet.name)

describe('worksheets', { timeout: 10_000 }, () => {
  test.each([
    ['x'.repeat(31), 'none'],
    ['x'.repeat(32), 'InvalidArgument'],
    ['', 'InvalidArgument'],
    ['a/b', 'InvalidArgument'],
    ['a:b', 'InvalidArgument'],
    ['[a]', 'InvalidArgument'],
    ["'a", 'InvalidArgument'],
    ['History', 'InvalidArgument'],
    ['history', 'InvalidArgument'],
    ['sheet1', 'ItemAlreadyExists'],
    ["O'Brien", 'none'],
  ])('the name %j: %s', async (name, code) => {
    const excel = startExcel()
    expect(await refusal(excel, (context) => context.workbook.worksheets.add(name))).toBe(code)
    expect(
      await refusal(startExcel(), (context) => {
        context.workbook.worksheets.add('Other').name = name
      }),
    ).toBe(code)
  })

  test('a sheet without a name gets the next free one', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      context.workbook.worksheets.add('Sheet2')
      context.workbook.worksheets.add()
    })
    expect(sheetNames(excel)).toEqual(['Sheet1', 'Sheet2', 'Sheet3'])
  })

  test('position, visibility, tab colour, gridlines and activation', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const sheet = context.workbook.worksheets.add('Data')
      sheet.position = 0
      sheet.tabColor = '#aabbcc'
      sheet.showGridlines = false
      sheet.activate()
      first(context).visibility = 'Hidden'
    })
    expect(sheetNames(excel)).toEqual(['Data', 'Sheet1'])
    expect(excel.host.workbook.active.name).toBe('Data')
    expect(excel.host.dump().sheets[0]).toMatchObject({ tabColor: '#AABBCC', gridlines: false })
    const read = await excel.run(async (context) => {
      const { worksheets } = context.workbook
      worksheets.load('items/name,items/visibility,items/showGridlines,items/tabColor')
      await context.sync()
      return worksheets.items.map((it) => [it.name, it.visibility, it.showGridlines, it.tabColor])
    })
    expect(read).toEqual([
      ['Data', 'Visible', false, '#AABBCC'],
      ['Sheet1', 'Hidden', true, ''],
    ])
  })

  test('the last visible sheet stays', async () => {
    const excel = startExcel()
    expect(await refusal(excel, (context) => first(context).delete())).toBe('InvalidOperation')
    expect(await refusal(excel, (context) => void (first(context).visibility = 'Hidden'))).toBe(
      'InvalidArgument',
    )
  })

  test('a deleted sheet takes its tables along, and formulas lose it', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const sheet = context.workbook.worksheets.add('Data')
      sheet.getRange('A1:A2').values = [['Head'], [1]]
      sheet.tables.add('A1:A2', true)
      first(context).getRange('A1').formulas = [['=Data!A2*2']]
    })
    await act(excel, (context) => context.workbook.worksheets.getItem('Data').delete())
    expect(excel.host.workbook.tables).toEqual([])
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 0)).toBe('=#REF!*2')
  })

  test('renaming a sheet renames it in formulas', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const sheet = context.workbook.worksheets.add('Data')
      first(context).getRange('A1').formulas = [['=Data!A2&"Data!"']]
      sheet.name = 'My data'
    })
    expect(excel.host.workbook.sheets[0]?.grid.formula(0, 0)).toBe('=\'My data\'!A2&"Data!"')
  })

  test('a missing sheet: ItemNotFound, or a null object', async () => {
    const excel = startExcel()
    expect(await refusal(excel, (context) => context.workbook.worksheets.getItem('zz').load('name'))).toBe(
      'ItemNotFound',
    )
    const isNull = await excel.run(async (context) => {
      const range = context.workbook.worksheets.getItemOrNullObject('zz').getRange('A1')
      await context.sync()
      return range.isNullObject
    })
    expect(isNull).toBe(true)
  })

  test('freeze panes', async () => {
    const excel = startExcel()
    await act(excel, (context) => first(context).freezePanes.freezeRows(4))
    expect(excel.host.workbook.sheets[0]?.frozen).toEqual({ rows: 4, columns: 0 })
    await act(excel, (context) => first(context).freezePanes.freezeAt(first(context).getRange('A1:B3')))
    expect(excel.host.workbook.sheets[0]?.frozen).toEqual({ rows: 3, columns: 2 })
    const place = await excel.run(async (context) => {
      const range = first(context).freezePanes.getLocationOrNullObject()
      range.load('address')
      await context.sync()
      return range.address
    })
    expect(place).toBe('Sheet1!A1:B3')
    await act(excel, (context) => first(context).freezePanes.unfreeze())
    expect(excel.host.workbook.sheets[0]?.frozen).toEqual({ rows: 0, columns: 0 })
  })

  test('page layout', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      const { pageLayout } = first(context)
      pageLayout.orientation = 'Landscape'
      pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 + 9 }
      pageLayout.setPrintTitleRows('$4:$4')
      pageLayout.headersFooters.defaultForAllPages.leftFooter = 'Sources'
      pageLayout.setPrintMargins('Centimeters', { top: 2.54 })
    })
    expect(excel.host.dump().sheets[0]?.['page']).toMatchObject({
      Orientation: 'Landscape',
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 9 },
      titleRows: 'Sheet1!4:4',
      TopMargin: 72,
      headers: { LeftFooter: 'Sources', RightFooter: '' },
    })
    expect(await refusal(excel, (context) => void (first(context).pageLayout.zoom = { scale: 5 }))).toBe(
      'InvalidArgument',
    )
  })

  test('a protected sheet refuses writes in locked cells only', async () => {
    const excel = await withCells([['a', 'b']])
    await act(excel, (context) => {
      first(context).getRange('B1').format.protection.locked = false
      first(context).protection.protect({ allowFormatColumns: true })
    })
    const to = (address: string) => (context: Excel.RequestContext) =>
      void (first(context).getRange(address).values = [['x']])
    expect(await refusal(excel, to('A1'))).toBe('AccessDenied')
    expect(await refusal(excel, to('B1'))).toBe('none')
    expect(
      await refusal(excel, (context) => void (first(context).getRange('A1').format.font.bold = true)),
    ).toBe('AccessDenied')
    expect(
      await refusal(excel, (context) => void (first(context).getRange('A1').format.columnWidth = 30)),
    ).toBe('none')
    expect(await refusal(excel, (context) => first(context).tables.add('D1:D2', true))).toBe('AccessDenied')
    expect(await values(excel, 'A1:B1')).toEqual([['a', 'x']])
    await act(excel, (context) => first(context).protection.unprotect())
    expect(await refusal(excel, to('A1'))).toBe('none')
  })

  test('a password must be right', async () => {
    const excel = startExcel()
    await act(excel, (context) => first(context).protection.protect({}, 'secret'))
    expect(await refusal(excel, (context) => first(context).protection.unprotect('guess'))).toBe(
      'BadPassword',
    )
    expect(await refusal(excel, (context) => first(context).protection.unprotect('secret'))).toBe('none')
  })

  test('a protected structure keeps its sheets', async () => {
    const excel = startExcel()
    await act(excel, (context) => context.workbook.protection.protect())
    expect(await refusal(excel, (context) => context.workbook.worksheets.add('x'))).toBe('AccessDenied')
    expect(await refusal(excel, (context) => void (first(context).name = 'x'))).toBe('AccessDenied')
  })

  test('copy', async () => {
    const excel = await withCells([['Head'], [1]])
    await act(excel, (context) => {
      first(context).tables.add('A1:A2', true).name = 'T'
      first(context).copy('Beginning')
    })
    expect(sheetNames(excel)).toEqual(['Sheet1 (2)', 'Sheet1'])
    expect(await values(excel, 'A1:A2', 'Sheet1 (2)')).toEqual([['Head'], [1]])
    expect(excel.host.workbook.tables.map((table) => table.sheet.name)).toEqual(['Sheet1', 'Sheet1 (2)'])
  })
})
