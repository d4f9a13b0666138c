import { describe, expect, test } from 'vitest'
import { PAYLOAD_LIMIT, startExcel, type Fault } from '../../excel-host/index.ts'
import { act, first, refusal, values } from './support.ts'

const write = (context: Excel.RequestContext): void => void (first(context).getRange('A1').values = [['x']])

describe('requests', { timeout: 20_000 }, () => {
  test('the first error ends the request; what was done before it stays', async () => {
    const excel = startExcel()
    const error = await excel
      .run(async (context) => {
        first(context).getRange('A1').values = [['done']]
        first(context).getRange('A2:A3').values = [['does not fit']]
        first(context).getRange('A4').values = [['never']]
        await context.sync()
      })
      .catch((it: OfficeExtension.Error) => it)
    expect(error).toMatchObject({
      code: 'InvalidArgument',
      debugInfo: { errorLocation: 'Range.values', statement: expect.stringContaining('values') as unknown },
    })
    expect(error).toBeInstanceOf(excel.OfficeExtension.Error)
    expect(await values(excel, 'A1:A4')).toEqual([['done'], [''], [''], ['']])
  })

  test('what was not loaded cannot be read', async () => {
    const excel = startExcel()
    await expect(
      excel.run(async (context) => {
        const sheet = first(context)
        await context.sync()
        return sheet.name
      }),
    ).rejects.toMatchObject({ code: 'PropertyNotLoaded' })
  })

  test('ranges are let go after a run, and can be held', async () => {
    const excel = startExcel()
    const held = await excel.run(async (context) => {
      const range = first(context).getRange('A1')
      context.trackedObjects.add(range)
      first(context).getRange('B1').load('values')
      await context.sync()
      return range
    })
    await new Promise((done) => setTimeout(done, 20))
    expect(excel.host.workbook.kept.size).toBe(1)
    await excel.Excel.run(held, async (context) => {
      held.values = [['again']]
      await context.sync()
    })
    expect(await values(excel, 'A1')).toEqual([['again']])
  })

  test('items can be skipped and counted off', async () => {
    const excel = startExcel()
    const names = await excel.run(async (context) => {
      for (const name of ['a', 'b', 'c']) context.workbook.worksheets.add(name)
      const { worksheets } = context.workbook
      worksheets.load({ name: true, $skip: 1, $top: 2 })
      await context.sync()
      return worksheets.items.map((it) => it.name)
    })
    expect(names).toEqual(['a', 'b'])
  })

  test('syncs and bytes are counted, the cleaning up after a run is not a sync', async () => {
    const excel = startExcel()
    await act(excel, write)
    await act(excel, write)
    await new Promise((done) => setTimeout(done, 20))
    expect(excel.host.counters.syncs).toBe(2)
    expect(excel.host.counters.requests).toBe(4)
    expect(excel.host.exchanges[0]).toMatchObject({ calls: ['Range.values'], failure: null })
    expect(excel.host.counters.largestRequest).toBe(
      Math.max(...excel.host.exchanges.map((exchange) => exchange.requestBytes)),
    )
    excel.host.resetCounters()
    expect(excel.host.counters.syncs).toBe(0)
  })

  test('a request above 5 MB is refused by its bytes, not its characters', async () => {
    const excel = startExcel()
    // Each of these characters takes two bytes.
    const rows = Array.from({ length: 100 }, () => ['я'.repeat(26_500)])
    const send = (count: number) => (context: Excel.RequestContext) =>
      void (first(context).getRange(`A1:A${count}`).values = rows.slice(0, count))
    expect(await refusal(excel, send(100))).toBe('RequestPayloadSizeLimitExceeded')
    expect(await values(excel, 'A1')).toEqual([['']])
    expect(await refusal(excel, send(98))).toBe('none')
    expect(excel.host.exchanges.find((it) => it.failure === null)?.requestBytes).toBeLessThan(PAYLOAD_LIMIT)
  })

  test('so is an answer', async () => {
    const excel = startExcel()
    const block = Array.from({ length: 1 }, () => ['x'.repeat(30_000)])
    await act(excel, (context) => {
      for (let row = 1; row <= 150; row++) first(context).getRange(`A${row}`).values = block
    })
    await act(excel, (context) => {
      for (let row = 151; row <= 200; row++) first(context).getRange(`A${row}`).values = block
    })
    const load = (address: string) => (context: Excel.RequestContext) =>
      void first(context).getRange(address).load('values')
    expect(await refusal(excel, load('A1:A200'))).toBe('ResponsePayloadSizeLimitExceeded')
    expect(await refusal(excel, load('A1:A150'))).toBe('none')
  })

  test('200,000 x 10 cells', async () => {
    const excel = startExcel({ payloadLimit: Infinity })
    const rows = Array.from({ length: 200_000 }, (_, i) =>
      Array.from({ length: 10 }, (__, j) => (j % 2 === 0 ? `text ${i % 1_000}` : i)),
    )
    await act(excel, (context) => {
      first(context).getRange('A1:J200000').values = rows
      first(context).tables.add('A1:J200000', true).name = 'Big'
    })
    const sheet = excel.host.workbook.sheets[0]
    expect(sheet?.grid.value(199_999, 9)).toBe(199_999)
    expect(sheet?.used(true)).toMatchObject({ rows: 200_000, columns: 10 })
  }, 60_000)
})

