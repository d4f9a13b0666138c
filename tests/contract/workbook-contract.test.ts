import { describe, expect, it } from 'vitest'
import type { Plan, TableStep } from '../../src/report/steps.ts'
import { recordOf } from '../../src/workbook/record-of.ts'
import { cellRef } from '../../src/workbook/reference.ts'
import { cellText, cellValues } from '../../src/workbook/values.ts'
import { excelAdapter, xlsxAdapter, type Left } from './adapters.ts'
import { withoutIds } from './picture.ts'
import { AWKWARD, awkwardPlan, emptyPlan, handMadePlans, reportPlans } from './plans.ts'

const adapters = [xlsxAdapter, excelAdapter]
const plans = [...handMadePlans, emptyPlan(), ...(await reportPlans())]

const written = new Map<string, Promise<Left>>()
/** Each plan is written once by each adapter. */
function left(adapter: (typeof adapters)[number], name: string, plan: Plan): Promise<Left> {
  const key = `${adapter.name} ${name}`
  const known = written.get(key) ?? adapter.write(plan)
  written.set(key, known)
  return known
}

const tablesOf = ({ steps }: Plan): TableStep[] => steps.filter((step) => step.kind === 'table')

describe.each(adapters)('$name', { timeout: 120_000 }, (adapter) => {
  it.each(plans)('holds the values of every table: $name', async ({ name, plan }) => {
    const { picture } = await left(adapter, name, plan)
    for (const { at, columns, rows } of tablesOf(plan)) {
      const index = plan.steps.filter((it) => it.kind === 'sheet').findIndex((it) => it.sheet === at.sheet)
      const sheet = picture.sheets[index]
      columns.forEach((column, c) => {
        const found = cellValues(column, rows).map(
          (_, row) => sheet?.cells[cellRef(at.row + 1 + row, at.column + c)]?.value ?? null,
        )
        expect(found).toEqual(cellValues(column, rows))
      })
    }
  })

  it.each(plans)('stores the record: $name', async ({ name, plan }) => {
    const { record } = await left(adapter, name, plan)
    const blocks = (it: typeof record): string[] =>
      [...(it?.reports.flatMap((report) => report.blocks) ?? []), ...(it?.shared ?? [])].map(
        ({ block, kind, at, sheet, object }) =>
          `${block} ${kind} ${at.row},${at.column} ${sheet.name !== ''} ${object.name !== ''}`,
      )
    const placed = plan.steps.flatMap((step) =>
      step.kind === 'sheet' || step.kind === 'name'
        ? []
        : [{ block: step.block, sheet: { id: '', name: 'x' }, object: { id: '', name: 'x' } }],
    )
    expect(blocks(record)).toEqual(blocks(recordOf(plan, placed)))
    expect(record?.reports.map((it) => [it.report, it.dataset, it.written])).toEqual(
      plan.reports.map((report) => [report, plan.dataset, plan.created]),
    )
  })

  it('keeps awkward text as it is', async () => {
    const { picture } = await left(adapter, awkwardPlan.name, awkwardPlan.plan)
    const found = AWKWARD.map((_, row) => picture.sheets[1]?.cells[cellRef(1 + row, 1)]?.value)
    expect(found).toEqual(AWKWARD.map(cellText))
  })

  describe('has no way to hold', () => {
    for (const [what, why] of Object.entries(adapter.cannot)) it.skip(`${what}: ${why}`, () => undefined)
  })
})

describe('both adapters', { timeout: 120_000 }, () => {
  it.each(plans)('leave the same workbook: $name', async ({ name, plan }) => {
    const [file, excel] = await Promise.all([left(xlsxAdapter, name, plan), left(excelAdapter, name, plan)])
    expect(excel.picture).toEqual(file.picture)
  })

  it.each(plans)('say the same of what they had to change: $name', async ({ name, plan }) => {
    const [file, excel] = await Promise.all([left(xlsxAdapter, name, plan), left(excelAdapter, name, plan)])
    const told = ({ warnings }: Left): string[] => warnings.map((it) => JSON.stringify(it)).sort()
    expect(told(excel)).toEqual(told(file))
  })

  it.each(plans)('store the same record: $name', async ({ name, plan }) => {
    const [file, excel] = await Promise.all([left(xlsxAdapter, name, plan), left(excelAdapter, name, plan)])
    expect(withoutIds(excel.record)).toEqual(withoutIds(file.record))
  })
})
