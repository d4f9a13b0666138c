import { describe, expect, test } from 'vitest'
import { startExcel } from '../../excel-host/index.ts'
import { act, first, refusal, withCells } from './support.ts'

describe('the workbook', { timeout: 10_000 }, () => {
  test('defined names follow their cells', async () => {
    const excel = await withCells([['a'], ['b']])
    await act(excel, (context) => {
      const name = context.workbook.names.add('Figures', first(context).getRange('A1:A2'), 'all figures')
      name.visible = false
      first(context).names.add('Local', '=Sheet1!$A$1')
      first(context).getRange('1:1').insert('Down')
    })
    const read = await excel.run(async (context) => {
      const name = context.workbook.names.getItem('figures')
      const range = name.getRangeOrNullObject()
      name.load('formula,comment,visible,scope,type')
      range.load('address')
      first(context).names.load('items/name,items/scope')
      await context.sync()
      const { formula, comment, visible, scope, type } = name
      const local = first(context).names
      local.load('items/name,items/scope')
      await context.sync()
      return [
        formula,
        comment,
        visible,
        scope,
        type,
        range.address,
        local.items.map((it) => [it.name, it.scope]),
      ]
    })
    expect(read).toEqual([
      '=Sheet1!$A$2:$A$3',
      'all figures',
      false,
      'Workbook',
      'Range',
      'Sheet1!A2:A3',
      [['Local', 'Worksheet']],
    ])
  })

  test('a name may stand for a table column, and grow with it', async () => {
    const excel = await withCells([['Head'], [1]])
    const address = await excel.run(async (context) => {
      first(context).tables.add('A1:A2', true).name = 'T'
      const name = context.workbook.names.add('Column', '=T[Head]')
      first(context).getRange('A3').values = [[2]]
      const range = name.getRange()
      range.load('address')
      await context.sync()
      return range.address
    })
    expect(address).toBe('Sheet1!A2:A3')
  })

  test.each([
    ['A1', 'InvalidArgument'],
    ['R1C1', 'InvalidArgument'],
    ['two words', 'InvalidArgument'],
    ['1st', 'InvalidArgument'],
    ['taken', 'ItemAlreadyExists'],
    ['Concord_1', 'none'],
  ])('the name %j: %s', async (name, code) => {
    const excel = startExcel()
    await act(excel, (context) => void context.workbook.names.add('Taken', '=1'))
    expect(await refusal(excel, (context) => context.workbook.names.add(name, '=1'))).toBe(code)
  })

  test('custom XML parts by namespace', async () => {
    const excel = startExcel()
    const read = await excel.run(async (context) => {
      const parts = context.workbook.customXmlParts
      const added = parts.add('<record xmlns="urn:concord:record:1">1</record>')
      parts.add('<other xmlns="urn:x"/>')
      added.setXml('<record xmlns="urn:concord:record:1">2</record>')
      await context.sync()
      const mine = parts.getByNamespace('urn:concord:record:1')
      const only = mine.getOnlyItemOrNullObject()
      const xml = only.getXml()
      const count = parts.getCount()
      only.load('namespaceUri')
      await context.sync()
      only.delete()
      const left = parts.getCount()
      await context.sync()
      return [xml.value, only.namespaceUri, count.value, left.value]
    })
    expect(read).toEqual(['<record xmlns="urn:concord:record:1">2</record>', 'urn:concord:record:1', 2, 1])
  })

  test.each(['<a>', '<a></b>', 'text', '<a/><b/>', '<a>&nbsp;</a>', '<a>\u0001</a>'])(
    'XML that is not well-formed is refused: %j',
    async (xml) => {
      const excel = startExcel()
      expect(await refusal(excel, (context) => context.workbook.customXmlParts.add(xml))).toBe(
        'InvalidArgument',
      )
    },
  )

  test('document properties, custom properties and settings', async () => {
    const excel = startExcel()
    await act(excel, (context) => {
      context.workbook.properties.title = 'Figures'
      context.workbook.properties.custom.add('Data set', '1.2.0')
      context.workbook.settings.add('state', { open: true })
    })
    const read = await excel.run(async (context) => {
      const { properties, settings } = context.workbook
      const setting = settings.getItem('state')
      properties.load('title')
      properties.custom.load('items/key,items/value')
      setting.load('value')
      await context.sync()
      return [
        properties.title,
        properties.custom.items.map((it) => [it.key, it.value as unknown]),
        setting.value as unknown,
      ]
    })
    expect(read).toEqual(['Figures', [['Data set', '1.2.0']], { open: true }])
    expect(excel.host.dump()).toMatchObject({
      properties: { Title: 'Figures' },
      settings: { state: { open: true } },
    })
  })

  test('application: calculation, suspension, culture', async () => {
    const excel = startExcel()
    const culture = await excel.run(async (context) => {
      const { application } = context
      application.calculationMode = 'Manual'
      application.suspendApiCalculationUntilNextSync()
      application.suspendScreenUpdatingUntilNextSync()
      application.load('calculationMode')
      application.cultureInfo.load('name')
      application.cultureInfo.numberFormat.load('numberDecimalSeparator')
      await context.sync()
      return [
        application.calculationMode,
        application.cultureInfo.name,
        application.cultureInfo.numberFormat.numberDecimalSeparator,
      ]
    })
    expect(culture).toEqual(['Manual', 'en-US', '.'])
    expect(excel.host.workbook.suspended).toEqual({ calculation: 1, screen: 1 })
  })

  test('selection', async () => {
    const excel = startExcel()
    excel.host.user.select('B2:C3')
    const read = await excel.run(async (context) => {
      const selected = context.workbook.getSelectedRange()
      const cell = context.workbook.getActiveCell()
      selected.load('address')
      cell.load('address')
      first(context).getRange('D4').select()
      await context.sync()
      return [selected.address, cell.address]
    })
    expect(read).toEqual(['Sheet1!B2:C3', 'Sheet1!B2'])
    expect(excel.host.workbook.selection.area).toMatchObject({ row: 3, column: 3 })
  })

  test('a workbook opened for viewing refuses every change', async () => {
    const excel = startExcel()
    excel.host.workbook.situation.readOnly = true
    expect(await refusal(excel, (context) => context.workbook.worksheets.add())).toBe('AccessDenied')
    const readOnly = await excel.run(async (context) => {
      context.workbook.load('readOnly')
      await context.sync()
      return context.workbook.readOnly
    })
    expect(readOnly).toBe(true)
  })

  test('calls that need the focus fail while another workbook is in front', async () => {
    const excel = startExcel()
    excel.host.workbook.situation.otherWorkbookInFront = true
    const codes = await Promise.all([
      refusal(excel, (context) => context.workbook.worksheets.add()),
      refusal(excel, (context) => first(context).activate()),
      refusal(excel, (context) => first(context).freezePanes.freezeRows(1)),
      refusal(excel, (context) => void (first(context).showGridlines = false)),
      refusal(excel, (context) => first(context).getRange('A1').select()),
      refusal(excel, (context) => context.workbook.getSelectedRange().load('address')),
      refusal(excel, (context) => first(context).delete()),
      refusal(excel, (context) => void (first(context).getRange('A1').values = [[1]])),
    ])
    expect(codes).toEqual([
      'GeneralException',
      'GeneralException',
      'GeneralException',
      'GeneralException',
      'GeneralException',
      'InvalidSelection',
      'InvalidSelection',
      'none',
    ])
  })

  test('what is not built says so by type and member; what the library does not know is a slip', async () => {
    const excel = startExcel()
    const message = await excel
      .run(async (context) => {
        context.workbook.slicers.load('items')
        await context.sync()
      })
      .then(
        () => '',
        (error: OfficeExtension.Error) => `${error.code}: ${error.message}`,
      )
    expect(message).toBe('HostNotBuilt: The emulated host has not built Workbook.slicers.')
    expect(await refusal(excel, (context) => first(context).getRange('A1').load('linkedDataTypeState'))).toBe(
      'HostNotBuilt',
    )
    expect(await refusal(excel, (context) => first(context).load('nmae'))).toBe('InvalidArgument')
  })
})
