import { describe, expect, it } from 'vitest'
import { openExcel } from '../../../src/excel/excel-workbook.ts'
import type { Plan } from '../../../src/report/steps.ts'
import { WorkbookError, type WorkbookProblemCode } from '../../../src/workbook/problem.ts'
import { startExcel, type EmulatedExcel, type Fault } from '../../excel-host/index.ts'
import { report } from '../../support/plans.ts'
import {
  cell,
  block,
  numberColumn,
  planOf,
  samplePlan,
  sheetNamed,
  sheetStep,
  tableStep,
} from '../xlsx/sample-plan.ts'

/** A workbook that an analyst has worked in and into which a report was written before. */
async function analystsWorkbook(
  options: { undoGroups?: boolean } = {},
): Promise<{ excel: EmulatedExcel; write: (plan: Plan, signal?: AbortSignal) => Promise<void> }> {
  const excel = startExcel()
  excel.host.user.type('Sheet1!A1:B2', [
    ['mine', 1],
    ['=B1', 'x'],
  ])
  const supported = options.undoGroups ?? true
  const book = openExcel({ Excel: excel.Excel, isSetSupported: () => supported })
  const first = planOf(
    [
      sheetStep('Earlier'),
      {
        kind: 'cells',
        block: block('earlier/text'),
        at: { sheet: sheetNamed('Earlier'), row: 0, column: 0 },
        cells: [[cell('An earlier report')]],
      },
    ],
    { reports: [report('earlier')] },
  )
  await book.write(first)
  return { excel, write: (plan, signal) => book.write(plan, signal ? { signal } : {}) }
}

const picture = ({ host }: EmulatedExcel): string => JSON.stringify(host.dump())

async function problemOf(job: Promise<unknown>): Promise<WorkbookProblemCode | null> {
  try {
    await job
    return null
  } catch (error) {
    if (error instanceof WorkbookError) return error.problem.code
    throw error
  }
}

/** Looking twice, describing, writing, finishing the chart, storing the record. */
const SYNCS = 6

const FAULTS: readonly {
  readonly name: string
  readonly fault: Fault
  readonly codes: readonly WorkbookProblemCode[]
}[] = [
  {
    name: 'a request that is refused for its size',
    fault: { kind: 'payload' },
    codes: ['workbook/payload-too-large'],
  },
  {
    name: 'a connection that breaks before',
    fault: { kind: 'connection-lost', when: 'before' },
    codes: ['workbook/connection-lost'],
  },
  {
    name: 'a connection that breaks after',
    fault: { kind: 'connection-lost', when: 'after' },
    codes: ['workbook/connection-lost'],
  },
  {
    name: 'a call that is denied',
    fault: { kind: 'action', action: 4, code: 'AccessDenied' },
    codes: ['sheet/protected', 'workbook/protected'],
  },
  {
    name: 'a general exception',
    fault: { kind: 'action', action: 2, code: 'GeneralException' },
    codes: ['workbook/host', 'workbook/not-in-front'],
  },
  {
    name: 'a last call that fails',
    fault: { kind: 'action', action: 1, code: 'ItemNotFound' },
    codes: ['workbook/changed-meanwhile'],
  },
]

describe.each(FAULTS)('$name', { timeout: 60_000 }, ({ fault, codes }) => {
  it.each(Array.from({ length: SYNCS }, (_, index) => index + 1))(
    'at sync %i leaves the workbook as it was, or complete',
    async (sync) => {
      const { excel, write } = await analystsWorkbook()
      const before = picture(excel)
      excel.host.inject(sync, fault)
      const code = await problemOf(write(samplePlan))
      if (code === null)
        expect(sheets(excel)).toEqual([
          'Sheet1',
          'Earlier',
          'Contents',
          "Seizures' data",
          'Seizures analysis',
        ])
      else {
        expect(codes).toContain(code)
        expect(picture(excel)).toBe(before)
      }
      // The workbook is not left in a state in which it cannot be written into.
      if (code !== null) expect(await problemOf(write(samplePlan))).toBeNull()
    },
  )
})

const sheets = ({ host }: EmulatedExcel): string[] => host.workbook.sheets.map(({ name }) => name)

