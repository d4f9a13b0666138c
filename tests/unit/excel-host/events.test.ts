import { describe, expect, test } from 'vitest'
import { startExcel } from '../../excel-host/index.ts'
import { act, first, withCells } from './support.ts'

/** Events come after the answer, in a turn of their own. */
const later = (): Promise<void> => new Promise((done) => setTimeout(done, 20))

describe('events', { timeout: 10_000 }, () => {
  test("a change tells its place, the cell's old and new value and who made it", async () => {
    const excel = startExcel()
    const told: unknown[] = []
    await act(excel, (context) => {
      first(context).onChanged.add((event) => {
        const { address, changeType, source, triggerSource, details } = event
        told.push([address, changeType, source, triggerSource, details?.valueBefore, details?.valueAfter])
        return Promise.resolve()
      })
    })
    await act(excel, (context) => void (first(context).getRange('B2').values = [[1]]))
    excel.host.user.type('B2', 2)
    excel.host.user.type('A1:B1', [['x', 'y']])
    await later()
    expect(told).toEqual([
      ['B2', 'RangeEdited', 'Local', 'ThisLocalAddin', '', 1],
      ['B2', 'RangeEdited', 'Local', 'Unknown', 1, 2],
      ['A1:B1', 'RangeEdited', 'Local', 'Unknown', undefined, undefined],
    ])
  })

  test('the range of an event can be asked for', async () => {
    const excel = startExcel()
    const addresses: string[] = []
    await act(excel, (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await excel.run(async (inner) => {
          const range = event.getRange(inner)
          range.load('address')
          await inner.sync()
          addresses.push(range.address)
        })
      })
    })
    excel.host.user.type('C3', 1)
    await later()
    await later()
    expect(addresses).toEqual(['Sheet1!C3'])
  })

  test('a handler that was removed hears nothing more', async () => {
    const excel = startExcel()
    let heard = 0
    const handler = await excel.run(async (context) => {
      const added = first(context).onChanged.add(() => Promise.resolve(void heard++))
      await context.sync()
      return added
    })
    excel.host.user.type('A1', 1)
    await later()
    await excel.Excel.run(handler.context, async (context) => {
      handler.remove()
      await context.sync()
    })
    excel.host.user.type('A1', 2)
    await later()
    expect(heard).toBe(1)
  })

  test('inside a table its own listeners hear it', async () => {
    const excel = await withCells([['Head'], [1]])
    const told: unknown[] = []
    await act(excel, (context) => {
      const table = first(context).tables.add('A1:A2', true)
      table.load('id')
      table.onChanged.add((event) => Promise.resolve(void told.push([event.address, event.tableId])))
    })
    excel.host.user.type('A2', 5)
    excel.host.user.type('C9', 5)
    await later()
    expect(told).toEqual([['A2', excel.host.workbook.tables[0]?.id]])
  })

  test('selection', async () => {
    const excel = startExcel()
    const told: string[] = []
    await act(excel, (context) => {
      context.workbook.worksheets.onSelectionChanged.add((event) =>
        Promise.resolve(void told.push(event.address)),
      )
    })
    excel.host.user.select('B2:C3')
    await later()
    expect(told).toEqual(['B2:C3'])
  })

  test('switched off by the add-in', async () => {
    const excel = startExcel()
    let heard = 0
    await act(excel, (context) => {
      first(context).onChanged.add(() => Promise.resolve(void heard++))
      context.runtime.enableEvents = false
    })
    excel.host.user.type('A1', 1)
    await later()
    expect(heard).toBe(0)
  })
})

describe('undo', { timeout: 10_000 }, () => {
  const stack = (excel: ReturnType<typeof startExcel>): unknown[] =>
    excel.host.workbook.undo.stack.map((step) => [step.by, ...step.calls])

  test('each sync is a step; reading is none', async () => {
    const excel = startExcel()
    excel.host.user.type('A1', 1)
    await act(excel, (context) => {
      first(context).getRange('A2').values = [[1]]
      first(context).getRange('A2').format.font.bold = true
    })
    await act(excel, (context) => first(context).load('name'))
    await act(excel, (context) => void (first(context).tabColor = '#FF0000'))
    expect(stack(excel)).toEqual([
      ['user', 'Typing in A1'],
      ['add-in', 'Range.values', 'RangeFont.bold'],
      ['add-in', 'Worksheet.tabColor'],
    ])
  })

  test('what cannot be undone clears the stack', async () => {
    const excel = startExcel()
    excel.host.user.type('A1', 1)
    await act(excel, (context) => {
      first(context).name = 'Renamed'
      context.workbook.worksheets.getItem('Renamed').getRange('A2').values = [[1]]
    })
    expect(stack(excel)).toEqual([['add-in', 'Range.values']])
  })

  test('custom XML parts are outside of it: they neither are a step nor clear one', async () => {
    const excel = startExcel()
    excel.host.user.type('A1', 1)
    await act(excel, (context) => void context.workbook.customXmlParts.add('<a/>'))
    expect(stack(excel)).toEqual([['user', 'Typing in A1']])
  })

  test('merged into one group, whatever the number of syncs', async () => {
    const excel = startExcel()
    await excel.Excel.run({ mergeUndoGroup: true }, async (context) => {
      first(context).getRange('A1').values = [[1]]
      await context.sync()
      context.workbook.worksheets.add('New')
      await context.sync()
    })
    expect(stack(excel)).toEqual([['add-in', 'Range.values', 'WorksheetCollection.add']])
  })

  test('a group refuses what cannot be undone', async () => {
    const excel = startExcel()
    const run = excel.Excel.run({ mergeUndoGroup: true }, async (context) => {
      context.workbook.customXmlParts.add('<a/>')
      await context.sync()
    })
    await expect(run).rejects.toMatchObject({ code: 'UndoNotSupported' })
    expect(excel.host.workbook.xmlParts).toEqual([])
  })
})