describe('faults', { timeout: 10_000 }, () => {
  const CODES: readonly (readonly [Fault, string])[] = [
    [{ kind: 'busy' }, 'InvalidOperationInCellEditMode'],
    [{ kind: 'payload' }, 'RequestPayloadSizeLimitExceeded'],
    [{ kind: 'connection-lost', when: 'before' }, 'InvalidOrTimedOutSession'],
    [{ kind: 'protected' }, 'AccessDenied'],
    [{ kind: 'sheet-deleted' }, 'ItemNotFound'],
    [{ kind: 'action', action: 0, code: 'GeneralException' }, 'GeneralException'],
  ]

  test.each(CODES.map(([fault, code]) => [fault.kind, fault, code] as const))(
    '%s strikes the sync it is planned for, and no other',
    async (_, fault, code) => {
      const excel = startExcel()
      await act(excel, (context) => void context.workbook.worksheets.add('Other'))
      excel.host.inject(2, fault)
      expect(await refusal(excel, write)).toBe('none')
      expect(await refusal(excel, (context) => void (first(context).getRange('A1').values = [['y']]))).toBe(
        code,
      )
      const cell = excel.host.workbook.sheets.find((it) => it.name === 'Sheet1')?.grid.value(0, 0)
      if (fault.kind !== 'sheet-deleted') expect(cell).toBe('x')
      const rest = (context: Excel.RequestContext): void =>
        void context.workbook.worksheets.getItem('Other').load('name')
      expect(await refusal(excel, rest)).toBe('none')
    },
  )

  test('a connection may be lost after the work was done', async () => {
    const excel = startExcel()
    excel.host.inject(1, { kind: 'connection-lost', when: 'after' })
    expect(await refusal(excel, write)).toBe('InvalidOrTimedOutSession')
    expect(await values(excel, 'A1')).toEqual([['x']])
  })

  test('a failure in the middle leaves what was done before it', async () => {
    const excel = startExcel()
    excel.host.inject(1, { kind: 'action', action: 12, code: 'GeneralException' })
    const code = await refusal(excel, (context) => {
      for (let row = 1; row <= 5; row++) first(context).getRange(`A${row}`).values = [[row]]
    })
    const written = (await values(excel, 'A1:A5')).filter(([cell]) => cell !== '').length
    expect(code).toBe('GeneralException')
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(5)
  })

  test('cell editing: refused at once, or waited for', async () => {
    const excel = startExcel()
    excel.host.enterCellEdit()
    expect(await refusal(excel, write)).toBe('InvalidOperationInCellEditMode')
    let done = false
    const waiting = excel.Excel.run({ delayForCellEdit: true }, async (context) => {
      write(context)
      await context.sync()
      done = true
    })
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(done).toBe(false)
    excel.host.leaveCellEdit()
    await waiting
    expect(await values(excel, 'A1')).toEqual([['x']])
  })

  test('a set that the host lacks can be played', () => {
    const excel = startExcel({ isSetSupported: (_, version) => Number(version?.split('.')[1]) <= 13 })
    expect(excel.isSetSupported('ExcelApi', '1.13')).toBe(true)
    expect(excel.isSetSupported('ExcelApi', '1.20')).toBe(false)
  })
})