describe('what the analyst does meanwhile', { timeout: 60_000 }, () => {
  it('editing a cell before: says so, and writes nothing', async () => {
    const { excel, write } = await analystsWorkbook()
    const before = picture(excel)
    excel.host.enterCellEdit()
    expect(await problemOf(write(samplePlan))).toBe('workbook/editing')
    excel.host.leaveCellEdit()
    expect(picture(excel)).toBe(before)
  })

  it('editing a cell while it is written: is waited for', async () => {
    const { excel, write } = await analystsWorkbook()
    const writing = write(samplePlan)
    while (excel.host.counters.syncs < 6) await new Promise((go) => setTimeout(go, 1))
    excel.host.enterCellEdit()
    setTimeout(() => excel.host.leaveCellEdit(), 50)
    expect(await problemOf(writing)).toBeNull()
  })

  it.each(['protected', 'sheet-deleted'] as const)(
    'a new sheet %s: all of it is taken back',
    async (kind) => {
      const { excel, write } = await analystsWorkbook()
      const before = picture(excel)
      // The sync that finishes the chart on that sheet.
      excel.host.inject(5, { kind, sheet: 'Seizures analysis' })
      expect(await problemOf(write(samplePlan))).not.toBeNull()
      expect(picture(excel)).toBe(before)
    },
  )

  it('cancelling: all of it is taken back, and the reason is thrown', async () => {
    const { excel, write } = await analystsWorkbook()
    const before = picture(excel)
    const controller = new AbortController()
    const rows = 90_000
    const large = planOf([
      sheetStep('Large'),
      tableStep(
        'Large',
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({
          id,
          header: id,
          data: numberColumn(Array.from({ length: rows }, (_, i) => i / 7)),
          format: 'quantity' as const,
          wrap: false,
        })),
        { at: { sheet: sheetNamed('Large'), row: 0, column: 0 } },
      ),
    ])
    const reason = new Error('enough')
    const writing = openExcelOf(excel).write(large, {
      signal: controller.signal,
      progress: () => controller.abort(reason),
    })
    await expect(writing).rejects.toBe(reason)
    expect(picture(excel)).toBe(before)
    await expect(write(samplePlan, controller.signal)).rejects.toBe(reason)
  })
})

const openExcelOf = (excel: EmulatedExcel) => openExcel({ Excel: excel.Excel, isSetSupported: () => true })

describe('a workbook that cannot be written into', () => {
  it('read-only, or with its structure protected: says so before anything is sent', async () => {
    for (const [state, code] of [
      ['readOnly', 'workbook/read-only'],
      ['structure', 'workbook/protected'],
    ] as const) {
      const { excel, write } = await analystsWorkbook()
      if (state === 'readOnly') excel.host.workbook.situation.readOnly = true
      else excel.host.workbook.structureProtected = true
      const before = picture(excel)
      expect(await problemOf(write(samplePlan))).toBe(code)
      expect(picture(excel)).toBe(before)
    }
  })

  it('another workbook in front: says so, and all of it is taken back', async () => {
    const { excel, write } = await analystsWorkbook()
    const before = picture(excel)
    excel.host.workbook.situation.otherWorkbookInFront = true
    expect(await problemOf(write(samplePlan))).toBe('workbook/not-in-front')
    excel.host.workbook.situation.otherWorkbookInFront = false
    expect(picture(excel)).toBe(before)
  })

  it('when even taking back fails, says how far it came', async () => {
    const { excel, write } = await analystsWorkbook()
    for (const sync of [3, 4, 5, 6, 7, 8, 9, 10])
      excel.host.inject(sync, { kind: 'connection-lost', when: 'before' })
    expect(await problemOf(write(samplePlan))).toBe('workbook/incomplete')
  })
})

describe('names that are taken', () => {
  it('the analyst keeps theirs, and the record says what ours are called', async () => {
    const { excel } = await analystsWorkbook()
    const book = openExcelOf(excel)
    await book.write(samplePlan)
    await book.write({ ...samplePlan, reports: [report('seizures-2')] })
    expect(sheets(excel)).toEqual([
      'Sheet1',
      'Earlier',
      'Contents',
      "Seizures' data",
      'Seizures analysis',
      'Contents 2',
      "Seizures' data 2",
      'Seizures analysis 2',
    ])
    expect(excel.host.workbook.tables.map(({ name }) => name)).toEqual([
      'tblSeizures',
      'tblSeizuresSummary',
      'tblSeizures_2',
      'tblSeizuresSummary_2',
    ])
    const pivot = excel.host.workbook.pivots[1]
    expect(pivot?.sourceText).toBe('tblSeizures_2')
    const shared = (await book.record())?.shared ?? []
    expect(shared.find((it) => it.block === 'seizures/data')?.object.name).toBe('tblSeizures_2')
    expect(shared.find((it) => it.block === 'contents/list')?.sheet.name).toBe('Contents 2')
  })
})

describe('undo', () => {
  it('is one step where Excel can group', async () => {
    const { excel, write } = await analystsWorkbook()
    await write(samplePlan)
    const last = excel.host.workbook.undo.stack.at(-1)
    expect(last?.calls.filter((call) => call === 'WorksheetCollection.add')).toHaveLength(3)
    expect(last?.calls).toContain('ChartSeriesCollection.add')
  })

  it('is a step a request where Excel cannot', async () => {
    const { excel, write } = await analystsWorkbook({ undoGroups: false })
    await write(samplePlan)
    const steps = excel.host.workbook.undo.stack
    expect(steps.at(-1)?.calls).toContain('ChartSeriesCollection.add')
    expect(steps.at(-2)?.calls).toContain('WorksheetCollection.add')
  })

  it('goes without a group where Excel refuses one', async () => {
    const { excel, write } = await analystsWorkbook()
    excel.host.inject(4, { kind: 'action', action: 3, code: 'UndoNotSupported' })
    await write(samplePlan)
    expect(sheets(excel).slice(2)).toEqual(['Contents', "Seizures' data", 'Seizures analysis'])
    expect(excel.host.workbook.undo.stack.at(-1)?.calls).not.toContain('WorksheetCollection.add')
  })
})
